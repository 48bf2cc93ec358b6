"""What every report says of a run: totals, the headline, the folded table, figures as text."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verify.records import CheckResult, RunRecord, Verdict

SEVERITY: tuple[Verdict, ...] = (
    Verdict.CRASHED,
    Verdict.HUNG,
    Verdict.VIOLATED,
    Verdict.NON_FINITE,
    Verdict.UNDECIDED,
    Verdict.REFUSED,
    Verdict.MARGINAL,
    Verdict.HOLDS,
)
"""Verdicts from the worst to the best."""


@dataclass(frozen=True)
class Row:
    """Checks of one law that came to one verdict, folded into a line."""

    law: str
    field: str
    subjects: tuple[str, ...]
    dtypes: tuple[str, ...]
    verdict: Verdict
    cases: int
    seconds: float
    worst_ratio: float
    threshold: float
    reason: str

    @property
    def cases_per_second(self) -> float:
        """Cases judged a second of one worker's time."""
        return self.cases / self.seconds if self.seconds > 0 else 0.0


def severity(result: CheckResult | Row) -> int:
    """Place of a result in a list that begins with the worst."""
    return SEVERITY.index(result.verdict)


def share(result: CheckResult | Row) -> float:
    """The worst ratio as a share of the threshold; over 1 the law is broken."""
    if math.isnan(result.worst_ratio):
        return math.inf if result.verdict.falsified else 0.0
    if result.threshold > 0:
        return result.worst_ratio / result.threshold
    return math.inf if result.worst_ratio > 0 else 0.0


def fold(results: Iterable[CheckResult]) -> list[Row]:
    """One row for each law and verdict; what falsifies a law keeps a row of its own."""
    groups: dict[tuple[object, ...], list[CheckResult]] = {}
    for result in results:
        alone = (result.subject, result.dtype) if result.verdict.falsified else ()
        groups.setdefault((result.law, result.field, result.verdict, *alone), []).append(result)
    return [_folded(group) for group in groups.values()]


def _folded(group: Sequence[CheckResult]) -> Row:
    first = group[0]
    worst = max(group, key=share)
    return Row(
        law=first.law,
        field=first.field,
        subjects=tuple(dict.fromkeys(result.subject for result in group)),
        dtypes=tuple(sorted({result.dtype for result in group})),
        verdict=first.verdict,
        cases=sum(result.cases for result in group),
        seconds=sum(result.seconds for result in group),
        worst_ratio=worst.worst_ratio,
        threshold=worst.threshold,
        reason=next((result.reason for result in group if result.reason), ""),
    )


def totals(results: Iterable[CheckResult]) -> dict[Verdict, int]:
    """Number of checks by verdict, worst first, without the verdicts that did not occur."""
    counts = Counter(result.verdict for result in results)
    return {verdict: counts[verdict] for verdict in SEVERITY if counts[verdict]}


def headline(record: RunRecord) -> str:
    """The outcome of a run in one sentence."""
    laws = plural(len({result.law for result in record.results}), "law")
    checks = plural(len(record.results), "check")
    broken = record.falsified
    if broken:
        names = len({result.law for result in broken})
        return f"{plural(names, 'law')} falsified in {len(broken):,} of {checks}"
    if record.errors:
        return f"{plural(len(record.errors), 'error')}; no law falsified in {checks}"
    if not record.results:
        return "Nothing was checked"
    counts = totals(record.results)
    open_ones = counts.get(Verdict.UNDECIDED, 0) + counts.get(Verdict.REFUSED, 0)
    if open_ones == len(record.results):
        return f"No verdict in any of {checks}"
    if open_ones:
        held = len(record.results) - open_ones
        return f"No law falsified: {held:,} of {checks} hold, {open_ones:,} without a verdict"
    return f"All hold: {laws} in {checks}"


def exit_status(record: RunRecord) -> int:
    """0 when all hold, 1 when a law is falsified, 2 when there were errors."""
    if record.falsified:
        return 1
    return 2 if record.errors else 0


def plural(number: int, noun: str) -> str:
    """A number with its noun: 1 law, 2 laws."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def figure(value: float) -> str:
    """A ratio in three digits; a dash where there is none."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    return f"{value:#.3g}".rstrip(".") if 1e-3 <= abs(value) < 1e3 else f"{value:.2g}"


def amount(value: float) -> str:
    """A count or a rate in three digits with a unit: 950, 12.3 k, 4.56 M."""
    for unit, factor in (("G", 1e9), ("M", 1e6), ("k", 1e4)):
        if value >= factor:
            scaled = value / min(factor, 1e3 if unit == "k" else factor)
            return f"{scaled:#.3g}".rstrip(".") + f" {unit}"
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def duration(seconds: float) -> str:
    """A duration for people."""
    if seconds < 1:
        return f"{1000 * seconds:.0f} ms"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"
