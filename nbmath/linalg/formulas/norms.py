"""Norms of vectors and what is made of them: directions, projections."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.sums import absolute_sum, dot

TINY = 2.0**-100
STEP = 2.0**20
SMALL, LARGE = 2.0**-40, 2.0**40


def axpy(factor: Any, x: Any, y: Any) -> Any:
    """factor x + y."""
    return factor * x + y


def largest(x: Any) -> Any:
    """The largest |x[i]| of x [n], n > 0; nan where there is one."""
    m = math.fabs(x[0])
    odd = 0.0 * x[0]
    for i in range(1, x.shape[0]):
        size = math.fabs(x[i])
        m = choose(size > m, size, m)
        odd += 0.0 * x[i]
    strange = odd != odd
    if strange:
        m = choose(strange, _with_nan(x, m), m)
    return m


def smallest(x: Any) -> Any:
    """The smallest |x[i]| of x [n], n > 0; nan where there is one."""
    m = math.fabs(x[0])
    odd = 0.0 * x[0]
    for i in range(1, x.shape[0]):
        size = math.fabs(x[i])
        m = choose(size < m, size, m)
        odd += 0.0 * x[i]
    strange = odd != odd
    if strange:
        m = choose(strange, _with_nan(x, m), m)
    return m


def _with_nan(x: Any, m: Any) -> Any:
    """m, or nan if there is one in x."""
    for i in range(x.shape[0]):
        m = choose(x[i] == x[i], m, x[i])
        m = choose(m == m, m, m + x[i])
    return m


def norm(x: Any, p: Any) -> Any:
    """The p-norm of x [n], n > 0: any p, infinities, and the number of non-zeros for p = 0."""
    if p == 2.0:
        return euclidean(x, dot(x, x))
    if p == 1.0:
        return absolute_sum(x)
    if p == math.inf:
        return largest(x)
    if p == -math.inf:
        return smallest(x)
    return power_norm(x, float(p))


def euclidean(x: Any, square: Any) -> Any:
    """The length of x [n], of which the sum of squares is known as it came out."""
    if TINY * square > 0.0 and square < math.inf:
        return math.sqrt(square)
    m = largest(x)
    if not (m > 0.0 and m < math.inf):
        return m
    scale = scaling(m)
    s0, s1 = 0.0, 0.0
    for i in range(0, x.shape[0] - 1, 2):
        u, v = x[i] * scale, x[i + 1] * scale
        s0 += u * u
        s1 += v * v
    if x.shape[0] % 2 == 1:
        u = x[x.shape[0] - 1] * scale
        s0 += u * u
    return math.sqrt(s0 + s1) / scale


def scaling(m: Any) -> Any:
    """A power of two that brings m > 0 near one, as far as it is a normal number itself."""
    scale = 1.0
    while m * scale < 1.0 and scale * STEP < math.inf:
        scale *= STEP
    while m * scale > STEP:
        scale /= STEP
    return scale


def power_norm(x: Any, p: Any) -> Any:
    """As `norm`, for what is no special case."""
    n = x.shape[0]
    if p == 0.0:
        count = 0.0
        for i in range(n):
            count += 0.0 if x[i] == 0.0 else 1.0
        return count
    if p != p:
        return p
    m = largest(x) if p > 0.0 else smallest(x)
    if not (m > 0.0 and m < math.inf):
        return m
    total = 0.0
    for i in range(n):
        total += math.pow(math.fabs(x[i]) / m, p)
    return m * math.pow(total, 1.0 / p)


def normalize(x: Any, p: Any, out: Any) -> None:
    """out [n] = x / |x|, whatever the size of x [n]; zeros stay zeros. out may be x."""
    length = norm(x, p)
    if length > SMALL and length < LARGE:
        for i in range(x.shape[0]):
            out[i] = x[i] / length
    else:
        m = largest(x)
        scale = scaling(m) if m > 0.0 and m < math.inf else 1.0
        for i in range(x.shape[0]):
            out[i] = x[i] * scale
        length = norm(out, p) if p != 0.0 else length
        for i in range(x.shape[0]):
            out[i] = out[i] / length if length != 0.0 else out[i]


def project(x: Any, y: Any, out: Any) -> None:
    """out [n] = the multiple of y [n] that is nearest to x [n]; zero where y is."""
    normalize(y, 2.0, out)
    share = dot(x, out)
    for i in range(x.shape[0]):
        out[i] = share * out[i]
