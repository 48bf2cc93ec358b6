"""Drivers called by name from other compiled code: in caches, in threads, after a change."""

import subprocess
import sys
from pathlib import Path

import pytest

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
