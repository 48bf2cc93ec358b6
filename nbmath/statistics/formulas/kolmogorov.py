"""How far an empirical distribution is from its own: exact for a sample of n, and in the limit."""

import math

from nbmath.special.formulas import gammaln

TERMS = 20
"""Terms 1 / j! of a row that are no less than a rounding."""


def smirnov(n: int, d: float) -> float:
    """P(D+ >= d) of a sample of n (Birnbaum & Tingey 1951, equation 3.0)."""
    if d <= 0.0 or d >= 1.0:
        return 1.0 if d <= 0.0 else 0.0
    size = float(n)
    total = 0.0
    whole = gammaln(size + 1.0)
    for j in range(int(size * (1.0 - d)) + 1):
        i = float(j)
        here = d + i / size
        rest = 1.0 - here
        if rest > 0.0:
            ways = whole - gammaln(i + 1.0) - gammaln(size - i + 1.0)
            more = (i - 1.0) * math.log(here) + (size - i) * math.log1p(-here)
            total = total + d * math.exp(ways + more)
    return total if total < 1.0 else 1.0


def kolmogorov_limit(x: float) -> float:
    """P(K > x) of the limit of sqrt(n) D (Kolmogorov 1933), by the series that converges."""
    if x <= 0.0:
        return 1.0
    if x < 1.0:
        unit = -math.pi * math.pi / (8.0 * x * x)
        total = math.exp(unit) + math.exp(9.0 * unit) + math.exp(25.0 * unit)
        return 1.0 - math.sqrt(2.0 * math.pi) / x * total
    unit = -2.0 * x * x
    return 2.0 * (
        math.exp(unit) - math.exp(4.0 * unit) + math.exp(9.0 * unit) - math.exp(16.0 * unit)
    )


def _step(
    size: int,
    scale: float,
    corner: float,
    inverse: list[float],
    powers: list[float],
    v: list[float],
    w: list[float],
) -> None:
    """w = scale H v, H the matrix of Durbin for a width of which powers [j] tell the rest.

    Before the numbers of v and of w there are TERMS zeros.
    """
    first = v[TERMS]
    for i in range(size - 1):
        total = v[TERMS + 1 + i] - first * powers[i + 1] * inverse[i + 1]
        for j in range(1, TERMS + 1):
            total = total + v[TERMS + 1 + i - j] * inverse[j]
        w[TERMS + i] = scale * total
    total = 0.0
    for j in range(size - TERMS if size > TERMS else 0, size):
        share = 1.0 - powers[size - j]
        share = share - powers[size] + corner if j == 0 else share
        total = total + v[TERMS + j] * share * inverse[size - j]
    w[TERMS + size - 1] = scale * total


def durbin_size(n: int, d: float) -> int:
    """How many rows the matrix of Durbin has."""
    return 2 * int(float(n) * d) + 1


def durbin_room(n: int, d: float) -> int:
    """How many numbers each row of work needs."""
    return durbin_size(n, d) + 1 + TERMS


def durbin(
    n: int, d: float, inverse: list[float], powers: list[float], v: list[float], w: list[float]
) -> float:
    """P(D < d) of a sample of n (Durbin 1973; Marsaglia, Tsang & Wang 2003, without powers).

    The matrix holds 1 / j! below its diagonal, so that a step costs some terms for each row.
    """
    size = durbin_size(n, d)
    k = (size + 1) // 2
    rest = float(k) - float(n) * d
    inverse[0] = 1.0
    powers[0] = 1.0
    v[0] = 0.0
    w[0] = 0.0
    for j in range(1, size + 1 + TERMS):
        inverse[j] = inverse[j - 1] / float(j)
        powers[j] = powers[j - 1] * rest
        v[j] = 0.0
        w[j] = 0.0
    v[TERMS + k - 1] = 1.0
    corner = 0.0
    if rest > 0.5:
        corner = 1.0
        for _ in range(size):
            corner = corner * (2.0 * rest - 1.0)
    count = float(n)
    scale = math.exp((gammaln(count + 1.0) - count * math.log(count)) / count)  # n! / n^n in all
    for step in range(1, n + 1):
        if step % 2 == 1:
            _step(size, scale, corner, inverse, powers, v, w)
        else:
            _step(size, scale, corner, inverse, powers, w, v)
    return w[TERMS + k - 1] if n % 2 == 1 else v[TERMS + k - 1]
