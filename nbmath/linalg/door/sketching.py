"""The leading singular values and vectors of matrices, without the others."""

from __future__ import annotations

import operator
from typing import Any, Literal, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.linalg.cpu import sketching_compiled as compiled
from nbmath.linalg.cpu import sketching_either as either
from nbmath.linalg.cpu import sketching_large as large
from nbmath.linalg.cpu.shapes import check_choice, report
from nbmath.linalg.cpu.sketching_compiled import OVERSAMPLING, POWER_ITERATIONS
from nbmath.linalg.door.singular import SVDResult, one_axis, run
from nbmath.random import Key, normal

__all__ = ["randomized_svd", "truncated_svd"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def integer(value: SupportsIndex, argument: str, expected: str, most: int | None = None) -> int:
    """An integer from 0 to `most`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{argument} is a {type(value).__name__}; expected {expected}") from None
    if number < 0 or (most is not None and number > most):
        raise ValueError(f"{argument} is {number}; expected {expected}")
    return number


def given_rank(a: ArrayLike, k: SupportsIndex, on_error: str) -> tuple[Array, int]:
    """The matrices, and how many triplets of theirs are wanted."""
    check_choice(on_error, "on_error", ("raise", "nan"))
    matrices = _door.matrix_stack(a, "a")
    most = min(matrices.shape[-2:])
    return matrices, integer(k, "k", f"an integer from 0 to {most}, the smaller size of a", most)


def leading(driver: Any, matrices: Array, k: int, on_error: str, *options: Any) -> SVDResult:
    """k triplets of matrices (..., m, n) by a driver."""
    given = one_axis(matrices)
    stack, m, n = given.shape
    u, s, vh = (np.empty((stack, *shape), given.dtype) for shape in ((m, k), (k,), (k, n)))
    failed = np.zeros(stack, np.bool_)
    if s.size:
        run(driver, (given, u, s, vh, failed), *options)
    outer = matrices.shape[:-2]
    report(failed, outer, Status.NOT_CONVERGED.sentence, on_error)
    return SVDResult(*(x.reshape(*outer, *x.shape[1:]) for x in (u, s, vh)))


def randomized_svd(
    a: ArrayLike,
    k: SupportsIndex,
    *,
    key: Key,
    oversampling: SupportsIndex = OVERSAMPLING,
    power_iterations: SupportsIndex = POWER_ITERATIONS,
    on_error: OnError = "raise",
) -> SVDResult:
    """The k leading singular values and vectors of matrices, nearly, from a random sketch.

    A Gaussian test matrix and power iterations find k + oversampling orthonormal columns Q that
    nearly span the leading part of the range of A; the result is the leading part of the SVD of
    Q Q'A.

    Parameters:
        a: Matrices, shape (..., m, n).
        k: How many triplets, from 0 to min(m, n).
        key: A key of `nbmath.random`. The test matrix is the transpose of
            normal(key, (k + oversampling, n), dtype), the same for all matrices of a stack.
        oversampling: Columns of the sketch beyond k. Where k + oversampling reaches min(m, n) the
            sketch would be the matrix itself, and the full SVD is taken.
        power_iterations: Products with A A' that sharpen the sketch, each of them orthonormalised
            on both sides. 0 is enough where the values fall fast; the more slowly they fall, the
            more are needed.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        SVDResult: `U`, shape (..., m, k); `S`, shape (..., k), descending; `Vh`, shape (..., k, n).
            The largest entry of each column of U (the first of equals) is positive. The same key
            gives the same bits, in any stack and for any number of threads.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or a matrix is not finite.
        ValueError: Where k, oversampling or power_iterations is out of range.
        TypeError: Where `key` is no key.

    Accuracy:
        With q power iterations the expected |A - Q Q'A| is at most
        (1 + sqrt(k / (p - 1)) + e sqrt(k + p) sqrt(min(m, n) - k) / p)^(1 / (2 q + 1)) times
        s[k + 1], the best that rank k can do, p being `oversampling` (Halko, Martinsson and Tropp,
        corollary 10.10). No value exceeds the true one but for rounding. Matrices of rank k come
        back whole, to rounding.

    Inside `@njit`: the same call, where failures and numbers out of range are nan.

    Source:
        Halko, Martinsson and Tropp 2011, Finding structure with randomness,
        doi:10.1137/090771806.

    Examples:
        >>> import numpy as np
        >>> from nbmath.linalg import randomized_svd
        >>> from nbmath.random import Key
        >>> a = np.outer(np.ones(64), [3.0, 4.0] * 16)
        >>> randomized_svd(a, 1, key=Key(0)).S.round(6)
        array([160.])
    """
    matrices, rank = given_rank(a, k, on_error)
    more = integer(oversampling, "oversampling", "an integer >= 0")
    turns = integer(power_iterations, "power_iterations", "an integer >= 0")
    m, n = matrices.shape[-2:]
    size = rank + more
    if size >= min(m, n):
        normal(key, 0)  # refuses what is no key
        return leading(either.full, matrices, rank, on_error)
    omega = normal(key, (1, size, n), matrices.dtype)
    return leading(large.randomized_large, matrices, rank, on_error, omega, turns)


def truncated_svd(a: ArrayLike, k: SupportsIndex, *, on_error: OnError = "raise") -> SVDResult:
    """The k leading singular values and vectors of matrices, as accurate as all of them would be.

    Large matrices of which few are wanted are met through products: a block Krylov space grows
    until the residuals of all k triplets are down to rounding. Where it would have to grow beyond
    half of the matrix the full SVD is taken after all.

    Parameters:
        a: Matrices, shape (..., m, n).
        k: How many triplets, from 0 to min(m, n).
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        SVDResult: `U`, shape (..., m, k); `S`, shape (..., k), descending; `Vh`, shape (..., k, n).
            The largest entry of each column of U (the first of equals) is positive. Nothing is
            random: a matrix has the same result to the bit in every stack.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or a matrix is not finite.
        ValueError: Where k is out of range.

    Accuracy:
        A'u = s v and |A v - s u| <= 8 eps sqrt(max(m, n)) s[0] for every triplet, and orthonormal
        vectors; as `svd` where that is called.

    Inside `@njit`: the same call, where failures and a k out of range are nan.

    Source:
        Musco and Musco 2015, Randomized block Krylov methods, arXiv:1504.05477; Golub, Luk and
        Overton 1981, doi:10.1145/355945.355946.

    Examples:
        >>> from nbmath.linalg import truncated_svd
        >>> truncated_svd([[3.0, 0.0], [0.0, -4.0], [0.0, 0.0]], 1).S
        array([4.])
    """
    matrices, rank = given_rank(a, k, on_error)
    few = large.few(matrices.shape[-2], matrices.shape[-1], rank)
    return leading(large.truncated_large if few else either.full, matrices, rank, on_error)


overload(randomized_svd)(compiled.randomized_svd)
overload(truncated_svd)(compiled.truncated_svd)
