"""A run on the terminal: live progress, one line for each law, the counterexamples."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from verify.law import Law
from verify.records import CheckResult, RunRecord, Verdict
from verify.report.summary import (
    Row,
    amount,
    duration,
    figure,
    fold,
    headline,
    plural,
    severity,
    totals,
)
from verify.report.text import counterexample, verdict_line

_STYLES = {
    Verdict.HOLDS: "green",
    Verdict.MARGINAL: "yellow",
    Verdict.UNDECIDED: "blue",
    Verdict.REFUSED: "dim",
}
_FALSIFIED = "bold red"
_PLAIN_WIDTH = 160
_HEARTBEAT = 5.0
_SHOWN = 8
_NARROWEST = 24
"""Width that the names of laws get on the narrowest terminal."""


def console(*, stderr: bool = False) -> Console:
    """A console that is wide and without colour where no terminal reads it."""
    made = Console(stderr=stderr, highlight=False)
    if made.is_terminal:
        return made
    return Console(stderr=stderr, highlight=False, width=_PLAIN_WIDTH, no_color=True)


def style(verdict: Verdict) -> str:
    """The colour of a verdict."""
    return _STYLES.get(verdict, _FALSIFIED)


class Display:
    """Progress of a run: a bar on a terminal, plain lines elsewhere."""

    def __init__(self, total: int, out: Console) -> None:
        """Expect `total` checks."""
        self._out = out
        self._total = total
        self._counts: Counter[Verdict] = Counter()
        self._failed = 0
        self._started = self._spoke = time.monotonic()
        self._running: dict[str, None] = {}
        self._bar = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[counts]}", table_column=Column(no_wrap=True)),
            TextColumn(
                "[dim]{task.fields[running]}[/]",
                table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1),
            ),
            console=out,
            transient=True,
            expand=True,
            disable=not out.is_terminal,
        )
        self._task = self._bar.add_task("", total=total, counts="", running="")

    def __enter__(self) -> Self:
        self._bar.start()
        if not self._out.is_terminal:
            self._out.print(f"{plural(self._total, 'check')} to run")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def started(self, name: str) -> None:
        """A worker has begun a check."""
        self._running[name] = None
        self._refresh()

    def finished(self, name: str, result: CheckResult) -> None:
        """A check has come to its verdict."""
        self._running.pop(name, None)
        self._counts[result.verdict] += 1
        if result.verdict.falsified:
            self._out.print(f"[{_FALSIFIED}]{escape(verdict_line(result))}[/]", soft_wrap=True)
        self._bar.advance(self._task)
        self._refresh()
        self._beat()

    def failed(self, name: str, error: str) -> None:
        """A check could not be made."""
        self._running.pop(name, None)
        self._out.print(f"[{_FALSIFIED}]error:[/] {escape(error)}", soft_wrap=True)
        self._failed += 1
        self._bar.advance(self._task)
        self._refresh()
        self._beat()

    def _refresh(self) -> None:
        counts = "  ".join(
            f"[{style(verdict)}]{self._counts[verdict]} {verdict.value}[/]"
            for verdict in Verdict
            if self._counts[verdict]
        )
        running = next(reversed(self._running), "")
        self._bar.update(self._task, counts=counts, running=escape(running))

    def _beat(self) -> None:
        """Off a terminal, say now and then how far the run has come."""
        now = time.monotonic()
        done = self._counts.total() + self._failed
        if self._out.is_terminal or (now - self._spoke < _HEARTBEAT and done < self._total):
            return
        self._spoke = now
        counts = ", ".join(f"{self._counts[v]} {v.value}" for v in Verdict if self._counts[v])
        self._out.print(f"{done}/{self._total} after {duration(now - self._started)}: {counts}")


def print_table(record: RunRecord, out: Console, *, full: bool = False) -> None:
    """The table of checks, folded over subjects and precisions unless `full`."""
    rows = [row for r in record.results for row in fold([r])] if full else fold(record.results)
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    by_field = sorted(rows, key=lambda row: (row.field, row.law, severity(row)))
    cells = [tuple(_cells(row)) for row in by_field]
    headers = ("subject", "dtype", "cases", "cases/s", "worst ratio", "of", "verdict")
    widths = (max(map(len, column)) for column in zip(headers, *cells, strict=True))
    names = max(_NARROWEST, out.width - sum(2 + width for width in widths))
    table.add_column("law", no_wrap=True)
    for name in headers:
        right = name in ("cases", "cases/s", "worst ratio", "of")
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    field = None
    for row, parts in zip(by_field, cells, strict=True):
        if row.field != field:
            field = row.field
            table.add_row(f"[bold]{escape(field)}[/]")
        marked = [*map(escape, parts[:-1]), f"[{style(row.verdict)}]{parts[-1]}[/]"]
        table.add_row(escape(_wrapped(row.law, names)), *marked)
    out.print(table)


def _cells(row: Row) -> Iterable[str]:
    """A row without the name of its law, as plain text."""
    yield _joined(row.subjects)
    yield "float32, 64" if row.dtypes == ("float32", "float64") else ", ".join(row.dtypes)
    yield amount(row.cases)
    yield amount(row.cases_per_second)
    yield figure(row.worst_ratio)
    yield f"{row.threshold:g}"
    yield row.verdict.value


def _wrapped(name: str, width: int) -> str:
    """A long name broken at its underscores, so that the parts join to the name again."""
    lines = [""]
    for word in name.replace("_", "_ ").split():
        if lines[-1] and len(lines[-1]) + len(word) > width - 4:
            lines.append("")
        lines[-1] += word
    return "  " + "\n    ".join(lines)


def _joined(subjects: tuple[str, ...]) -> str:
    """Names of subjects; those of one family together: nbmath (5)."""
    families = Counter(name.partition("-")[0] for name in subjects)
    if len(subjects) > 2 and len(families) < len(subjects):
        return ", ".join(name if n == 1 else f"{name} ({n})" for name, n in families.items())
    return ", ".join(subjects)


def print_summary(record: RunRecord, laws: Mapping[str, Law], out: Console) -> None:
    """The counterexamples, what was undecided, the errors and the outcome."""
    broken = sorted(record.falsified, key=severity)
    for result in broken[:_SHOWN]:
        text = escape(counterexample(result, laws.get(result.law)))
        first, _, rest = text.partition("\n")
        out.print(f"\n[{_FALSIFIED}]{first}[/]\n{rest}", soft_wrap=True)
    if len(broken) > _SHOWN:
        out.print(f"\nand {plural(len(broken) - _SHOWN, 'more falsified check')}")
    for error in record.errors:
        out.print(f"[{_FALSIFIED}]error:[/] {escape(error)}", soft_wrap=True)
    counts = ", ".join(
        f"[{style(verdict)}]{count:,} {verdict.value}[/]"
        for verdict, count in reversed(totals(record.results).items())
    )
    cases = sum(result.cases for result in record.results)
    tone = _FALSIFIED if record.falsified or record.errors else "bold green"
    out.print(f"\n[{tone}]{escape(headline(record))}[/]", soft_wrap=True)
    out.print(f"{counts}; {amount(cases)} cases in {duration(record.seconds)}", soft_wrap=True)
