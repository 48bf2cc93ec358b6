"""How measured rows become the tables of docs/speed.md."""

import datetime as dt
import math
import os
import platform
import re
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Row = dict[str, Any]

HEAD = (
    "# Speed",
    "",
    "Written by `python -m benchmarks.ratios --write` (see `benchmarks/README.md`), not by hand.",
    "",
    "A ratio is *peer time / our time* on the same inputs in one process, the libraries taken in"
    " turn, medians; above 1 we are faster. `one` rows: every library on one thread, in processor"
    " time. `all` rows: every library with all the threads it wants, by the clock on the wall."
    " Each result is checked against a peer before its time is taken. *Of the limit* is the time"
    " in which this machine copies the bytes that must be moved, or multiplies matrices with as"
    " many operations as are counted, whichever is longer, over our time.",
    "",
)
COLUMNS = ("function", "size", "dtype", "threads", "nbmath", "peers: ratio", "target", "met")
PACKAGES = ("numba", "numpy", "scipy", "torch", "jax", "scikit-learn")


@dataclass
class Section:
    """One field's measurements."""

    name: str
    rows: list[Row] = field(default_factory=list)
    growth: list[tuple[str, str, str, str, float]] = field(default_factory=list)
    costs: list[tuple[str, float, float]] = field(default_factory=list)
    unit: float = math.nan


def seconds(value: float) -> str:
    """A time in the unit that suits it."""
    if not math.isfinite(value):
        return "-"
    for name, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {name}"
    return f"{value / 1e-9:.3g} ns"


def goals(row: Row) -> str:
    """The target in words."""
    parts = [f"{library} {ratio:g}" for library, ratio in row["target"].items()]
    if row["fastest_target"] is not None:
        parts.append(f"fastest {row['fastest_target']:g}")
    return ", ".join(parts)


def met(row: Row) -> str:
    """Whether the ratios reach the target: yes, no, or nothing to compare with."""
    if row["error"]:
        return "**wrong**"
    due = [
        (row["ratios"][name], goal) for name, goal in row["target"].items() if name in row["ratios"]
    ]
    if row["fastest_target"] is not None and row["ratios"]:
        due.append((min(row["ratios"].values()), row["fastest_target"]))
    if not due:
        return ""
    # Three figures are all that a median over a second supports.
    return "yes" if all(float(f"{ratio:.3g}") >= goal for ratio, goal in due) else "**no**"


def cells(row: Row) -> list[str]:
    """One line of the table."""
    ratios = sorted(row["ratios"].items(), key=lambda pair: pair[1])
    shown = [f"{library} {ratio:.3g}" for library, ratio in ratios]
    shown += [f"{library} missing" for library in row["missing"]]
    name = row["name"] + (
        " in @njit" if row["home"] == "njit" and "njit" not in row["name"] else ""
    )
    line = [f"`{name}`" if name == row["name"] else name, row["size"], row["dtype"], row["threads"]]
    line += [seconds(row["ours"]), ", ".join(shown) or row["error"], goals(row), met(row)]
    return line


def table(head: list[str], lines: list[list[str]]) -> list[str]:
    """A Markdown table."""
    rows = [head, ["---"] * len(head), *lines]
    return ["| " + " | ".join(line) + " |" for line in rows]


def text(section: Section) -> list[str]:
    """One field's part of the page."""
    lines = [f"<!-- {section.name} -->", f"## {section.name}", "", environment(section.unit), ""]
    if section.costs:
        rows = [
            [what, seconds(cost), seconds(goal), kept(cost, goal)]
            for what, cost, goal in section.costs
        ]
        return [*lines, *table(["what", "time", "at most", "met"], rows), ""]
    limits = any(row["floor"] for row in section.rows)
    head = [*COLUMNS, "of the limit"] if limits else list(COLUMNS)
    rows = []
    for row in section.rows:
        line = cells(row)
        if limits:
            line.append(f"{row['floor'] / row['ours']:.0%}" if row["floor"] else "")
        rows.append(line)
    lines += table(head, rows)
    if section.growth:
        shown = ", ".join(
            f"{name} {dtype} {exponent:.2f}"
            for _, name, dtype, threads, exponent in section.growth
            if threads == "one"
        )
        lines += ["", f"Growth of the one-thread time, exponent of the work: {shown}."]
    return [*lines, ""]


def kept(cost: float, goal: float) -> str:
    """Whether a cost stays within its limit, where it has one."""
    if math.isinf(goal):
        return ""
    return "yes" if cost <= goal else "**no**"


def environment(unit: float) -> str:
    """The machine, the versions, the day, and the unit for comparing machines."""
    packages = []
    for name in PACKAGES:
        try:
            packages.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    kernel = "" if math.isnan(unit) else f" The frozen kernel takes {seconds(unit)} an element."
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return (
        f"{today}, {processor()}, {os.cpu_count()} threads, Python {platform.python_version()},"
        f" {', '.join(packages)}.{kernel} Load of the last minute: {os.getloadavg()[0]:.1f}."
    )


def processor() -> str:
    """The processor's name."""
    try:
        found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or platform.machine()


def write(path: Path, sections: list[Section]) -> None:
    """Put these sections into the page of speed, keeping the others."""
    put(path, HEAD, {section.name: "\n".join(text(section)[1:]) for section in sections})


def put(path: Path, head: tuple[str, ...], parts: dict[str, str]) -> None:
    """Write a page of a head and named parts, keeping what it has under other names."""
    kept: dict[str, str] = {}
    if path.exists():
        found = re.split(r"^<!-- (\w+) -->\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        kept = dict(zip(found[1::2], found[2::2], strict=True))
    kept |= parts
    body = "".join(f"<!-- {name} -->\n{part.rstrip()}\n\n" for name, part in kept.items())
    path.write_text("\n".join(head) + "\n" + body.rstrip() + "\n", encoding="utf-8")


ACCURACY = (
    "# Accuracy",
    "",
    "Written by the commands that each part names, with `--write`, not by hand. What a"
    " factorisation or a distance may err by is derived on its field's page and held by its laws;"
    " here is what was found, beside other libraries.",
    "",
)


def write_accuracy(name: str, title: str, intro: str, lines: list[str]) -> None:
    """Put a table into the page of accuracy."""
    page = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
    part = [f"## {title}", "", intro, "", environment(math.nan), "", *lines]
    put(page, ACCURACY, {name: "\n".join(part)})
