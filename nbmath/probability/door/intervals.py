"""Intervals that hold a share of a distribution or of a sample."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._targets import overload
from nbmath.calculus.door.bracketing import EPS, between
from nbmath.probability.cpu import conjugates as _cpu

__all__ = ["credible_interval", "highest_density_interval", "shortest_interval"]

Function = Callable[[float], Any]
STEPS = 100
"""More than halving takes for all digits."""


class Interval(NamedTuple):
    """Its ends."""

    low: Any
    high: Any


def credible_interval(ppf: Function, mass: float = 0.95) -> Interval:
    """The interval that leaves out equal shares of a distribution on either side.

        (Q((1 - mass) / 2), Q((1 + mass) / 2))

    Parameters:
        ppf: The quantile function Q of one number, of a posterior say. Inside `@njit` code a
            compiled function.
        mass: What the interval is to hold, above 0 and below 1.

    Returns:
        (low, high), as `ppf` returns them.

    Accuracy: that of `ppf` at shares that are rounded.
    Raises: ValueError: `mass` is not between 0 and 1.
    Source: Gelman et al. 2013, Bayesian Data Analysis, section 2.3.

    Examples:
        >>> from nbmath.distributions import normal
        >>> from nbmath.probability import credible_interval
        >>> low, high = credible_interval(lambda p: normal.ppf(p, 1.0, 2.0), 0.9)
        >>> print(low.round(4), high.round(4))
        -2.2897 4.2897
    """
    _check_mass(mass)
    return Interval(ppf((1.0 - mass) / 2.0), ppf((1.0 + mass) / 2.0))


def highest_density_interval(ppf: Function, logpdf: Function, mass: float = 0.95) -> Interval:
    """The shortest interval that holds a share of a distribution with one mode.

        Q(t), Q(t + mass) with equal densities, or from an end where the density only falls

    The densities of the ends differ by a sign that changes once, at t, which is found by steps of a
    quadratic where that is safe and by halving elsewhere: some ten densities of either end.

    Parameters:
        ppf, mass: as for `credible_interval`.
        logpdf: The logarithm of the density, or what rises with it, of one number.

    Returns, Raises: as for `credible_interval`.
    Accuracy: t to a few eps; the length, which is least there, to the square of that.
    Inside `@njit`: `highest_density_interval(ppf, logpdf, mass)` of compiled functions.
    Source: Box & Tiao 1973, Bayesian Inference in Statistical Analysis, section 2.8;
        Chandrupatla 1997, doi:10.1016/S0965-9978(96)00051-8.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> from nbmath.probability import highest_density_interval
        >>> low, high = highest_density_interval(
        ...     lambda p: gamma.ppf(p, 3.0), lambda x: gamma.logpdf(x, 3.0), 0.9
        ... )
        >>> print(low.round(4), high.round(4))
        0.4413 5.4792
    """
    _check_mass(mass)
    start = lowest_share(ppf, logpdf, float(mass))
    return Interval(ppf(start), ppf(start + mass))


def lowest_share(ppf: Any, logpdf: Any, mass: Any) -> Any:
    """The share below the interval, whose ends have equal densities or one of which is the end."""
    a, b = 0.0, 1.0 - mass
    if logpdf(ppf(a)) >= logpdf(ppf(mass)):
        return a
    if logpdf(ppf(b)) <= logpdf(ppf(1.0)):
        return b
    args = mass, ppf, logpdf  # a tuple that starts with functions would be one of pointers
    return between(gap, a, -math.inf, b, math.inf, args, 0.0, EPS, STEPS)[0]


def gap(share: Any, mass: Any, ppf: Any, logpdf: Any) -> Any:
    """How much larger the density is at the lower end."""
    return float(logpdf(ppf(share))) - float(logpdf(ppf(share + mass)))


def shortest_interval(samples: ArrayLike, mass: float = 0.95, axis: int = 0) -> Interval:
    """The shortest interval that holds a share of a sample: its interval of highest density.

    Of the intervals from the i-th smallest sample to that floor(mass n) on, the shortest, and of
    those that are equally short the first.

    Parameters:
        samples: Draws from a posterior, say; an array-like of any shape.
        mass: as for `credible_interval`.
        axis: That of the samples; two at least.

    Returns:
        (low, high), each the shape of `samples` without that axis; nan where a sample is nan.

    Raises:
        TypeError: `samples` are not real. ValueError: `mass` is not between 0 and 1, or there are
        fewer than two samples. AxisError: There is no such axis.

    Accuracy: exact.
    Inside `@njit`: `shortest_interval(samples, mass)` of one axis.
    Source: Chen & Shao 1999, doi:10.1080/10618600.1999.10474802.

    Examples:
        >>> from nbmath.probability import shortest_interval
        >>> low, high = shortest_interval([0.0, 3.0, 4.0, 5.0, 9.0], 0.5)
        >>> print(low, high)
        3.0 5.0
    """
    _check_mass(mass)
    given = _door.real(samples, "samples")
    place = _door.axis_index(axis, given.ndim)
    if given.shape[place] < 2:
        raise ValueError(f"samples have shape {given.shape}; expected two or more along {axis}")
    rows = np.sort(_door.rows(given, place), axis=1)
    out = np.empty((len(rows), 2), rows.dtype)
    _cpu.shortest_interval_rows(rows, math.floor(mass * rows.shape[1]), out)
    shape = (*given.shape[:place], *given.shape[place + 1 :])
    return Interval(*(out[:, end].reshape(shape)[()] for end in (0, 1)))


def _check_mass(mass: float) -> None:
    if not 0.0 < mass < 1.0:
        raise ValueError(f"mass is {mass!r}; expected a share above 0 and below 1")


@overload(credible_interval)
def _credible_interval(ppf: Any, mass: Any = 0.95) -> Any:
    return lambda ppf, mass=0.95: Interval(ppf((1.0 - mass) / 2.0), ppf((1.0 + mass) / 2.0))


overload(gap)(lambda share, mass, ppf, logpdf: gap)
overload(lowest_share)(lambda ppf, logpdf, mass: lowest_share)


@overload(highest_density_interval)
def _highest_density_interval(ppf: Any, logpdf: Any, mass: Any = 0.95) -> Any:
    def one(ppf: Any, logpdf: Any, mass: Any = 0.95) -> Any:
        start = lowest_share(ppf, logpdf, mass)
        return Interval(ppf(start), ppf(start + mass))

    return one


@overload(shortest_interval)
def _shortest_interval(samples: Any, mass: Any = 0.95) -> Any:
    def one(samples: Any, mass: Any = 0.95) -> Any:
        ends = _cpu.shortest_interval(np.sort(samples), int(mass * samples.size))
        return Interval(ends[0], ends[1])

    return one
