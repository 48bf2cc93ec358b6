"""Drivers called by name from other compiled code: in caches, in threads, after a change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nbmath._external import _needed
from nbmath._stamping import StaleCodeError
from tests.precisions import a_few

USER = """
import sys
import numba, numpy as np
from nbmath import _cache, linalg
if sys.argv[1] == "changed":
    _cache.source_stamp = lambda: "other sources"

@numba.njit(cache=True)
def one(a, b):
    return linalg.solve(a, b)

@numba.njit(cache=True)
def caller(a, b):
    return one(a, b)

@numba.njit(cache=True, parallel=True)
def several(a, b, out):
    for i in numba.prange(a.shape[0]):
        out[i] = linalg.solve(a[i], b[i])

a = np.eye(3) + np.ones((40, 3, 3)) * np.arange(1.0, 41.0)[:, None, None]
b = np.arange(120.0).reshape(40, 3, 1)
out = np.full_like(b, np.nan)
several(a, b, out)
assert np.array_equal(out, linalg.solve(a, b))
assert np.array_equal(caller(a, b), out)
print(sum(caller.stats.cache_hits.values()), sum(several.stats.cache_hits.values()))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("user") / "program.py"
    path.write_text(USER)
    assert hits(path, "first") == [0, 0]
    return path


def hits(program: Path, state: str) -> list[int]:
    """Run the program in a new process; how often its functions came from its cache."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program), state],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [int(word) for word in done.stdout.split()]


def test_a_function_from_a_cache_finds_its_drivers(program: Path) -> None:
    assert hits(program, "again") == [1, 1]


def test_a_function_compiled_for_other_sources_is_compiled_again(program: Path) -> None:
    assert hits(program, "changed") == [0, 0]
    assert hits(program, "again") == [0, 0]


LIBRARY = """
from nbmath._external import external
from nbmath._targets import driver, parallel_driver, prange
import numpy as np

@external
@driver
def total(x):
    if x.size == 0:
        raise ValueError("nothing to add")
    result = 0.0
    for i in range(x.size):
        result += x[i]
    return result

@parallel_driver
def totals(x):
    out = np.empty(4)
    for i in prange(4):
        out[i] = total(x[i:])
    return out

@external
@driver
def fill_short(x) -> None:
    x[:] = 1.0

@external
@driver
def fill_long(x) -> None:
    x[:] = 2.0

@external
@driver
def broken(x) -> None:
    x.nothing()

@external
@driver
def no_nothing(x) -> None:
    return x.size
"""
PROGRAM = """
from numba import njit, prange
import library
total = library.total

@njit(cache=True)
def inner(x):
    return total(x)

@njit(cache=True)
def outer(x):
    return inner(x) + 1

@njit(cache=True)
def fill(x):
    if x.size < 4:
        library.fill_short(x)
    elif x.size < 8:
        library.fill_long(x)
    elif x.size < 16:
        library.broken(x)
    else:
        library.no_nothing(x)
    return x.sum()

@njit(cache=True, parallel=True)
def fill_rows(x):
    for i in prange(x.shape[0]):
        fill(x[i])
    return x.sum()
"""
COMPILED = (
    "print(len(library.fill_short.driver.signatures), len(library.fill_long.driver.signatures))"
)


def run(folder: Path, statement: str) -> str:
    """What a statement prints in a new process."""
    code = f"import numpy as np, library, program\nx = np.arange(6.0)\n{statement}"
    env = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{Path.cwd()}"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with a function that is external, and a program that calls it."""
    (tmp_path / "library.py").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    return tmp_path


def test_cached_callers_find_what_they_call(folder: Path) -> None:
    assert run(folder, "print(program.inner(x))") == "15.0"
    hits = "print(program.outer(x), sum(program.outer.stats.cache_hits.values()))"
    assert run(folder, hits) == "16.0 0"  # compiled around an `inner` that came from the cache
    assert run(folder, hits) == "16.0 1"  # and loaded where nothing else has been loaded
    threads = "print(library.totals(x), sum(library.totals.stats.cache_hits.values()))"
    assert run(folder, threads) == "[15. 15. 14. 12.] 0"
    assert run(folder, threads) == "[15. 15. 14. 12.] 1"


def test_code_for_other_sources_is_not_loaded() -> None:
    with pytest.raises(StaleCodeError, match="other sources"):
        _needed("nbmath.mixtures.cpu", "merge", (), "another stamp")


def test_errors_come_through(folder: Path) -> None:
    failing = "try: program.outer(x[:0])\nexcept ValueError as error: print(error)"
    assert run(folder, failing) == "nothing to add"
    assert run(folder, failing) == "nothing to add"


def test_only_the_way_that_is_gone_is_compiled(folder: Path) -> None:
    assert run(folder, f"print(program.fill(x[:3])); {COMPILED}") == "3.0\n1 0"
    assert run(folder, f"print(program.fill(x)); {COMPILED}") == "12.0\n0 1"  # of a cached caller
    assert run(folder, f"program.fill(x); program.fill(x[:3]); {COMPILED}") == "1 1"


@pytest.mark.parametrize("layer", a_few(["workqueue", "omp"]))
def test_the_first_call_may_come_from_a_loop_over_threads(folder: Path, layer: str) -> None:
    """Started without the interpreter's lock, which the compiler takes on one of the threads."""
    choose = f"import numba; numba.config.THREADING_LAYER = {layer!r}"
    rows = "rows = np.zeros((64, 3))"
    assert run(folder, f"{choose}; {rows}; print(program.fill_rows(rows))") == "192.0"
    beside = (
        "import threading; alone = threading.Thread(target=program.fill, args=(x,)); alone.start();"
        " total = program.fill_rows(rows); alone.join(); print(total, x.sum())"
    )
    assert run(folder, f"{choose}; {rows}; {beside}") == "192.0 12.0"


def test_what_does_not_compile_is_an_error_of_the_call(folder: Path) -> None:
    quiet = "import sys; sys.unraisablehook = lambda _: None"
    failing = (
        f"{quiet}\ntry: program.fill(np.zeros(SIZE))\nexcept RuntimeError as error: print(error)"
    )
    said = "library.{}(array(float64, 1d, C)) does not compile"
    assert run(folder, failing.replace("SIZE", "8")) == said.format("broken")
    assert run(folder, failing.replace("SIZE", "16")) == said.format("no_nothing")


def test_everything_that_could_be_called_is_compiled_at_will(folder: Path) -> None:
    caller = (
        "import numba, nbmath._external as made\n"
        "@numba.njit\n"
        "def either(x):\n"
        "    (library.fill_short(x) if x.size else library.fill_long(x))\n"
    )
    waiting = "print(made.compile_waiting(), made.compile_waiting())"
    code = f"{caller}either(x); {COMPILED}; {waiting}; {COMPILED}"
    assert run(folder, code) == "1 0\n1 0\n1 1"
