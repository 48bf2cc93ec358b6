"""The derivatives of the Bessel functions, the exponential integrals and others, all closed."""

import math

from nbmath.special.formulas import (
    erf,
    exp1,
    expi,
    i0,
    i0e,
    i1,
    i1e,
    j0,
    j1,
    k0,
    k0e,
    k1,
    k1e,
    lambertw,
    normal_bell,
    owens_t,
    zeta,
)

ROOT_HALF = 0.7071067811865476
TWO_PI = 6.283185307179586
HALF_PI = 1.5707963267948966
FAR = 20.0
"""From here on differences of scaled Bessel functions come from their asymptotic series."""
TERMS = 24.0
TINY = 1e-8
"""Below it the slope at zero holds, and an odd function may be a subnormal number."""


def exp1_rule(x):
    return exp1(x), -math.exp(-x) / x


def expi_rule(x):
    return expi(x), math.exp(x) / x


def lambertw_rule(z, k):
    w = lambertw(z, k)
    return w, math.exp(-w) / (1.0 + w), 0.0


def owens_t_rule(h, a):
    below = normal_bell(h)
    along_h = -0.5 * below * erf(ROOT_HALF * (a * h))
    return owens_t(h, a), along_h, below * normal_bell(a * h) / (1.0 + a * a)


def zeta_rule(x, q):
    # along the exponent there is no rule
    return zeta(x, q), math.nan, -x * zeta(x + 1.0, q)


def _per(y, x):
    """y / x of an odd function whose slope at zero is a half."""
    return 0.5 if math.fabs(x) < TINY else y / x


def _orders_apart(x, sign):
    """Series of order 0 less that of order 1, sum a_n (sign / x)^n, x >= 20 (DLMF 10.40.1)."""
    zeroth, first, apart = 1.0 + 0.0 * x, 1.0 + 0.0 * x, 0.0 * x
    n = 1.0
    while n < TERMS:
        odd = (2.0 * n - 1.0) * (2.0 * n - 1.0)
        step = sign / (8.0 * n * x)
        zeroth, first = -odd * step * zeroth, (4.0 - odd) * step * first
        apart = apart + (zeroth - first)
        n += 1.0
    return apart


def _i_apart(x):
    """i0e(x) - i1e(x) for x >= 0, in which most of large numbers' digits cancel."""
    if x > FAR:
        return _orders_apart(x, -1.0) / math.sqrt(TWO_PI * x)
    return i0e(x) - i1e(x)


def _k_apart(x):
    """k0e(x) - k1e(x), likewise."""
    if x > FAR:
        return _orders_apart(x, 1.0) * math.sqrt(HALF_PI / x)
    return k0e(x) - k1e(x)


def i0_rule(x):
    return i0(x), i1(x)


def i1_rule(x):
    y = i1(x)
    return y, i0(x) - _per(y, x)


def i0e_rule(x):
    apart = _i_apart(math.fabs(x))
    return i0e(x), -apart if x > 0.0 else apart if x < 0.0 else 0.0 * x


def i1e_rule(x):
    y = i1e(x)
    apart = _i_apart(math.fabs(x))
    return y, apart - _per(y, x)


def j0_rule(x):
    return j0(x), -j1(x)


def j1_rule(x):
    y = j1(x)
    return y, j0(x) - _per(y, x)


def k0_rule(x):
    return k0(x), -k1(x)


def k1_rule(x):
    y = k1(x)
    return y, -k0(x) - y / x


def k0e_rule(x):
    return k0e(x), _k_apart(x)


def k1e_rule(x):
    y = k1e(x)
    return y, -_k_apart(x) - y / x
