"""Laws of mathematics and a machine that holds implementations to them.

A law says what must be true of an operation; a domain says of what inputs; a tolerance says how
exactly; a subject is an implementation. `verify.check(f, like="softmax")` judges a function.
"""

import importlib
from typing import TYPE_CHECKING

from verify import domains, tolerance
from verify.claim import (
    Claim,
    at_most,
    both,
    close,
    equal,
    follows,
    holds,
    refuses,
    undecided,
    within,
)
from verify.law import Law, law
from verify.records import Case, CheckResult, RunRecord, Verdict

if TYPE_CHECKING:
    from verify.api import Report, UnknownName, check, restate

__all__ = [
    "Case",
    "CheckResult",
    "Claim",
    "Law",
    "Report",
    "RunRecord",
    "UnknownName",
    "Verdict",
    "at_most",
    "both",
    "check",
    "close",
    "domains",
    "equal",
    "follows",
    "holds",
    "law",
    "refuses",
    "restate",
    "tolerance",
    "undecided",
    "within",
]

_ENGINE = frozenset({"Report", "UnknownName", "check", "restate"})


def __getattr__(name: str) -> object:
    """The engine is imported when it is first used: declaring laws must cost little."""
    if name in _ENGINE:
        return getattr(importlib.import_module("verify.api"), name)
    raise AttributeError(f"verify has no attribute {name!r}")
