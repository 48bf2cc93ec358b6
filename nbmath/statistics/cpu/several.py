"""Corrections of rows of p-values."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.simd.order import in_order
from nbmath.statistics.cpu.sorting import order_of

_bound = bind("statistics", "cpu")
bonferroni = _bound.bonferroni
false_discovery_control = _bound.false_discovery_control
holm = _bound.holm

BONFERRONI, HOLM, HOCHBERG, YEKUTIELI = range(4)


@external
@driver
def adjust_rows(ps: Any, out: Any, method: Any) -> None:
    """out [m, n] = adjusted p-values of rows."""
    if method == BONFERRONI:
        for i in range(ps.shape[0]):
            multiply(ps[i], out[i])
        return
    order, groups = np.empty(ps.shape[1], np.int64), np.empty(ps.shape[1], np.int64)
    for i in range(ps.shape[0]):
        adjust(ps[i], order, groups, method, out[i])


@driver
def adjust_direct(ps: Any, method: Any) -> Any:
    """Adjusted p-values [n]; None where they lie otherwise than their type says, or one is none."""
    if not in_order(ps):
        return None
    wrong = False
    for j in range(ps.size):
        wrong |= not (ps[j] >= 0 and ps[j] <= 1)
    if wrong:
        return None
    out = np.empty_like(ps)
    if method == BONFERRONI:
        multiply(ps, out)
    else:
        order, groups = np.empty(ps.size, np.int64), np.empty(ps.size, np.int64)
        adjust(ps, order, groups, method, out)
    return out


@inner
def multiply(ps: Any, out: Any) -> None:
    """out [n] = p-values by Bonferroni."""
    n = ps.dtype.type(ps.size)
    for j in range(ps.size):
        out[j] = bonferroni(ps[j], n)


@inner
def adjust(ps: Any, order: Any, groups: Any, method: Any, out: Any) -> None:
    """out [n] = p-values by a method that goes through them in their order."""
    order_of(ps, order, groups)
    if method == HOLM:
        holm(ps, order, out)
    else:
        false_discovery_control(ps, order, method == YEKUTIELI, out)
