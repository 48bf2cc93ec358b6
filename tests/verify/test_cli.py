"""The command line: what it writes, what it says to bad use, and how it leaves."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.precisions import a_few
from verify import registry
from verify.cli import foreign_package
from verify.commands import run
from verify.store import Store

ROOT = Path(__file__).parents[2]
SHIFTED = "softmax_of_shifted_logits_is_unchanged"


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


@pytest.mark.parametrize("function", a_few(["naive", "single_sum"]))
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
    mended = (
        (folder / "strangers.py")
        .read_text()
        .replace(f"def {function}(", "def forgotten(")
        .replace("def stable(", f"def {function}(")
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
        limit = "0.5" if function == "hangs" else "60"
        assert run([*command, "--law", SHIFTED, "--time-limit", limit]) == 1
        text = capsys.readouterr().out
        assert f"{verdict}: " in text
        assert told in text
        assert run(["replay", ids(text)[0], "--time-limit", limit]) == 1
        assert f"still {verdict}" in capsys.readouterr().out


def test_fail_fast_stops_early(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", "strangers:one_number", "--as", "softmax", "--fail-fast", "--full"]
    assert run([*command, "--workers", "1"]) == 1
    text = capsys.readouterr().out
    assert re.search(r"falsified in 1 of 1 check\b", text)


def test_a_run_ends_when_its_time_is_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["run", "-s", "scipy", "-f", "activations", "--budget", "0.6", "--workers", "1"]
    assert run([*command, "--within", "1"]) == 0
    text = capsys.readouterr().out
    told = re.search(r"time up +(\d+) checks? of (\d+) made within 1 s", text)
    assert told
    assert 0 < int(told[1]) < int(told[2])


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
    # Tests in the background of a shell ignore interrupts, and would hand that on.
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*command, "--budget", "1.5", "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    signal.signal(signal.SIGINT, ours)
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
