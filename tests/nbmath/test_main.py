"""`python -m nbmath` and what an import costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nbmath import _catalog, _warmup
from nbmath._direct import Direct
from nbmath.linalg.cpu import norms_rows


def run(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_info_names_versions() -> None:
    assert {"nbmath", "numba", "threads", "cuda"} <= set(run("-m", "nbmath", "info").split())


def test_short_ways_are_warmed_up_in_both_precisions(monkeypatch: pytest.MonkeyPatch) -> None:
    way = Direct(norms_rows.length_direct, 1)
    monkeypatch.setattr(Direct, "known", [way])
    assert _warmup.compile_short_ways() == 2
    assert {dtype.name for dtype in way} == {"float32", "float64"}


def test_what_takes_registers_is_not_warmed_up_by_itself() -> None:
    found = dict(_warmup.drivers("probability"))
    assert "beta_binomials" in found
    assert "put" not in found


@pytest.mark.slow
@pytest.mark.parametrize("room", _catalog.rooms())
def test_a_room_is_warmed_up_where_nothing_is_compiled_yet(room: str, tmp_path: Path) -> None:
    code = f"from nbmath import _warmup as w; w.run_examples({room!r})"
    code = f"{code}; assert w.compile_single_precision({room!r})"
    run("-c", code, NUMBA_CACHE_DIR=str(tmp_path))


def test_selftest_passes() -> None:
    """The examples of the other fields run as tests of their own."""
    text = run("-m", "nbmath", "selftest", "elementary", "activations")
    assert text.count("passes") == 2
    assert "fails" not in text


def test_selftest_of_no_field_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nbmath", "selftest", "algebra"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "'algebra' is none of" in done.stderr


@pytest.mark.parametrize("heavy", ["numba", "matplotlib", "numba.cuda", "sqlite3", "sympy"])
def test_import_of_the_package_stays_cheap(heavy: str) -> None:
    assert run("-c", f"import sys, nbmath, verify; print({heavy!r} in sys.modules)") == "False\n"


@pytest.mark.parametrize("heavy", ["matplotlib", "numba_cuda", "sympy", "mpmath", "scipy.stats"])
def test_import_of_a_field_loads_no_other_library(heavy: str) -> None:
    code = f"import sys, nbmath.elementary, nbmath.linalg; print({heavy!r} in sys.modules)"
    assert run("-c", code) == "False\n"
