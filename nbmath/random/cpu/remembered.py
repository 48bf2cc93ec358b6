"""Attempts at counts of one distribution: what is found of a count is remembered."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath._targets import part
from nbmath.random.cpu.fills import entries

__all__ = ["remembering"]

PART = 1024
"""Elements whose attempts are made together."""
SPAN = 4096
"""Counts that are remembered: of those whose last bits are alike the one that came last."""

Function = Callable[..., Any]


def remembering(tries: Function, log: Function, kept: Function) -> Any:
    """The piece of a driver `(key, start, parameters, out)` that draws where all are numbers.

    It makes the attempts of which `tries` gives a count and a height, which stands where it is not
    above what `log` says of the count; `kept` makes the draw of it.
    """

    def fill(key: Any, start: Any, parameters: Any, out: Any) -> None:
        alike = entries(parameters, 0)
        seen, known = np.full(SPAN, -1.0), np.full(SPAN, -math.inf)
        places = np.empty(PART + 1, np.int64)
        counts, heights = np.empty(PART), np.empty(PART)
        for begin in range(0, out.size, PART):
            waiting, number = min(PART, out.size - begin), 0
            for j in range(waiting):
                places[j] = begin + j
            while waiting > 0:
                for j in range(waiting):
                    counts[j], heights[j] = tries(key, start + places[j], number, *alike)
                left = 0
                for j in range(waiting):
                    i, k = places[j], counts[j]
                    slot = int(k) & (SPAN - 1)
                    if seen[slot] != k:
                        seen[slot] = k
                        known[slot] = log(k, *alike) if k >= 0.0 else -math.inf
                    if heights[j] <= known[slot]:
                        out[i] = int(kept(k, *alike))
                    else:
                        places[left] = i
                        left += 1
                waiting = left
                number += 1

    return part(fill)
