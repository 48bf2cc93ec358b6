"""The head and the foot of the page of a run: its outcome, its figures, its circumstances."""

from dataclasses import asdict

from verify.records import RunRecord, Verdict
from verify.report.summary import amount, duration, totals

_ENVIRONMENT_NAMES = {
    "python": "Python",
    "numba": "Numba",
    "numpy": "NumPy",
    "scipy": "SciPy",
    "llvm": "LLVM",
    "cpu": "Processor",
    "cores": "Cores",
    "platform": "Platform",
    "nbmath": "nbmath",
    "date": "Date",
}


def moment(started: str) -> str:
    """A time of ISO 8601 for people."""
    return started.replace("T", " ").replace("+00:00", " UTC")


def tone(record: RunRecord) -> str:
    """The colour of the headline."""
    if record.falsified:
        return "violated"
    if record.errors or not record.results:
        return "error"
    kinds = totals(record.results)
    return next((kind.value for kind in kinds if kind is not Verdict.HOLDS), "holds")


def cards(record: RunRecord) -> list[dict[str, str]]:
    """The figures under the headline: verdicts, cases, rate, time."""
    cases = sum(result.cases for result in record.results)
    cards = [
        {"kind": verdict.value, "value": f"{count:,}", "label": verdict.value}
        for verdict, count in reversed(totals(record.results).items())
    ]
    rate = amount(cases / record.seconds) if record.seconds > 0 else "–"
    cards += [
        {"kind": "", "value": amount(cases), "label": "cases"},
        {"kind": "", "value": rate, "label": "cases a second"},
        {"kind": "", "value": duration(record.seconds), "label": "wall clock"},
    ]
    return cards


def environment(record: RunRecord) -> list[dict[str, str]]:
    """Where and how the run was made."""
    facts = {_ENVIRONMENT_NAMES.get(k, k): str(v) for k, v in asdict(record.environment).items()}
    facts |= {"Command": record.command, "Seed": str(record.seed), "Run": record.id}
    if record.false_alarms:
        facts["False alarms"] = f"{record.false_alarms:.1g} expected of the statistical laws"
    return [{"name": name, "text": text} for name, text in facts.items()]
