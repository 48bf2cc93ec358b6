"""Orthogonal factors and least squares inside `@njit`: what the overloads of the door return."""

import math
from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath._external import external
from nbmath._targets import inner
from nbmath.linalg.cpu import orthogonal_large, orthogonal_stacks
from nbmath.linalg.cpu.either import SMALL, _repeated, _spoil
from nbmath.linalg.cpu.reading import precision, reader, sides

qr_stack = external(orthogonal_stacks.qr_stack)
qr_large = external(orthogonal_large.qr_large)
lstsq_stack = external(orthogonal_stacks.lstsq_stack)
lstsq_large = external(orthogonal_large.lstsq_large)


class QRResult(NamedTuple):
    """What `qr` returns: orthonormal columns, and the upper triangle."""

    Q: Any
    R: Any


class LstsqResult(NamedTuple):
    """What `lstsq` returns: solutions, squares of what is left, and ranks."""

    x: Any
    residuals: Any
    rank: Any


@inner
def qr_either(a: Any, q: Any, r: Any) -> None:
    """Q [stack, m, p], p perhaps 0, and the first rows of R of a [stack, m, n]."""
    if a.size > 0 and max(a.shape[1], a.shape[2]) <= SMALL:
        qr_stack(a, q, r)
    elif a.size > 0:
        qr_large(a, q, r)
    else:
        for index in range(q.shape[0]):
            for i in range(q.shape[1]):
                for j in range(q.shape[2]):
                    q[index, i, j] = 1.0 if i == j else 0.0


@inner
def lstsq_either(a: Any, b: Any, x: Any, residuals: Any, ranks: Any, rcond: Any) -> None:
    """x [stack, n, r] from a [stack, m, n] and b [stack, m, r], a stack of one repeated."""
    stack, m, n, r = x.shape[0], a.shape[1], a.shape[2], b.shape[2]
    limit = rcond if rcond >= 0.0 else max(m, n) * np.finfo(a.dtype).eps
    if a.shape[1] != b.shape[1] or not (a.shape[0] == b.shape[0] or 1 in (a.shape[0], b.shape[0])):
        _spoil(x)
        residuals[:] = math.nan
        ranks[:] = 0
    elif m > 0 and n > 0 and r > 0 and stack > 0:
        left, right, failed = _repeated(a, stack), _repeated(b, stack), np.empty(stack, np.bool_)
        if max(m, n) <= SMALL:
            lstsq_stack(left, right, x, residuals, ranks, failed, limit)
        else:
            lstsq_large(left, right, x, residuals, ranks, failed, limit)


qr_all, lstsq_all = external(qr_either), external(lstsq_either)


def qr(a: Any, mode: Any = "reduced") -> Any:
    """The overload of `nbmath.linalg.qr`; the mode must be known to the compiler."""
    dtype, chosen = precision(a), getattr(mode, "literal_value", getattr(mode, "value", mode))
    if dtype is None or a.ndim < 2 or chosen not in ("reduced", "complete", "r"):
        return None
    stacked, result = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))
    complete, alone = chosen == "complete", chosen == "r"

    def factors(a: Any, mode: Any = "reduced") -> Any:
        leading, m, n = a.shape[:-2], a.shape[-2], a.shape[-1]
        p = m if complete else min(m, n)
        q, r = np.empty((*leading, m, p), dtype), np.empty((*leading, p, n), dtype)
        qr_all(stacked(a), result(q), result(r))
        return QRResult(q, r)

    def triangle(a: Any, mode: Any = "reduced") -> Any:
        leading, m, n = a.shape[:-2], a.shape[-2], a.shape[-1]
        given, r = stacked(a), np.empty((*leading, min(m, n), n), dtype)
        qr_all(given, np.empty((given.shape[0], m, 0), dtype), result(r))
        return r

    return triangle if alone else factors


def lstsq(a: Any, b: Any, rcond: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.lstsq`, of one matrix or stacks of three axes."""
    dtype = precision(a, b)
    if dtype is None or not 2 <= a.ndim <= 3 or not 1 <= b.ndim <= 3:
        return None
    stacked, _ = sides(a, b, dtype)
    vector, single = b.ndim == 1, a.ndim == 2 and b.ndim < 3
    own = isinstance(rcond, types.Omitted | types.NoneType) or rcond is None

    def compiled(a: Any, b: Any, rcond: Any = None, on_error: Any = "raise") -> Any:
        left, right = stacked(a, b)
        stack, r = max(left.shape[0], right.shape[0]), right.shape[2]
        x = np.zeros((stack, left.shape[2], r), dtype)
        residuals, ranks = np.zeros((stack, r), dtype), np.zeros(stack, np.int64)
        lstsq_all(left, right, x, residuals, ranks, -1.0 if own else float(rcond))
        if single and vector:
            return LstsqResult(x[0, :, 0].copy(), residuals[0, 0], ranks[0])
        if single:
            return LstsqResult(x[0], residuals[0], ranks[0])
        if vector:
            return LstsqResult(x[:, :, 0].copy(), residuals[:, 0].copy(), ranks)
        return LstsqResult(x, residuals, ranks)

    return compiled
