"""What a user waits for before the first result: the import, and the first call of a function."""

import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import cases
from benchmarks.common import Case, size_name
from nbmath import FIELDS

ROOT = Path(__file__).resolve().parents[1]
IMPORT, CACHED, COLD_SERIAL, COLD_PARALLEL = 0.15, 0.05, 2.0, 5.0

IMPORTING = """
import sys, time
start = time.perf_counter()
import numba
between = time.perf_counter()
import nbmath
for field in sys.argv[1:]:
    getattr(nbmath, field)
print(time.perf_counter() - between)
"""

CALLING = """
import sys, time
import numba, numpy
mode, field, name, size, dtype = sys.argv[1:]
import nbmath
from benchmarks import cases
from benchmarks.common import frozen_kernel, size_name
x = numpy.zeros(4)
frozen_kernel(x, x)
case = next(case for case in cases((field,)) if case.name == name)
inputs = case.inputs({size_name(s): s for s in case.sizes}[size], dtype)
with nbmath.threading(mode):
    start = time.perf_counter()
    case.ours(*inputs)
    first = time.perf_counter() - start
    start = time.perf_counter()
    case.ours(*inputs)
    second = time.perf_counter() - start
print(first - second)
"""


def costs(only: str = "") -> Iterator[tuple[str, float, float]]:
    """What was waited for, how long in seconds, and the most it may be.

    First calls are those of every field's first case, or of all cases whose names contain `only`.
    """
    for what, fields, goal in (
        ("`import nbmath`", (), IMPORT),
        ("`import nbmath` and every field", FIELDS, math.inf),
    ):
        importing = statistics.median(python(IMPORTING, "", *fields) for _ in range(7))
        yield f"{what}, beyond `import numba`", importing, goal
    called = [case for case in cases() if case.home == "python" and only in case.name]
    first = {case.field: case for case in reversed(called)}
    for case in called if only else reversed(first.values()):
        yield from first_calls(case)


def first_calls(case: Case) -> Iterator[tuple[str, float, float]]:
    """The first call with an empty cache and with a warm one, less the time of the second call."""
    what = f"`{case.field}.{case.name}`"
    row = (case.field, case.name, size_name(case.sizes[0]), case.dtypes[0])
    for mode, goal in (("serial", COLD_SERIAL), ("parallel", COLD_PARALLEL)):
        if mode == "parallel" and "all" not in case.threads:
            continue
        with tempfile.TemporaryDirectory() as cache:
            yield f"{what} {mode}, first call ever", python(CALLING, cache, mode, *row), goal
            cached = statistics.median(python(CALLING, cache, mode, *row) for _ in range(3))
        yield f"{what} {mode}, first call of a process", cached, CACHED


def python(code: str, cache: str = "", *arguments: str) -> float:
    """The number that a fresh Python prints."""
    environment = os.environ | ({"NUMBA_CACHE_DIR": cache} if cache else {})
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(done.stdout)
