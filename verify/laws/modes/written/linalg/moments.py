"""Covariances as they are written."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def worked(x: Any, divisor: float, weights: Any = None) -> tuple[Any, Any]:
        """A covariance, and deviations."""
        (n, d), dtype = x.shape, x.dtype
        out, mean = field.space((d, d), dtype), field.space((d,), dtype)
        rows = field.copied(x, dtype)
        ones = field.copied(np.ones(n) if weights is None else weights, dtype)
        if divisor > 0:
            number = field.given(np.asarray(divisor, dtype))
            field.formula("covariance", dtype)(rows, ones, number, mean, out)
        return out, rows

    def covariance(x: Any, rowvar: bool = False, fweights: Any = None) -> Any:
        total = float(len(x) if fweights is None else np.sum(fweights))
        found, _ = worked(x.T if rowvar else x, total - 1.0, fweights)
        return field.done(found, x.dtype)

    def correlation(x: Any, rowvar: bool = False) -> Any:
        found, _ = worked(x.T if rowvar else x, float(len(x)))
        field.formula("correlation", x.dtype)(found, field.space((len(found),), x.dtype))
        return field.done(found, x.dtype)

    def shrunk(x: Any, rule: str) -> tuple[Any, Any]:
        found, rows = worked(x, float(len(x)))
        given = (rows, found) if rule == "ledoit_wolf" else (found, len(x))
        share = field.formula(rule, x.dtype)(*given) if len(found) > 1 else 0.0
        field.formula("shrunk_covariance", x.dtype)(found, share)
        return field.done(found, x.dtype), field.done(share, np.float64)

    def shrunk_covariance(c: Any, shrinkage: float) -> Any:
        found = field.copied(c, c.dtype)
        field.formula("shrunk_covariance", c.dtype)(
            found, field.given(np.asarray(shrinkage, c.dtype))
        )
        return field.done(found, c.dtype)

    return {
        "covariance": covariance,
        "correlation": correlation,
        "ledoit_wolf": lambda x: shrunk(x, "ledoit_wolf"),
        "oas": lambda x: shrunk(x, "oas"),
        "shrunk_covariance": shrunk_covariance,
    }
