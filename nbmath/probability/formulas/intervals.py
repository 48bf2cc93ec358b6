"""Intervals of a sample."""

import math


def shortest_interval(ordered, steps):
    """The ends of the shortest interval from one of some ordered numbers to that `steps` on.

    The first of those that are equally short; nan where the numbers hold one.
    """
    low, high = math.nan, math.nan
    width = math.inf
    for i in range(ordered.shape[0] - steps):
        first, last = ordered[i], ordered[i + steps]
        shorter = last - first < width
        width = last - first if shorter else width
        low, high = (first, last) if shorter else (low, high)
    sound = ordered[ordered.shape[0] - 1] == ordered[ordered.shape[0] - 1]
    return (low, high) if sound else (math.nan, math.nan)
