"""The inverse of a matrix and its determinant, from its triangular factors."""

import math
from typing import Any

from nbmath.linalg.formulas.elimination import eliminate
from nbmath.linalg.formulas.four import diagonal_of_four, inv_of_four
from nbmath.linalg.formulas.lanes import choose, exchange_columns, spoil

BITS = 40.0
STEP = 2.0**40
PART = 2.0**-40
MOST = 2.0**60
LEAST = 2.0**-60
LN2 = 0.6931471805599453094


def inv(a: Any, work: Any) -> Any:
    """Overwrite a [n, n] by its inverse; True where no pivot is zero. work is [2, n].

    From P A = L U: the inverse of U in its place, X from X L = inverse of U, then X P.
    """
    n = a.shape[0]
    if n == 4:
        return inv_of_four(a)
    good = eliminate(a, work[0], True)
    for j in range(n):
        a[j, j] = 1.0 / choose(good, a[j, j], 1.0)
        for i in range(j):
            x = a[i, i] * a[i, j]
            for k in range(i + 1, j):
                x += a[i, k] * a[k, j]
            a[i, j] = 0.0 - x * a[j, j]
    for j in range(n - 2, -1, -1):
        for i in range(j + 1, n):
            work[1, i] = a[i, j]
            a[i, j] = 0.0
        _subtract_columns(a, j, work)
    for j in range(n - 2, -1, -1):
        exchange_columns(a, j, work[0, j])
    spoil(a, not good)
    return good


def _subtract_columns(a: Any, j: int, work: Any) -> None:
    """Take from column j those after it times their factors work[1], in four rows at a time."""
    n = a.shape[0]
    whole = n - n % 4
    for i in range(0, whole, 4):
        w, x = a[i, j], a[i + 1, j]
        y, z = a[i + 2, j], a[i + 3, j]
        for k in range(j + 1, n):
            factor = work[1, k]
            w -= a[i, k] * factor
            x -= a[i + 1, k] * factor
            y -= a[i + 2, k] * factor
            z -= a[i + 3, k] * factor
        a[i, j], a[i + 1, j] = w, x
        a[i + 2, j], a[i + 3, j] = y, z
    for i in range(whole, n):
        x = a[i, j]
        for k in range(j + 1, n):
            x -= a[i, k] * work[1, k]
        a[i, j] = x


def det(a: Any, pivots: Any) -> Any:
    """The determinant of a [n, n], which is overwritten; pivots is [n]."""
    fraction, exponent = determinant(a, pivots)
    return raised(fraction, exponent)


def raised(fraction: Any, exponent: Any) -> Any:
    """f 2^e, for exponents that are multiples of BITS."""
    up = exponent > 0.0
    while up:
        fraction = choose(up, fraction * STEP, fraction)
        exponent = choose(up, exponent - BITS, exponent)
        up = exponent > 0.0
    down = exponent < 0.0
    while down:
        fraction = choose(down, fraction * PART, fraction)
        exponent = choose(down, exponent + BITS, exponent)
        down = exponent < 0.0
    return fraction


def slogdet(a: Any, pivots: Any) -> Any:
    """Sign and logarithm of the determinant of a [n, n], which is overwritten; pivots is [n]."""
    fraction, exponent = determinant(a, pivots)
    return sign_and_log(fraction, exponent)


def determinant(a: Any, pivots: Any) -> Any:
    """(f, e): the determinant f 2^e of a [n, n], which is overwritten; pivots is [n]."""
    fraction, usual = a[0, 0], a[0, 0] != a[0, 0]
    usual = usual & (not usual)
    exponent = choose(usual, fraction, 0.0)
    if a.shape[0] == 2:
        fraction, usual = determinant_of_two(a[0, 0], a[0, 1], a[1, 0], a[1, 1])
    if a.shape[0] == 4:
        fraction, usual = _of_four_rows(a)
    strange = not usual
    if strange:
        eliminate(a, pivots, False)
        other, power = diagonal_product(a, pivots)
        fraction = choose(usual, fraction, other)
        exponent = choose(usual, exponent, power)
    return fraction, exponent


def diagonal_product(a: Any, pivots: Any) -> Any:
    """(f, e): the determinant f 2^e, |f| near 1, of the matrix with these factors and pivots."""
    zero = 0.0 * pivots[0]
    fraction, exponent = 1.0 + zero, zero
    for k in range(a.shape[0]):
        x = choose(pivots[k] == float(k), a[k, k], -a[k, k])
        size, product = math.fabs(x), fraction * x
        total = math.fabs(product)
        usual = (size >= PART) & (size <= STEP) & (total >= PART) & (total <= STEP)
        strange = not usual
        if strange:
            x, shift = _moderate(x, zero)
            product, more = _moderate(fraction * x, zero)
            exponent = exponent + (shift + more)
        fraction = product
    return fraction, exponent


def determinant_of_two(a: Any, b: Any, c: Any, d: Any) -> Any:
    """a d - b c, and whether both of these products are well within the range.

    Either is that of entries that differ by eps, as near as elimination comes at best.
    """
    x, y = a * d, b * c
    size, other = math.fabs(x), math.fabs(y)
    most = choose(size > other, size, other)
    return x - y, (most >= LEAST) & (most <= MOST) & (other <= MOST)


def _of_four_rows(a: Any) -> Any:
    """The product of the pivots of a [4, 4], and whether it cannot have left the range."""
    w, x, y, z = diagonal_of_four(a)
    x, y = w * x, y * z
    size, other = math.fabs(x), math.fabs(y)
    usual = (size >= LEAST) & (size <= MOST) & (other >= LEAST) & (other <= MOST)
    return x * y, usual


def sign_and_log(fraction: Any, exponent: Any) -> Any:
    """The sign of f 2^e, and the logarithm of its absolute value; zero has 0 and -inf."""
    size = math.fabs(fraction)
    sign = math.copysign(1.0, fraction) if size > 0.0 else fraction
    return sign, math.log(size) + exponent * LN2


def _moderate(x: Any, zero: Any) -> tuple[Any, Any]:
    """(y, e): x = y 2^e with |y| from 2^-40 to 2^40, where x is neither zero nor infinite."""
    exponent = zero
    size = math.fabs(x)
    large = (size > STEP) & (size < math.inf)
    while large:
        x = choose(large, x * PART, x)
        exponent = choose(large, exponent + BITS, exponent)
        size = math.fabs(x)
        large = (size > STEP) & (size < math.inf)
    small = (size < PART) & (size > 0.0)
    while small:
        x = choose(small, x * STEP, x)
        exponent = choose(small, exponent - BITS, exponent)
        size = math.fabs(x)
        small = (size < PART) & (size > 0.0)
    return x, exponent
