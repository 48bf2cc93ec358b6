"""Exact operations on bits, against integers and rational numbers."""

import math
from fractions import Fraction
from typing import Any

import numba
import numpy as np
import pytest

from nbmath import _bits, _bits_cpu

DTYPES: tuple[Any, ...] = (np.float64, np.float32)
UNARY = ("rint", "pow2", "exponent", "significand", "nan_if_negative")


def compiled(name: str) -> Any:
    """The CPU's operation as a compiled function."""
    operation = getattr(_bits.cpu(), name)

    def one(x: Any) -> Any:
        return operation(x)

    def two(x: Any, y: Any) -> Any:
        return operation(x, y)

    def three(x: Any, y: Any, z: Any) -> Any:
        return operation(x, y, z)

    return numba.njit(one if name in UNARY else three if name == "fma" else two)


def numbers(dtype: Any) -> Any:
    """Positive normal numbers of every exponent, the ends and both sides of sqrt(1/2) included."""
    limits = np.finfo(dtype)
    rng = np.random.default_rng(3)
    powers = np.arange(limits.minexp, limits.maxexp)
    spread = np.ldexp(rng.uniform(1, 2, powers.size), powers).astype(dtype)
    root = np.sqrt(dtype(0.5))
    near = np.array([root, np.nextafter(root, dtype(0)), 1, 2, limits.max, limits.tiny], dtype)
    return np.concatenate([spread, near])


@pytest.mark.parametrize("dtype", DTYPES)
def test_exponent_and_significand_split_a_number(dtype: Any) -> None:
    python, x = _bits.python(dtype), numbers(dtype)
    exponent, significand = compiled("exponent"), compiled("significand")
    for value in x:
        e, m = python.exponent(value), python.significand(value)
        assert Fraction(float(m)) * Fraction(2) ** int(e) == Fraction(float(value))
        assert Fraction(1, 2) * Fraction(9999999, 10**7) < Fraction(float(m)) ** 2 < 2
        assert (exponent(value), significand(value)) == (e, m)


@pytest.mark.parametrize("dtype", DTYPES)
def test_powers_of_two(dtype: Any) -> None:
    limits, python, pow2 = np.finfo(dtype), _bits.python(dtype), compiled("pow2")
    for k in range(int(limits.minexp), int(limits.maxexp)):
        assert pow2(dtype(k)) == python.pow2(dtype(k)) == math.ldexp(1.0, k)


@pytest.mark.parametrize("dtype", DTYPES)
def test_ldexp_rounds_once_and_overflows_to_infinity(dtype: Any) -> None:
    limits, python, ldexp = np.finfo(dtype), _bits.python(dtype), compiled("ldexp")
    lowest = int(limits.minexp) - int(limits.nmant)
    ks = [*range(lowest - 3, int(limits.minexp) + 3), 0, int(limits.maxexp) - 1, limits.maxexp]
    for m in (0.7071067, 0.75, 1.0, 1.0000001, 1.375, 1.4142135):
        x = dtype(m)
        for k in ks:
            with np.errstate(all="ignore"):
                exact = dtype(np.ldexp(x.astype(np.longdouble), int(k)))
            assert python.ldexp(x, dtype(k)) == exact
            assert ldexp(x, dtype(k)) == exact


@pytest.mark.parametrize("dtype", DTYPES)
def test_fma_rounds_once(dtype: Any) -> None:
    rng = np.random.default_rng(5)
    python, fma = _bits.python(dtype), compiled("fma")
    for _ in range(300):
        x, y = rng.uniform(0.5, 2, 2).astype(dtype)
        z = dtype(-x * y) * dtype(rng.choice([1, 1 + 1e-7, 0.3]))
        exact = Fraction(float(x)) * Fraction(float(y)) + Fraction(float(z))
        assert python.fma(x, y, z) == fma(x, y, z)
        assert float(python.fma(x, y, z)) == pytest.approx(
            float(exact), rel=float(np.finfo(dtype).eps)
        )


@pytest.mark.parametrize("dtype", DTYPES)
def test_python_and_compiled_operations_agree_on_everything_else(dtype: Any) -> None:
    python = _bits.python(dtype)
    values = np.array([0.0, -0.0, 0.5, 1.5, 2.5, -0.5, -3.7, np.inf, -np.inf, np.nan], dtype)
    rint, copysign, sign = compiled("rint"), compiled("copysign"), compiled("nan_if_negative")
    plus, larger = compiled("plus"), compiled("larger")
    for x in values:
        assert np.array_equal([rint(x)], [python.rint(x)], equal_nan=True)
        assert np.signbit(rint(x)) == np.signbit(python.rint(x))
        assert copysign(dtype(2), x) == python.copysign(dtype(2), x)
        for y in values:
            for ours, form in ((plus, python.plus), (larger, python.larger)):
                with np.errstate(invalid="ignore"):  # inf - inf
                    assert np.array_equal([ours(x, y)], [form(x, y)], equal_nan=True)
        if not np.isnan(x):
            assert np.array_equal([sign(x)], [python.nan_if_negative(x)], equal_nan=True)


@pytest.mark.parametrize("dtype", DTYPES)
def test_machines_without_the_instructions_get_the_same_bits(
    dtype: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_bits_cpu, "_scales_in_one_step", lambda _: False)
    monkeypatch.setattr(_bits_cpu, "_converts_integers", lambda *_: False)
    test_ldexp_rounds_once_and_overflows_to_infinity(dtype)
    test_exponent_and_significand_split_a_number(dtype)
