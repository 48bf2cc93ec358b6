"""One check: a law, a subject, a precision, as many cases as the budget allows, a verdict."""

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from verify import bulk, shrink, statistics
from verify.evidence import case_of, stated, width
from verify.law import Law
from verify.records import Case, CheckResult
from verify.subjects import Subject
from verify.tally import Tally
from verify.trial import Outcome, Trial

Beat = Callable[[int, int], None]

FIRST_LANES = 256
MOST_LANES = 8192
FEWEST_CASES = 6
FEWEST_SLOW_CASES = 2
"""Of a slow subject, of which one case may take a second."""
SLOWER = 16
"""A slow subject gets one in so many of the vectors of cases, and of the cases of random draws."""

ENOUGH_FAILURES = 25
MOST_SECONDS = 0.25
"""Time for the cases of one check, if nothing else is said."""
PATIENCE = 0.25
"""Time for a check whose cases have decided too little."""


@dataclass(frozen=True)
class Budget:
    """How much work one check may be.

    Attributes:
        seconds: Time for drawing and judging cases, after the first; without it, a share of what
            a plan grants to all of its checks.
        cases: A number of cases instead of a time.
        shrink_seconds: Time for simplifying a failure; 0 to leave it as it is.
    """

    seconds: float | None = None
    cases: int | None = None
    shrink_seconds: float = 5.0

    @property
    def time(self) -> float:
        """Seconds for the cases of this check."""
        return MOST_SECONDS if self.seconds is None else self.seconds


@dataclass(frozen=True, eq=False)
class CheckTask:
    """A check to be made."""

    law: Law
    subject: Subject
    dtype: str
    budget: Budget = Budget()


def check(
    task: CheckTask,
    seed: int,
    *,
    beat: Beat | None = None,
    found: Callable[[CheckResult], None] | None = None,
) -> CheckResult:
    """Draw cases until the budget is spent, and shrink what fails.

    Args:
        task: What to check.
        seed: Of the cases.
        beat: Told the index and the number of the cases about to be tried.
        found: Told the result before a failure is shrunk.
    """
    trial = Trial(task.law, task.subject, task.dtype)
    tally = Tally(trial)
    start = time.perf_counter()
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        seconds = _scan(trial, tally, task, seed, beat or _silent)
        result = summed(task, tally, seed, seconds)
        # Random draws have nothing to simplify.
        wanted = (
            task.budget.shrink_seconds > 0
            and not task.law.statistical
            and tally.worst_inputs is not None
        )
        if not result.verdict.falsified or not wanted:
            return result
        assert tally.worst_inputs is not None
        if found is not None:
            found(result)
        simple = shrink.simplest(
            trial,
            tally.worst_inputs,
            tally.worst_ratio,
            seconds=task.budget.shrink_seconds,
            seed=seed,
        )
        case = stated(trial, simple)
    return summed(task, tally, seed, time.perf_counter() - start, simplest=case)


def cautious(task: CheckTask, seed: int, first: int, count: int, beat: Beat) -> None:
    """Try lanes one by one, so that the last beat names the one that does not return."""
    trial = Trial(task.law, task.subject, task.dtype)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        inputs = bulk.lane_inputs(task.law, task.dtype, seed, first, count)
        for lane in range(count):
            beat(first + lane, 1)
            alone = {name: value[lane : lane + 1] for name, value in inputs.items()}
            trial.run(alone, lanes=True)


def summed(
    task: CheckTask, tally: Tally, seed: int, seconds: float, simplest: Case | None = None
) -> CheckResult:
    """The record of a check."""
    worst = None
    if tally.worst_inputs is not None and tally.worst_outcome is not None:
        lane = tally.worst_lane
        if lane is None and task.law.elementwise and tally.worst_outcome.verdict is None:
            lane = 0
        worst = case_of(tally.trial, tally.worst_inputs, tally.worst_outcome, lane)
    verdict = tally.verdict()
    return CheckResult(
        law=task.law.name,
        field=task.law.field,
        subject=task.subject.name,
        dtype=task.dtype,
        verdict=verdict,
        cases=tally.cases,
        seconds=seconds,
        worst_ratio=tally.worst_ratio if tally.worst_inputs is not None else float("nan"),
        threshold=tally.trial.threshold,
        histogram=tuple(int(count) for count in tally.histogram),
        simplest=simplest if simplest is not None else (worst if verdict.falsified else None),
        worst=worst,
        reason=worst.message if worst and worst.message and verdict.falsified else tally.sentence(),
        seed=seed,
    )


def _scan(trial: Trial, tally: Tally, task: CheckTask, seed: int, beat: Beat) -> float:
    """Try cases; the time of the first call, which may compile, is not counted."""
    scan = _scan_lanes if trial.law.elementwise else _scan_arrays
    seconds = scan(trial, tally, task, seed, beat)
    if trial.uniforms and tally.worst_inputs is not None and not tally.worst_verdict.falsified:
        together = statistics.departure(np.concatenate(trial.uniforms))
        if together > statistics.SUSPICIOUS:
            inputs = tally.worst_inputs
            tally.add(inputs, trial.run(inputs, thorough=True), lanes=False)
    return seconds


def _scan_arrays(trial: Trial, tally: Tally, task: CheckTask, seed: int, beat: Beat) -> float:
    dtype = str(trial.dtype)
    budget = task.budget
    fewest = FEWEST_SLOW_CASES if task.subject.slow else FEWEST_CASES
    asked = budget.cases
    if asked is not None and task.subject.slow and trial.law.statistical:
        asked = max(fewest, asked // SLOWER)
    begun = start = time.perf_counter()
    while True:
        index = tally.cases
        inputs = bulk.inputs(trial.law, dtype, seed, index, small=task.subject.slow)
        beat(index, 1)
        tally.add(inputs, trial.run(inputs), lanes=False)
        now = time.perf_counter()
        if index == 0:
            start = now
        if asked is not None:
            done = tally.cases >= asked
        else:
            decided = tally.cases - tally.undecided - tally.refused
            late = now - start > (budget.time if decided >= fewest else max(budget.time, PATIENCE))
            done = late and tally.cases >= fewest
        if done or tally.failures >= ENOUGH_FAILURES:
            return now - (start if tally.cases > 1 else begun)


def _scan_lanes(trial: Trial, tally: Tally, task: CheckTask, seed: int, beat: Beat) -> float:
    dtype = str(trial.dtype)
    budget = task.budget
    slow = task.subject.slow
    count = min(FIRST_LANES // SLOWER if slow else FIRST_LANES, budget.cases or FIRST_LANES)
    begun = start = time.perf_counter()
    while True:
        first = tally.cases
        before = time.perf_counter()
        inputs = bulk.lane_inputs(trial.law, dtype, seed, first, count)
        beat(first, count)
        outcome = trial.run(inputs, lanes=True)
        if outcome.verdict is not None and outcome.verdict.falsified:
            inputs, outcome = _culprit(trial, inputs, outcome, first, beat)
        tally.add(inputs, outcome, lanes=True)
        now = time.perf_counter()
        if first == 0:
            start = now
        left = budget.time - (now - start)
        rate = count / max(now - before, 1e-6)
        done = tally.cases >= budget.cases if budget.cases is not None else left <= 0
        if done or tally.failures >= ENOUGH_FAILURES or outcome.verdict is not None:
            return now - (start if tally.cases > count else begun)
        count = int(min(MOST_LANES, max(16, min(4 * count, rate * left))))
        if budget.cases is not None:
            count = min(count, budget.cases - tally.cases)


def _culprit(
    trial: Trial, inputs: dict[str, Any], outcome: Outcome, first: int, beat: Beat
) -> tuple[dict[str, Any], Outcome]:
    """The one lane at which a vector of cases fails outright, if one alone does."""
    for lane in range(width(inputs)):
        alone = {name: value[lane : lane + 1] for name, value in inputs.items()}
        beat(first + lane, 1)
        again = trial.run(alone, lanes=True)
        if again.verdict is not None and again.verdict.falsified:
            return alone, again
    return inputs, outcome


def _silent(index: int, count: int) -> None:
    del index, count
