"""Counterexamples as plain text, for terminals, test failures and XML."""

import math
from collections.abc import Iterator

from verify.law import Law
from verify.records import Case, CheckResult
from verify.report import notation, values
from verify.report.summary import figure
from verify.store import case_id


def verdict_line(result: CheckResult) -> str:
    """One line: the verdict, on what, by how much."""
    line = f"{result.verdict.value}: {result.law}, {result.subject} in {result.dtype}"
    if 0 < result.worst_ratio < math.inf:
        line += f", ratio {figure(result.worst_ratio)} where {result.threshold:g} is allowed"
    return f"{line}. {result.reason}" if result.reason else line


def counterexample(result: CheckResult, law: Law | None = None) -> str:
    """A check with its statement and its simplest and worst inputs."""
    return "\n".join(_lines(result, law))


def _lines(result: CheckResult, law: Law | None) -> Iterator[str]:
    yield verdict_line(result)
    if law is not None:
        yield f"  the law   {notation.to_plain(law.statement)}   ({law.source})"
    simplest, worst = result.simplest, result.worst
    same = simplest and worst and case_id(result, simplest) == case_id(result, worst)
    if simplest:
        yield from _case(result, simplest, "simplest and worst input" if same else "simplest input")
    if worst and not same:
        yield from _case(result, worst, "worst input")


def _case(result: CheckResult, case: Case, title: str) -> Iterator[str]:
    yield f"  {title}, ratio {figure(case.ratio)}"
    yield from case_lines(case, known=result.reason)
    yield f"    nbmath-verify replay {case_id(result, case)}"


def case_lines(case: Case, known: str = "") -> Iterator[str]:
    """Inputs, both sides and the message of a case, unless it is known, each on its line."""
    named = dict(case.inputs)
    if case.left is not None or case.right is not None:
        named |= {"left": case.left, "right": case.right}
    width = max((len(name) for name in named), default=0)
    for name, value in named.items():
        text = values.short(value).replace("\n", "\n" + " " * (width + 6))
        yield f"    {name:<{width}}  {text}"
    if case.message and case.message != known:
        yield f"    {case.message}"
