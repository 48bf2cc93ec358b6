"""Corrections of rows of p-values."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver
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
    n = ps.shape[1]
    order, work = np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(ps.shape[0]):
        if method == BONFERRONI:
            for j in range(n):
                out[i, j] = bonferroni(ps[i, j], ps.dtype.type(n))
            continue
        order_of(ps[i], order, work)
        if method == HOLM:
            holm(ps[i], order, out[i])
        else:
            false_discovery_control(ps[i], order, method == YEKUTIELI, out[i])
