"""The derivative of each function of `nbmath.special`, along each argument.

Slopes are written so that nothing cancels and nothing overflows before the slope does: densities
in tails by way of erfcx, which is the tail without its decay.
"""

import math

from nbmath.calculus.formulas.functions import TWO_OVER_ROOT_PI, gaussian
from nbmath.elementary.formulas import logistic
from nbmath.special.formulas import (
    digamma,
    entr,
    erf,
    erfc,
    erfcinv,
    erfcx,
    erfinv,
    gamma,
    gammaln,
    kl_div,
    log1mexp,
    log1pmx,
    log_ndtr,
    log_of_ratio,
    logaddexp,
    logsubexp,
    ndtr,
    ndtri,
    ndtri_exp,
    normal_bell,
    polygamma,
    rel_entr,
    rgamma,
    trigamma,
    xlog1py,
    xlogy,
)

HALF_ROOT_PI = 0.886226925452758
ROOT_HALF = 0.7071067811865476
ROOT_HALF_PI = 1.2533141373155003
STEPS = 48.0


def erf_rule(x):
    return erf(x), TWO_OVER_ROOT_PI * gaussian(x)


def erfc_rule(x):
    return erfc(x), -TWO_OVER_ROOT_PI * gaussian(x)


def _mean_excess(x):
    """How far erfc lies beyond x >= 2 on average: ierfc(x) / erfc(x), a continued fraction."""
    excess = 1.0 / (x + math.sqrt(x * x + 2.0 * STEPS))  # where the fraction repeats itself
    n = STEPS
    while n > 1.0:
        excess = 0.5 / (x + n * excess)
        n -= 1.0
    return excess


def erfcx_rule(x):
    # 2 x erfcx(x) - 2 / root(pi), which cancels where x is large
    y = erfcx(x)
    slope = -2.0 * y * _mean_excess(x) if x > 2.0 else 2.0 * x * y - TWO_OVER_ROOT_PI
    return y, slope


def _per_density(scaled, tail):
    """A scaled tail over the tail, which is infinite at the end of the range."""
    return scaled / tail if tail != 0.0 else math.inf


def erfinv_rule(y):
    x = erfinv(y)
    return x, _per_density(HALF_ROOT_PI * erfcx(math.fabs(x)), 1.0 - math.fabs(y))


def erfcinv_rule(y):
    x = erfcinv(y)
    return x, -_per_density(HALF_ROOT_PI * erfcx(math.fabs(x)), y if y < 1.0 else 2.0 - y)


def normal_bell_rule(z):
    y = normal_bell(z)
    return y, -z * y


def ndtr_rule(x):
    return ndtr(x), normal_bell(x)


def log_ndtr_rule(x):
    slope = normal_bell(x) / ndtr(x) if x > 0.0 else 1.0 / (ROOT_HALF_PI * erfcx(-ROOT_HALF * x))
    return log_ndtr(x), slope


def ndtri_rule(p):
    z = ndtri(p)
    scaled = ROOT_HALF_PI * erfcx(ROOT_HALF * math.fabs(z))
    return z, _per_density(scaled, p if p < 0.5 else 1.0 - p)


def ndtri_exp_rule(y):
    z = ndtri_exp(y)
    tail = ROOT_HALF_PI * erfcx(ROOT_HALF * math.fabs(z))
    return z, tail if z < 0.0 else -tail * math.exp(y) / math.expm1(y)


def gammaln_rule(x):
    return gammaln(x), digamma(x)


def digamma_rule(x):
    return digamma(x), trigamma(x)


def trigamma_rule(x):
    return trigamma(x), polygamma(2.0, x)


def polygamma_rule(n, x):
    # the order is a whole number: nothing varies along it
    return polygamma(n, x), 0.0, polygamma(n + 1.0, x)


def gamma_rule(x):
    y = gamma(x)
    return y, y * digamma(x)


def rgamma_rule(x):
    y = rgamma(x)
    n = math.fabs(x)
    even = n == 2.0 * float(math.floor(0.5 * n))
    at_zero = gamma(1.0 + n) if even else -gamma(1.0 + n)
    return y, at_zero if y == 0.0 and x <= 0.0 else -y * digamma(x)


def log1pmx_rule(x):
    return log1pmx(x), -x / (1.0 + x)


def log1mexp_rule(x):
    return log1mexp(x), -1.0 / math.expm1(-x)


def logaddexp_rule(x, y):
    return logaddexp(x, y), logistic(x - y), logistic(y - x)


def logsubexp_rule(x, y):
    return logsubexp(x, y), -1.0 / math.expm1(y - x), -1.0 / math.expm1(x - y)


def xlogy_rule(x, y):
    return xlogy(x, y), math.log(y), x / y


def xlog1py_rule(x, y):
    return xlog1py(x, y), math.log1p(y), x / (1.0 + y)


def entr_rule(x):
    return entr(x), -math.log(x) - 1.0


def rel_entr_rule(x, y):
    z = rel_entr(x, y)
    return z, z / x + 1.0 if x > 0.0 else math.log(x), -x / y


def log_of_ratio_rule(x, y):
    return log_of_ratio(x, y), 1.0 / x, -1.0 / y


def kl_div_rule(x, y):
    along_x = rel_entr(x, y) / x if x > 0.0 else math.log(x)
    return kl_div(x, y), along_x, (y - x) / y
