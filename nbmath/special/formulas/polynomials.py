"""Polynomials in short chains, which a processor works on side by side.

`c` holds the coefficients, lowest power first; the number in a name is how many there are.
"""

from typing import Any

from nbmath import _bits as bits


def cubic(c0: float, c1: float, c2: float, c3: float, x: float, x2: float) -> float:
    """c0 + c1 x + c2 x**2 + c3 x**3, given the square as well."""
    return bits.fma(bits.fma(c3, x, c2), x2, bits.fma(c1, x, c0))


def four(c: Any, x: float, x2: float) -> float:
    """The polynomial with the first four coefficients."""
    return cubic(c[0], c[1], c[2], c[3], x, x2)


def eight(c: Any, x: float, x2: float, x4: float) -> float:
    """That with the first eight."""
    return bits.fma(four(c[4:], x, x2), x4, four(c, x, x2))


def twelve(c: Any, x: float, x2: float, x4: float) -> float:
    """That with the first twelve."""
    return bits.fma(eight(c[4:], x, x2, x4), x4, four(c, x, x2))


def sixteen(c: Any, x: float, x2: float, x4: float) -> float:
    """That with the first sixteen."""
    return bits.fma(eight(c[8:], x, x2, x4), x4 * x4, eight(c, x, x2, x4))


def twenty(c: Any, x: float, x2: float, x4: float) -> float:
    """That with the first twenty."""
    return bits.fma(twelve(c[8:], x, x2, x4), x4 * x4, eight(c, x, x2, x4))


def poly4(c: Any, x: float) -> float:
    """Degree 3."""
    return four(c, x, x * x)


def poly5(c: Any, x: float) -> float:
    """Degree 4."""
    return bits.fma(four(c[1:], x, x * x), x, c[0])


def poly6(c: Any, x: float) -> float:
    """Degree 5."""
    x2 = x * x
    return bits.fma(four(c[2:], x, x2), x2, bits.fma(c[1], x, c[0]))


def poly7(c: Any, x: float) -> float:
    """Degree 6."""
    return bits.fma(poly6(c[1:], x), x, c[0])


def poly8(c: Any, x: float) -> float:
    """Degree 7."""
    x2 = x * x
    return eight(c, x, x2, x2 * x2)


def poly9(c: Any, x: float) -> float:
    """Degree 8."""
    return bits.fma(poly8(c[1:], x), x, c[0])


def poly10(c: Any, x: float) -> float:
    """Degree 9."""
    x2 = x * x
    return bits.fma(eight(c[2:], x, x2, x2 * x2), x2, bits.fma(c[1], x, c[0]))


def poly11(c: Any, x: float) -> float:
    """Degree 10."""
    return bits.fma(poly10(c[1:], x), x, c[0])


def poly12(c: Any, x: float) -> float:
    """Degree 11."""
    x2 = x * x
    return twelve(c, x, x2, x2 * x2)


def poly14(c: Any, x: float) -> float:
    """Degree 13."""
    x2 = x * x
    return bits.fma(poly12(c[2:], x), x2, bits.fma(c[1], x, c[0]))


def poly16(c: Any, x: float) -> float:
    """Degree 15."""
    x2 = x * x
    return sixteen(c, x, x2, x2 * x2)


def poly24(c: Any, x: float) -> float:
    """Degree 23."""
    x2 = x * x
    x4 = x2 * x2
    x8 = x4 * x4
    high = bits.fma(eight(c[16:], x, x2, x4), x8, eight(c[8:], x, x2, x4))
    return bits.fma(high, x8, eight(c, x, x2, x4))


def poly20(c: Any, x: float) -> float:
    """Degree 19."""
    x2 = x * x
    x4 = x2 * x2
    x8 = x4 * x4
    high = bits.fma(four(c[16:], x, x2), x8, eight(c[8:], x, x2, x4))
    return bits.fma(high, x8, eight(c, x, x2, x4))


def poly32(c: Any, x: float) -> float:
    """Degree 31."""
    x2 = x * x
    x4 = x2 * x2
    x8 = x4 * x4
    low = bits.fma(eight(c[8:], x, x2, x4), x8, eight(c, x, x2, x4))
    high = bits.fma(eight(c[24:], x, x2, x4), x8, eight(c[16:], x, x2, x4))
    return bits.fma(high, x8 * x8, low)
