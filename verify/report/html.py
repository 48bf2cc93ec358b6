"""A run as one HTML page that opens from disk: no network, no other file."""

import base64
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment as Templates
from jinja2 import PackageLoader, StrictUndefined
from markupsafe import Markup

from verify.law import Law
from verify.records import Case, CheckResult, RunRecord, Verdict
from verify.report import figures, head, notation, values
from verify.report.summary import (
    amount,
    figure,
    headline,
    severity,
    share,
    totals,
)
from verify.store import case_id

Picture = tuple[str, bytes, str]
"""Title, PNG, and a sentence about it."""


def write(
    record: RunRecord,
    path: Path | str,
    *,
    laws: Iterable[Law] = (),
    pictures: Sequence[Picture] = (),
) -> Path:
    """Write the page of a run, with the statements of `laws` and with pictures; return its path."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(record, laws=laws, pictures=pictures), encoding="utf-8")
    return target


def render(record: RunRecord, *, laws: Iterable[Law] = (), pictures: Sequence[Picture] = ()) -> str:
    """The page of a run as text."""
    known = {law.name: law for law in laws}
    results = sorted(record.results, key=lambda r: (severity(r), r.field, r.law, -share(r)))
    fields = sorted({result.field for result in record.results})
    subjects = sorted({result.subject for result in record.results})
    in_fields = sorted(record.results, key=lambda result: fields.index(result.field))
    return (
        _templates()
        .get_template("template.html.j2")
        .render(
            headline=headline(record),
            tone=head.tone(record),
            run={"id": record.id, "date": head.moment(record.started)},
            cards=head.cards(record),
            errors=record.errors,
            broken=_broken(results, known),
            broken_count=len(record.falsified),
            checks=[_check(result) for result in results],
            subjects=subjects,
            dtypes=sorted({result.dtype for result in results}),
            verdicts=[verdict.value for verdict in totals(results)],
            matrix=_matrix(record.results, fields, subjects),
            headroom=_safe(figures.headroom(in_fields)),
            law_count=len({result.law for result in results}),
            fields=[
                {"name": name, "laws": _laws([r for r in results if r.field == name], known)}
                for name in fields
            ],
            environment=head.environment(record),
            pictures=[
                {"title": title, "text": text, "data": base64.b64encode(data).decode()}
                for title, data, text in pictures
            ],
        )
    )


@cache
def _templates() -> Templates:
    loader = PackageLoader("verify.report", "")
    templates = Templates(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("style.css", "script.js"):
        source = loader.get_source(templates, name)[0]
        templates.globals[name.partition(".")[0]] = _safe(source)
    return templates


def _safe(markup: str) -> Markup:
    """Markup of our own, in which everything foreign is escaped already."""
    return Markup(markup)  # noqa: S704  # the one place where markup is trusted


def _check(result: CheckResult) -> dict[str, Any]:
    """A line of the table of checks."""
    part = share(result)
    finite = part if math.isfinite(part) else 1e300
    worst = result.worst_ratio
    return {
        "law": result.law,
        "title": notation.title(result.law),
        "field": result.field,
        "subject": result.subject,
        "dtype": result.dtype,
        "verdict": result.verdict.value,
        "severity": severity(result),
        "cases": f"{result.cases:,}",
        "cases_sort": result.cases,
        "rate": amount(result.cases_per_second),
        "rate_sort": f"{result.cases_per_second:.6g}",
        "worst": figure(worst),
        "worst_sort": f"{worst:.6g}" if math.isfinite(worst) else 1e300,
        "finite": math.isfinite(worst),
        "threshold": f"{result.threshold:g}",
        "share_sort": f"{finite:.6g}",
        "percent": f"{100 * part:.3g} %" if math.isfinite(part) else "more than any multiple",
        "width": f"{min(100.0, 100 * finite):.1f}",
        "reason": result.reason,
    }


def _broken(results: Sequence[CheckResult], known: Mapping[str, Law]) -> list[dict[str, Any]]:
    """The falsified laws, each with its falsified checks."""
    groups: dict[str, list[CheckResult]] = {}
    for result in results:
        if result.verdict.falsified:
            groups.setdefault(result.law, []).append(result)
    return [
        {
            "name": name,
            "title": notation.title(name),
            "statement": _statement(name, known),
            "checks": [_falsified(result) for result in group],
        }
        for name, group in groups.items()
    ]


def _falsified(result: CheckResult) -> dict[str, Any]:
    """A falsified check with its two counterexamples, or the one where they are the same."""
    simplest = _case(result, result.simplest)
    worst = _case(result, result.worst)
    if simplest and worst and simplest["id"] == worst["id"]:
        worst = None
    return {**_check(result), "simplest": simplest, "worst_case": worst}


def _case(result: CheckResult, case: Case | None) -> dict[str, Any] | None:
    """One input with both sides, short and exact."""
    if case is None:
        return None
    source = [f"{name} = {values.exact(value)}" for name, value in case.inputs.items()]
    known = case.left is not None or case.right is not None
    sides = {"left": case.left, "right": case.right} if known else {}
    source += [f"# {name:<6} {values.exact(value)}" for name, value in sides.items()]
    return {
        "id": case_id(result, case),
        "inputs": [{"name": k, "short": values.short(v)} for k, v in case.inputs.items()],
        "sides": [{"name": k, "short": values.short(v)} for k, v in sides.items()],
        "ratio": figure(case.ratio),
        "message": case.message if case.message != result.reason else "",
        "exact": "\n".join(source),
        "reproduce": case.reproduce,
    }


def _statement(name: str, known: Mapping[str, Law]) -> Markup:
    law = known.get(name)
    return _safe(notation.to_html(law.statement) if law else "")


def _laws(results: Sequence[CheckResult], known: Mapping[str, Law]) -> list[dict[str, Any]]:
    """The laws of one field, in the order of their names, each with its checks."""
    groups: dict[str, list[CheckResult]] = {}
    for result in sorted(results, key=lambda r: r.law):
        groups.setdefault(result.law, []).append(result)
    return [_law(name, group, known) for name, group in groups.items()]


def _law(name: str, group: Sequence[CheckResult], known: Mapping[str, Law]) -> dict[str, Any]:
    """One law: its statement, where it comes from, its checks with their histograms."""
    bins = figures.span(group)
    return {
        "name": name,
        "title": notation.title(name),
        "statement": _statement(name, known),
        "facts": _facts(known[name]) if name in known else [],
        "axis": _safe(figures.axis(bins)),
        "checks": [
            {**_check(result), "histogram": _safe(figures.histogram(result, bins))}
            for result in sorted(group, key=lambda r: (r.subject, r.dtype))
        ],
        "worst": _worst(group),
    }


def _facts(law: Law) -> list[dict[str, str]]:
    """What a reader wants to know of a law besides its statement."""
    facts = {
        "of": ", ".join(law.operations),
        "source": law.source,
        "guards": ", ".join(law.uses),
        "family": notation.title(law.family),
        "allowed": str(law.tolerance),
    }
    return [{"name": name, "text": text} for name, text in facts.items() if text]


def _worst(group: Sequence[CheckResult]) -> dict[str, Any] | None:
    """The case of all checks of a law that came nearest to its threshold, or went farthest past."""
    kept = [result for result in group if result.worst is not None]
    if not kept:
        return None
    result = max(kept, key=share)
    return {
        "subject": result.subject,
        "dtype": result.dtype,
        "threshold": f"{result.threshold:g}",
        "case": _case(result, result.worst),
    }


def _matrix(
    results: Sequence[CheckResult], fields: Sequence[str], subjects: Sequence[str]
) -> list[dict[str, Any]]:
    """Fields down, subjects across: how many checks hold and how close they come."""
    cells: dict[tuple[str, str], list[CheckResult]] = {}
    for result in results:
        cells.setdefault((result.field, result.subject), []).append(result)
    return [
        {"field": name, "cells": [_cell(cells.get((name, subject))) for subject in subjects]}
        for name in fields
    ]


def _cell(group: Sequence[CheckResult] | None) -> dict[str, str] | None:
    if not group:
        return None
    kinds = totals(group)
    held = kinds.get(Verdict.HOLDS, 0) + kinds.get(Verdict.MARGINAL, 0)
    closest = max((share(result) for result in group), default=0.0)
    used = f"{figure(100 * closest)} %" if closest < 9.995 else figure(closest)
    return {
        "verdict": next(iter(kinds)).value,
        "text": f"{held} / {len(group)}",
        "share": used,
        "title": ", ".join(f"{count} {kind.value}" for kind, count in kinds.items()),
    }
