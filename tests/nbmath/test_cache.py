"""Compiled code on disk never outlives the formulas that it was compiled from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import nbmath

PACKAGE = Path(nbmath.__file__).parent
PROGRAM = """
from nbmath.elementary import cpu
import numpy as np
x, out = np.zeros(1), np.full(1, np.nan)
cpu.logistic_array(x, out)
print(out[0], sum(cpu.logistic_array.stats.cache_hits.values()))
"""
FORMULA = "nbmath/elementary/formulas/functions.py"
EDIT = '\n\ndef logistic(x):\n    """Wrong on purpose."""\n    return 42.0\n'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A private copy of the package, without compiled files."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "nbmath", ignore=ignore)
    return tmp_path


def run(folder: Path, **environment: str) -> tuple[float, int]:
    """The value that the program in a new process computes, and how many cache hits it had."""
    env = {**os.environ, "PYTHONPATH": str(folder), **environment}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    value, hits = done.stdout.split()
    return float(value), int(hits)


def edit_without_trace(path: Path) -> None:
    """Change a source and give it the time stamps it had, as a wheel may."""
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8") + EDIT, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_second_process_loads_compiled_code(copy: Path) -> None:
    assert run(copy) == (0.5, 0)
    assert run(copy) == (0.5, 1)


def test_an_edited_formula_is_seen_by_cached_drivers(copy: Path) -> None:
    assert run(copy) == (0.5, 0)
    edit_without_trace(copy / FORMULA)
    assert run(copy) == (42.0, 0)
    assert run(copy) == (42.0, 1)


@pytest.mark.parametrize("parallel", [False, True])
def test_an_edited_formula_is_seen_by_the_users_own_cached_functions(
    copy: Path, parallel: bool
) -> None:
    program = (
        "import numba, numpy as np\nfrom nbmath import elementary\n"
        f"@numba.njit(cache=True, parallel={parallel})\n"
        "def mean(x):\n"
        "    total = 0.0\n"
        "    for i in numba.prange(x.size):\n"
        "        total += elementary.logistic(x[i])\n"
        "    return total / x.size\n"
        "print(mean(np.zeros(8)), sum(mean.stats.cache_hits.values()))\n"
    )
    assert script(copy, program) == "0.5 0\n"
    assert script(copy, program) == "0.5 1\n"
    edit_without_trace(copy / FORMULA)
    assert script(copy, program) == "42.0 0\n"
    assert script(copy, program) == "42.0 1\n"


def test_the_cache_folder_of_the_user_is_kept(copy: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    assert run(copy, NUMBA_CACHE_DIR=str(chosen)) == (0.5, 0)
    assert run(copy, NUMBA_CACHE_DIR=str(chosen)) == (0.5, 1)
    assert list(chosen.rglob("*.nbi"))
    assert not list((copy / "nbmath").rglob("*.nbi"))


def test_a_loop_made_by_a_recipe_is_found_again(copy: Path) -> None:
    program = (
        "from nbmath.special import cpu\nimport numpy as np\n"
        "for loop in (cpu.erf_array, cpu.gamma_array):\n"
        "    loop(np.ones(1), out := np.full(1, np.nan))\n"
        "    print(out[0], sum(loop.stats.cache_hits.values()))\n"
    )
    assert script(copy, program) == "0.8427007929497148 0\n1.0 0\n"
    assert script(copy, program) == "0.8427007929497148 1\n1.0 1\n"


def test_functions_of_one_name_are_told_apart_by_what_they_hold(copy: Path) -> None:
    program = (
        "import sys, numba\nfrom nbmath import _cache\n"
        "def adding(k):\n"
        "    def add(x):\n"
        "        return x + k\n"
        "    return _cache.attach(numba.njit(add))\n"
        "print(adding(int(sys.argv[1]))(1), adding(5)(1))\n"
    )
    assert script(copy, program, "2") == "3 6\n"
    assert script(copy, program, "3") == "4 6\n"


def script(folder: Path, text: str, *arguments: str) -> str:
    """What a program in a file prints in a new process."""
    path = folder / "program.py"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, str(path), *arguments]
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


NAMES = """
import os
import numba
from nbmath import _cache


def name():
    made = numba.njit(lambda x: x)
    made.compile("f8(f8)")
    return made.overloads[made.signatures[0]].fndesc.mangled_name


print(name(), name(), flush=True)
if not os.fork():
    print(name(), flush=True)
    os._exit(0)
os.wait()
print(name())
"""


def test_no_two_processes_give_functions_of_one_recipe_one_name() -> None:
    """Machine code from a cache may not meet other code of its name, or either runs for both."""
    command = [sys.executable, "-c", NAMES]
    told = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(2)]
    names = [name for done in told for name in done.stdout.split()]
    assert len(names) == len(set(names)) == 8
