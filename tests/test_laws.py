"""Every law holds on the kernels: some cases of each, the same at every run.

A law that our own functions refuse, or that decides nothing on them, would never be seen to fail.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from verify import registry
from verify.checks import Budget, CheckTask, check
from verify.law import Law
from verify.records import Verdict

LAWS = registry.laws()
LONG = (
    "beta",
    "binomial",
    "chi2",
    "dirichlet",
    "f",
    "gamma",
    "hypergeometric",
    "mixture",
    "multinomial",
    "multivariate_normal",
    "negative_binomial",
    "poisson",
    "student_t",
    "truncated_normal",
    "von_mises",
)
"""Distributions of functions that take long to compile: campaigns ask them in float32 too."""
OTHERS = ("chi2", "f")
"""Those that are `gamma` and `beta` in other units: campaigns ask them."""
BOTH_ALIKE = ("statistics",)
"""Fields that do in float32 what they do in float64."""


def asked() -> Iterator[Any]:
    """Each law with the precisions in which it is asked, what campaigns add apart."""
    for name, law in LAWS.items():
        of = law.operations[0].rpartition("_")[0] if law.field == "distributions" else ""
        long = of in LONG or law.field in BOTH_ALIKE
        single = [dtype for dtype in law.dtypes if long and dtype == "float32"]
        later = law.dtypes if of in OTHERS else single
        at_once = [dtype for dtype in law.dtypes if dtype not in later]
        if at_once:
            yield pytest.param(law, at_once, id=name)
        if later:
            yield pytest.param(law, later, id=f"{name}-later", marks=pytest.mark.slow)


@pytest.mark.parametrize(("law", "dtypes"), list(asked()))
def test_law_holds_on_the_kernels(law: Law, dtypes: Sequence[str]) -> None:
    kernels = registry.subject("nbmath")
    assert kernels.speaks(law), "nbmath lacks an operation of which the law speaks"
    for dtype in dtypes:
        result = check(CheckTask(law, kernels, dtype, Budget(cases=20)), 1)
        assert result.verdict is Verdict.HOLDS, f"{dtype}: {result.verdict}, {result.reason}"


WRITTEN = registry.subject("nbmath-mpmath")
WRITTEN_LONG = ("von_mises", "hypergeometric", "binomial")
"""Distributions that plain Python computes slowly."""


@pytest.mark.parametrize(
    "law",
    [
        pytest.param(law, id=name, marks=[pytest.mark.slow] * name.startswith(WRITTEN_LONG))
        for name, law in LAWS.items()
        if WRITTEN.speaks(law)
    ],
)
def test_law_can_be_asked_of_numbers_of_any_precision(law: Law) -> None:
    """What a law calls on mpmath's numbers takes what the law gives it."""
    dtype = "float64" if "float64" in law.dtypes else law.dtypes[0]
    result = check(CheckTask(law, WRITTEN, dtype, Budget(cases=1)), 1)
    assert result.verdict in (Verdict.HOLDS, Verdict.UNDECIDED), result.reason
