"""Owen's function, by Gauss' rule and the normal distribution (docs/special.md)."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.errors.functions import bell_of_height, ndtr, normal_bell
from nbmath.special.formulas.owen import double as own

FAR = 40.0
"""A bound from which on the function is zero."""
MIDDLE = 4.5
"""The product h a from which on what is beyond a is the smaller part."""
MODERATE = 2.5
"""That up to which half of a rule about zero does, of an integrand that is even."""


def plain_for_owens_t(h: float, a: float) -> bool:
    """Whether `owens_t_of_plain` is for these numbers."""
    return math.fabs(a) <= 1.0 and math.fabs(h) <= FAR and math.fabs(h * a) <= MODERATE


def owens_t_of_plain(h: float, a: float) -> float:
    """Owen's function of a slope up to one and a product up to `MODERATE`."""
    product = h * a
    total = own.total_from_zero(-0.5 * product * product, a * a)
    return bell_of_height(h, own.PER_2PI, own.PER_2PI_LOW) * (a * total)


def owens_t(h: float, a: float) -> float:
    """The integral of exp(-h**2 (1 + x**2) / 2) / (1 + x**2) from 0 to a, over 2 pi."""
    if plain_for_owens_t(h, a):
        return owens_t_of_plain(h, a)
    y, size = math.fabs(h), math.fabs(a)
    y = FAR if y > FAR else y
    swapped = size > 1.0
    # T(h, a) by T(h a, 1 / a), whose product is h
    slope = 1.0 / size if swapped else size
    other = y * size if y > 0.0 else y
    other = FAR if other > FAR else other
    bound = other if swapped else y
    product = y if swapped else y * slope
    far = product > MIDDLE
    reach = 2.0 * own.REACH / (product + math.sqrt(product * product + 2.0 * own.REACH))
    length = reach / bound if far else slope
    start = slope if far else 0.0 * slope
    low = product if far else 0.0 * product
    strip = normal_bell(bound) * normal_bell(low)
    strip = strip * (length * own.total(bound * length, low, length, start))
    tail, tail_below = ndtr(-y), ndtr(-other)
    both = 0.5 * (tail * ndtr(other) + tail_below * ndtr(y))
    beyond = 0.5 * tail * (1.0 - 2.0 * tail_below) + strip
    direct = 0.5 * tail - strip if far else strip
    value = (beyond if far else both - strip) if swapped else direct
    return bits.copysign(value, a) if value == value else value + a
