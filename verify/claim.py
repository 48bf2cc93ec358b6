"""What a law claims of its two sides, and how far the sides are from bearing it out.

A claim is made by a law without knowing the precision of the check; the engine then asks it for
its ratios, one for each lane of an element-wise law and one for an array case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from verify import measure, statistics
from verify.tolerance import Tolerance

Relation = Literal["=", "≤", "∈", "identical to", "true", "distributed as", "raises", "and", "?"]
Norm = Literal["fro", "max", "one"]

DECIDABLE = 1e-2
"""A condition number times eps above this leaves a claim undecided."""


@dataclass(frozen=True)
class Judgement:
    """The ratios of a claim in one precision.

    Attributes:
        ratios: Error over the forgivable unit, one a lane or a single one.
        decided: False where the claim says nothing (outside its domain, ill-conditioned).
        broken: True where one side is nan or infinite and the other is finite.
        message: A sentence for what ratios cannot say.
    """

    ratios: NDArray[np.float64]
    decided: NDArray[np.bool_]
    broken: NDArray[np.bool_]
    message: str = ""


@dataclass(frozen=True)
class Claim:
    """Two sides and the relation that a law asserts between them. Made by the functions below."""

    relation: Relation
    left: Any = None
    right: Any = None
    scale: Any = None
    n: Any = 1
    given: Any = None
    condition: Any = None
    norm: Norm | None = None
    message: str = ""
    parts: tuple["Claim", ...] = ()

    def judge(self, dtype: Any, tolerance: Tolerance, *, lanes: bool = False) -> Judgement:
        """Measure the claim in a precision; `lanes` keeps one ratio for each entry."""
        if self.relation == "and":
            return _worst([part.judge(dtype, tolerance, lanes=lanes) for part in self.parts])
        if self.relation == "?":
            return _single(np.nan, decided=False, message=self.message)
        if self.relation == "raises":
            return _single(0.0 if not self.message else np.inf, message=self.message)
        if self.relation == "distributed as":
            return _single(statistics.surprise(self.left, self.right))
        return _compared(self, np.dtype(dtype), tolerance, lanes)


def close(
    left: ArrayLike,
    right: ArrayLike,
    *,
    scale: ArrayLike | None = None,
    n: float = 1,
    given: ArrayLike | None = None,
    condition: ArrayLike | None = None,
    norm: Norm | None = None,
) -> Claim:
    """`left` equals `right` up to rounding: |left - right| / (eps n scale).

    `scale` is the size of what was rounded, the larger side where it is not given; `n` the number
    of roundings that pile up. With a `norm` the sides are compared as a whole ("fro", "max",
    "one"). Where `condition` times eps passes 1e-2 nothing is decided; elsewhere it multiplies the
    scale. Lanes outside `given` are dropped. Two infinities of one sign agree, and so do two nans.
    The right side may hold mpmath numbers, which are compared without being rounded first.
    """
    return Claim("=", left, right, scale, n, given, condition, norm)


def at_most(
    left: ArrayLike,
    right: ArrayLike,
    *,
    scale: ArrayLike | None = None,
    n: float = 1,
    given: ArrayLike | None = None,
) -> Claim:
    """`left` does not exceed `right` by more than rounding: (left - right) / (eps n scale)."""
    return Claim("≤", left, right, scale, n, given)


def within(
    value: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    *,
    scale: ArrayLike | None = None,
    n: float = 1,
    given: ArrayLike | None = None,
) -> Claim:
    """`value` lies in the closed interval from `low` to `high` up to rounding."""
    return Claim("∈", value, (low, high), scale, n, given)


def equal(left: ArrayLike, right: ArrayLike, *, given: ArrayLike | None = None) -> Claim:
    """`left` and `right` are the same numbers: ratio 0 or infinity. Two nans are the same."""
    return Claim("identical to", left, right, given=given)


def holds(condition: ArrayLike, *, given: ArrayLike | None = None, message: str = "") -> Claim:
    """The condition is true, in each lane."""
    return Claim("true", condition, True, given=given, message=message)


def follows(
    sample: ArrayLike, cdf: Callable[[NDArray[np.float64]], ArrayLike], *, given: bool = True
) -> Claim:
    """The sample is distributed as the continuous distribution function says.

    Judged by the p-values of Anderson-Darling and Kolmogorov-Smirnov together. The engine repeats
    a suspicious sample with ten times the draws before it says that the law is violated.
    """
    return Claim("distributed as", sample, cdf) if given else undecided("not given")


def refuses(thunk: Callable[[], object], *errors: type[BaseException]) -> Claim:
    """Calling `thunk` raises one of the errors."""
    expected = " or ".join(error.__name__ for error in errors)
    try:
        value = thunk()
    except errors as error:
        return Claim("raises", type(error).__name__, expected)
    return Claim("raises", value, expected, message=f"it returned instead of raising {expected}")


def both(*claims: Claim) -> Claim:
    """Every one of the claims; the worst of them counts."""
    if not claims:
        raise TypeError("both() needs at least one claim")
    return Claim("and", parts=claims)


def undecided(reason: str) -> Claim:
    """Nothing is claimed at this input, for this reason."""
    return Claim("?", message=reason)


def _single(ratio: float, *, decided: bool = True, message: str = "") -> Judgement:
    no = np.zeros(1, np.bool_)
    return Judgement(np.array([ratio]), np.array([decided]), no, message)


def _worst(judgements: list[Judgement]) -> Judgement:
    """The largest decided ratio, lane by lane; undecided only where all are."""
    width = max(judgement.ratios.size for judgement in judgements)
    ratios = np.full((len(judgements), width), -np.inf)
    decided = np.zeros((len(judgements), width), np.bool_)
    broken = np.zeros((len(judgements), width), np.bool_)
    for row, judgement in enumerate(judgements):
        decided[row] = judgement.decided
        broken[row] = judgement.broken & judgement.decided
        ratios[row] = np.where(judgement.decided, judgement.ratios, -np.inf)
    any_decided = np.asarray(decided.any(axis=0))
    worst = np.where(any_decided, ratios.max(axis=0, initial=-np.inf), np.nan)
    message = next((j.message for j in judgements if j.message), "")
    return Judgement(worst, any_decided, np.asarray(broken.any(axis=0)), message)


def _compared(claim: Claim, dtype: np.dtype[Any], tolerance: Tolerance, lanes: bool) -> Judgement:
    low, high = claim.right if claim.relation == "∈" else (claim.right, claim.right)
    shapes = {np.shape(claim.left), np.shape(low), np.shape(high)} - {()}
    if len(shapes) > 1:
        left, right = sorted(shapes, key=lambda shape: shape != np.shape(claim.left))[:2]
        return _single(np.inf, message=f"the sides differ in shape: {left} and {right}")
    units = measure.Units(dtype, tolerance.unit, claim.scale, claim.n, claim.condition)
    match claim.relation:
        case "=":
            if claim.norm is None:
                ratios, broken = units.distance(claim.left, claim.right)
            else:
                ratios, broken = units.norm_distance(claim.left, claim.right, claim.norm)
        case "≤":
            ratios, broken = units.excess(claim.left, claim.right)
        case "∈":
            below, hole = units.excess(low, claim.left)
            above, gap = units.excess(claim.left, high)
            ratios, broken = np.maximum(below, above), hole | gap
        case "identical to":
            ratios, broken = measure.difference(claim.left, claim.right)
        case _:
            truth = np.atleast_1d(np.asarray(claim.left, np.bool_))
            ratios, broken = np.where(truth, 0.0, np.inf), np.zeros(truth.shape, np.bool_)
    decided: Any = np.ones(ratios.shape, np.bool_)
    if claim.given is not None:
        decided = np.logical_and(decided, claim.given)
    if claim.condition is not None:
        eps = float(np.finfo(dtype).eps)
        decidable = np.asarray(claim.condition, np.float64) * eps <= DECIDABLE
        decided = np.logical_and(decided, decidable)
    judgement = Judgement(
        ratios.ravel(), np.asarray(decided).ravel(), broken.ravel(), claim.message
    )
    return judgement if lanes else _reduced(judgement)


def _reduced(judgement: Judgement) -> Judgement:
    """One ratio for a whole array; an empty array bears out anything."""
    if judgement.ratios.size == 0:
        return _single(0.0)
    if not judgement.decided.any():
        return _single(np.nan, decided=False, message=judgement.message)
    ratios = judgement.ratios[judgement.decided]
    broken = np.array([judgement.broken[judgement.decided].any()])
    return Judgement(np.array([ratios.max()]), np.ones(1, np.bool_), broken, judgement.message)
