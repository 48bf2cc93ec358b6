"""The demonstration runs, its laws hold on the real data, and its report shows the pictures."""

import sys
from pathlib import Path

import pytest


def test_the_demonstration_holds_its_laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docs.demo.__main__ import main

    monkeypatch.setattr(sys, "argv", ["demo", str(tmp_path)])
    assert main() == 0
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == report.count("data:image/png;base64,") == 9
    assert "a_step_never_lowers_the_likelihood" in report
    assert "estimates_are_at_the_top_of_the_likelihood" in report
