"""What the cases of one check come to: counts, a histogram of ratios, the worst case, a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify.evidence import lane_of, width
from verify.records import HISTOGRAM_BINS, HISTOGRAM_EDGES, Verdict
from verify.trial import Outcome, Trial

_EDGES = np.array([10.0**edge for edge in HISTOGRAM_EDGES])


@dataclass
class Tally:
    """What the cases of a check have come to so far."""

    trial: Trial
    cases: int = 0
    marginal: int = 0
    undecided: int = 0
    refused: int = 0
    failures: int = 0
    worst_ratio: float = -np.inf
    worst_verdict: Verdict = Verdict.HOLDS
    worst_inputs: dict[str, Any] | None = None
    worst_outcome: Outcome | None = None
    worst_lane: int | None = None
    reason: str = ""
    histogram: NDArray[np.int64] = field(default_factory=lambda: np.zeros(HISTOGRAM_BINS, np.int64))

    def add(self, inputs: Mapping[str, Any], outcome: Outcome, *, lanes: bool) -> None:
        """Count one outcome: a case, or a case for each lane."""
        count = width(inputs) if lanes else 1
        self.cases += count
        ratio, verdict = outcome.worst(self.trial.threshold)
        if verdict in (Verdict.REFUSED, Verdict.UNDECIDED):
            self.refused += count * (verdict is Verdict.REFUSED)
            self.undecided += count * (verdict is Verdict.UNDECIDED)
            self.reason = self.reason or outcome.message
            return
        decided = outcome.ratios[outcome.decided]
        if outcome.verdict is None:
            self.undecided += outcome.decided.size - decided.size
        places = np.searchsorted(_EDGES, decided, side="right")
        self.histogram += np.bincount(places, minlength=HISTOGRAM_BINS)
        tolerance = self.trial.law.tolerance
        self.marginal += int((decided > tolerance.threshold * tolerance.margin).sum())
        self.failures += verdict.falsified
        if ratio > self.worst_ratio or (verdict.falsified and not self.worst_verdict.falsified):
            self.worst_ratio, self.worst_verdict = ratio, verdict
            self.worst_outcome, self.worst_lane = outcome, None
            self.worst_inputs = dict(inputs)
            if lanes and outcome.verdict is None:
                lane = int(np.nanargmax(np.where(outcome.decided, outcome.ratios, -np.inf)))
                self.worst_lane = lane if outcome.ratios.size > 1 else None
                if not (verdict.falsified and self._innocent_alone(inputs, lane)):
                    self.worst_inputs = lane_of(inputs, lane)

    def _innocent_alone(self, inputs: Mapping[str, Any], lane: int) -> bool:
        """True for a lane that fails among others only, as in a remainder loop."""
        alone = {name: value[lane : lane + 1] for name, value in inputs.items()}
        _, verdict = self.trial.run(alone, lanes=True).worst(self.trial.threshold)
        return not verdict.falsified

    def verdict(self) -> Verdict:
        """The verdict of all cases together."""
        if self.worst_verdict.falsified:
            return self.worst_verdict
        if self.cases == self.refused + self.undecided:
            return Verdict.REFUSED if self.refused > self.undecided else Verdict.UNDECIDED
        if self.marginal > 1e-4 * self.cases:
            return Verdict.MARGINAL
        return Verdict.HOLDS

    def sentence(self) -> str:
        """What the verdict does not say: cases left out and why."""
        parts = []
        if self.refused:
            parts.append(f"{self.refused} of {self.cases} cases refused")
        if self.undecided:
            parts.append(f"{self.undecided} of {self.cases} cases undecided")
        told = self.reason if parts else ""
        return ": ".join(part for part in (", ".join(parts), told) if part)
