"""Reports say all that the record holds, and stand alone."""

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console
from sample_run import EVERY_VERDICT, GREEN, SHIFT, record, result

from verify import portable
from verify.records import RunRecord, Verdict
from verify.report import html as html_report
from verify.report import json as json_report
from verify.report import junit, notation, terminal, values
from verify.report.summary import amount, duration, exit_status, figure, fold, headline
from verify.report.text import counterexample
from verify.store import case_id

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
VOID = {"meta", "input", "br", "img"}


class Page(HTMLParser):
    """Checks that tags are balanced, and gathers what the page refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.outside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        for key in ("href", "src"):
            target = named.get(key) or "data:"
            if target.startswith("#"):
                self.anchors.append(target[1:])
            elif not target.startswith("data:"):
                self.outside.append(target)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another tag"


@pytest.mark.parametrize("run", [GREEN, EVERY_VERDICT, record()], ids=["green", "every", "empty"])
def test_the_page_is_whole_and_stands_alone(run: RunRecord) -> None:
    text = html_report.render(run, laws=[SHIFT], pictures=[("Digits <1>", PNG, "A & B")])
    page = Page(text)
    assert page.open == []
    assert page.outside == []
    assert len(page.ids) == len(set(page.ids))
    assert set(page.anchors) <= set(page.ids)
    assert "http" not in re.sub(r"<title>.*?</title>", "", text)
    assert "url(" not in text
    assert "@import" not in text
    assert "\x1b" not in text.replace("\x1b no module", "")
    assert "data:image/png;base64,iVBORw0KGgo" in text
    assert "Digits &lt;1&gt;" in text


def test_the_page_shows_statement_inputs_and_replay() -> None:
    text = html_report.render(EVERY_VERDICT, laws=[SHIFT])
    assert "<sub><i>i</i></sub> &lt; <i>e</i><sup><i>x</i><sub><i>i</i></sub></sup>" in text
    assert "Blanchard &amp; Higham 2021" in text
    broken = EVERY_VERDICT.falsified[0]
    assert broken.worst is not None
    assert f"nbmath-verify replay {case_id(broken, broken.worst)}" in text
    assert "0.3333333333333333" in text
    assert "A processor &lt;&amp;&gt;" in text
    for each in EVERY_VERDICT.results:
        assert each.subject in text
    assert text.count("<circle") == 6


def test_the_page_works_without_laws(tmp_path: Path) -> None:
    target = html_report.write(EVERY_VERDICT, tmp_path / "new" / "report.html")
    assert "softmax of shifted logits is unchanged" in target.read_text(encoding="utf-8")


def test_json_holds_everything() -> None:
    document = json.loads(json_report.render(EVERY_VERDICT))
    assert document["format"] == "nbmath-verify/1"
    assert document["exit_status"] == 1
    assert document["run"]["seed"] == 2**65
    assert document["totals"]["violated"] == 1
    assert [one["verdict"] for one in document["results"]] == [
        one.verdict.value for one in EVERY_VERDICT.results
    ]
    hung = document["results"][6]
    assert hung["worst_ratio"] == "inf"
    kept = EVERY_VERDICT.results[6].worst
    assert kept is not None
    back = portable.decode(hung["worst"]["inputs"]["x"])
    assert back.tobytes() == np.asarray(kept.inputs["x"]).tobytes()
    assert len(hung["histogram"]) == len(document["histogram_edges"]) + 1


def test_junit_counts_and_kinds(tmp_path: Path) -> None:
    path = junit.write(EVERY_VERDICT, tmp_path / "report.xml", laws=[SHIFT])
    root = ET.parse(path).getroot()
    counts = [root.get(key) for key in ("tests", "failures", "errors", "skipped")]
    assert counts == ["9", "4", "1", "2"]
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("type") == "violated"
    assert "nbmath-verify replay" in (failure.text or "")
    error = root.find(".//error")
    assert error is not None
    assert "\N{REPLACEMENT CHARACTER}" in (error.text or "")


def printed(run: RunRecord, *, tty: bool = False, full: bool = False) -> str:
    """What a run prints on a console of 140 columns."""
    out = Console(file=StringIO(), width=140, force_terminal=tty, highlight=False)
    with terminal.Display(len(run.results), out) as display:
        for one in run.results:
            name = f"{one.law} {one.subject}"
            display.started(name)
            display.finished(name, one)
    terminal.print_table(run, out, full=full)
    terminal.print_summary(run, {SHIFT.name: SHIFT}, out)
    text = out.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO from above
    assert isinstance(text, str)
    return text


def test_lines_without_a_terminal_are_plain() -> None:
    text = printed(EVERY_VERDICT)
    assert "\x1b[" not in text.replace("\x1b no module", "")
    assert "8/8 after" in text
    assert "1 law falsified in 4 of 8 checks" in text
    assert "the law   softmax(x + c)ᵢ = softmax(x)ᵢ" in text
    assert "error: the subject 'x' cannot be imported" in text


def test_a_terminal_gets_colours_and_no_color_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert re.search("\x1b\\[[0-9;]*3[1-7]m", printed(EVERY_VERDICT, tty=True))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search("\x1b\\[[0-9;]*(3[0-8]|9[0-7])[;m]", printed(EVERY_VERDICT, tty=True))


def test_rows_fold_what_agrees_and_show_each_failure() -> None:
    rows = fold(GREEN.results)
    assert [(row.law, row.dtypes, row.cases) for row in rows] == [
        (SHIFT.name, ("float32", "float64"), 2000),
        ("eigenvectors_are_orthonormal", ("float64",), 1000),
    ]
    assert rows[0].worst_ratio == 0.5
    broken = [result(Verdict.VIOLATED, 20.0, subject=name) for name in ("a", "b")]
    assert len(fold(broken)) == 2
    assert printed(GREEN, full=True).count(SHIFT.name) == 2
    assert printed(GREEN).count(SHIFT.name) == 1


def test_headlines_and_exit_statuses() -> None:
    assert (headline(GREEN), exit_status(GREEN)) == ("All hold: 2 laws in 3 checks", 0)
    assert exit_status(EVERY_VERDICT) == 1
    only_errors = record(result(Verdict.HOLDS), errors=("no module",))
    assert headline(only_errors) == "1 error; no law falsified in 1 check"
    assert exit_status(only_errors) == 2
    assert headline(record()) == "Nothing was checked"
    unsure = record(result(Verdict.HOLDS), result(Verdict.UNDECIDED))
    expected = "No law falsified: 1 of 2 checks hold, 1 without a verdict"
    assert (headline(unsure), exit_status(unsure)) == (expected, 0)
    assert headline(record(result(Verdict.REFUSED))) == "No verdict in any of 1 check"


def test_equal_counterexamples_are_shown_once() -> None:
    one = result(Verdict.VIOLATED, 20.0)
    same = one.__class__(**{**one.__dict__, "simplest": one.worst})
    assert counterexample(one).count("replay") == 2
    assert counterexample(same).count("replay") == 1
    assert "simplest and worst input" in counterexample(same)


@pytest.mark.parametrize(
    ("statement", "markup", "plain"),
    [
        ("x^{2} = x_i", "<i>x</i><sup>2</sup> = <i>x</i><sub><i>i</i></sub>", "x² = xᵢ"),
        ("L L^{T} < A", "<i>L</i> <i>L</i><sup>T</sup> &lt; <i>A</i>", "L Lᵀ < A"),
        ("e^{x_{i}}", "<i>e</i><sup><i>x</i><sub><i>i</i></sub></sup>", "e^{xᵢ}"),
        ("log_softmax(x)", "log_softmax(<i>x</i>)", "log_softmax(x)"),
        ("log1p(x) - 1", "log1p(<i>x</i>) − 1", "log1p(x) - 1"),
        ("Vᵀ V = I", "<i>V</i><sup>T</sup> <i>V</i> = <i>I</i>", "Vᵀ V = I"),
        ("Σ_{q} a_{q}", "Σ<sub><i>q</i></sub> <i>a</i><sub><i>q</i></sub>", "Σ_q a_q"),
        ("log-sum-exp ≥ max", "log-sum-exp ≥ max", "log-sum-exp ≥ max"),
        ("a_{i", "<i>a</i><sub><i>i</i></sub>", "aᵢ"),
        ("log(inf) on x", "log(∞) on <i>x</i>", "log(inf) on x"),
    ],
)
def test_notation(statement: str, markup: str, plain: str) -> None:
    assert notation.to_html(statement) == markup
    assert notation.to_plain(statement) == plain


VALUES = [
    np.array([0.1, np.nan, np.inf, -np.inf, -0.0, 5e-324]),
    np.array([[0.1, 2], [3, 4]], np.float32),
    np.zeros((0, 3)),
    np.arange(5),
    np.array([True, False]),
    np.float32(0.1),
    0.1,
    float("inf"),
    (1, 2.5),
    (1,),
    {"a": np.float64(0.3)},
    7,
    "text",
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_exact_text_is_source_of_the_same_bits(value: object) -> None:
    again: Any = eval(values.exact(value), {"np": np})  # the text is ours
    assert type(again).__name__ == type(value).__name__
    if isinstance(value, np.ndarray):
        assert again.dtype == value.dtype
        assert again.shape == value.shape
        assert again.tobytes() == value.tobytes()
    else:
        assert again == value


def test_short_text_is_short() -> None:
    assert values.short(np.arange(3) / 3) == "[0, 0.333333, 0.666667]"
    assert values.short(np.zeros((0, 3))) == "an empty array of shape (0, 3)"
    long = values.short(np.zeros(10**6))
    assert long.endswith("(1000000)")
    assert len(long) < 80
    assert "# the first 512 of 600" in values.exact(np.zeros(600))
    assert values.short({"x": (0.1, True), "y": None}) == "{x: (0.1, True), y: None}"


def test_figures() -> None:
    shown = [figure(x) for x in (0, 0.5, 12.345, 3.2e7, float("inf"), float("nan"), 1e-9)]
    assert shown == ["0", "0.500", "12.3", "3.2e+07", "∞", "–", "1e-09"]
    shown = [amount(x) for x in (0, 7, 2.5, 9999, 12345, 1.5e6, 123e6, 2e9)]
    assert shown == ["0", "7", "2.5", "9,999", "12.3 k", "1.50 M", "123 M", "2.00 G"]
    assert [duration(x) for x in (0.0123, 5, 75.2)] == ["12 ms", "5.0 s", "1 min 15 s"]


def test_names_of_laws_can_be_copied_from_any_width() -> None:
    for width in (20, 60, 200):
        out = Console(file=StringIO(), width=width, highlight=False)
        terminal.print_table(GREEN, out)
        printed_text = out.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
        assert max(map(len, printed_text.splitlines())) <= max(width, 20)
    assert "".join(terminal._wrapped(SHIFT.name, 24).split()) == SHIFT.name
