"""Write docs/findings.md: what the laws find wrong in released libraries, with versions and inputs.

python -m docs.findings [LIBRARY...]    numpy, scipy and torch, as far as they are installed
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from verify import api, registry
from verify.records import Case, CheckResult
from verify.report import notation, values
from verify.report.summary import figure, plural, share
from verify.subjects import Subject

HERE = Path(__file__).resolve().parent
PAGE = HERE / "findings.md"
LIBRARIES = ("numpy", "scipy", "torch")
SECONDS = 0.3
"""Time for the cases of each check."""
WIDTH = 100
"""Letters of an input in one line; a longer one is folded."""
SHORT = 16
"""Entries of an array that is shown to the bit."""
HEAD = """\
# What the laws find in released libraries

Written by `python -m docs.findings`, not by hand: every law against every library that has its
operations, {seconds:g} s of cases for each check, seed 0. What is shown is the simplest input that
fails about as badly as the worst one. The ratio is the error over what a stable computation may
commit ([how it is counted](verify.md#the-ratio)); notes say what lies behind it.

A finding is no verdict on a library: some are choices that its manual states, most are beyond what
it promises, and on all other laws ({held:,} of {checks:,} checks here) these libraries hold.
"""


def notes() -> dict[str, str]:
    """What is known of a finding, by "library law" or by "library operation"."""
    found: dict[str, str] = tomllib.loads((HERE / "findings.toml").read_text(encoding="utf-8"))
    return found


def remark(result: CheckResult) -> str:
    """The note on a finding: the law's own, or that of an operation it speaks of."""
    known = notes()
    names = (result.law, *registry.law(result.law).operations)
    keys = (f"{result.subject} {name}" for name in names)
    return next((known[key] for key in keys if key in known), "")


def finding(results: list[CheckResult]) -> Iterator[str]:
    """The lines on one law that one library breaks, in one precision or both."""
    worst = max(results, key=share)
    law = registry.law(worst.law)
    yield f"### {worst.law.replace('_', ' ')}\n"
    yield f"`{notation.to_plain(law.statement)}` ({law.source})\n"
    for result in results:
        allowed = f" where {result.threshold:g} is allowed" if result.threshold else ""
        ratio = f", ratio {figure(result.worst_ratio)}{allowed}"
        yield f"- {result.dtype}: {result.verdict.value}{ratio}. {result.reason}".rstrip()
    if note := remark(worst):
        yield f"\n{note}"
    if worst.simplest is not None and worst.simplest.inputs:
        yield from ("", "```text", *case_lines(worst.simplest), "```")
    yield ""


def case_lines(case: Case) -> Iterator[str]:
    """The inputs, and both sides where they differ most."""
    where, left, right = farthest(case.left, case.right)
    named = {name: shown(value) for name, value in case.inputs.items()}
    named |= {f"left{where}": shown(left), f"right{where}": shown(right)}
    width = max(map(len, named))
    for name, text in named.items():
        indented = text.replace("\n", "\n" + " " * (width + 2))
        yield f"{name:<{width}}  {indented}"
    if case.message:
        yield case.message


def farthest(left: Any, right: Any) -> tuple[str, Any, Any]:
    """The entries of two arrays that lie farthest apart, with their place; the rest as it is."""
    sides = np.asarray(left), np.asarray(right)
    if sides[0].ndim == 0 or sides[0].size == 1 or any(each.dtype.kind != "f" for each in sides):
        return "", left, right
    one, other = np.broadcast_arrays(*(np.asarray(each, np.float64) for each in sides))
    with np.errstate(invalid="ignore"):
        gap = np.abs(one - other)
    place = np.unravel_index(int(np.where(np.isnan(gap), np.inf, gap).argmax()), gap.shape)
    at = tuple(map(int, place))
    return str(list(at)), *(np.broadcast_to(each, gap.shape)[at] for each in sides)


def shown(value: Any) -> str:
    """A value to the bit if it is short, else in six digits."""
    if isinstance(value, np.ndarray) and value.size > SHORT:
        return values.short(value, WIDTH)
    return str(value.tolist() if isinstance(value, np.ndarray | np.generic) else value)


def library(subject: Subject, falsified: Iterable[CheckResult]) -> Iterator[str]:
    """The section on one library."""
    by_law: dict[str, list[CheckResult]] = {}
    for result in falsified:
        by_law.setdefault(result.law, []).append(result)
    count = plural(len(by_law), "law") + " falsified" if by_law else "nothing falsified"
    yield f"## {subject.title} {subject.version}: {count}\n"
    for results in by_law.values():
        yield from finding(results)


def page(names: Iterable[str]) -> str:
    """The whole page."""
    subjects = [registry.subject(name) for name in names]
    tasks = api.plan(registry.laws().values(), subjects, budget=api.Budget(seconds=SECONDS))
    record = api.run(tasks, command="python -m docs.findings")
    held = len(record.results) - len(record.falsified)
    lines = [HEAD.format(seconds=SECONDS, held=held, checks=len(record.results))]
    for subject in subjects:
        broken = (result for result in record.falsified if result.subject == subject.name)
        lines += library(subject, broken)
    facts = record.environment
    lines.append(f"Found with Python {facts.python} on {facts.cpu}, {facts.date}.")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Check the libraries and write the page."""
    known = registry.subjects()
    PAGE.write_text(page(sys.argv[1:] or [n for n in LIBRARIES if n in known]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
