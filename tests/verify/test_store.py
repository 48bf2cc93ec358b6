"""What is stored comes back to the bit, and no file is ever harmed."""

import math
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from sample_run import EVERY_VERDICT, GREEN, case, record, renamed, result

from verify.records import Case, Verdict
from verify.store import NoSuchCaseError, Store, StoreError, case_id, default_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "verify.db"


def test_a_run_comes_back_as_it_was(path: Path) -> None:
    with Store(path) as store:
        store.save(EVERY_VERDICT)
    with Store(path) as store:
        assert store.runs() == [EVERY_VERDICT.id]
        back = store.run(EVERY_VERDICT.id)
    assert back.false_alarms == 2e-6
    assert back.environment == EVERY_VERDICT.environment
    assert (back.seed, back.errors, back.seconds) == (2**65, EVERY_VERDICT.errors, 12.5)
    for one, two in zip(back.results, EVERY_VERDICT.results, strict=True):
        assert (one.verdict, one.worst_ratio, one.histogram) == (
            two.verdict,
            two.worst_ratio,
            two.histogram,
        )
        assert one.seed == 2**70 + 1
        if two.worst is not None:
            assert one.worst is not None
            np.testing.assert_array_equal(one.worst.inputs["x"], two.worst.inputs["x"])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_inputs_come_back_to_the_bit(path: Path, dtype: str) -> None:
    info = np.finfo(dtype)
    values = [info.smallest_subnormal, info.max, -0.0, np.inf, -np.inf, np.nan, 1 / 3, info.eps]
    x = np.array(values * 1000, dtype=dtype).reshape(8, -1)
    broken = result(Verdict.VIOLATED, math.nan)
    kept = Case({"x": x, "k": 3, "t": (1.5, "a")}, x[0], np.float32(0.1), math.nan)
    stored = record(broken.__class__(**{**broken.__dict__, "worst": kept}))
    with Store(path) as store:
        store.save(stored)
        back = store.case(case_id(stored.results[0], kept)).case
    again = back.inputs["x"]
    assert isinstance(again, np.ndarray)
    assert again.dtype == x.dtype
    assert again.tobytes() == x.tobytes()
    assert back.inputs["t"] == (1.5, "a")
    assert math.isnan(back.ratio)
    assert isinstance(back.right, np.float32)


def test_equal_content_has_one_name_and_other_content_another() -> None:
    one, two = result(Verdict.VIOLATED, 20.0), result(Verdict.VIOLATED, 30.0)
    assert case_id(one, case(20.0, 1.0)) == case_id(two, case(30.0, 1.0))
    assert case_id(one, case(20.0, 1.0)) != case_id(one, case(20.0, np.nextafter(1.0, 2.0)))
    assert case_id(one, case(20.0, 0.0)) != case_id(one, case(20.0, -0.0))
    assert len(case_id(one, case(20.0, 1.0))) == 8


def test_a_run_that_is_killed_keeps_what_it_had(path: Path) -> None:
    script = (
        "import os, sys; sys.path.insert(0, sys.argv[2])\n"
        "from sample_run import EVERY_VERDICT as run\n"
        "from verify.store import Store\n"
        "store = Store(sys.argv[1]); store.begin(run)\n"
        "for result in run.results[:3]: store.add(run.id, result)\n"
        "os._exit(9)\n"
    )
    here = str(Path(__file__).parent)
    ended = subprocess.run([sys.executable, "-c", script, str(path), here], check=False)
    assert ended.returncode == 9
    with Store(path) as store:
        back = store.run(EVERY_VERDICT.id)
        assert len(back.results) == 3
        assert len(store.counterexamples()) == 2
        store.finish(EVERY_VERDICT)
        assert len(store.run(EVERY_VERDICT.id).results) == len(EVERY_VERDICT.results)


def test_history_is_in_order_of_time(path: Path) -> None:
    with Store(path) as store:
        store.save(GREEN)
        store.save(renamed(EVERY_VERDICT, "run2"))
        entries = store.history("softmax_of_shifted_logits_is_unchanged")
        assert [entry.run for entry in entries] == ["run1"] * 2 + ["run2"] * 8
        assert store.history("no_such_law") == []


def test_counterexamples_are_what_was_falsified(path: Path) -> None:
    with Store(path) as store:
        store.save(EVERY_VERDICT)
        kept = store.counterexamples()
        assert {one.subject for one in kept} == {
            "subject-violated",
            "subject-crashed",
            "subject-hung",
            "subject-non-finite",
        }
        assert len(kept) == 8


def test_a_case_is_found_by_any_prefix_that_names_one(path: Path) -> None:
    with Store(path) as store:
        store.save(EVERY_VERDICT)
        one = store.counterexamples()[0]
        assert store.case(one.digest).digest == one.digest
        assert store.case(one.id.upper()[:6]).digest == one.digest
        with pytest.raises(NoSuchCaseError, match="4 or more hex digits"):
            store.case("xyz")
        with pytest.raises(NoSuchCaseError, match=f"newest counterexamples are .*{one.id}"):
            store.case("00000000")


def test_writers_side_by_side_lose_nothing(path: Path) -> None:
    def write(number: int) -> None:
        with Store(path) as store:
            store.save(renamed(EVERY_VERDICT, f"run{number}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path) as store:
        assert sorted(store.runs()) == [f"run{number}" for number in range(6)]
        assert all(len(store.run(name).results) == 8 for name in store.runs())


def test_a_locked_database_gets_a_sentence(path: Path) -> None:
    with Store(path) as store:
        store.save(GREEN)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    expected = r"locked by another process for more than 0.2 s\. Wait"
    with pytest.raises(StoreError, match=expected), Store(path, patience=0.2) as store:
        store.save(renamed(GREEN, "run2"))
    other.execute("ROLLBACK")
    other.close()
    with Store(path) as store:
        assert store.runs() == ["run1"]


@pytest.mark.parametrize("content", [b"not a database at all", b"\0" * 5000, b"SQLite"])
def test_a_file_of_another_kind_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"not a database.*left as it is"):
        Store(path)
    assert path.read_bytes() == content
    assert sorted(path.parent.iterdir()) == [path]


def test_a_damaged_database_is_left_as_it_is(path: Path) -> None:
    with Store(path) as store:
        for number in range(10):
            store.save(renamed(EVERY_VERDICT, f"run{number}"))
    content = bytearray(path.read_bytes())
    content[4096:-4096] = os.urandom(len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged.*left as it is"):
        Store(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="database of another program"):
        Store(path)
    assert path.read_bytes() == content


def test_a_newer_schema_is_not_touched(path: Path) -> None:
    Store(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match=r"has schema 99.*reads schema 1"):
        Store(path)


def test_a_folder_in_the_place_of_the_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened: Is a directory"):
        Store(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "file" / "verify.db")


def test_reading_does_not_make_a_database(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no database"):
        Store(path, create=False)
    assert not path.exists()


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VERIFY_DATABASE", raising=False)
    assert default_path() == Path(".verify/verify.db")
    monkeypatch.setenv("VERIFY_DATABASE", str(tmp_path / "mine.db"))
    assert default_path() == tmp_path / "mine.db"
