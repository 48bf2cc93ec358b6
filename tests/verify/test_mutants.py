"""A law that has never caught a wrong kernel is unproven: every law kills each of its mutants.

`tests/verify/mutants/<field>.py`, or the files of a folder of that name, hold `MUTANTS = {law name:
[mutant, ...]}`. A mutant is a wrong function (for laws of one operation) or a dict from operations
to wrong functions; the operations that it leaves out are NumPy's, SciPy's or nbmath's. `twins.py`
there speaks of the laws of `verify.laws.twins`.
"""

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify import registry
from verify.checks import Budget, CheckTask, check
from verify.law import Law
from verify.records import Verdict
from verify.subjects import Subject

Mutant = Callable[..., Any] | Mapping[str, Callable[..., Any]]

FOLDER = Path(__file__).parent / "mutants"
CASES = {"lanes": 30_000, "lanes with a reference": 3_000, "arrays": 500}
RIGHT = ("numpy", "scipy", "nbmath")
LAWS = registry.laws()


@cache
def mutants_of(field: str) -> Mapping[str, list[Mutant]]:
    """The mutants of a field's own laws, and of the laws of twins."""
    return {
        name: mutants
        for path in FOLDER.rglob("*.py")
        if path.relative_to(FOLDER).parts[0] in (field, f"{field}.py", "twins.py")
        for name, mutants in in_file(path).items()
    }


@cache
def in_file(path: Path) -> Mapping[str, list[Mutant]]:
    name = ".".join(path.relative_to(FOLDER.parent).with_suffix("").parts)
    return getattr(importlib.import_module(name), "MUTANTS", {})


def mutated(law: Law, mutant: Mutant) -> Subject:
    """The mutant as a subject, with right operations where it has none of its own."""
    wrong = dict(mutant) if isinstance(mutant, Mapping) else {law.operations[0]: mutant}
    stray = set(wrong) - set(law.operations)
    assert not stray, f"{law.name} does not speak of {stray}"
    if not isinstance(mutant, Mapping):
        assert len(law.operations) == 1, f"{law.name} has several operations: write a dict"
    return Subject("mutant", "a wrong kernel", {**right(law, frozenset(wrong)), **wrong})


def right(law: Law, but: frozenset[str]) -> dict[str, Callable[..., Any]]:
    found = {}
    for operation in set(law.operations) - but:
        subjects = (registry.subject(name) for name in RIGHT if name in registry.subjects())
        holders = [subject for subject in subjects if operation in subject.operations]
        assert holders, f"nobody has {operation}, of which {law.name} speaks"
        found[operation] = holders[0].operations[operation]
    return found


def killed(law: Law, subject: Subject) -> bool:
    """True if the law catches the mutant in one precision, by a wrong number and not by a crash."""
    kind = "lanes" if law.elementwise else "arrays"
    if law.elementwise and law.tolerance.unit == "ulp":
        kind = "lanes with a reference"
    tasks = (
        CheckTask(law, subject, dtype, Budget(cases=cases, shrink_seconds=0))
        for cases in (CASES[kind] // 30, CASES[kind])  # most die soon
        for dtype in reversed(law.dtypes)
    )
    return any(check(task, 1).verdict in (Verdict.VIOLATED, Verdict.NON_FINITE) for task in tasks)


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS.keys())
def test_every_law_kills_its_mutants(law: Law) -> None:
    mutants = mutants_of(law.field).get(law.name)
    assert mutants, f"{law.name} has no mutant in tests/verify/mutants/{law.field}"
    for number, mutant in enumerate(mutants):
        assert killed(law, mutated(law, mutant)), f"mutant {number} of {law.name} survives"


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_mutants_are_of_laws_that_exist(path: Path) -> None:
    assert set(in_file(path)) <= set(LAWS)
