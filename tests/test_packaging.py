"""What the packaging promises: true lower bounds, the names of the distribution, its contents."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/**/*.md")])


def lower_bounds() -> dict[str, str]:
    """Requirements of the form name>=version of the core and of the test extra."""
    extras = PROJECT["project"]["optional-dependencies"]
    requirements = [*PROJECT["project"]["dependencies"], *extras["test"]]
    found = (re.fullmatch(r"([\w-]+)>=([\d.]+)", each) for each in requirements)
    return {match[1]: match[2] for match in found if match}


def test_oldest_tested_versions_are_the_lower_bounds() -> None:
    """ruff and mypy judge the sources and have environments of their own in tox."""
    pins = dict(
        line.split("==")
        for line in (ROOT / ".ci" / "oldest.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )

    def release(version: str) -> list[int]:
        numbers = [int(part) for part in version.split(".")]
        return numbers + [0] * (3 - len(numbers))

    bounds = {n: release(v) for n, v in lower_bounds().items() if n not in ("ruff", "mypy")}
    assert {name: release(pins[name]) for name in bounds} == bounds
    assert pins.keys() - bounds.keys() == {"click"}  # typer's own


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_install_the_distribution_by_its_own_name(page: Path) -> None:
    """`nbmath` and `verify` are other people's projects on the package index."""
    text = page.read_text(encoding="utf-8")
    wrong = re.findall(r"pip install (?:-\S+ )*[\"']?(?:nbmath|verify)(?![\w-])", text)
    assert not wrong
