"""Means and covariances as they are given: checked in Python, taken as they are when compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.distributions import _rows
from nbmath.distributions.multivariate_normal import cpu as _cpu

Reals = NDArray[np.float64]


def factor_of(cov: Any, factor: Any, dtype: Any, names: tuple[str, str] = ("cov", "factor")) -> Any:
    """The lower factor, in double precision, of a covariance or as it is given."""
    if (cov is None) == (factor is None):
        raise ValueError(f"{names[0]} and {names[1]}: expected one of them")
    name = names[0] if factor is None else names[1]
    matrix = _door.square_stack(cov if factor is None else factor, name)
    if matrix.ndim != 2 or not matrix.size:
        raise ValueError(f"{name} has shape {matrix.shape}; expected one square matrix")
    wide = np.array(matrix, np.float64, order="C")
    if not np.isfinite(wide).all():
        raise ValueError(f"{name} has entries that are nan or infinite")
    if factor is not None:
        if not np.all(np.diagonal(wide) > 0.0):
            raise ValueError(f"{name} has a diagonal that is not positive; expected Cholesky's")
        return wide
    epsilon = float(np.finfo(dtype).eps)
    if np.abs(wide - wide.T).max() > 64.0 * epsilon * np.abs(wide).max():
        raise ValueError(f"{name} is not symmetric; expected a covariance")
    found = _cpu.factor_of(wide, epsilon)
    if np.isnan(found[0, 0]):
        raise np.linalg.LinAlgError(f"{name}: {Status.NOT_POSITIVE_DEFINITE.sentence}")
    return found


def centre_of(mean: ArrayLike, d: int, name: str = "mean") -> Reals:
    """The mean, in double precision."""
    centre = _rows.vector(mean, name, d).astype(np.float64)
    if not np.isfinite(centre).all():
        raise ValueError(f"{name} has entries that are nan or infinite")
    return centre


def precision_of(**values: Any) -> Any:
    """The precision that arguments have together; what is not given has none."""
    return _door.reals(**{n: v for n, v in values.items() if v is not None})[0].dtype


@overload(factor_of)
def _factor_of(cov: Any, factor: Any, dtype: Any, names: Any = None) -> Any:
    missing = isinstance(factor, types.NoneType | types.Omitted) or factor is None

    def factorised(cov: Any, factor: Any, dtype: Any, names: Any = None) -> Any:
        return _cpu.factor_of(cov.astype(np.float64), float(np.finfo(dtype).eps))

    def given(cov: Any, factor: Any, dtype: Any, names: Any = None) -> Any:
        return factor.astype(np.float64)

    return factorised if missing else given
