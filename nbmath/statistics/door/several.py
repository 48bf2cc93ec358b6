"""Many p-values at once: what each is worth among the others."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath.statistics.cpu import compiled_tests as _compiled
from nbmath.statistics.cpu import several as _cpu
from nbmath.statistics.door.rows import flat_rows, real

__all__ = ["bonferroni", "false_discovery_control", "holm"]


def bonferroni(ps: ArrayLike, *, axis: int | None = 0) -> Any:
    """Adjusted p-values that bound the chance of any false discovery.

        adjusted p_i = min(1, n p_i)

    Parameters:
        ps: P-values, from 0 to 1, of any shape.
        axis: The axis along which they belong together; None means all of them.

    Returns:
        An array of the shape of `ps`: what is at most a level is significant at it.

    Raises:
        ValueError: An entry is nan or not from 0 to 1 (compiled code takes them as they come).

    Accuracy: one rounding.
    Inside `@njit`: `bonferroni(ps)` of an array of one axis.
    Source: Dunn 1961, doi:10.1080/01621459.1961.10482090.

    Examples:
        >>> from nbmath.statistics import bonferroni
        >>> bonferroni([0.0625, 0.25, 0.5, 0.75])
        array([0.25, 1.  , 1.  , 1.  ])
    """
    return _adjusted(ps, axis, _cpu.BONFERRONI)


def holm(ps: ArrayLike, *, axis: int | None = 0) -> Any:
    """Adjusted p-values that bound the chance of any false discovery, none above Bonferroni's.

        adjusted p_(k) = max_{j <= k} min(1, (n - j + 1) p_(j)),  p_(1) <= .. <= p_(n)

    Parameters, Returns, Raises, Accuracy: as for `bonferroni`.
    Inside `@njit`: `holm(ps)` of an array of one axis.
    Source: Holm 1979, Scandinavian Journal of Statistics 6, 65-70.

    Examples:
        >>> from nbmath.statistics import holm
        >>> holm([0.0625, 0.25, 0.5, 0.125])
        array([0.25 , 0.5  , 0.5  , 0.375])
    """
    return _adjusted(ps, axis, _cpu.HOLM)


def false_discovery_control(
    ps: ArrayLike, *, axis: int | None = 0, method: Literal["bh", "by"] = "bh"
) -> Any:
    """Adjusted p-values that bound the expected share of false discoveries.

        adjusted p_(k) = min_{j >= k} min(1, c n p_(j) / j),  c = 1, or sum_j 1 / j for "by"

    Parameters:
        ps, axis: as for `bonferroni`.
        method: "bh", Benjamini and Hochberg's, for independent tests and many dependent ones, or
            "by", Benjamini and Yekutieli's, for all.

    Returns, Raises: as for `bonferroni`.
    Accuracy: three roundings; "by" one for each p-value.
    Inside `@njit`: `false_discovery_control(ps)` of an array of one axis.
    Source: Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini &
        Yekutieli 2001, doi:10.1214/aos/1013699998.

    Examples:
        >>> from nbmath.statistics import false_discovery_control
        >>> false_discovery_control([0.0625, 0.25, 0.5, 0.125])
        array([0.25      , 0.33333333, 0.5       , 0.25      ])
    """
    if method not in ("bh", "by"):
        raise ValueError(f"method is {method!r}; expected 'bh' or 'by'")
    return _adjusted(ps, axis, _cpu.HOCHBERG if method == "bh" else _cpu.YEKUTIELI)


def _adjusted(ps: ArrayLike, axis: int | None, method: int) -> Any:
    if type(ps) is np.ndarray and ps.ndim == 1 and axis in (None, 0, -1):
        code = _DIRECT[ps.dtype]
        adjusted = None if code is None else code(ps, method)
        if adjusted is not None:
            return adjusted
    given = real(ps, "ps")
    wrong = ~((given >= 0) & (given <= 1))
    if wrong.any():
        raise ValueError(f"ps holds {np.extract(wrong, given)[0]}; expected numbers from 0 to 1")
    shape = given.shape
    array = given.reshape(-1) if axis is None or not shape else given
    along = _door.axis_index(0 if axis is None else axis, array.ndim)
    rows = flat_rows(array, (along,))
    out = np.empty_like(rows)
    _cpu.adjust_rows(rows, out, method)
    moved = (*array.shape[:along], *array.shape[along + 1 :], array.shape[along])
    found = np.moveaxis(out.reshape(moved), -1, along).reshape(shape)
    return found if shape else found[()]


_DIRECT = Direct(_cpu.adjust_direct, 1, np.int64(_cpu.HOLM))

overload(bonferroni)(_compiled.bonferroni)
overload(holm)(_compiled.holm)
overload(false_discovery_control)(_compiled.false_discovery_control)
