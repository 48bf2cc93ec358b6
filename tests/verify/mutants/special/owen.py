"""Wrong functions of Owen, each of which its law must reject."""

from typing import Any

import numpy as np
from mutants.special.shared import RIGHT

right = RIGHT["owens_t"]


def off_by_ulps(h: Any, a: Any) -> Any:
    """With a relative error of some ulps."""
    value = right(h, a)
    return value + value * value.dtype.type(12 * np.finfo(value.dtype).eps)


def of_small_slopes(h: Any, a: Any) -> Any:
    """The integral is cut where a is one."""
    return right(h, np.clip(a, -1, 1))


def half_of_the_plane(h: Any, a: Any) -> Any:
    """The probability that Y < a X, in place of 0 < Y < a X."""
    return right(h, a) + 0.5 * RIGHT["ndtr"](-np.abs(h))


def of_the_angle(h: Any, a: Any) -> Any:
    """a as an angle."""
    return right(h, np.arctan(a))


def odd_in_both(h: Any, a: Any) -> Any:
    return right(h, a) * np.sign(h)


MUTANTS = {
    "owens_t_agrees_with_its_reference": [off_by_ulps, of_small_slopes],
    "owens_t_is_even_in_h_and_odd_in_a": [{"owens_t": odd_in_both}, {"owens_t": half_of_the_plane}],
    "owens_t_has_its_closed_forms": [{"owens_t": of_the_angle}, {"owens_t": of_small_slopes}],
    "owens_t_is_reflected_in_a_reciprocal": [
        {"owens_t": of_the_angle},
        {"owens_t": of_small_slopes},
    ],
    "owens_t_gives_normal_quadrants": [{"owens_t": of_the_angle}, {"owens_t": half_of_the_plane}],
}
