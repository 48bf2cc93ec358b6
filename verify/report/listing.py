"""Laws, subjects, histories and replays for the terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from verify.law import Law
from verify.records import Case, Verdict
from verify.report import notation
from verify.report.summary import figure
from verify.report.terminal import style
from verify.report.text import case_lines
from verify.store import HistoryEntry, StoredCase
from verify.subjects import Subject


def law_table(laws: Sequence[Law]) -> Table:
    """Laws by field, with their statements."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(f"law ({len(laws)})", overflow="fold")
    table.add_column("statement", overflow="fold")
    field = None
    for law in sorted(laws, key=lambda one: one.field):
        if law.field != field:
            field = law.field
            table.add_row(f"[bold]{escape(field)}[/]")
        table.add_row(f"  {escape(law.name)}", escape(notation.to_plain(law.statement)))
    return table


def law_page(law: Law) -> Table:
    """All that there is to know of a law."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    inputs = "\n".join(f"{name} from {domain}" for name, domain in law.domains.items())
    facts = {
        "law": Text(law.name, style="bold"),
        "statement": Text(notation.to_plain(law.statement)),
        "field": Text(law.field),
        "speaks of": Text(", ".join(law.operations)),
        "inputs": Text(inputs),
        "allowed": Text(str(law.tolerance)),
        "precisions": Text(", ".join(law.dtypes)),
        "source": Text(law.source),
        "guards": Text(", ".join(law.uses)),
        "family": Text(law.family),
    }
    for name, text in facts.items():
        if text.plain:
            table.add_row(name, text)
    return table


def subject_table(subjects: Sequence[Subject], laws: Sequence[Law]) -> Table:
    """Subjects, what they are, and how many laws speak of what they have."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("subject", no_wrap=True)
    table.add_column("version", overflow="fold")
    table.add_column("laws", justify="right")
    table.add_column("operations", justify="right")
    table.add_column("what it is", overflow="fold")
    for subject in subjects:
        table.add_row(
            escape(subject.name),
            escape(subject.version),
            str(sum(subject.speaks(law) for law in laws)),
            str(len(subject.operations)),
            escape(subject.title),
        )
    return table


def history_table(entries: Sequence[HistoryEntry], limit: int) -> Table:
    """Verdicts run by run, the newest last."""
    runs = list(dict.fromkeys(entry.run for entry in entries))[-limit:]
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("started", "run", "nbmath", "subject", "dtype"):
        table.add_column(name, overflow="fold")
    for name in ("cases", "worst ratio", "of"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    shown: Counter[str] = Counter()
    for entry in entries:
        if entry.run not in runs:
            continue
        first = not shown[entry.run]
        shown[entry.run] += 1
        result = entry.result
        table.add_row(
            *((entry.started, entry.run, entry.nbmath) if first else ("", "", "")),
            escape(result.subject),
            result.dtype,
            f"{result.cases:,}",
            figure(result.worst_ratio),
            f"{result.threshold:g}",
            f"[{style(result.verdict)}]{result.verdict.value}[/]",
        )
    return table


def replayed(stored: StoredCase, verdict: Verdict, case: Case, law: Law | None) -> str:
    """What a stored case came to then and comes to now, with markup."""
    tone = style(verdict)
    outcome = "still " + verdict.value if verdict.falsified else f"{verdict.value} now"
    lines = [
        f"{stored.id} [{tone}]{outcome}:[/] {escape(stored.law)}, {escape(stored.subject)} "
        f"in {stored.dtype}"
    ]
    if law is not None:
        lines.append(escape(f"  the law  {notation.to_plain(law.statement)}"))
    then, now = figure(stored.case.ratio), figure(case.ratio)
    lines.append(
        f"  ratio {then} on {stored.first_seen[:10]}, {now} now; {stored.threshold:g} allowed"
    )
    lines += [escape(line) for line in case_lines(case)]
    return "\n".join(lines)
