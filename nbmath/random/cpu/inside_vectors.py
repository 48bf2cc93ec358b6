"""Points, normal vectors and Wishart matrices inside compiled code."""

from typing import Any

import numpy as np
from numba import types

from nbmath._targets import part
from nbmath.random.cpu import vectors
from nbmath.random.cpu.inside_samplers import is_none
from nbmath.random.cpu.inside_samplers import number_of as _number
from nbmath.random.cpu.keys import KEY


@part
def _one(size: Any) -> Any:
    return 1


@part
def _so_many(size: Any) -> Any:
    return size


@part
def _of_shape(size: Any) -> Any:
    count = 1
    for length in size:
        count *= length
    return count


@part
def _only(out: Any, size: Any) -> Any:
    return out[0]


@part
def _all(out: Any, size: Any) -> Any:
    return out


@part
def _arranged(out: Any, size: Any) -> Any:
    return out.reshape(size + out.shape[1:])


def _asked(size: Any) -> tuple[Any, Any]:
    """How many a size asks for, and how they are handed out."""
    if is_none(size):
        return _one, _only
    return (_of_shape, _arranged) if isinstance(size, types.BaseTuple) else (_so_many, _all)


def unit_sphere(key: Any, dimension: Any, size: Any = None, dtype: Any = np.float64) -> Any:
    """Points: one, or so many."""
    return _points(False, key, size, dtype)


def unit_ball(key: Any, dimension: Any, size: Any = None, dtype: Any = np.float64) -> Any:
    """Points: one, or so many."""
    return _points(True, key, size, dtype)


def _points(ball: bool, key: Any, size: Any, dtype: Any) -> Any:
    number, (count, handed) = _number(dtype, None), _asked(size)

    def draw(key: Any, dimension: Any, size: Any = None, dtype: Any = np.float64) -> Any:
        out = np.empty((count(size), dimension), number)
        vectors.unit_rows(key, 0, ball, out)
        return handed(out, size)

    return draw if key == KEY else None


@part
def _decomposed(cov: Any, factor: Any) -> Any:
    """The upper factor of a covariance, and nan where it has none."""
    upper = cov.astype(np.float64)
    return upper, vectors.factor(upper) if cov.shape[0] == cov.shape[1] else np.nan


@part
def _turned(cov: Any, factor: Any) -> Any:
    """The upper factor from the lower one, and nan where it is no square."""
    upper = vectors.upper_of(factor.astype(np.float64))
    return upper, 1.0 if factor.shape[0] == factor.shape[1] else np.nan


def _upper(cov: Any, factor: Any) -> Any:
    """The way to an upper factor, if one of both is a matrix and the other is not given."""
    for way, given, other in ((_decomposed, cov, factor), (_turned, factor, cov)):
        if isinstance(given, types.Array) and given.ndim == 2 and is_none(other):
            return way
    return None


def multivariate_normal(
    key: Any,
    mean: Any,
    cov: Any = None,
    size: Any = None,
    dtype: Any = np.float64,
    factor: Any = None,
) -> Any:
    """Normal vectors: one, or so many."""
    number, upper_from = _number(dtype, None), _upper(cov, factor)
    count, handed = _asked(size)

    def draw(
        key: Any,
        mean: Any,
        cov: Any = None,
        size: Any = None,
        dtype: Any = np.float64,
        factor: Any = None,
    ) -> Any:
        out = np.empty((count(size), mean.size), number)
        upper, status = upper_from(cov, factor)
        if upper.shape[0] == mean.size and status > 0.0:
            middle = mean.astype(number)
            vectors.multivariate_normal_rows(key, 0, middle, upper.astype(number), out)
        else:
            out[...] = np.nan
        return handed(out, size)

    return None if key != KEY or upper_from is None else draw


def wishart(key: Any, df: Any, scale: Any = None, size: Any = None, factor: Any = None) -> Any:
    """Wishart matrices: one, or so many."""
    upper_from, (count, handed) = _upper(scale, factor), _asked(size)

    def draw(key: Any, df: Any, scale: Any = None, size: Any = None, factor: Any = None) -> Any:
        upper, status = upper_from(scale, factor)
        out = np.empty((count(size), *upper.shape))
        if status > 0.0 and upper.shape[0] - 1 < df < np.inf:
            vectors.wishart_stack(key, 0, float(df), upper, out)
        else:
            out[...] = np.nan
        return handed(out, size)

    return None if key != KEY or upper_from is None else draw
