"""Gram matrices, traces and powers."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Literal, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import (
    products_compiled,
    products_either,
    products_entries,
    products_large,
    products_small,
    products_stacks,
    products_vectors,
)
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, stacked
from nbmath.linalg.door.sides import checked
from nbmath.simd import BYTES

__all__ = ["gram", "matrix_power", "trace"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def gram(a: ArrayLike, *, rows: bool = False, out: Array | None = None) -> Array:
    """Inner products of all columns of matrices with each other.

    aᵀ a, or a aᵀ with `rows`

    Parameters:
        a: Matrices, shape (..., k, n).
        rows: Take the rows instead: a aᵀ, shape (..., k, k).
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        Shape (..., n, n): The products, symmetric to the bit.

    Accuracy:
        As `matmul`.

    Inside `@njit`: the same call.

    Source:
        Horn and Johnson, Matrix Analysis (2nd ed.), 7.2.

    Examples:
        >>> from nbmath.linalg import gram
        >>> gram([[1.0, 2.0], [0.0, 1.0]])
        array([[1., 2.],
               [2., 5.]])
    """
    matrices = _door.real(a, "a")
    checked(matrices, "a", 2)
    n = matrices.shape[-2 if rows else -1]
    result = _door.workspace(out, (*matrices.shape[:-2], n, n), matrices.dtype, matrices)
    if result.size:
        alone = matrices.ndim == 2
        turned = alone and matrices.flags.f_contiguous and not matrices.flags.c_contiguous
        given = stacked((matrices.T if turned else matrices)[np.newaxis] if alone else matrices)
        wanted, kind = result.reshape(len(given), n, n), bool(rows) != turned
        if not given.size:
            wanted[...] = 0
        else:
            width = BYTES // given.itemsize
            _, k, m = given.shape
            way = products_either.gram_way(k, m, kind, width, given.itemsize)
            parallel = way != products_either.BY_BLAS and len(wanted) > 1
            if parallel and _door.parallel(given.size * n // 2):
                in_parts(_GRAMS[way], (given, wanted), kind)
            else:
                _GRAMS[way](given, wanted, kind)
    return np.asarray(_door.deliver(result, out))


_GRAMS: dict[int, Callable[[Array, Array, bool], None]] = {
    products_either.BY_BLAS: lambda a, out, rows: products_large.gram_large(a, rows, out),
    products_either.SHARED: lambda a, out, _: products_small.gram_small(a, out),
    products_either.ROWS: lambda a, out, _: products_vectors.gram_vectors(a, out),
    products_either.LANES: lambda a, out, rows: products_stacks.gram_stack(a, rows, out),
}
"""From Python one way is compiled, and not all that a call inside compiled code can take."""


def trace(a: ArrayLike, offset: SupportsIndex = 0) -> Any:
    """Sums of the diagonals of matrices.

    tr a = Σᵢ aᵢᵢ

    Parameters:
        a: Matrices, shape (..., n, m).
        offset: Which diagonal, counted to the right from the main one; negative below it.

    Returns:
        Shape (...): The sums; 0 for a diagonal outside the matrix.

    Accuracy:
        |error| ≤ n u Σ |aᵢᵢ| / 2.

    Inside `@njit`: the same call.

    Source:
        Horn and Johnson, Matrix Analysis (2nd ed.), 0.2.5.

    Examples:
        >>> from nbmath.linalg import trace
        >>> trace([[1.0, 2.0], [3.0, 4.0]])
        np.float64(5.0)
    """
    matrices = _door.real(a, "a")
    checked(matrices, "a", 2)
    place = _whole(offset, "offset")
    result = np.zeros(matrices.shape[:-2], matrices.dtype)
    if matrices.size:
        given = stacked(matrices if matrices.ndim > 2 else matrices[np.newaxis])
        products_entries.trace_stack(given, place, result.reshape(-1))
    return _door.deliver(result, None)


def matrix_power(
    a: ArrayLike, n: SupportsIndex, *, out: Array | None = None, on_error: OnError = "raise"
) -> Array:
    """Powers of square matrices with a whole exponent.

    aⁿ by repeated squaring; a negative power is that of the inverse; a⁰ = 1.

    Parameters:
        a: Matrices, shape (..., m, m).
        n: The exponent, an integer.
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a singular matrix with a negative exponent: an
            error that names it, or nan in its place and results for the others.

    Returns:
        Shape (..., m, m): The powers.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or has no inverse that is needed.
        TypeError: Where `n` is not an integer.

    Accuracy:
        |error| is of the order of n m u |a|ⁿ, for negative exponents times the condition of a.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham, Functions of Matrices, 4.1.

    Examples:
        >>> from nbmath.linalg import matrix_power
        >>> matrix_power([[1.0, 1.0], [0.0, 1.0]], 5)
        array([[1., 5.],
               [0., 1.]])
    """
    matrices = _door.square_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    exponent = _whole(n, "n")
    result = _door.workspace(out, matrices.shape, matrices.dtype, matrices)
    if matrices.size:
        given, wanted = stacked(matrices), stacked(result)
        failed = np.empty(len(given), np.bool_)
        if given.shape[1] <= SMALL and _door.parallel(given.size * given.shape[1]):
            in_parts(
                lambda x, y, f: products_either.matrix_powers(x, exponent, y, f),
                (given, wanted, failed),
            )
        else:
            products_either.matrix_powers(given, exponent, wanted, failed)
        report(failed, matrices.shape[:-2], Status.SINGULAR.sentence, on_error)
    return np.asarray(_door.deliver(result, out))


def _whole(value: SupportsIndex, argument: str) -> int:
    """An integer of either sign."""
    try:
        return operator.index(value)
    except TypeError:
        raise TypeError(f"{argument} is {value!r}; expected an integer") from None


overload(gram)(products_compiled.gram)
overload(trace)(products_compiled.trace)
overload(matrix_power)(products_compiled.matrix_power)
