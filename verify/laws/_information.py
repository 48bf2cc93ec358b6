"""The law of Fisher's information, which the family of distributions has."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from verify import close, tolerance, undecided
from verify.claim import Claim
from verify.domains import choices
from verify.law import Law
from verify.laws._nodes import TAILS, cells
from verify.laws._probability import Distribution
from verify.operations.distributions import entries

Operation = Callable[..., Any]


def information_law(of: Distribution) -> Law:
    """The Fisher information is the mean of the products of the score with itself, wherever loc."""
    count = entries(of.name)

    def mean(score: Operation, information: Operation, f: Operation, Q: Operation, S: Operation,
             entry: Any, **named: Any) -> Claim:  # fmt: skip  # rows
        theta = tuple(named.values())
        here = tuple(np.zeros_like(v) if key == "loc" else v for key, v in named.items())
        points, masses = cells(of, S if of.discrete else Q, S, here, np.asarray(theta[0]).dtype)
        if masses is None:
            masses = np.asarray(f(points, *here), np.float64)
        slopes = score(points, *here)
        slopes = slopes if isinstance(slopes, tuple) else (slopes,)
        row, column = (each[int(entry)] for each in np.triu_indices(len(slopes)))
        left, right = (np.asarray(slopes[i], np.float64) for i in (row, column))
        with np.errstate(invalid="ignore", over="ignore"):
            terms = np.where(masses > 0, left * right * masses, 0.0)
            sizes = np.where(masses > 0, masses * (left**2 + right**2), 0.0)
        found = information(*theta)
        value = float(found[int(entry)] if isinstance(found, tuple) else found)
        total = float(np.abs(terms).sum())
        far = 0.0 if of.discrete else float(np.abs(terms[[0, TAILS.size]]).max())
        if not np.isfinite(total) or far > 1e-17 * total:
            return undecided("the mean is not within the nodes")
        return close(value, float(terms.sum()), scale=float(sizes.sum()), n=8)

    return replace(
        of.law(
            "information_is_the_mean_square_of_the_score",
            "I_{ij} = E ∂_{i} log f(X) ∂_{j} log f(X)",
            tolerance.sums(),
            f"score fisher_information {of.density} ppf isf",
            {"entry": choices(*range(count)), **of.parameters},
            mean,
        ),
        dtypes=("float64",),
    )
