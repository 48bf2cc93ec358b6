"""Entropies from counts on CUDA: one thread for a row of counts or a table."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind
from nbmath.information.gpu.discrete import run

__all__ = [
    "entropy_from_counts",
    "entropy_from_counts_kernel",
    "entropy_from_counts_rows",
    "mutual_information_from_counts",
    "mutual_information_from_counts_kernel",
    "mutual_information_from_counts_rows",
]

bound = bind("information", "cuda")
entropy_from_counts = bound.entropy_from_counts
mutual_information_from_counts = bound.mutual_information_from_counts

METHODS = ("plugin", "miller_madow", "grassberger", "james_stein", "chao_shen")


@kernel("(T[:, ::1], int64, T[::1])")
def entropy_from_counts_kernel(counts: Any, method: Any, out: Any) -> None:
    """The entropy of row i by the method of a number, its place in `METHODS`."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = entropy_from_counts(counts[i], method)


@kernel("(T[:, :, ::1], T[:, ::1], T[:, ::1], int64, T[::1])")
def mutual_information_from_counts_kernel(
    table: Any, flat: Any, work: Any, method: Any, out: Any
) -> None:
    """The mutual information of table i; flat (tables, cells), work (tables, rows + columns)."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = mutual_information_from_counts(table[i], flat[i], work[i], method)


def entropy_from_counts_rows(
    counts: Any, method: str = "miller_madow", out: Any = None, stream: Any = 0
) -> Any:
    """Entropies of rows of counts, in nats."""
    rows = _launch.contiguous(counts, "counts", 2, stream)
    return run(entropy_from_counts_kernel, out, stream, rows, METHODS.index(method))


def mutual_information_from_counts_rows(
    table: Any, method: str = "miller_madow", out: Any = None, stream: Any = 0
) -> Any:
    """Mutual information of tables of counts (batch, rows, columns), in nats."""
    tables = _launch.contiguous(table, "table", 3, stream)
    batch, rows, columns = tables.shape
    work = _launch.output(None, (batch, rows + columns), tables.dtype, stream)
    flat = tables.reshape(batch, rows * columns)
    place = METHODS.index(method)
    return run(mutual_information_from_counts_kernel, out, stream, tables, flat, work, place)
