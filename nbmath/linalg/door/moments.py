"""Covariances, correlations and shrunk covariances of observations."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.linalg.cpu import moments_compiled, moments_large
from nbmath.linalg.cpu.moments_compiled import ShrunkResult
from nbmath.linalg.door.sides import checked

__all__ = [
    "ShrunkResult",
    "correlation",
    "covariance",
    "ledoit_wolf",
    "oas",
    "shrunk_covariance",
]

Array = NDArray[Any]
_EQUAL = {dtype: np.empty(0, dtype) for dtype in _door.FLOATS}
"""No weights: all observations count the same."""


def covariance(
    x: ArrayLike,
    rowvar: bool = True,
    *,
    ddof: float = 1,
    fweights: ArrayLike | None = None,
    aweights: ArrayLike | None = None,
) -> Array:
    """Covariances of variables.

    Σₜ wₜ (xᵢₜ - mᵢ)(xⱼₜ - mⱼ) / (W - ddof)

    Parameters:
        x: Variables in rows and observations in columns, shape (d, n); one variable, (n,).
        rowvar: False where observations are rows, shape (n, d).
        ddof: What the divisor is less than the number n of observations; with `aweights` times
            Σ w a / W, as in `numpy.cov`.
        fweights: How often each observation counts, shape (n,).
        aweights: The importance of each observation, shape (n,).

    Returns:
        Shape (d, d): The covariances, symmetric to the bit; nan for too few observations.

    Raises:
        ValueError: Where a weight is negative or the shapes do not fit.

    Accuracy:
        |error| is a few n u times the product of standard deviations, however far the data are
        from nought: deviations are centred twice before they are multiplied.

    Inside `@njit`: the same call; weights that are negative or do not fit make nan.

    Source:
        Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115.

    Examples:
        >>> from nbmath.linalg import covariance
        >>> covariance([[1.0, 2.0, 3.0], [1.0, 0.0, -1.0]])
        array([[ 1., -1.],
               [-1.,  1.]])
    """
    given = _door.real(x, "x")
    rows = _observations(given, rowvar)
    n, d = rows.shape
    out = np.empty((d, d), rows.dtype)
    if fweights is None and aweights is None:
        moments_large.covariance_matrix(rows, _EQUAL[rows.dtype], max(n - float(ddof), 0.0), out)
        return out
    frequencies, importances = _weights(fweights, "fweights", n), _weights(aweights, "aweights", n)
    weights = frequencies * importances
    total = float(weights.sum())
    share = 0.0 if total == 0 else float((weights * importances).sum()) / total
    if aweights is None:
        share = 1.0
    moments_large.covariance_matrix(
        rows, weights.astype(rows.dtype), max(total - ddof * share, 0.0), out
    )
    return out


def correlation(x: ArrayLike, rowvar: bool = True) -> Array:
    """Pearson's correlations of variables.

    cᵢⱼ / √(cᵢᵢ cⱼⱼ)

    Parameters:
        x: Variables in rows and observations in columns, shape (d, n); one variable, (n,).
        rowvar: False where observations are rows, shape (n, d).

    Returns:
        Shape (d, d): The correlations, from -1 to 1, ones on the diagonal; nan for a variable
            that does not vary.

    Accuracy:
        As `covariance`: a few n u.

    Inside `@njit`: the same call.

    Source:
        Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115.

    Examples:
        >>> from nbmath.linalg import correlation
        >>> correlation([[1.0, 2.0, 3.0], [5.0, 3.0, 1.0]])
        array([[ 1., -1.],
               [-1.,  1.]])
    """
    found = covariance(x, rowvar=rowvar, ddof=0)
    moments_large.correlation_matrix(found)
    return found


def ledoit_wolf(x: ArrayLike, *, assume_centered: bool = False) -> ShrunkResult:
    """Covariance shrunk by as much as Ledoit and Wolf's estimate says.

    (1 - s) c + s (tr c / d) 1, c the covariance with divisor n

    Parameters:
        x: Observations in rows, shape (n, d).
        assume_centered: Take the data as they are, without subtracting means.

    Returns:
        ShrunkResult: `covariance`, shape (d, d), and `shrinkage`, the number s from 0 to 1.

    Accuracy:
        That of `covariance`.

    Inside `@njit`: the same call.

    Source:
        Ledoit and Wolf 2004, doi:10.1016/S0047-259X(03)00096-4.

    Examples:
        >>> from nbmath.linalg import ledoit_wolf
        >>> found = ledoit_wolf([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
        >>> 0 <= found.shrinkage <= 1
        True
    """
    return _shrunk(x, assume_centered, moments_large.LEDOIT_WOLF)


def oas(x: ArrayLike, *, assume_centered: bool = False) -> ShrunkResult:
    """Covariance shrunk by the oracle approximation of Chen and others, for normal data.

    (1 - s) c + s (tr c / d) 1, c the covariance with divisor n

    Parameters:
        x: Observations in rows, shape (n, d).
        assume_centered: Take the data as they are, without subtracting means.

    Returns:
        ShrunkResult: `covariance`, shape (d, d), and `shrinkage`, the number s from 0 to 1.

    Accuracy:
        That of `covariance`. Terms in 2 / d are left out, as in scikit-learn.

    Inside `@njit`: the same call.

    Source:
        Chen, Wiesel, Eldar and Hero 2010, doi:10.1109/TSP.2010.2053029.

    Examples:
        >>> from nbmath.linalg import oas
        >>> found = oas([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
        >>> found.shrinkage
        1.0
    """
    return _shrunk(x, assume_centered, moments_large.OAS)


def shrunk_covariance(c: ArrayLike, shrinkage: float = 0.1) -> Array:
    """A covariance drawn towards a multiple of the identity.

    (1 - s) c + s (tr c / d) 1

    Parameters:
        c: A covariance, shape (d, d).
        shrinkage: The number s, from 0 to 1.

    Returns:
        Shape (d, d): The convex combination.

    Raises:
        ValueError: Where `shrinkage` is not between 0 and 1.
        numpy.linalg.LinAlgError: Where `c` is not square.

    Inside `@njit`: the same call.

    Source:
        Ledoit and Wolf 2004, doi:10.1016/S0047-259X(03)00096-4.

    Examples:
        >>> from nbmath.linalg import shrunk_covariance
        >>> shrunk_covariance([[3.0, 1.0], [1.0, 1.0]], 0.5)
        array([[2.5, 0.5],
               [0.5, 1.5]])
    """
    given = _door.square_stack(c, "c")
    if given.ndim != 2:
        raise ValueError(f"c has shape {given.shape}; expected one matrix")
    if not 0 <= shrinkage <= 1:
        raise ValueError(f"shrinkage is {shrinkage}; expected a number from 0 to 1")
    found = np.array(given, order="C")
    if found.size:
        moments_large.shrink_matrix(found, float(shrinkage))
    return found


def _observations(x: Array, rowvar: bool) -> Array:
    """Plain, with observations in rows."""
    checked(x, "x", 1)
    if x.ndim > 2:
        raise ValueError(f"x has shape {x.shape}; expected variables and observations, two axes")
    if x.ndim == 1:
        return _door.plain(x[:, np.newaxis])
    return _door.plain(x.T if rowvar else x)


def _weights(weights: ArrayLike | None, argument: str, n: int) -> NDArray[np.float64]:
    if weights is None:
        return np.ones(n)
    given = _door.real(weights, argument)
    if given.shape != (n,):
        raise ValueError(f"{argument} has shape {given.shape}; expected {(n,)}")
    _door.check_not_negative(given, argument)
    return np.asarray(given, np.float64)


def _shrunk(x: ArrayLike, centred: bool, rule: int) -> ShrunkResult:
    given = _door.real(x, "x")
    if given.ndim != 2:
        raise ValueError(f"x has shape {given.shape}; expected observations in rows, two axes")
    out = np.empty((given.shape[1],) * 2, given.dtype)
    out.fill(np.nan)
    rows = _door.plain(given)
    return ShrunkResult(out, moments_large.shrunk_matrix(rows, bool(centred), rule, out))


overload(covariance, prefer_literal=True)(moments_compiled.covariance)
overload(correlation, prefer_literal=True)(moments_compiled.correlation)
overload(ledoit_wolf)(moments_compiled.ledoit_wolf)
overload(oas)(moments_compiled.oas)
overload(shrunk_covariance)(moments_compiled.shrunk_covariance)
