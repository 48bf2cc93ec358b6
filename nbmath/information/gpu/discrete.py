"""Entropies and divergences on CUDA: one thread for a distribution, a pair or a table."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

__all__ = [
    "conditional_entropy",
    "conditional_entropy_kernel",
    "conditional_entropy_rows",
    "cross_entropy",
    "cross_entropy_kernel",
    "cross_entropy_rows",
    "entropy",
    "entropy_kernel",
    "entropy_rows",
    "joint_entropy",
    "joint_entropy_kernel",
    "joint_entropy_rows",
    "js_divergence",
    "js_divergence_kernel",
    "js_divergence_rows",
    "kl_divergence",
    "kl_divergence_kernel",
    "kl_divergence_rows",
    "mutual_information",
    "mutual_information_kernel",
    "mutual_information_rows",
    "renyi_divergence",
    "renyi_divergence_kernel",
    "renyi_divergence_rows",
    "renyi_entropy",
    "renyi_entropy_kernel",
    "renyi_entropy_rows",
]

bound = bind("information", "cuda")
entropy = bound.entropy
cross_entropy = bound.cross_entropy
kl_divergence = bound.kl_divergence
js_divergence = bound.js_divergence
renyi_entropy = bound.renyi_entropy
renyi_divergence = bound.renyi_divergence
joint_entropy = bound.joint_entropy
conditional_entropy = bound.conditional_entropy
mutual_information = bound.mutual_information

PAIR = "(T[::1], T[::1])"
DEVICE = {
    "entropy": "(T[::1],)",
    "cross_entropy": PAIR,
    "kl_divergence": PAIR,
    "js_divergence": PAIR,
    "renyi_entropy": "(T[::1], T)",
    "renyi_divergence": "(T[::1], T[::1], T)",
    "joint_entropy": "(T[:, ::1],)",
    "conditional_entropy": "(T[:, ::1],)",
    "mutual_information": "(T[:, ::1], T[::1])",
}
ROWS = "(T[:, ::1], T[::1])"
PAIRS = "(T[:, ::1], T[:, ::1], T[::1])"


@kernel(ROWS)
def entropy_kernel(pk: Any, out: Any) -> None:
    """The entropy of row i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = entropy(pk[i])


@kernel(PAIRS)
def cross_entropy_kernel(pk: Any, qk: Any, out: Any) -> None:
    """The cross entropy of rows i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = cross_entropy(pk[i], qk[i])


@kernel(PAIRS)
def kl_divergence_kernel(pk: Any, qk: Any, out: Any) -> None:
    """The divergence of rows i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = kl_divergence(pk[i], qk[i])


@kernel(PAIRS)
def js_divergence_kernel(pk: Any, qk: Any, out: Any) -> None:
    """Jensen and Shannon's divergence of rows i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = js_divergence(pk[i], qk[i])


@kernel("(T[:, ::1], T, T[::1])")
def renyi_entropy_kernel(pk: Any, order: Any, out: Any) -> None:
    """Rényi's entropy of row i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = renyi_entropy(pk[i], order)


@kernel("(T[:, ::1], T[:, ::1], T, T[::1])")
def renyi_divergence_kernel(pk: Any, qk: Any, order: Any, out: Any) -> None:
    """Rényi's divergence of rows i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = renyi_divergence(pk[i], qk[i], order)


@kernel("(T[:, :, ::1], T[::1])")
def joint_entropy_kernel(table: Any, out: Any) -> None:
    """The entropy of table i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = joint_entropy(table[i])


@kernel("(T[:, :, ::1], T[::1])")
def conditional_entropy_kernel(table: Any, out: Any) -> None:
    """The conditional entropy of table i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = conditional_entropy(table[i])


@kernel("(T[:, :, ::1], T[:, ::1], T[::1])")
def mutual_information_kernel(table: Any, work: Any, out: Any) -> None:
    """The mutual information of table i."""
    i = cuda.grid(1)
    if i < out.size:
        out[i] = mutual_information(table[i], work[i])


def run(function: Any, out: Any, stream: Any, *arguments: Any) -> Any:
    """One thread for each row of the first argument."""
    first = arguments[0]
    result = _launch.output(out, first.shape[:1], first.dtype, stream)
    grid = _launch.blocks(first.shape[0])
    function[grid, _launch.THREADS, stream](*arguments, result)
    return _launch.delivered(result, out)


def _of_pairs(function: Any, pk: Any, qk: Any, out: Any, stream: Any, *options: Any) -> Any:
    p, q = _launch.contiguous(pk, "pk", 2, stream), _launch.contiguous(qk, "qk", 2, stream)
    if tuple(p.shape) != tuple(q.shape):
        raise ValueError(f"qk has shape {q.shape}, which does not fit pk: {p.shape}")
    return run(function, out, stream, p, q, *map(p.dtype.type, options))


def entropy_rows(pk: Any, out: Any = None, stream: Any = 0) -> Any:
    """Entropies of the rows of pk, in nats."""
    return run(entropy_kernel, out, stream, _launch.contiguous(pk, "pk", 2, stream))


def cross_entropy_rows(pk: Any, qk: Any, out: Any = None, stream: Any = 0) -> Any:
    """Cross entropies of rows of pk with those of qk, in nats."""
    return _of_pairs(cross_entropy_kernel, pk, qk, out, stream)


def kl_divergence_rows(pk: Any, qk: Any, out: Any = None, stream: Any = 0) -> Any:
    """Divergences of rows of pk from those of qk, in nats."""
    return _of_pairs(kl_divergence_kernel, pk, qk, out, stream)


def js_divergence_rows(pk: Any, qk: Any, out: Any = None, stream: Any = 0) -> Any:
    """Jensen and Shannon's divergences of rows, in nats."""
    return _of_pairs(js_divergence_kernel, pk, qk, out, stream)


def renyi_entropy_rows(pk: Any, order: float, out: Any = None, stream: Any = 0) -> Any:
    """Rényi's entropies of rows of pk, in nats."""
    p = _launch.contiguous(pk, "pk", 2, stream)
    return run(renyi_entropy_kernel, out, stream, p, p.dtype.type(order))


def renyi_divergence_rows(pk: Any, qk: Any, order: float, out: Any = None, stream: Any = 0) -> Any:
    """Rényi's divergences of rows of pk from those of qk, in nats."""
    return _of_pairs(renyi_divergence_kernel, pk, qk, out, stream, order)


def joint_entropy_rows(table: Any, out: Any = None, stream: Any = 0) -> Any:
    """Entropies of tables (batch, rows, columns), in nats."""
    tables = _launch.contiguous(table, "table", 3, stream)
    return run(joint_entropy_kernel, out, stream, tables)


def conditional_entropy_rows(table: Any, out: Any = None, stream: Any = 0) -> Any:
    """Of tables (batch, rows, columns): entropies of the columns given the row, in nats."""
    tables = _launch.contiguous(table, "table", 3, stream)
    return run(conditional_entropy_kernel, out, stream, tables)


def mutual_information_rows(table: Any, out: Any = None, stream: Any = 0) -> Any:
    """Of tables (batch, rows, columns): what rows and columns say of each other, in nats."""
    tables = _launch.contiguous(table, "table", 3, stream)
    shape = (tables.shape[0], tables.shape[2])
    work = _launch.output(None, shape, tables.dtype, stream)
    return run(mutual_information_kernel, out, stream, tables, work)
