"""A run as JSON with plain numbers; `docs/verify-cli.md` describes every key."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from verify import portable
from verify.records import HISTOGRAM_EDGES, Case, CheckResult, RunRecord
from verify.report.summary import exit_status, headline, totals
from verify.store import case_id

FORMAT = "nbmath-verify/1"


def write(record: RunRecord, path: Path | str) -> Path:
    """Write a run; return the path."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(record), encoding="utf-8")
    return target


def render(record: RunRecord) -> str:
    """A run as text."""
    return json.dumps(document(record), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def document(record: RunRecord) -> dict[str, Any]:
    """A run as plain data. Numbers that are not finite are the strings "inf" and "nan"."""
    return {
        "format": FORMAT,
        "headline": headline(record),
        "exit_status": exit_status(record),
        "run": {
            "id": record.id,
            "started": record.started,
            "seconds": record.seconds,
            "command": record.command,
            "seed": record.seed,
            "false_alarms": record.false_alarms,
        },
        "environment": asdict(record.environment),
        "totals": {verdict.value: count for verdict, count in totals(record.results).items()},
        "errors": list(record.errors),
        "histogram_edges": list(HISTOGRAM_EDGES),
        "results": [_result(result) for result in record.results],
    }


def _result(result: CheckResult) -> dict[str, Any]:
    return {
        "law": result.law,
        "field": result.field,
        "subject": result.subject,
        "dtype": result.dtype,
        "verdict": result.verdict.value,
        "falsified": result.verdict.falsified,
        "cases": result.cases,
        "seconds": result.seconds,
        "cases_per_second": result.cases_per_second,
        "worst_ratio": _number(result.worst_ratio),
        "threshold": result.threshold,
        "histogram": list(result.histogram),
        "reason": result.reason,
        "seed": result.seed,
        "simplest": _case(result, result.simplest),
        "worst": _case(result, result.worst),
    }


def _case(result: CheckResult, case: Case | None) -> dict[str, Any] | None:
    if case is None:
        return None
    return {
        "id": case_id(result, case),
        "ratio": _number(case.ratio),
        "message": case.message,
        "reproduce": case.reproduce,
        "inputs": {name: portable.encode(value) for name, value in case.inputs.items()},
        "left": portable.encode(case.left),
        "right": portable.encode(case.right),
    }


def _number(value: float) -> float | str:
    return value if math.isfinite(value) else str(value)
