"""Maximum likelihood for distributions whose likelihood equations have no solution in closed form.

Newton's method on the mean of the scores, in the logarithms of parameters that are positive; the
matrix of second derivatives is taken from differences of that mean. See `docs/distributions.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door

__all__ = [
    "Fit",
    "average",
    "check_above",
    "check_counts",
    "check_inside",
    "check_within",
    "located",
    "median",
    "observations",
    "quantile",
    "rows",
    "solve",
]

Reals = NDArray[np.float64]
STEPS = 200
HALVINGS = 40
DIFFERENCE = 2.0**-20
"""By how much a coordinate is moved for a difference; the steps converge all the faster for it."""
SMALL = 1e-9
"""The step after which the next one would be rounding alone."""
LONGEST = 2.0
"""How far one step goes at most: a factor of e^2 for what is positive."""


class Fit(tuple[Any, ...]):  # noqa: SLOT001 - it carries one fact beside the numbers
    """Parameters in the order in which the functions take them, and whether the steps converged."""

    converged: bool

    @classmethod
    def of(cls, parameters: Sequence[Any], converged: bool) -> Fit:
        """The parameters, numbers or arrays, with word of the steps that led there."""
        found = cls(each if np.ndim(each) else float(each) for each in parameters)
        found.converged = converged
        return found


def observations(x: ArrayLike, weights: ArrayLike | None) -> tuple[Reals, Reals]:
    """The observations of positive weight and their weights, which sum to one, both flat."""
    values = np.asarray(_door.real(x, "x"), np.float64).reshape(-1)
    if not values.size:
        raise ValueError("x is empty; expected at least one observation")
    if weights is None:
        return values, np.full(values.size, 1.0 / values.size)
    return _counted(values, _counts(weights, np.shape(x)))


def rows(x: ArrayLike, weights: ArrayLike | None) -> tuple[Reals, Reals]:
    """Likewise of observations that are rows, shape (n, d), with a weight for each row."""
    values = np.asarray(_door.real(x, "x"), np.float64)
    if values.ndim != 2 or not values.size:
        raise ValueError(f"x has shape {values.shape}; expected (observations, d), not empty")
    if weights is None:
        return values, np.full(len(values), 1.0 / len(values))
    return _counted(values, _counts(weights, values.shape[:1]))


def _counts(weights: ArrayLike, shape: tuple[int, ...]) -> Reals:
    counts = np.asarray(_door.real(weights, "weights"), np.float64)
    if counts.shape != shape:
        raise ValueError(f"weights has shape {counts.shape}; expected {shape}, as x has")
    if not np.all(counts >= 0.0):
        raise ValueError("weights has negative or nan entries; expected none")
    if not np.any(counts):
        raise ValueError("weights sum to zero; expected an observation of positive weight")
    return counts.reshape(-1)


def _counted(values: Reals, counts: Reals) -> tuple[Reals, Reals]:
    """The values of positive weight, and weights that sum to one."""
    counted = counts > 0.0
    return values[counted], counts[counted] / counts.sum()


def average(values: Any, weights: Reals) -> float:
    """The mean; the sum of products goes by pairs, not one by one."""
    return float(np.sum(np.asarray(values, np.float64) * weights))


def quantile(values: Reals, weights: Reals, p: float) -> float:
    """The least observation with a share of at least p at most as large; nan if one is nan."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    chosen = int(np.searchsorted(reached, p * reached[-1] * (1.0 - 1e-12)))
    return float(values[order[chosen]]) if not np.isnan(values).any() else float("nan")


def median(values: Reals, weights: Reals) -> float:
    """The middle observation, or the mean of two between which half of the weight ends."""
    low = quantile(values, weights, 0.5)
    high = -quantile(-values, weights, 0.5)
    return low + (high - low) / 2


def check_above(values: Reals, loc: float) -> None:
    """Refuse observations that are not above the lower end of a distribution."""
    wrong = values <= loc
    if wrong.any():
        raise ValueError(f"x has {values[wrong][0]}; expected numbers above loc, {loc}")


def check_inside(values: Reals, low: float, high: float) -> None:
    """Refuse observations that are not between the ends of a distribution."""
    wrong = (values <= low) | (values >= high)
    if wrong.any():
        raise ValueError(
            f"x has {values[wrong][0]}; expected numbers between {low} and {high}, without these"
        )


def check_within(values: Reals, low: float, high: float) -> None:
    """Refuse observations that are beyond the ends of a distribution."""
    wrong = (values < low) | (values > high)
    if wrong.any():
        raise ValueError(f"x has {values[wrong][0]}; expected numbers from {low} to {high}")


def check_counts(values: Reals, low: float, high: float) -> None:
    """Refuse observations that are no whole numbers of a range."""
    wrong = ~((values >= low) & (values <= high) & (np.floor(values) == values))
    if wrong.any():
        to = f" to {high}" if high < np.inf else " on"
        raise ValueError(f"x has {values[wrong][0]}; expected whole numbers from {low}{to}")


def located(values: Reals, weights: Reals, score: Any, logpdf: Any) -> Fit:
    """The estimates of loc and scale, from the median and the quartiles."""
    low, high = (quantile(values, weights, p) for p in (0.25, 0.75))
    start = median(values, weights), (high - low) / 2 or np.inf
    found, converged = solve(
        start,
        (False, True),
        lambda loc, scale: score(values, loc, scale),
        lambda loc, scale: logpdf(values, loc, scale),
        weights,
    )
    return Fit.of(found, converged)


def solve(
    start: Sequence[float],
    positive: Sequence[bool],
    scores: Callable[..., Sequence[Any]],
    likelihood: Callable[..., Any],
    weights: Reals,
) -> tuple[list[float], bool]:
    """Parameters of which the weighted mean of the scores is zero, and whether they were found.

    `scores(*parameters)` and `likelihood(*parameters)` give values for each observation.
    """
    logs = np.array(positive)
    point = np.where(logs, np.log(np.where(logs, start, 1.0)), start)

    def parameters(at: Reals) -> list[float]:
        return [float(each) for each in np.where(logs, np.exp(np.where(logs, at, 0.0)), at)]

    def slope(at: Reals) -> Reals:
        theta = parameters(at)
        means = np.array([average(each, weights) for each in scores(*theta)])
        return np.where(logs, means * theta, means)

    def height(at: Reals) -> float:
        return average(likelihood(*parameters(at)), weights)

    if not np.all(np.isfinite(point)):
        return [float("nan")] * len(start), False
    best = height(point)
    for _ in range(STEPS):
        step = _step(slope, point)
        if np.max(np.abs(step)) <= SMALL * (1.0 + np.max(np.abs(point))):
            return parameters(point + step), True
        for _ in range(HALVINGS):
            higher = height(point + step)
            if higher >= best - 1e-14 * abs(best):
                break
            step = step / 2
        else:
            return parameters(point), False
        point, best = point + step, max(best, higher)
    return parameters(point), False


def _step(slope: Callable[[Reals], Reals], point: Reals) -> Reals:
    """Newton's step uphill, or one along the slope where the curvature is not that of a hill."""
    here = slope(point)
    reach = DIFFERENCE * (1.0 + np.abs(point))
    moved = [slope(point + reach * unit) for unit in np.eye(point.size)]
    curvature = np.array([(there - here) / by for there, by in zip(moved, reach, strict=True)])
    curvature = (curvature + curvature.T) / 2
    if np.all(np.isfinite(curvature)):
        values, vectors = np.linalg.eigh(curvature)
        bent = np.maximum(np.abs(values), 1e-8 * np.max(np.abs(values), initial=1e-300))
        step = vectors @ ((vectors.T @ here) / bent)
    else:
        step = np.where(np.isfinite(here), np.sign(here), 0.0)
    longest = float(np.max(np.abs(step)))
    return np.asarray(step if longest <= LONGEST else step * (LONGEST / longest))
