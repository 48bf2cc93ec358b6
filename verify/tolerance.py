"""How large an error a law forgives: dimensionless, in the manner of LAPACK's testers.

A claim is measured as a *ratio*, its error divided by what a backward-stable computation may
commit; a tolerance says in which unit the error is measured and how many units are forgiven.
"""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["exact", "ulp", "eps", "p-value"]

MARGIN = 1 / 3
"""A law whose 99.99 % quantile of ratios passes this share of its threshold is marginal."""


@dataclass(frozen=True)
class Tolerance:
    """A unit of error and the number of units that a law forgives."""

    name: str
    unit: Unit
    threshold: float
    margin: float = MARGIN

    def __str__(self) -> str:
        match self.unit:
            case "exact":
                return "equal to the bit"
            case "ulp":
                return f"{self.threshold:g} ulp of the exact value"
            case "p-value":
                return f"p-value above 1e-{self.threshold:g}, after a second stage below 1e-3"
            case _:
                return f"{self.threshold:g} times the {self.name} error of a stable computation"


def exact() -> Tolerance:
    """Both sides are the same: integers, orders, sets, bit patterns."""
    return Tolerance("exact", "exact", 0.5)


def ulps(bound: float) -> Tolerance:
    """Agreement with a reference: the error in ulps of the right side is at most `bound`.

    The bound is a promise rather than an estimate, so nothing below it is marginal.
    """
    return Tolerance("ulps", "ulp", bound, margin=1.0)


def rounding(slack: float = 10) -> Tolerance:
    """Scalar maps: a few roundings of the two sides."""
    return Tolerance("rounding", "eps", slack)


def sums(slack: float = 10) -> Tolerance:
    """Reductions: `scale` is the sum of absolute terms, `n` their number (or its logarithm)."""
    return Tolerance("summation", "eps", slack)


def backward(slack: float = 30) -> Tolerance:
    """Matrices: the result solves a nearby problem exactly; `scale` is the product of norms."""
    return Tolerance("backward", "eps", slack)


def forward(slack: float = 30) -> Tolerance:
    """Conditioned problems: `scale` holds the condition number times the size of the result."""
    return Tolerance("forward", "eps", slack)


def monotone(slack: float = 4) -> Tolerance:
    """Monotone maps: no step against the order greater than a few roundings."""
    return Tolerance("monotone", "eps", slack)


def statistical() -> Tolerance:
    """Random output: -log10 of the p-value; past 3 a second stage decides, past 9 it is wrong."""
    return Tolerance("statistical", "p-value", 9.0)
