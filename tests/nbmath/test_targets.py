"""The binder: what each target gives a formula, and what a formula may not use."""

import doctest
import importlib
import math
import runpy
import subprocess
import sys
from collections import deque
from pathlib import Path
from types import FunctionType
from typing import Any

import mpmath
import numba
import numpy as np
import pytest
from numba import types

from nbmath import _catalog, _warmup
from nbmath._formulas import precision
from nbmath._precise import Number
from nbmath._targets import TARGETS, _binder, bind
from nbmath.elementary.formulas import double as own
from nbmath.simd.arrays import ManyArray
from nbmath.simd.vector import Vector

ARRAY32, ARRAY64 = np.zeros(2, np.float32), np.zeros(2)
TABLE = (0.5, (0.25, 2))
HOLDER: deque[float] = deque()


def typed(x: Any) -> Any:
    return x * 0.1 + TABLE[1][0] + float(3) / 7.0 + math.pi


def uses_a_container(x: Any) -> Any:
    return HOLDER[0] + x


def total(x: Any) -> Any:
    return math.log(x), math.sqrt(x), math.exp(-710.0 * x), 1.0 / x


def formula(function: Any) -> Any:
    """The function as if it stood in a room of formulas."""
    twin = FunctionType(function.__code__, globals(), function.__name__)
    twin.__module__ = "nbmath.example.formulas"
    return twin


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("target", ["python", "cpu"])
def test_constants_take_the_precision(target: str, dtype: Any) -> None:
    result = _binder(target, dtype).public(formula(typed))(dtype(1.5))
    expected = dtype(1.5) * dtype(0.1) + dtype(0.25) + dtype(3) / dtype(7) + dtype(math.pi)
    assert result == dtype(result)
    assert result == pytest.approx(float(expected), rel=4 * float(np.finfo(dtype).eps))


def reads_its_own_precision(x: Any) -> Any:
    return own.exp_series(x, x * x) + own.EXP[3] + own.SMALLEST


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("target", ["python", "cpu"])
def test_what_differs_between_precisions_is_read_through_a_module(target: str, dtype: Any) -> None:
    room = importlib.import_module(
        f"nbmath.elementary.formulas.{'double' if dtype is np.float64 else 'single'}"
    )
    result = _binder(target, dtype).public(formula(reads_its_own_precision))(dtype(0))
    expected = dtype(room.EXP[0]) + dtype(room.EXP[3]) + dtype(room.SMALLEST)
    assert (result, type(result)) in ((expected, dtype), (float(expected), float))


def test_mpmath_works_at_the_precision_of_the_call() -> None:
    bound = _binder("mpmath", np.float64).public(formula(typed))
    with mpmath.workdps(40):
        expected = mpmath.mpf(2) * 0.1 + 0.25 + mpmath.mpf(3) / 7 + mpmath.pi
        assert mpmath.almosteq(bound(mpmath.mpf(2)), expected, rel_eps=mpmath.mpf(10) ** -38)


@pytest.mark.filterwarnings("error")
def test_python_target_never_raises_where_compiled_code_gives_nan_or_inf() -> None:
    bound = _binder("python", np.float64).public(formula(total))
    assert bound(0.0)[0] == -math.inf
    assert bound(0.0)[3] == math.inf
    assert all(math.isnan(value) for value in bound(-1.0)[:2])
    assert bound(-1.0)[2] == math.inf


@pytest.mark.parametrize("target", TARGETS)
def test_other_globals_are_refused_by_name(target: str) -> None:
    with pytest.raises(TypeError, match="uses 'HOLDER', a deque; a formula may use math"):
        _binder(target, np.float64).inner(formula(uses_a_container))


def test_unknown_targets_and_dtypes_are_refused() -> None:
    with pytest.raises(ValueError, match="target is 'gpu'; expected one of python, cpu"):
        bind("activations", "gpu")
    with pytest.raises(ValueError, match=r"expected numpy\.float32 or numpy\.float64"):
        bind("activations", "cpu", np.float16)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((1.0,), np.float64),
        ((np.float32(1),), np.float32),
        ((np.float32(1), np.float64(1)), np.float64),
        ((ARRAY32, np.float64(1)), np.float32),
        ((ARRAY64, ARRAY32), np.float64),
        ((1, 2), np.float64),
        (((ARRAY32, 1), 2), np.float32),
        ((), np.float64),
    ],
)
def test_precision_follows_arrays_before_scalars(arguments: Any, expected: Any) -> None:
    assert precision(arguments) is expected


IN_DOUBLE = {
    "nbmath.mixtures": "moments of many samples lose digits in float32 (docs/mixtures.md)",
    **{
        f"nbmath.statistics.door.{name}": "samples are worked on in float64, as each function says"
        for name in ("correlations", "counts", "empirical", "parametric", "rank_tests")
    },
}
"""Rooms and doors whose drivers work in double precision on purpose, and why."""

SCRIPT = Path(__file__).with_name("single_precision.py")

DOORS = [
    door.__name__
    for room in _catalog.rooms()
    for door in _warmup.doors(room)
    if not door.__name__.startswith(tuple(IN_DOUBLE))
    and any(test.examples for test in doctest.DocTestFinder().find(door))
]


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
def test_single_precision_drivers_hold_no_double(door: str) -> None:
    command = [sys.executable, "-W", "error", str(SCRIPT), door]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_leak_of_double_precision_is_found() -> None:
    leaks = numba.njit(lambda x: x * 0.1)
    leaks(np.float32(2))
    conversions = runpy.run_path(str(SCRIPT))["conversions"]
    assert conversions(next(iter(leaks.inspect_llvm().values())))


def test_lanes_of_single_precision_have_the_formulas_of_single_precision() -> None:
    for kind, dtype in ((types.float32, np.float32), (types.float64, np.float64)):
        assert precision((ManyArray(Vector(kind), 2),)) is dtype
        assert precision((Vector(kind),)) is dtype


@pytest.mark.parametrize(("x", "y"), [(1, 0), (-1, 0), (0, 0), (3, 4)])
def test_mpmath_divides_as_ieee_754_says(x: int, y: int) -> None:
    with np.errstate(all="ignore"):
        expected = np.float64(x) / np.float64(y)
    for dividend in (x, float(x), mpmath.mpf(x), Number(x)):
        np.testing.assert_equal(float(dividend / Number(y)), expected)
    for divisor in (y, float(y), mpmath.mpf(y)):
        np.testing.assert_equal(float(Number(x) / divisor), expected)
