"""A run made by hand, with every verdict, for the tests of the store and of the reports."""

import dataclasses
import math

import numpy as np

from verify import close, law, tolerance
from verify.domains import logits
from verify.law import Law
from verify.records import HISTOGRAM_BINS, Case, CheckResult, Environment, RunRecord, Verdict

ENVIRONMENT = Environment(
    python="3.11.9",
    numba="0.68.1",
    numpy="2.4.0",
    scipy="1.17.0",
    llvm="20.1.8",
    cpu="A processor <&>",
    cores=2,
    platform="Linux",
    nbmath="0.1.0",
    date="2026-01-02",
)


@law(
    field="activations",
    statement="softmax(x + c)_{i} = softmax(x)_{i} < e^{x_{i}}",
    source="Blanchard & Higham 2021",
    uses=("attention",),
    tolerance=tolerance.sums(),
    x=logits("n"),
)
def softmax_of_shifted_logits_is_unchanged(softmax, x):  # type: ignore[no-untyped-def]  # a law
    """The law that the sample breaks."""
    return close(softmax(x + 1), softmax(x))


SHIFT: Law = softmax_of_shifted_logits_is_unchanged


def case(ratio: float, *values: float, dtype: str = "float64", message: str = "") -> Case:
    """A case of one vector."""
    x = np.array(values, dtype=dtype)
    return Case({"x": x, "n": x.size}, x + 1, x, ratio, message)


def result(
    verdict: Verdict,
    worst_ratio: float = 0.5,
    *,
    law: str = SHIFT.name,
    field: str = "activations",
    subject: str = "nbmath",
    dtype: str = "float64",
    reason: str = "",
) -> CheckResult:
    """A check of 1000 cases, its worst case three times its simplest."""
    worst = case(worst_ratio, 0.1, 1 / 3, 1e30, dtype=dtype) if worst_ratio else None
    histogram = [0] * HISTOGRAM_BINS
    histogram[0] = 900
    histogram[-1 if math.isinf(worst_ratio) else 9] = 100
    return CheckResult(
        law=law,
        field=field,
        subject=subject,
        dtype=dtype,
        verdict=verdict,
        cases=1000,
        seconds=0.25,
        worst_ratio=worst_ratio,
        threshold=10.0,
        histogram=tuple(histogram),
        simplest=case(worst_ratio / 3, 2.0, message="too far") if verdict.falsified else None,
        worst=worst,
        reason=reason,
        seed=2**70 + 1,
    )


def record(*results: CheckResult, errors: tuple[str, ...] = (), name: str = "run1") -> RunRecord:
    """A run of these results."""
    return RunRecord(
        id=name,
        started="2026-01-02T03:04:05+00:00",
        seconds=12.5,
        command="nbmath-verify run <&>",
        seed=2**65,
        environment=ENVIRONMENT,
        results=results,
        errors=errors,
        false_alarms=2e-6,
    )


GREEN = record(
    result(Verdict.HOLDS),
    result(Verdict.HOLDS, 0.25, dtype="float32"),
    result(Verdict.MARGINAL, 5.0, law="eigenvectors_are_orthonormal", field="linalg"),
)

EVERY_VERDICT = record(
    *(
        result(verdict, ratio, subject=f"subject-{verdict.value}", reason=f"why <{verdict.value}>")
        for verdict, ratio in (
            (Verdict.HOLDS, 0.0),
            (Verdict.MARGINAL, 4.0),
            (Verdict.VIOLATED, 3.2e7),
            (Verdict.UNDECIDED, 0.0),
            (Verdict.REFUSED, 0.0),
            (Verdict.CRASHED, math.inf),
            (Verdict.HUNG, math.inf),
            (Verdict.NON_FINITE, math.inf),
        )
    ),
    errors=("the subject 'x' cannot be imported: \x1b no module",),
)


def renamed(original: RunRecord, name: str) -> RunRecord:
    """The same run under another name."""
    return dataclasses.replace(original, id=name)
