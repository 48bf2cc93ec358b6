"""Laws of linear algebra, a chapter in each module, and what they share.

Residuals are formed in float64 and compared with what a backward-stable algorithm may leave.
"""

import functools
from typing import Any

import numpy as np

from verify import close, law
from verify.claim import Claim

GOLUB = "Golub & Van Loan 2013, Matrix Computations, "
HIGHAM = "Higham 2002, Accuracy and Stability of Numerical Algorithms, "
SYSTEMS = ("linear regression", "Newton's method", "Gaussian processes")
COVARIANCES = ("Gaussian likelihoods", "sampling", "Gaussian processes")
NARROW = 1e3
"""Condition numbers of laws that compare solutions instead of residuals."""

about = functools.partial(law, field="linalg")


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


def size(a: Any) -> float:
    """The 1-norm."""
    return float(np.abs(wide(a)).sum(axis=0).max(initial=0.0))


def condition(a: Any) -> float:
    return float(np.linalg.cond(wide(a)))


def ordinary(b: Any) -> Any:
    """Entries near the smallest normal number become zero: what underflows is rounded coarsely."""
    return np.where(np.abs(b) < 2.0**60 * np.finfo(b.dtype).tiny, 0, b).astype(b.dtype)


def residual(a: Any, x: Any, b: Any) -> Claim:
    """a x = b as well as a stable solver leaves it."""
    left, right = wide(a) @ wide(x), wide(b)
    bound = size(a) * np.abs(wide(x)).max(initial=0.0) * len(x)
    return close(left, right, scale=bound + np.abs(right).max(initial=0.0))
