"""Laws of mathematics and a machine that holds implementations to them.

A law says what must be true of an operation; a domain says of what inputs; a tolerance says how
exactly; a subject is an implementation. `verify.check(f, like="softmax")` judges a function.
"""

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

__all__ = [
    "Case",
    "CheckResult",
    "Claim",
    "Law",
    "RunRecord",
    "Verdict",
    "at_most",
    "both",
    "close",
    "domains",
    "equal",
    "follows",
    "holds",
    "law",
    "refuses",
    "tolerance",
    "undecided",
    "within",
]
