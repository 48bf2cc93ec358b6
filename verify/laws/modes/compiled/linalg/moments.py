"""Covariances inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def _covariance(x: Any, rowvar: Any) -> Any:
    return linalg.covariance(x, rowvar=rowvar)


@user
def _weighted(x: Any, rowvar: Any, fweights: Any) -> Any:
    return linalg.covariance(x, rowvar=rowvar, fweights=fweights)


def covariance(x: Any, rowvar: Any, fweights: Any = None) -> Any:
    """With and without weights."""
    return _covariance(x, rowvar) if fweights is None else _weighted(x, rowvar, fweights)


@user
def correlation(x: Any, rowvar: Any) -> Any:
    return linalg.correlation(x, rowvar=rowvar)


@user
def ledoit_wolf(x: Any) -> Any:
    return linalg.ledoit_wolf(x)


@user
def oas(x: Any) -> Any:
    return linalg.oas(x)


@user
def shrunk_covariance(c: Any, shrinkage: Any) -> Any:
    return linalg.shrunk_covariance(c, shrinkage)


OPERATIONS = {
    "covariance": covariance,
    "correlation": correlation,
    "ledoit_wolf": ledoit_wolf,
    "oas": oas,
    "shrunk_covariance": shrunk_covariance,
}
