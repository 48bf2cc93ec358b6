"""The derivative of each function of `math`, written once for numbers of any kind.

Each rule gives the value of its function and the slope along each argument. On dual numbers a rule
is itself differentiated, so that derivatives of every order come from these lines.
"""

import math

from nbmath.elementary.formulas import logistic, logit, softplus

TWO_OVER_ROOT_PI = 1.1283791670955126
LN_2 = 0.6931471805599453
LN_10 = 2.302585092994046
DEGREE = 0.017453292519943295


def exp_rule(x):
    y = math.exp(x)
    return y, y


def exp2_rule(x):
    y = math.exp2(x)
    return y, LN_2 * y


def expm1_rule(x):
    return math.expm1(x), math.exp(x)


def log_rule(x):
    return math.log(x), 1.0 / x


def log1p_rule(x):
    return math.log1p(x), 1.0 / (1.0 + x)


def log2_rule(x):
    return math.log2(x), 1.0 / (LN_2 * x)


def log10_rule(x):
    return math.log10(x), 1.0 / (LN_10 * x)


def sqrt_rule(x):
    y = math.sqrt(x)
    return y, 0.5 / y


def sin_rule(x):
    return math.sin(x), math.cos(x)


def cos_rule(x):
    return math.cos(x), -math.sin(x)


def tan_rule(x):
    y = math.tan(x)
    return y, 1.0 + y * y


def asin_rule(x):
    return math.asin(x), 1.0 / math.sqrt((1.0 - x) * (1.0 + x))


def acos_rule(x):
    return math.acos(x), -1.0 / math.sqrt((1.0 - x) * (1.0 + x))


def atan_rule(x):
    return math.atan(x), 1.0 / (1.0 + x * x)


def sinh_rule(x):
    return math.sinh(x), math.cosh(x)


def cosh_rule(x):
    return math.cosh(x), math.sinh(x)


def tanh_rule(x):
    # sech^2 by the decaying exponential: 1 - tanh^2 would cancel in the tails
    e = math.exp(-2.0 * math.fabs(x))
    return math.tanh(x), 4.0 * e / ((1.0 + e) * (1.0 + e))


def asinh_rule(x):
    return math.asinh(x), 1.0 / math.hypot(1.0, x)


def acosh_rule(x):
    return math.acosh(x), 1.0 / (math.sqrt(x - 1.0) * math.sqrt(x + 1.0))


def atanh_rule(x):
    return math.atanh(x), 1.0 / ((1.0 - x) * (1.0 + x))


def gaussian(x):
    """exp(-x^2) without the rounding of x^2: with h a multiple of 1/64, h^2 is exact."""
    a = math.fabs(x)
    a = a if a < 32.0 else 32.0
    h = float(math.floor(64.0 * a)) / 64.0
    y = math.exp(-h * h) * math.exp((h - a) * (h + a))
    return y if x == x else x


def fabs_rule(x):
    # at the kink the middle of the subgradients
    slope = 1.0 if x > 0.0 else (-1.0 if x < 0.0 else 0.0)
    return math.fabs(x), slope


def radians_rule(x):
    return DEGREE * x, DEGREE


def degrees_rule(x):
    return x / DEGREE, 1.0 / DEGREE


def logistic_rule(x):
    y = logistic(x)
    return y, y * logistic(-x)


def logit_rule(p):
    return logit(p), 1.0 / (p * (1.0 - p))


def softplus_rule(x):
    return softplus(x), logistic(x)


def atan2_rule(y, x):
    r = math.hypot(x, y)
    return math.atan2(y, x), x / r / r, -y / r / r


def hypot_rule(x, y):
    r = math.hypot(x, y)
    along_x = x / r if r > 0.0 else 0.0
    along_y = y / r if r > 0.0 else 0.0
    return r, along_x, along_y


def copysign_rule(x, y):
    along_x = 1.0 if math.copysign(1.0, x) == math.copysign(1.0, y) else -1.0
    return math.copysign(x, y), along_x, 0.0


def pow_rule(x, y):
    value = math.pow(x, y)
    along_x = y * math.pow(x, y - 1.0) if y != 0.0 else 0.0
    # 0^y is flat in y > 0, where 0 log 0 would be nan
    along_y = 0.0 if x == 0.0 and y > 0.0 else value * math.log(x)
    return value, along_x, along_y


def integer_power_rule(x, n):
    value = 1.0
    slope = 0.0
    if n != 0:
        below = x ** (n - 1)
        value = x * below
        slope = float(n) * below
    return value, slope
