"""Families: their laws pass what is right, and each of them fails something wrong."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from scipy import special

from verify import domains
from verify.checks import Budget, CheckTask, check
from verify.law import DTYPES, Law
from verify.laws.families import Origin, cdf_quantile_pair, convex_function, metric, norm
from verify.records import Verdict
from verify.subjects import Subject

ORIGIN: Origin = {"field": "tests", "source": "a test", "uses": ()}
CONVEX = convex_function("softplus", lambda: domains.reals(-50.0, 50.0), scalar=True, **ORIGIN)
NORMS = convex_function("norm", lambda: domains.vectors("n", low=-1e3, high=1e3), **ORIGIN)
PAIR = cdf_quantile_pair("cdf", "ppf", density_bound=0.25, **ORIGIN)
METRIC = metric("distance", lambda: domains.vectors("n", low=-1e3, high=1e3), **ORIGIN)
LENGTH = norm(
    "length", lambda: domains.vectors("n", low=-1e3, high=1e3), order=2.0, named="length", **ORIGIN
)
BUDGET = Budget(seconds=0.1, shrink_seconds=0)


def euclidean(x: Any, y: Any) -> Any:
    return np.linalg.norm(x - y)


def length(x: Any, p: float) -> Any:
    """A norm that neither overflows nor underflows on the way."""
    largest = np.abs(x).max(initial=0)
    return largest * np.linalg.norm(x / largest, p) if largest > 0 else largest


def failed(laws: Sequence[Law], **operations: Callable[..., Any]) -> set[str]:
    subject = Subject("given", "", operations)
    found = set()
    for law in laws:
        for dtype in DTYPES:
            result = check(CheckTask(law, subject, dtype, BUDGET), 1)
            assert result.verdict is not Verdict.CRASHED, result.reason
            if result.verdict.falsified:
                found.add(law.name)
    return found


def test_right_operations_pass() -> None:
    assert not failed(CONVEX, softplus=lambda x: np.logaddexp(x.dtype.type(0), x))
    assert not failed(NORMS, norm=np.linalg.norm)
    assert not failed(PAIR, cdf=special.ndtr, ppf=special.ndtri)
    assert not failed(METRIC, distance=euclidean)
    assert not failed(LENGTH, length=length)


@pytest.mark.parametrize(
    ("laws", "operations", "caught"),
    [
        (CONVEX, {"softplus": np.sin}, {law.name for law in CONVEX}),
        (NORMS, {"norm": lambda x: -np.abs(x).sum()}, {law.name for law in NORMS}),
        (METRIC, {"distance": lambda x, y: np.sum((x - y) ** 2)}, {"triangle"}),
        (METRIC, {"distance": lambda x, y: np.linalg.norm(x - 1.01 * y)}, {"itself", "symmetr"}),
        (METRIC, {"distance": lambda x, y: np.sum(x - y)}, {"negative"}),
        (LENGTH, {"length": lambda x, _: np.linalg.norm(x) ** 2}, {"scales", "triangle", "zero"}),
        (LENGTH, {"length": lambda x, _: np.linalg.norm(x) + 1e-3}, {"scales", "zero"}),
        (PAIR, {"cdf": special.ndtr, "ppf": lambda p: 1.001 * special.ndtri(p)}, {"undoes"}),
        (PAIR, {"cdf": lambda x: 1.0 - special.ndtr(x), "ppf": special.ndtri}, {"never_falls"}),
        (PAIR, {"cdf": lambda x: 1.1 * special.ndtr(x), "ppf": special.ndtri}, {"between"}),
    ],
)
def test_each_law_catches_what_breaks_it(
    laws: Sequence[Law], operations: dict[str, Callable[..., Any]], caught: set[str]
) -> None:
    names = " ".join(failed(laws, **operations))
    assert all(word in names for word in caught), names


def test_laws_of_a_family_are_sentences_about_its_operations() -> None:
    for law in (*CONVEX, *PAIR, *METRIC, *LENGTH):
        assert law.family
        assert any(operation in law.name for operation in law.operations)
    assert len({law.name for law in (*CONVEX, *NORMS, *PAIR, *METRIC, *LENGTH)}) == 18
