"""Draws of vectors and matrices: points of spheres and balls, normal vectors, Wishart matrices."""

from __future__ import annotations

from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath._targets import overload as _overload
from nbmath.random.cpu import inside_vectors as _inside
from nbmath.random.cpu import vectors as _vectors
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.keys import integer as _integer
from nbmath.random.door.fills import Size, check_key, precision, sensible, shape_of
from nbmath.random.door.rows import by_rows

__all__ = ["multivariate_normal", "unit_ball", "unit_sphere", "wishart"]


def unit_sphere(
    key: Key, dimension: SupportsIndex, size: Size = None, dtype: DTypeLike = np.float64
) -> NDArray[Any]:
    """Points on the unit sphere, everywhere alike.

    Parameters:
        key: A key.
        dimension: The dimension of the space, from 1 on: 2 for points of a circle.
        size: How many; None for one point.
        dtype: float64 or float32.

    Returns: An array of shape (*size, dimension) of vectors of length one: normal vectors over
        their lengths.

    Raises: ValueError where the dimension is below one.
    Source: Muller, Communications of the ACM 2, 1959, doi 10.1145/377939.377946.

    Examples:
        >>> from nbmath.random import Key, unit_sphere
        >>> unit_sphere(Key(0), 3, 5).shape
        (5, 3)
    """
    return _points(key, dimension, size, dtype, ball=False)


def unit_ball(
    key: Key, dimension: SupportsIndex, size: Size = None, dtype: DTypeLike = np.float64
) -> NDArray[Any]:
    """Points of the unit ball, everywhere alike.

    Parameters, Raises: as for `unit_sphere`.
    Returns: An array of shape (*size, dimension): points of the sphere times u^(1 / dimension).
    Source: Devroye, Non-Uniform Random Variate Generation, 1986, section V.4.

    Examples:
        >>> from nbmath.random import Key, unit_ball
        >>> bool(((unit_ball(Key(0), 2, 100) ** 2).sum(axis=1) <= 1).all())
        True
    """
    return _points(key, dimension, size, dtype, ball=True)


def _points(
    key: Key, dimension: SupportsIndex, size: Size, dtype: DTypeLike, *, ball: bool
) -> NDArray[Any]:
    check_key(key)
    width = _integer(dimension, "dimension")
    if not width:
        raise ValueError("dimension is 0; expected one at least")
    out = np.empty((*shape_of(size), width), precision(dtype))
    flat = out.reshape(-1, width)
    by_rows(lambda start, end: _vectors.unit_rows(key, start, ball, flat[start:end]), flat)
    return out


def multivariate_normal(
    key: Key,
    mean: ArrayLike,
    cov: ArrayLike | None = None,
    size: Size = None,
    dtype: DTypeLike = np.float64,
    *,
    factor: ArrayLike | None = None,
) -> NDArray[Any]:
    """Normal vectors with a mean and a covariance.

    Parameters:
        key: A key.
        mean: A vector.
        cov: The covariance, a symmetric matrix without negative eigenvalues; it may be singular.
        size: How many; None for one vector.
        dtype: float64 or float32.
        factor: In place of `cov`, a lower triangular matrix L with L L' = cov, as Cholesky's: for
            many calls with one covariance.

    Returns: An array of shape (*size, len(mean)): mean + L z of normal vectors z.

    Raises:
        ValueError: Shapes do not fit, the covariance is not symmetric or has negative eigenvalues.
            Compiled code gives nan.

    Source: Devroye 1986, section XI.2; the factor is Cholesky's, a pivot of nothing but rounding
        being a row of zeros.

    Examples:
        >>> from nbmath.random import Key, multivariate_normal
        >>> x = multivariate_normal(Key(0), [0.0, 3.0], [[1.0, 1.0], [1.0, 1.0]], 4)
        >>> bool(abs(x[:, 1] - x[:, 0] - 3).max() < 1e-14)
        True
    """
    check_key(key)
    middle = sensible(mean, "mean", "finite numbers", np.isfinite)
    if middle.ndim != 1 or not middle.size:
        raise ValueError(f"mean has shape {middle.shape}; expected a vector of at least one")
    upper = _upper(cov, "cov", factor, middle.size)
    out = np.empty((*shape_of(size), middle.size), precision(dtype))
    flat, number = out.reshape(-1, middle.size), out.dtype.type
    given = middle.astype(number), upper.astype(number)
    by_rows(
        lambda start, end: _vectors.multivariate_normal_rows(key, start, *given, flat[start:end]),
        flat,
    )
    return out


def wishart(
    key: Key,
    df: float,
    scale: ArrayLike | None = None,
    size: Size = None,
    *,
    factor: ArrayLike | None = None,
) -> NDArray[np.float64]:
    """Wishart matrices: sums of x x' of `df` normal vectors x of covariance `scale`.

    Parameters:
        key: A key.
        df: Degrees of freedom, a number above the dimension less one that need not be whole.
        scale: The covariance, a symmetric matrix without negative eigenvalues.
        size: How many; None for one matrix.
        factor: In place of `scale`, a lower triangular factor, as for `multivariate_normal`.

    Returns: An array of shape (*size, n, n) of symmetric float64 matrices.

    Raises:
        ValueError: `df` is too small, or the covariance bad. Compiled code gives nan.

    Source: Bartlett, Proceedings of the Royal Society of Edinburgh 53, 1933; Smith & Hocking,
        Applied Statistics 21, 1972, doi 10.2307/2346290.

    Examples:
        >>> from nbmath.random import Key, wishart
        >>> wishart(Key(0), 5.0, [[2.0, 0.0], [0.0, 1.0]], 10).shape
        (10, 2, 2)
    """
    check_key(key)
    upper = _upper(scale, "scale", factor, 0)
    n = len(upper)
    if not n - 1 < float(df) < np.inf:
        raise ValueError(f"df is {df}; expected a finite number above {n - 1}")
    out = np.empty((*shape_of(size), n, n))
    flat = out.reshape(-1, n, n)
    by_rows(
        lambda start, end: _vectors.wishart_stack(key, start, float(df), upper, flat[start:end]),
        flat,
    )
    return out


def _upper(cov: Any, argument: str, factor: ArrayLike | None, n: int) -> NDArray[np.float64]:
    """The upper triangular factor of a covariance, or of one whose lower factor is given."""
    if (cov is None) == (factor is None):
        raise ValueError(f"{argument} and factor: expected one of them")
    name = argument if factor is None else "factor"
    given: Any = cov if factor is None else factor
    matrix = sensible(given, name, "finite numbers", np.isfinite)
    wide = n or max(1, len(np.atleast_1d(matrix)))
    if matrix.shape != (wide, wide):
        raise ValueError(f"{name} has shape {matrix.shape}; expected {(wide, wide)}")
    if factor is not None:
        return np.asarray(_vectors.upper_of(np.array(matrix, np.float64)))
    if not np.allclose(matrix, matrix.T, rtol=1e-10, atol=1e-10 * np.abs(matrix).max()):
        raise ValueError(f"{argument} is not symmetric; expected a covariance")
    upper = np.array(matrix, np.float64, order="C")
    if not _vectors.factor(upper) > 0.0:
        raise ValueError(f"{argument} has a negative eigenvalue; expected a covariance")
    return upper


_overload(unit_sphere)(_inside.unit_sphere)
_overload(unit_ball)(_inside.unit_ball)
_overload(multivariate_normal)(_inside.multivariate_normal)
_overload(wishart)(_inside.wishart)
