"""Inverses and determinants inside `@njit`: what the overloads of the door return."""

import math
from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath._external import external
from nbmath._targets import inner
from nbmath.linalg.cpu import inverse_large, inverse_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.inverse_large import spoil
from nbmath.linalg.cpu.reading import precision, reader

inv_stack = external(inverse_stacks.inv_stack)
inv_large = external(inverse_large.inv_large)
det_stack = external(inverse_stacks.det_stack)
det_large = external(inverse_large.det_large)
slogdet_stack = external(inverse_stacks.slogdet_stack)
slogdet_large = external(inverse_large.slogdet_large)


class SlogdetResult(NamedTuple):
    """What `slogdet` returns: the sign of the determinant, and the logarithm of its size."""

    sign: Any
    logabsdet: Any


@inner
def inv_either(a: Any, out: Any) -> None:
    """Inverses of a [stack, n, m]; nan where they are not square or singular."""
    failed = np.empty(a.shape[0], np.bool_)
    if a.shape[1] != a.shape[2]:
        for index in range(a.shape[0]):
            spoil(out[index])
    elif a.size > 0 and a.shape[1] <= SMALL:
        inv_stack(a, out, failed)
    elif a.size > 0:
        inv_large(a, out, failed)


@inner
def det_either(a: Any, out: Any) -> None:
    """Determinants of a [stack, n, m], nan where they are not square."""
    if a.shape[1] != a.shape[2]:
        out[:] = math.nan
    elif a.shape[1] == 0:
        out[:] = 1.0
    elif a.shape[1] <= SMALL:
        det_stack(a, out)
    else:
        det_large(a, out)


@inner
def slogdet_either(a: Any, sign: Any, log: Any) -> None:
    """Signs and logarithms of the determinants of a [stack, n, m], nan where not square."""
    if a.shape[1] != a.shape[2]:
        sign[:] = math.nan
        log[:] = math.nan
    elif a.shape[1] == 0:
        sign[:] = 1.0
        log[:] = 0.0
    elif a.shape[1] <= SMALL:
        slogdet_stack(a, sign, log)
    else:
        slogdet_large(a, sign, log)


inv_all, det_all, slogdet_all = map(external, (inv_either, det_either, slogdet_either))


def inv(a: Any, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.inv`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked, result_stacked = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any, out: Any = None, on_error: Any = "raise") -> Any:
        result = np.empty(a.shape, dtype)
        inv_all(stacked(a), result_stacked(result))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def det(a: Any) -> Any:
    """The overload of `nbmath.linalg.det`: a number for one matrix."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked = reader(a, dtype)

    def one(a: Any) -> Any:
        result = np.empty(1, dtype)
        det_all(stacked(a), result)
        return result[0]

    def many(a: Any) -> Any:
        result = np.empty(a.shape[:-2], dtype)
        det_all(stacked(a), result.reshape(-1))
        return result

    return one if a.ndim == 2 else many


def slogdet(a: Any) -> Any:
    """The overload of `nbmath.linalg.slogdet`: two numbers for one matrix."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked = reader(a, dtype)

    def one(a: Any) -> Any:
        sign, log = np.empty(1, dtype), np.empty(1, dtype)
        slogdet_all(stacked(a), sign, log)
        return SlogdetResult(sign[0], log[0])

    def many(a: Any) -> Any:
        sign, log = np.empty(a.shape[:-2], dtype), np.empty(a.shape[:-2], dtype)
        slogdet_all(stacked(a), sign.reshape(-1), log.reshape(-1))
        return SlogdetResult(sign, log)

    return one if a.ndim == 2 else many
