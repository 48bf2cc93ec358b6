"""Probability tables on CUDA: one thread for a table entry, or for a whole small table."""

from typing import Any

from nbmath import _launch
from nbmath._launch import cuda, kernel
from nbmath._targets import bind

__all__ = [
    "bayes_update",
    "bayes_update_kernel",
    "bayes_update_rows",
    "condition",
    "condition_kernel",
    "condition_rows",
    "independence_gap",
    "joint",
    "joint_kernel",
    "joint_rows",
    "marginal",
    "marginal_kernel",
    "marginal_rows",
    "total_probability",
]

bound = bind("probability", "cuda")
joint = bound.joint
marginal = bound.marginal
condition = bound.condition
bayes_update = bound.bayes_update
total_probability = bound.total_probability
independence_gap = bound.independence_gap

DEVICE = {
    "joint": "(T[::1], T[:, ::1], T[:, ::1])",
    "marginal": "(T[:, :, ::1], T[::1])",
    "condition": "(T[:, :, ::1], int64, T[:, ::1])",
    "bayes_update": "(T[::1], T[::1], T[::1])",
    "total_probability": "(T[::1], T[:, ::1], T[::1])",
    "independence_gap": "(T[:, :, ::1], T[::1], T[::1])",
}


@kernel("(T[:, ::1], T[:, :, ::1], T[:, :, ::1])")
def joint_kernel(prior: Any, likelihood: Any, out: Any) -> None:
    """Joint table i."""
    i = cuda.grid(1)
    if i < prior.shape[0]:
        joint(prior[i], likelihood[i], out[i])


@kernel("(T[:, :, :, ::1], T[:, ::1])")
def marginal_kernel(table: Any, out: Any) -> None:
    """The marginal of table i."""
    i = cuda.grid(1)
    if i < table.shape[0]:
        marginal(table[i], out[i])


@kernel("(T[:, :, :, ::1], int64, T[:, :, ::1])")
def condition_kernel(table: Any, index: Any, out: Any) -> None:
    """Table i, given a value."""
    i = cuda.grid(1)
    if i < table.shape[0]:
        condition(table[i], index, out[i])


@kernel("(T[:, ::1], T[:, ::1], T[:, ::1])")
def bayes_update_kernel(prior: Any, likelihood: Any, out: Any) -> None:
    """Posterior i."""
    i = cuda.grid(1)
    if i < prior.shape[0]:
        bayes_update(prior[i], likelihood[i], out[i])


def joint_rows(prior: Any, likelihood: Any, out: Any = None, stream: Any = 0) -> Any:
    """Joint tables of a batch: prior (batch, hypotheses), likelihood (batch, hypotheses, data)."""
    p = _launch.contiguous(prior, "prior", 2, stream)
    given = _launch.contiguous(likelihood, "likelihood", 3, stream)
    _same(p.shape, given.shape[:2], "prior", "likelihood")
    result = _launch.output(out, given.shape, given.dtype, stream)
    return _run(joint_kernel, p.shape[0], stream, out, p, given, result)


def marginal_rows(table: Any, out: Any = None, stream: Any = 0) -> Any:
    """Marginals of a batch of tables (batch, before, axis, after): (batch, axis)."""
    tables = _launch.contiguous(table, "table", 4, stream)
    shape = (tables.shape[0], tables.shape[2])
    result = _launch.output(out, shape, tables.dtype, stream)
    return _run(marginal_kernel, tables.shape[0], stream, out, tables, result)


def condition_rows(table: Any, index: int, out: Any = None, stream: Any = 0) -> Any:
    """Tables (batch, before, axis, after) given a value of the axis: (batch, before, after)."""
    tables = _launch.contiguous(table, "table", 4, stream)
    batch, before, values, after = tables.shape
    if not 0 <= index < values:
        raise IndexError(f"index is {index}; the axis has {values} values")
    result = _launch.output(out, (batch, before, after), tables.dtype, stream)
    return _run(condition_kernel, batch, stream, out, tables, index, result)


def bayes_update_rows(prior: Any, likelihood: Any, out: Any = None, stream: Any = 0) -> Any:
    """Posteriors of a batch: prior and likelihood (batch, hypotheses)."""
    p = _launch.contiguous(prior, "prior", 2, stream)
    given = _launch.contiguous(likelihood, "likelihood", 2, stream)
    _same(p.shape, given.shape, "prior", "likelihood")
    result = _launch.output(out, given.shape, given.dtype, stream)
    return _run(bayes_update_kernel, p.shape[0], stream, out, p, given, result)


def _same(first: Any, second: Any, name: str, other: str) -> None:
    if tuple(first) != tuple(second):
        raise ValueError(f"{name} has shape {first}, which does not fit {other}: {second}")


def _run(function: Any, count: int, stream: Any, out: Any, *arguments: Any) -> Any:
    """One thread for each of `count` problems; the last argument is the result."""
    function[_launch.blocks(count), _launch.THREADS, stream](*arguments)
    return _launch.delivered(arguments[-1], out)
