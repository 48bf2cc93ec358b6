"""Every law holds on the kernels: some cases of each, the same at every run.

A law that our own functions refuse, or that decides nothing on them, would never be seen to fail.
"""

import pytest

from verify import registry
from verify.checks import Budget, CheckTask, check
from verify.law import Law
from verify.records import Verdict

LAWS = registry.laws()


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS.keys())
def test_law_holds_on_the_kernels(law: Law) -> None:
    kernels = registry.subject("nbmath")
    assert kernels.speaks(law), "nbmath lacks an operation of which the law speaks"
    for dtype in law.dtypes:
        result = check(CheckTask(law, kernels, dtype, Budget(cases=20)), 1)
        assert result.verdict is Verdict.HOLDS, f"{dtype}: {result.verdict}, {result.reason}"
