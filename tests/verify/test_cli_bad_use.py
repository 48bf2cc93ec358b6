"""The command line: what it says to bad use and in surroundings where it cannot work."""

import json
import sqlite3
from pathlib import Path

import pytest

from verify.commands import run
from verify.store import Store, StoreError

SHIFTED = "softmax_of_shifted_logits_is_unchanged"

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
