"""The command line: what it writes, what it says to bad use, and how it leaves."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify import registry
from verify.cli import foreign_package
from verify.commands import run
from verify.store import Store, StoreError

ROOT = Path(__file__).parents[2]
SHIFTED = "softmax_of_shifted_logits_is_unchanged"

STRANGERS = """
import os, time
import numpy as np

calls = 0

def naive(x, axis=-1):
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)

def stable(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

def single_sum(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True, dtype=np.float32)

def by_name(x, dim, axis=-1):
    return stable(x, axis=dim)

def hangs(x, axis=-1):
    if np.size(x) > 3:
        time.sleep(60)
    return stable(x)

def dies(x, axis=-1):
    if np.size(x) > 3:
        os._exit(7)
    return stable(x)

def refuses_long(x, axis=-1):
    if np.size(x) > 3:
        raise ValueError("too long for me")
    return stable(x)

def one_number(x, axis=-1):
    return 1.0

number = 3
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with a stranger's module."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERIFY_DATABASE", raising=False)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "strangers", raising=False)  # other tests have one, too
    (tmp_path / "strangers.py").write_text(STRANGERS)
    yield tmp_path
    sys.modules.pop("strangers", None)


def ids(text: str) -> list[str]:
    """The cases that a report offers for replay."""
    return re.findall(r"replay ([0-9a-f]{8})", text)


def test_a_run_writes_its_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["--subject", "numpy,scipy", "--field", "activations", "--cases", "40"]
    reports = ["--html", "out/report.html", "--json", "r.json", "--junit", "r.xml"]
    status = run(["run", *chosen, "--seed", "5", *reports])
    text = capsys.readouterr().out
    assert status == 0, text
    assert "All hold" in text
    assert "--seed 5" in text
    document = json.loads((folder / "r.json").read_text())
    assert document["exit_status"] == 0
    assert "scipy" in {one["subject"] for one in document["results"]}
    assert ET.parse(folder / "r.xml").getroot().get("failures") == "0"
    page = (folder / "out" / "report.html").read_text()
    assert 'class="statement"' in page
    with Store(folder / ".verify" / "verify.db", create=False) as store:
        stored = store.run(document["run"]["id"])
    assert len(stored.results) == len(document["results"])
    assert stored.seconds > 0


def test_the_same_seed_draws_the_same_cases(folder: Path) -> None:
    worst = []
    for name in ("a.json", "b.json"):
        chosen = ["-s", "scipy", "-f", "activations", "--cases", "40", "--seed", "1"]
        run(["run", *chosen, "--json", name])
        results = json.loads((folder / name).read_text())["results"]
        worst.append([one["worst_ratio"] for one in results])
    assert worst[0] == worst[1]


@pytest.mark.parametrize("function", ["naive", "single_sum"])
def test_a_wrong_function_is_falsified_and_replayed(
    folder: Path, capsys: pytest.CaptureFixture[str], function: str
) -> None:
    laws = "softmax_sums_to_one,softmax_of_shifted_logits_is_unchanged"
    command = ["check", f"strangers:{function}", "--as", "softmax", "-d", "float64", "-l", laws]
    assert run([*command, "--cases", "300", "--seed", "3"]) == 1
    text = capsys.readouterr().out
    assert "simplest" in text
    found = ids(text)[:3]
    assert run(["replay", found[0]]) == 1
    assert "still" in capsys.readouterr().out
    mended = STRANGERS.replace(f"def {function}(", "def forgotten(").replace(
        "def stable(", f"def {function}("
    )
    (folder / "strangers.py").write_text(mended + f"\nstable = {function}\n")
    assert run(["replay", *found]) == 0
    text = capsys.readouterr().out
    assert text.count("holds now") == len(found)
    assert "still" not in text


def test_a_right_function_holds_and_conventions_are_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "strangers:stable", "--as", "softmax", "--cases", "50"]) == 0
    command = ["check", "strangers:by_name", "--as", "softmax", "--convention", "dim=0"]
    run([*command, "--cases", "50", "--full"])
    assert "strangers:by_name(dim=0)" in capsys.readouterr().out


def test_hangs_deaths_and_exceptions_are_verdicts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for function, verdict, told in (
        ("hangs", "hung", "gave no answer in 0.5 s"),
        ("dies", "crashed", "ended the process with exit status 7"),
        ("refuses_long", "crashed", "ValueError: too long for me"),
        ("one_number", "violated", "softmax returned shape ()"),
    ):
        command = ["check", f"strangers:{function}", "--as", "softmax", "-d", "float64"]
        limit = "0.5" if function == "hangs" else "5"
        assert run([*command, "--law", SHIFTED, "--time-limit", limit]) == 1
        text = capsys.readouterr().out
        assert f"{verdict}: " in text
        assert told in text
        assert run(["replay", ids(text)[0], "--time-limit", "3"]) == 1
        assert f"still {verdict}" in capsys.readouterr().out


def test_fail_fast_stops_early(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", "strangers:one_number", "--as", "softmax", "--fail-fast", "--full"]
    assert run([*command, "--workers", "1"]) == 1
    text = capsys.readouterr().out
    assert re.search(r"falsified in 1 of 1 check\b", text)


BAD_USE = [
    (["run", "--law", "softmax_sums_to_on"], "did you mean"),
    (["run", "--field", "activation"], "did you mean activations"),
    (["run", "--subject", "nmpy"], "did you mean numpy"),
    (["run", "--subject", "strangers:naive"], "check strangers:naive --as NAME"),
    (["run", "--dtype", "float16"], "no precision is called 'float16'; did you mean float"),
    (["run", "-s", "numpy", "--field", "activations", "--law", "x"], "no law is called 'x'"),
    (["run", "-f", "elementary", "-l", SHIFTED], "in the field elementary"),
    (["laws", "nothing_like_it"], "no law is called"),
    (["laws", "--family", "nothing"], "no family is called"),
    (["check", "strangers", "--as", "softmax"], "write module:function"),
    (["check", "strangers:naive", "--as", "sofmax"], "did you mean softmax"),
    (["check", "strangers:naiv", "--as", "softmax"], "did you mean naive"),
    (["check", "strangers:number", "--as", "softmax"], "is a int, not a function"),
    (["check", "nowhere:f", "--as", "softmax"], "No module named 'nowhere'"),
    (["check", "unparsable:f", "--as", "softmax"], "SyntaxError"),
    (["check", "raising:f", "--as", "softmax"], "RuntimeError: on import"),
    (["check", "strangers:naive", "--as", "softmax", "--convention", "dim"], "takes name=value"),
    (["check", "strangers:naive", "--as", "softmax", "--convention", "dim=1"], "no argument 'dim'"),
    (["replay"], "name the cases to replay, or give --all"),
    (["replay", "0123abcd"], "There is no database"),
    (["history", "nothing_like_it"], "There is no database"),
]


@pytest.mark.parametrize(("arguments", "sentence"), BAD_USE, ids=lambda value: str(value)[:40])
def test_bad_use_gets_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    (folder / "unparsable.py").write_text("def f(:\n")
    (folder / "raising.py").write_text("raise RuntimeError('on import')\n")
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.startswith("error: ")
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize("arguments", [["runn"], ["run", "--cases", "0"], ["check", "a:b"]])
def test_wrong_options_leave_with_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_databases_that_cannot_be_used(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["run", "-s", "scipy", "--law", SHIFTED, "--cases", "5", "--database", "v.db"]
    Path("v.db").write_bytes(b"this is no database, but somebody's letter")
    assert run(command) == 2
    assert "not a database" in capsys.readouterr().err
    assert Path("v.db").read_bytes().endswith(b"letter")
    Path("v.db").unlink()
    assert run(command) == 0
    other = sqlite3.connect("v.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("verify.store.PATIENCE", 0.2)
    assert run(command) == 2
    assert "locked by another process" in capsys.readouterr().err
    other.execute("ROLLBACK")
    other.close()


def test_a_database_that_fails_on_the_way_costs_no_report(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Store, "add", full)
    command = ["run", "-s", "scipy", "--law", SHIFTED, "--cases", "5", "--json", "r.json"]
    assert run(command) == 0
    monkeypatch.setattr(Store, "finish", full)
    assert run(command) == 2
    assert "error: The disk is full." in capsys.readouterr().out
    assert json.loads((folder / "r.json").read_text())["totals"] == {"holds": 2}


def test_a_report_that_cannot_be_written_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "file").write_text("")
    command = ["run", "-s", "scipy", "--law", SHIFTED, "--cases", "5", "--html", "file/r.html"]
    assert run(command) == 2
    assert "report file/r.html cannot be written: File exists" in capsys.readouterr().out


def test_listings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["laws", "--field", "activations"]) == 0
    listed = capsys.readouterr().out
    assert SHIFTED in listed
    assert "linalg" not in listed
    assert run(["laws", SHIFTED]) == 0
    shown = capsys.readouterr().out
    law = registry.law(SHIFTED)
    for part in (law.source, str(law.tolerance), "speaks of", "inputs"):
        assert part in shown
    assert run(["subjects"]) == 0
    assert re.search(r"^scipy +\d", capsys.readouterr().out, re.MULTILINE)


def test_history_is_one_line_a_verdict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        run(["run", "-s", "scipy", "--law", SHIFTED, "--cases", "5"])
    capsys.readouterr()
    assert run(["history", SHIFTED]) == 0
    assert capsys.readouterr().out.count("scipy") == 4
    assert run(["history", SHIFTED, "-s", "scipy", "-d", "float32", "--limit", "1"]) == 0
    assert capsys.readouterr().out.count("scipy") == 1
    assert run(["history", "no_such_law"]) == 2


def test_an_interrupted_run_keeps_what_it_had(folder: Path) -> None:
    command = [sys.executable, "-m", "verify", "run", "-s", "scipy", "-f", "activations"]
    process = subprocess.Popen(
        [*command, "--budget", "1.5", "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    database = folder / ".verify" / "verify.db"
    end = time.monotonic() + 60
    while time.monotonic() < end:
        time.sleep(0.2)
        if database.exists():
            with Store(database, create=False) as store:
                if any(store.run(name).results for name in store.runs()):
                    break
    process.send_signal(signal.SIGINT)
    text, _ = process.communicate(timeout=60)
    assert process.returncode == 2, text
    assert re.search(r"interrupted after \d+ checks? of \d+", text)
    assert "Traceback" not in text
    with Store(database, create=False) as store:
        assert store.run(store.runs()[0]).results


def test_the_command_line_works_as_a_module(folder: Path) -> None:
    command = [sys.executable, "-m", "verify", "laws", "softmacks_sums"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("error: no law is called")


def test_a_foreign_package_of_the_same_name_is_noticed(tmp_path: Path) -> None:
    assert foreign_package(Path(sys.modules["verify"].__file__ or "")) == ""
    (tmp_path / "verify").mkdir()
    sentence = foreign_package(tmp_path / "verify" / "__init__.py")
    assert "belongs to another package" in sentence
    assert "nbmath-kernels" in sentence


def test_the_run_script_without_python_says_so(tmp_path: Path) -> None:
    shutil.copy(ROOT / "run", tmp_path / "run")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "dirname", "cat", "cksum", "rm"):
        (tools / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    ended = subprocess.run(
        [tmp_path / "run"],
        env={**os.environ, "PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "no Python 3.11 to 3.14 was found" in ended.stderr
