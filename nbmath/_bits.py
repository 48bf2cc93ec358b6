"""Exact operations on the bits of floating-point numbers, for every target of the formulas.

The functions of this module are the plain-Python float64 ones; `python(dtype)`, `cpu(dtype)`,
`cuda(dtype)` and `mpmath()` return modules with the same names for a target and a precision:

    rint(x)         nearest integer, ties to even, as a float
    pow2(k)         2**k for an integral float k in the normal range
    ldexp(x, k)     x * 2**k rounded once, for x near 1 and k from twice below to twice above the
                    range of exponents: overflows to inf and underflows gradually
    exponent(x)     e and
    significand(x)  m with x = m * 2**e, m in [sqrt(1/2), sqrt(2)), for x positive and normal
    fma(x, y, z)    x * y + z rounded once
    nan_if_negative(x)  nan where the sign bit of x is set, else 0
    copysign(x, y)  |x| with the sign of y
    plus(x, y)      x + y; a sum that a loop makes by it may be made of partial sums, in any order
    larger(x, y)    the larger of both; nan where one of them is nan

Other arguments give a meaningless number, never an exception: the formulas select it away.
"""

import functools
import math
import struct
from fractions import Fraction
from types import ModuleType
from typing import Any, NamedTuple, cast

import numpy as np


class _Format(NamedTuple):
    """Integers that describe an IEEE format; `magic` pushes integers into the low mantissa bits."""

    width: int
    mantissa: int
    bias: int
    magic: float
    magic_bits: int
    root_half: int  # bits of sqrt(1/2), rounded down

    @property
    def fraction_mask(self) -> int:
        return (1 << self.mantissa) - 1


DOUBLE = _Format(64, 52, 1023, 1.5 * 2.0**52, 0x4338 << 48, 0x3FE6A09E667F3BCC)
SINGLE = _Format(32, 23, 127, 1.5 * 2.0**23, 0x4B400000, 0x3F3504F3)


def _format(dtype: object) -> _Format:
    return {"float64": DOUBLE, "float32": SINGLE}[np.dtype(cast("Any", dtype)).name]


# Plain Python, float64


def _integer(x: float) -> int:
    return int(struct.unpack("<q", struct.pack("<d", x))[0])


def _real(i: int) -> float:
    return float(struct.unpack("<d", struct.pack("<Q", i & 0xFFFFFFFFFFFFFFFF))[0])


def rint(x: float) -> float:
    """Nearest integer, ties to even."""
    return math.copysign(float(round(x)), x) if math.isfinite(x) else x


def pow2(k: float) -> float:
    """2**k for k in the normal range."""
    return _real(_integer(k + (DOUBLE.magic + DOUBLE.bias)) << DOUBLE.mantissa)


def ldexp(x: float, k: float) -> float:
    """The product x * 2**k, rounded once."""
    if not math.isfinite(k):
        return math.nan
    try:
        return math.ldexp(x, int(k))
    except OverflowError:
        return math.copysign(math.inf, x)


def exponent(x: float) -> float:
    """Binary exponent of x relative to sqrt(1/2)."""
    return float((_integer(x) - DOUBLE.root_half) >> DOUBLE.mantissa)


def significand(x: float) -> float:
    """The factor x / 2**exponent(x) in [sqrt(1/2), sqrt(2))."""
    power = (_integer(x) - DOUBLE.root_half) & ~DOUBLE.fraction_mask
    return _real(_integer(x) - power)


def fma(x: float, y: float, z: float) -> float:
    """The sum x * y + z, rounded once."""
    if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(z)):
        return x * y + z
    exact = Fraction(x) * Fraction(y) + Fraction(z)
    if exact == 0:
        return x * y + z  # the sign of zero follows the usual rules
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


def copysign(x: float, y: float) -> float:
    """|x| with the sign of y."""
    return math.copysign(x, y)


def nan_if_negative(x: float) -> float:
    """Nan where the sign bit is set, else 0."""
    return math.nan if math.copysign(1.0, x) < 0.0 else 0.0


def plus(x: Any, y: Any) -> Any:
    """x + y, of any numbers: the order of a sum is left open to who has a better one."""
    return x + y


def larger(x: Any, y: Any) -> Any:
    """The larger of any numbers; nan where one of them is nan."""
    return x if x > y or x != x else y


# Plain Python, float32: exact in float64 or rational numbers, then one rounding


def _single(x: float) -> np.float32:
    with np.errstate(over="ignore", under="ignore"):
        return np.float32(x)


def _integer32(x: float) -> int:
    return int(np.float32(x).view(np.int32))


def _real32(i: int) -> np.float32:
    return np.uint32(i & 0xFFFFFFFF).view(np.float32)


def _rint32(x: float) -> np.float32:
    return _single(rint(float(x)))


def _pow2_32(k: float) -> np.float32:
    return _single(ldexp(1.0, float(k)))


def _ldexp32(x: float, k: float) -> np.float32:
    return _single(ldexp(float(x), float(k)))


def _exponent32(x: float) -> np.float32:
    return np.float32((_integer32(x) - SINGLE.root_half) >> SINGLE.mantissa)


def _significand32(x: float) -> np.float32:
    power = (_integer32(x) - SINGLE.root_half) & ~SINGLE.fraction_mask
    return _real32(_integer32(x) - power)


def _fma32(x: float, y: float, z: float) -> np.float32:
    product, addend = float(x) * float(y), float(z)  # the product is exact in float64
    total = product + addend
    if math.isfinite(total) and total != 0.0:
        tail = Fraction(product) + Fraction(addend) - Fraction(total)
        if tail and not _integer(total) & 1:  # round to odd: the second rounding is then the first
            total = math.nextafter(total, math.inf if tail > 0 else -math.inf)
    return _single(total)


def _copysign32(x: float, y: float) -> np.float32:
    return np.float32(math.copysign(float(x), float(y)))


def _nan_if_negative32(x: float) -> np.float32:
    return np.float32(nan_if_negative(float(x)))


NAMES = (
    *("rint", "pow2", "ldexp", "exponent", "significand", "fma", "copysign"),
    *("nan_if_negative", "plus", "larger"),
)


def _module(name: str, *functions: object) -> ModuleType:
    module = ModuleType(f"{__name__}.{name}")
    module.__dict__.update(zip(NAMES, functions, strict=True))
    return module


@functools.cache
def python(dtype: object = "float64") -> ModuleType:
    """Exact plain-Python operations of one precision."""
    if _format(dtype) is DOUBLE:
        exact = (rint, pow2, ldexp, exponent, significand, fma, copysign, nan_if_negative)
        return _module("python64", *exact, plus, larger)
    short = (_rint32, _pow2_32, _ldexp32, _exponent32, _significand32, _fma32, _copysign32)
    return _module("python32", *short, _nan_if_negative32, plus, larger)


@functools.cache
def cpu(dtype: object = None) -> ModuleType:
    """Numba intrinsics that vectorise; they choose the precision by their arguments."""
    del dtype
    from nbmath import _bits_cpu

    return _bits_cpu


@functools.cache
def lanes(dtype: object = None) -> ModuleType:
    """Those of them that registers have: `fma` and `plus`."""
    from nbmath.simd import lanewise

    cpu(dtype)  # which tells the compiler what `plus` is
    module = ModuleType(f"{__name__}.lanes")
    module.__dict__.update(fma=lanewise.fma, plus=plus)
    return module


@functools.cache
def cuda(dtype: object) -> ModuleType:
    """CUDA device functions of one precision."""
    from nbmath import _bits_cuda

    return _bits_cuda.module(_format(dtype))


@functools.cache
def mpmath() -> ModuleType:
    """Operations in mpmath's working precision."""
    import mpmath as mp

    from nbmath._precise import Number

    def split(x: Any) -> tuple[Any, int]:
        if not mp.isfinite(x):
            return Number(x), 0
        if x <= 0:
            return Number(1), 0  # any finite number would do
        m, e = mp.frexp(x)
        return (Number(m), e) if m * m >= mp.mpf(1) / 2 else (Number(2 * m), e - 1)

    def scaled(x: Any, k: Any) -> Number:
        return Number(mp.ldexp(x, int(k))) if mp.isfinite(k) else Number("nan")

    functions = {
        "rint": lambda x: Number(mp.nint(x)) if mp.isfinite(x) else Number(x),
        "pow2": lambda k: scaled(1, k),
        "ldexp": scaled,
        "exponent": lambda x: Number(split(x)[1]),
        "significand": lambda x: split(x)[0],
        "fma": lambda x, y, z: x * y + z,
        "copysign": lambda x, y: -abs(x) if y < 0 else abs(x),
        "nan_if_negative": lambda x: Number("nan" if x < 0 else 0),
        "plus": plus,
        "larger": larger,
    }
    return _module("mpmath", *(functions[name] for name in NAMES))
