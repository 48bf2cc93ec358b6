"""The table of ratios: peer time / our time, one thread and all threads, against the targets.

python -m benchmarks.ratios                    every field that has cases
python -m benchmarks.ratios activations start  some of them
python -m benchmarks.ratios --write            also into docs/speed.md, field by field
"""

import argparse
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import benchmarks
from benchmarks import page
from benchmarks.common import one_thread_environment
from benchmarks.page import Section, met

ROOT = Path(__file__).resolve().parents[1]


def measured(field: str, threads: str, seconds: float, only: str) -> Iterator[dict[str, Any]]:
    """The records of one field at one thread count, as they come."""
    environment = dict(os.environ)
    if threads == "one":
        environment |= one_thread_environment()
    command = [sys.executable, "-m", "benchmarks.measure", field, "--threads", threads]
    command += ["--seconds", str(seconds), "--only", only]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise SystemExit(f"the benchmark of {field} on {threads} threads ended with an error")


def section(field: str, counts: tuple[str, ...], seconds: float, only: str) -> Section:
    """Everything measured of one field."""
    found = Section(field)
    if field == "start":
        from benchmarks import start

        found.costs = list(start.costs(only))
        return found
    for threads in counts if (os.cpu_count() or 1) > 1 else ("one",):
        for record in measured(field, threads, seconds, only):
            if "row" in record:
                found.rows.append(record["row"])
                print(brief(record["row"]), file=sys.stderr)
            elif "growth" in record:
                found.growth.append((*record["of"], threads, record["growth"]))
            else:
                found.unit = record["unit"]
    return found


def brief(row: dict[str, Any]) -> str:
    """A line for whoever watches."""
    best = min(row["ratios"].values(), default=math.nan)
    state = row["error"] or f"{best:.2f}x {met(row)}"
    return f"{row['name']:24} {row['size']:>12} {row['dtype']} {row['threads']}: {state}"


def main() -> int:
    """Measure, print, perhaps write; 1 when a kernel was wrong."""
    counts = {"both": ("one", "all"), "one": ("one",), "all": ("all",)}
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("fields", nargs="*", metavar="field")
    parser.add_argument("--seconds", type=float, default=1.0, help="time for one row (1)")
    parser.add_argument("--only", default="", help="cases whose names contain this")
    parser.add_argument("--threads", choices=counts, default="both")
    parser.add_argument("--write", action="store_true", help="replace these fields in the page")
    arguments = parser.parse_args()
    known = (*benchmarks.FIELDS, "start")
    for field in arguments.fields:
        if field not in known:
            parser.error(f"no benchmarks are called {field!r}; there are {', '.join(known)}")
    wrong = False
    for field in arguments.fields or known:
        if field != "start" and not benchmarks.cases((field,)):
            continue
        found = section(field, counts[arguments.threads], arguments.seconds, arguments.only)
        print("\n".join(page.text(found)))
        if arguments.write:  # at once: a later field may take long or fail
            page.write(ROOT / "docs" / "speed.md", [found])
        wrong |= any(row["error"] for row in found.rows)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
