"""References of many digits, one lane after another."""

from collections.abc import Callable, Mapping
from typing import Any

import mpmath as mp
import numpy as np

Reference = Callable[..., Any]
NUDGE = 2.0**-60
EDGE = 2.0**-20
"""How near an end of the support points are not asked for: there rounding alone may pass it."""


def in_lanes(
    reference: Reference,
    x: Any,
    parameters: Mapping[str, Any],
    few: int,
    exact: tuple[str, ...] = (),
) -> Any:
    """A reference at each lane, how much it moves with its arguments, and whether it is no end.

    Of many lanes, some are asked for. Arguments that are exact, which nothing rounds, stay.
    """
    places = [i for i, name in enumerate(("", *parameters)) if name not in exact]
    values, slopes = np.empty(np.size(x), object), np.zeros(np.size(x))
    inside = np.zeros(np.size(x), np.bool_)
    columns = [np.ravel(np.asarray(value, np.float64)) for value in (x, *parameters.values())]
    values[:] = mp.mpf(0)
    with mp.workdps(40):
        for i in range(0, values.size, 1 + values.size // few):
            numbers = [mp.mpf(float(column[i])) for column in columns]
            value = values[i] = reference(*numbers)
            at, theta = numbers[0], numbers[1:]
            if value > 0 and all(reference(at * (1 + s), *theta) > 0 for s in (-EDGE, EDGE)):
                inside[i] = True
                near = moved(reference, numbers, places)
                slopes[i] = sum(abs(each / value - 1) for each in near) / NUDGE
    return values, slopes, inside


def moved(reference: Reference, numbers: list[Any], places: list[int]) -> list[Any]:
    """The values of a reference where one of these arguments is a little larger."""
    return [
        reference(*numbers[:i], numbers[i] * (1 + mp.mpf(NUDGE)), *numbers[i + 1 :]) for i in places
    ]
