"""Tails and corrections of p-values, for kernels."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind

bound = bind("statistics", "cuda")
bonferroni = bound.bonferroni
false_discovery_control = bound.false_discovery_control
holm = bound.holm
sort_order = bound.sort_order

DEVICE = {
    "bonferroni": "(T, T)",
    "false_discovery_control": "(T[::1], int64[::1], boolean, T[::1])",
    "chi2_sf": "(T, T)",
    "correlation_of": "(T, T, T, T, T, T)",
    "correlation_pvalue": "(T, T, int64)",
    "fisher_sf": "(T, T, T)",
    "ttest_between": "(UniTuple(T, 3), UniTuple(T, 3), boolean, int64)",
    "ttest_of": "(T, T, T, T, int64)",
    "fill_indices": "(UniTuple(int64, 4), int64, int64, int64, int64[::1])",
    "shuffle": "(UniTuple(int64, 4), int64, T[::1])",
    "holm": "(T[::1], int64[::1], T[::1])",
    "inversions": "(int64[::1], int64[::1], int64[::1], int64[::1])",
    "kendall_of": "(T, T, T, UniTuple(T, 3), UniTuple(T, 3))",
    "mannwhitney_tail": "(int64, int64, int64, T[::1])",
    "normal_pvalue": "(T, int64)",
    "paths_outside": "(int64, int64, T, boolean, T[::1])",
    "wilcoxon_tail": "(int64[::1], int64, T[::1])",
}
ROWS = "T[:, ::1]"
ORDERS = "int64[:, ::1]"


@kernel(f"({ROWS}, {ROWS})")
def bonferroni_kernel(ps: Any, out: Any) -> None:
    """ps [m, n], out [m, n]."""
    i = cuda.grid(1)
    if i < ps.shape[0]:
        number = ps.dtype.type(ps.shape[1])
        for j in range(ps.shape[1]):
            out[i, j] = bonferroni(ps[i, j], number)


@kernel(f"({ROWS}, {ORDERS}, {ORDERS}, {ROWS})")
def holm_kernel(ps: Any, order: Any, work: Any, out: Any) -> None:
    """All of them [m, n]."""
    i = cuda.grid(1)
    if i < ps.shape[0]:
        sort_order(ps[i], order[i], work[i])
        holm(ps[i], order[i], out[i])


@kernel(f"({ROWS}, {ORDERS}, {ORDERS}, boolean, {ROWS})")
def false_discovery_control_kernel(
    ps: Any, order: Any, work: Any, dependent: Any, out: Any
) -> None:
    """All of them [m, n]."""
    i = cuda.grid(1)
    if i < ps.shape[0]:
        sort_order(ps[i], order[i], work[i])
        false_discovery_control(ps[i], order[i], dependent, out[i])


def bonferroni_rows(ps: Any, out: Any = None, stream: Any = 0) -> Any:
    """Adjusted p-values of the rows of a device array (m, n)."""
    rows = _launch.contiguous(ps, "ps", 2, stream)
    result = _launch.output(out, rows.shape, rows.dtype, stream)
    bonferroni_kernel[blocks(rows.shape[0]), THREADS, stream](rows, result)
    return _launch.delivered(result, out)


def holm_rows(ps: Any, out: Any = None, stream: Any = 0) -> Any:
    """Adjusted p-values of rows by Holm's method."""
    rows = _launch.contiguous(ps, "ps", 2, stream)
    order, work = (_launch.empty(rows.shape, np.int64, stream) for _ in range(2))
    result = _launch.output(out, rows.shape, rows.dtype, stream)
    holm_kernel[blocks(rows.shape[0]), THREADS, stream](rows, order, work, result)
    return _launch.delivered(result, out)


def false_discovery_control_rows(
    ps: Any, method: str = "bh", out: Any = None, stream: Any = 0
) -> Any:
    """Adjusted p-values of rows by Benjamini and Hochberg ("bh") or Yekutieli ("by")."""
    rows = _launch.contiguous(ps, "ps", 2, stream)
    order, work = (_launch.empty(rows.shape, np.int64, stream) for _ in range(2))
    result = _launch.output(out, rows.shape, rows.dtype, stream)
    false_discovery_control_kernel[blocks(rows.shape[0]), THREADS, stream](
        rows, order, work, method == "by", result
    )
    return _launch.delivered(result, out)
