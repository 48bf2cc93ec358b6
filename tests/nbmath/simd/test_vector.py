"""Every operation on vectors against plain loops: both dtypes, edge values, any alignment."""

import math
import operator
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
import pytest
from numba import njit
from numpy.typing import NDArray

from nbmath import elementary, simd

Array = NDArray[Any]
DTYPES = [np.float32, np.float64]
LONGEST = 16  # lanes of the widest vector
HUGE = {np.float32: 3e38, np.float64: 1e308}
SMALL = {np.float32: 1e-40, np.float64: 5e-324}  # subnormal


def edges(dtype: Any) -> Array:
    special = [math.nan, math.inf, -math.inf, 0.0, -0.0, HUGE[dtype], SMALL[dtype], -SMALL[dtype]]
    return np.array([*special, 1.0, -1.0, 1.5, -2.5, math.pi, 7e-5], dtype)


def pairs(dtype: Any) -> tuple[Array, Array]:
    """All pairs of edge values, a whole number of vectors of them, on odd addresses."""
    x = edges(dtype)
    left, right = (a.ravel() for a in np.meshgrid(x, x))
    length = -(-left.size // LONGEST) * LONGEST
    store = np.zeros((2, length + 1), dtype)
    store[0, 1:] = np.resize(left, length)
    store[1, 1:] = np.resize(right, length)
    return store[0, 1:], store[1, 1:]


def on_numbers(operation: Any) -> Any:
    """The loop over vectors of an operation that gives a vector."""
    operation = operation if isinstance(operation, type(simd.fma)) else njit(operation)

    @njit
    def loop(x: Any, y: Any, out: Any) -> None:
        for i in range(0, x.size, simd.lanes(x)):
            simd.store(out, i, operation(simd.load(x, i), simd.load(y, i)))

    return loop


def on_comparisons(operation: Any) -> Any:
    """The same for one that gives a mask: 1 where it is true."""
    operation = njit(operation)

    @njit
    def loop(x: Any, y: Any, out: Any) -> None:
        for i in range(0, x.size, simd.lanes(x)):
            found = operation(simd.load(x, i), simd.load(y, i))
            simd.store(out, i, simd.select(found, simd.broadcast(x, 1), 0))

    return loop


def result(loop: Any, x: Array, y: Array) -> Array:
    out = np.full(x.size + 1, np.nan, x.dtype)[1:]
    loop(x, y, out)
    return out


def same(ours: Array, expected: Array) -> None:
    """Equal to the bit, but for what kind of nan."""
    assert ours.dtype == expected.dtype
    np.testing.assert_array_equal(ours, expected)
    there = ~np.isnan(expected)
    np.testing.assert_array_equal(np.signbit(ours)[there], np.signbit(expected)[there])


NUMBERS: dict[str, tuple[Any, Callable[[Array, Array], Array]]] = {
    "+": (lambda x, y: x + y, operator.add),
    "-": (lambda x, y: x - y, operator.sub),
    "*": (lambda x, y: x * y, operator.mul),
    "/": (lambda x, y: x / y, operator.truediv),
    "negative": (lambda x, y: -x, lambda x, y: -x),
    "abs": (lambda x, y: abs(x), lambda x, y: np.abs(x)),
    "fabs": (lambda x, y: math.fabs(x), lambda x, y: np.abs(x)),
    "sqrt": (lambda x, y: math.sqrt(x), lambda x, y: np.sqrt(x)),
    "copysign": (lambda x, y: -math.copysign(x, y), lambda x, y: -np.copysign(x, y)),
    "with numbers": (lambda x, y: (2 * x - 1) / 3, lambda x, y: (2 * x - 1) / 3),
    "larger": (simd.larger, lambda x, y: np.where(x > y, x, y)),
    "smaller": (simd.smaller, lambda x, y: np.where(x < y, x, y)),
    "maximum": (
        simd.maximum,
        lambda x, y: np.where((x > y) | np.isnan(x), x, y),
    ),
    "minimum": (
        simd.minimum,
        lambda x, y: np.where((x < y) | np.isnan(x), x, y),
    ),
    "select": (lambda x, y: simd.select(x < y, x, 7), lambda x, y: np.where(x < y, x, x * 0 + 7)),
    "positions": (
        lambda x, y: simd.positions(x),
        lambda x, y: np.resize(np.arange(simd.BYTES // x.itemsize), x.size).astype(x.dtype),
    ),
}
COMPARISONS: dict[str, tuple[Any, Callable[[Array, Array], Array]]] = {
    "<": (lambda x, y: x < y, operator.lt),
    "<=": (lambda x, y: x <= y, operator.le),
    ">": (lambda x, y: x > y, operator.gt),
    ">=": (lambda x, y: x >= y, operator.ge),
    "==": (lambda x, y: x == y, operator.eq),
    "!=": (lambda x, y: x != y, operator.ne),
    "with a number": (lambda x, y: 1 <= x, lambda x, y: x >= 1),  # noqa: SIM300  # from the left
    "&": (lambda x, y: (x < y) & (x > 0), lambda x, y: (x < y) & (x > 0)),
    "|": (lambda x, y: (x < y) | (x > 0), lambda x, y: (x < y) | (x > 0)),
    "^": (lambda x, y: (x < y) ^ (x > 0), lambda x, y: (x < y) ^ (x > 0)),
    "~": (lambda x, y: ~(x < y), lambda x, y: ~(x < y)),
    "not": (lambda x, y: not (x < y), lambda x, y: ~(x < y)),
    "select": (
        lambda x, y: simd.select(x < y, x > 0, y > 0),
        lambda x, y: np.where(x < y, x > 0, y > 0),
    ),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers(name: str) -> None:
    ours, plain = NUMBERS[name]
    loop = on_numbers(ours)
    for dtype in DTYPES:
        x, y = pairs(dtype)
        with np.errstate(all="ignore"):
            expected = np.asarray(plain(x, y))
        if name in ("select", "with numbers"):
            expected = np.where(np.isfinite(x) | (name == "with numbers"), expected, 7)
            expected = np.where(np.isneginf(x) & (y > x), x, expected).astype(dtype)
        same(result(loop, x, y), expected)


@pytest.mark.parametrize("name", COMPARISONS)
def test_comparisons(name: str) -> None:
    ours, plain = COMPARISONS[name]
    loop = on_comparisons(ours)
    for dtype in DTYPES:
        x, y = pairs(dtype)
        same(result(loop, x, y), plain(x, y).astype(dtype))


def test_fma_rounds_once() -> None:
    loop = on_numbers(lambda x, y: simd.fma(x, y, -1))
    for dtype, digits in ((np.float32, 12), (np.float64, 27)):
        small = dtype(2.0**-digits)
        x = np.full(LONGEST, 1 + small, dtype)
        y = np.full(LONGEST, 1 - small, dtype)
        same(result(loop, x, y), np.full(LONGEST, -small * small, dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_masks_and_lanes_in_one_number(dtype: Any) -> None:
    @njit
    def facts(x: Any, limit: Any) -> Any:
        v = simd.load(x, 0)
        mask = v > limit
        branch = 1 if mask else 0
        while mask:
            mask = mask & (v < limit)
            branch += 10
        mask = v > limit
        some, every, count = simd.any_lane(mask), simd.all_lanes(mask), simd.count_lanes(mask)
        lane = simd.lane(mask, 1), simd.lane(v, 1)
        return some, every, count, simd.first_lane(mask), simd.flags(mask), branch, lane

    width = simd.BYTES // np.dtype(dtype).itemsize
    x = np.arange(width).astype(dtype)
    true = (1 << width) - 1
    assert facts(x, -1) == (True, True, width, 0, true, 11, (True, 1.0))
    assert facts(x, 0) == (True, False, width - 1, 1, true - 1, 11, (True, 1.0))
    assert facts(x, 99) == (False, False, 0, 64, 0, 0, (False, 1.0))
    assert facts(x * math.nan, 0)[:4] == (False, False, 0, 64)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_vector_comes_to_one_number(dtype: Any) -> None:
    @njit
    def reduced(x: Any) -> Any:
        v = simd.load(x, 0)
        extremes = simd.max_lanes(v), simd.min_lanes(v)
        return simd.sum_lanes(v), extremes, (simd.argmax_lanes(v), simd.argmin_lanes(v))

    width = simd.BYTES // np.dtype(dtype).itemsize
    rng = np.random.default_rng(3)
    for case in range(200):
        x = rng.choice(edges(dtype)[1:] if case % 2 else np.arange(5).astype(dtype), width)
        if case % 5 == 0:
            x[rng.integers(width)] = math.nan
        total = x
        with np.errstate(all="ignore"):
            while total.size > 1:
                total = total[: total.size // 2] + total[total.size // 2 :]
        ours, extremes, found = reduced(x)
        np.testing.assert_equal(ours, total[0])
        np.testing.assert_array_equal(extremes, (x.max(), x.min()))
        assert found == (x.argmax(), x.argmin())


def test_conversions_between_precisions() -> None:
    @njit
    def both(x: Any, wide: Any, back: Any) -> None:
        low, high = simd.widen(simd.load(x, 0))
        simd.store(wide, 0, low)
        simd.store(wide, simd.lanes(wide), high)
        simd.store(back, 0, simd.narrow(low * 1.1, high * 1.1))

    width = simd.BYTES // 4
    x = np.resize(edges(np.float32), width)
    wide, back = np.full(width, np.nan), np.full(width, np.nan, np.float32)
    both(x, wide, back)
    same(wide, x.astype(np.float64))
    with np.errstate(over="ignore"):
        same(back, (x.astype(np.float64) * 1.1).astype(np.float32))


@pytest.mark.parametrize("dtype", DTYPES)
def test_elementary_functions_apply_to_every_lane(dtype: Any) -> None:
    @njit
    def lanewise(x: Any, out: Any) -> None:
        for i in range(0, x.size, simd.lanes(x)):
            simd.store(out, i, simd.each(elementary.exp, simd.load(x, i)))

    @njit
    def plain(x: Any, out: Any) -> None:
        for i in range(x.size):
            out[i] = elementary.exp(x[i])

    x = np.linspace(-90, 90, 32 * LONGEST).astype(dtype)
    x[:14] = edges(dtype)
    ours, expected = np.full(x.shape, np.nan, dtype), np.full(x.shape, np.nan, dtype)
    lanewise(x, ours)
    plain(x, expected)
    same(ours, expected)


def test_the_width_is_the_hosts() -> None:
    @njit
    def widths(single: Any, double: Any) -> Any:
        return simd.lanes(single), simd.lanes(double), simd.lanes(simd.load(double, 0) > 0)

    found = widths(np.zeros(LONGEST, np.float32), np.zeros(LONGEST))
    assert found == (simd.BYTES // 4, simd.BYTES // 8, simd.BYTES // 8)


@pytest.mark.parametrize("name", ["load", "fma", "select", "each", "sum_lanes"])
def test_outside_compiled_code_there_is_a_sentence(name: str) -> None:
    sentence = f"simd.{name} works on registers and exists inside @njit functions only"
    with pytest.raises(TypeError, match=sentence):
        getattr(simd, name)(np.zeros(LONGEST), 0)


def test_a_vector_cannot_leave_compiled_code() -> None:
    @njit
    def leave(x: Any) -> Any:
        return simd.load(x, 0)

    with pytest.raises(TypeError, match="is not for Python to see; store it in an array"):
        leave(np.zeros(LONGEST))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda x: simd.load(x, 0) + (simd.load(x, 0) > 0),
        lambda x: simd.fma(simd.load(x, 0), 1, "a"),
        lambda x: simd.select(simd.load(x, 0), 1, 2),
        lambda x: simd.load(x.astype(np.int64), 0),
    ],
)
def test_what_makes_no_sense_does_not_compile(wrong: Any) -> None:
    with pytest.raises(numba.TypingError):
        njit(wrong)(np.zeros(LONGEST))
