"""What a check leaves behind: plain frozen records, written as text by `verify.portable`."""

from dataclasses import dataclass, field
from enum import StrEnum

HISTOGRAM_EDGES: tuple[float, ...] = tuple(k / 2 for k in range(-10, 25))
"""Edges of the bins of log10(ratio): half decades from 1e-5 to 1e12.

A histogram has one bin more than there are edges less one: ratios below the first edge (zero
among them) fall into the first bin, ratios at or above the last edge (infinity among them) into
the last.
"""

HISTOGRAM_BINS = len(HISTOGRAM_EDGES) + 1


class Verdict(StrEnum):
    """The outcome of one law for one subject in one precision."""

    HOLDS = "holds"
    MARGINAL = "marginal"
    VIOLATED = "violated"
    UNDECIDED = "undecided"
    REFUSED = "refused"
    CRASHED = "crashed"
    HUNG = "hung"
    NON_FINITE = "non-finite"

    @property
    def falsified(self) -> bool:
        """True when the subject broke the law."""
        return self in (Verdict.VIOLATED, Verdict.CRASHED, Verdict.HUNG, Verdict.NON_FINITE)


@dataclass(frozen=True)
class Case:
    """One input of a law with what came of it."""

    inputs: dict[str, object]
    left: object
    right: object
    ratio: float
    message: str = ""
    reproduce: str = ""


@dataclass(frozen=True)
class CheckResult:
    """One law, one subject, one precision."""

    law: str
    field: str
    subject: str
    dtype: str
    verdict: Verdict
    cases: int
    seconds: float
    worst_ratio: float
    threshold: float
    histogram: tuple[int, ...] = (0,) * HISTOGRAM_BINS
    simplest: Case | None = None
    worst: Case | None = None
    reason: str = ""
    seed: int = 0

    @property
    def cases_per_second(self) -> float:
        """Cases judged a second of wall-clock time."""
        return self.cases / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True)
class Environment:
    """The machine and the libraries of a run."""

    python: str
    numba: str
    numpy: str
    scipy: str
    llvm: str
    cpu: str
    cores: int
    platform: str
    nbmath: str
    date: str


@dataclass(frozen=True)
class RunRecord:
    """A whole run."""

    id: str
    started: str
    seconds: float
    command: str
    seed: int
    environment: Environment
    results: tuple[CheckResult, ...] = field(default=())
    errors: tuple[str, ...] = field(default=())
    false_alarms: float = 0.0
    """Expected number of correct samplers that this run's statistical laws call wrong."""

    @property
    def falsified(self) -> tuple[CheckResult, ...]:
        """The results in which a subject broke a law."""
        return tuple(result for result in self.results if result.verdict.falsified)
