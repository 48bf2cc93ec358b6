"""Wrong zeta functions and derivatives of digamma, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np
from mutants.special.shared import (
    RIGHT,
    feeling_its_neighbours,
    off,
    through_half_precision,
    without_limits,
)

Function = Callable[..., Any]


def asymptotic_trigamma(x: Any) -> Any:
    """Three terms of the asymptotic series, everywhere."""
    with np.errstate(all="ignore"):
        return 1 / x + 1 / (2 * x * x) + 1 / (6 * x**3)


def moved(name: str, by: float = 1e-2) -> Function:
    """The function of one number at another place."""
    return lambda x: RIGHT[name](x + x.dtype.type(by))


def zeta(wrong: Callable[[Any, Any], Any], alone: Callable[[Any], Any] | None = None) -> Function:
    """A zeta function of one number or two of which one kind is wrong."""

    def both(s: Any, q: Any = None) -> Any:
        if q is None:
            return alone(s) if alone else RIGHT["zeta"](s)
        return wrong(s, q)

    return both


def shorter(s: Any, q: Any) -> Any:
    """A hundred terms of the sum and no more."""
    k = np.arange(100.0)
    terms = (q[..., None] + k) ** -s[..., None].astype(np.float64)
    return terms.sum(-1).astype(s.dtype)


def off_by_ulps(s: Any, q: Any) -> Any:
    """With a relative error of some ulps."""
    value = RIGHT["zeta"](s, q)
    return value + value * value.dtype.type(8 * np.finfo(value.dtype).eps)


def right(s: Any, q: Any) -> Any:
    """As it is."""
    return RIGHT["zeta"](s, q)


def without_sign(n: Any, x: Any) -> Any:
    """The sizes of the derivatives."""
    return np.abs(RIGHT["polygamma"](n, x))


MUTANTS: dict[str, list[Any]] = {
    "trigamma_agrees_with_its_reference": [
        off("trigamma"),
        through_half_precision("trigamma"),
        asymptotic_trigamma,
    ],
    "trigamma_has_its_limits_and_ignores_its_neighbours": [
        feeling_its_neighbours("trigamma"),
        without_limits("trigamma"),
    ],
    "zeta_agrees_with_its_reference": [zeta(off_by_ulps), zeta(shorter)],
    "zeta_alone_agrees_with_its_reference": [
        zeta(right, off("zeta")),
        zeta(right, lambda s: (1 + 2.0**-s + 3.0**-s).astype(s.dtype)),
    ],
    "zeta_of_negative_whole_numbers_is_bernoullis": [
        zeta(right, np.zeros_like),
        zeta(right, lambda s: np.abs(RIGHT["zeta"](s))),
    ],
    "zeta_of_the_next_lacks_a_term": [zeta(shorter), zeta(lambda s, q: 2 * right(s, q))],
    "zeta_of_a_half_is_a_multiple": [zeta(shorter), zeta(right, moved("zeta"))],
    "trigamma_of_the_next_lacks_a_square": [moved("trigamma"), asymptotic_trigamma],
    "trigamma_reflects": [moved("trigamma"), lambda x: RIGHT["trigamma"](np.abs(x))],
    "trigamma_keeps_to_its_bounds": [
        lambda x: 1 / x,
        lambda x: 2 * RIGHT["trigamma"](x),
    ],
    "polygamma_is_a_multiple_of_zeta": [
        {"polygamma": without_sign},
        {"trigamma": off("trigamma", 40)},
    ],
    "polygamma_of_the_next_is_a_sum": [
        without_sign,
        lambda n, x: RIGHT["polygamma"](n, np.abs(x)),
    ],
}
