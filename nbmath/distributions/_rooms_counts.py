"""Loops over arrays of probabilities for quantiles of counts that remember the counts' tails."""

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from nbmath._once import over_points
from nbmath._targets import bind

__all__ = ["quantiles_of_counts"]

MANY = 1024
"""Counts, apart by less than it, that are remembered together with their tails."""

COUNTED = 1e15
"""Counts from which on they share one place."""

shared: Any = bind("distributions", "cpu")
smaller, reached, narrowed = shared.smaller, shared.reached, shared.narrowed


def quantiles_of_counts(bound: SimpleNamespace, room: str, arguments: int) -> dict[str, Any]:
    """The loops of both quantiles of a room, by the same steps as its formulas.

    The tails at the counts met last are remembered, as many points meet few counts. That serves
    parameters that are numbers; where an array follows the points goes the usual loop.
    """
    return {
        f"{name}_array": over_points(
            getattr(bound, name), _recalling(bound, falling), room, arguments
        )
        for name, falling in (("ppf", False), ("isf", True))
    }


def _recalling(bound: SimpleNamespace, falling: bool) -> Any:
    searched, settled = bound.searched, bound.settled
    search, tails_at = bound.search, bound.tails_at
    which = np.bool_(falling)  # not a literal, for each of which all would be compiled again

    def fill(q: Any, parameters: Any, out: Any) -> None:
        known = np.full((MANY, 3), math.nan, out.dtype)  # counts and both tails
        counted, none = out.dtype.type(COUNTED), out.dtype.type(0)
        for i in range(out.shape[0]):
            if not searched(q[i], *parameters):
                out[i] = settled(q[i], which, *parameters)
                continue
            aim, lower = smaller(q[i], which)
            k, low, high, step = search(aim, lower, *parameters)
            while k > low and k < high:
                place = int(k if k < counted else none) % MANY
                below, above = known[place, 1], known[place, 2]
                if known[place, 0] != k:
                    below, above = tails_at(k, *parameters)
                    known[place, 0], known[place, 1], known[place, 2] = k, below, above
                enough = reached(aim, lower, below, above)
                low, high, k, step = narrowed(k, enough, low, high, step)
            out[i] = high

    return fill
