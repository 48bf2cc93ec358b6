"""Information: entropies, divergences, and what the variables of a table say of each other.

Weights need not sum to one: they are divided by their sum, so that counts give the estimates of
maximum likelihood. Results are in nats, or in units of log(base). Inside `@njit` code the same
names take rows and tables without checks, and what has no answer is nan.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath._targets import overload
from nbmath.information import cpu as _cpu
from nbmath.information.cpu import compiled as _compiled

__all__ = [
    "conditional_entropy",
    "cross_entropy",
    "entropy",
    "js_divergence",
    "kl_divergence",
    "mutual_information",
    "renyi_entropy",
]

Array = NDArray[Any]


def entropy(
    pk: ArrayLike, qk: ArrayLike | None = None, base: float | None = None, axis: int = 0
) -> Any:
    """Shannon's entropy of a distribution or, with `qk`, its divergence from another.

        H(p) = -sum_i p_i log(p_i),  p = pk / sum(pk)

    Parameters:
        pk: Probabilities or counts: not negative, of any shape; float32 or float64, or integers,
            which become float64.
        qk: Where given, the result is `kl_divergence(pk, qk)`, as in SciPy.
        base: Of the logarithm: 2 gives bits; None is e.
        axis: The axis of the outcomes.

    Returns:
        The shape of `pk` without that axis, a scalar where none is left; float32 stays float32.
        nan where the weights sum to zero, or to infinity.

    Accuracy: |error| below (n / 2 + 3) eps H + 2 eps for n outcomes.

    Raises:
        TypeError: `pk` is not real. ValueError: a weight is negative or nan, there are no outcomes,
        or the base is not positive or is one. AxisError: there is no such axis.

    Inside `@njit`: `entropy(pk, qk, base)` of rows of one dtype.

    Source: Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x.

    Examples:
        >>> from nbmath.information import entropy
        >>> print(entropy([0.5, 0.25, 0.25], base=2), entropy([2, 1, 1], base=2))
        1.5 1.5
    """
    if qk is not None:
        return kl_divergence(pk, qk, base, axis)
    return _of_rows(_cpu.entropy_rows, base, axis, pk=pk)


def cross_entropy(pk: ArrayLike, qk: ArrayLike, base: float | None = None, axis: int = 0) -> Any:
    """The entropy of a distribution in the code of another.

        H(p, q) = -sum_i p_i log(q_i) = H(p) + KL(p | q)

    Infinite where q is zero and p is not.

    Parameters:
        pk, base, axis: as for `entropy`.
        qk: The other weights; shapes broadcast.

    Returns, Accuracy, Raises: as for `entropy`.
    Inside `@njit`: `cross_entropy(pk, qk, base)` of rows of one dtype.
    Source: Good 1952, J. Royal Statistical Society B 14.

    Examples:
        >>> from nbmath.information import cross_entropy
        >>> print(cross_entropy([0.5, 0.5], [0.25, 0.75], base=2).round(4))
        1.2075
    """
    return _of_rows(_cpu.cross_entropy_rows, base, axis, pk=pk, qk=qk)


def kl_divergence(pk: ArrayLike, qk: ArrayLike, base: float | None = None, axis: int = 0) -> Any:
    """Kullback and Leibler's divergence.

        KL(p | q) = sum_i p_i log(p_i / q_i) = sum_i (p_i log(p_i / q_i) - p_i + q_i)

    No term of the second sum is negative, and each keeps its digits where p and q are close.
    Infinite where q is zero and p is not; zero where they are equal.

    Parameters, Returns, Raises: as for `cross_entropy`.
    Accuracy: |error| below (n + 8) eps KL + 2 eps sum |p_i - q_i| for n outcomes, the sums of the
    weights being rounded.
    Inside `@njit`: `kl_divergence(pk, qk, base)` of rows of one dtype.
    Source: Kullback & Leibler 1951, doi:10.1214/aoms/1177729694.

    Examples:
        >>> from nbmath.information import kl_divergence
        >>> print(kl_divergence([0.5, 0.5], [0.5, 0.5]), kl_divergence([1, 1], [1, 0]))
        0.0 inf
    """
    return _of_rows(_cpu.kl_divergence_rows, base, axis, pk=pk, qk=qk)


def js_divergence(pk: ArrayLike, qk: ArrayLike, base: float | None = None, axis: int = 0) -> Any:
    """Jensen and Shannon's divergence: symmetric, at most log(2).

        JS(p, q) = (KL(p | m) + KL(q | m)) / 2,  m = (p + q) / 2

    Parameters, Returns, Raises: as for `cross_entropy`.
    Accuracy: a relative error below (n + 12) eps, close pairs included.
    Inside `@njit`: `js_divergence(pk, qk, base)` of rows of one dtype.
    Source: Lin 1991, doi:10.1109/18.61115. Its root is the distance "jensenshannon" of
    `nbmath.distances`.

    Examples:
        >>> from nbmath.information import js_divergence
        >>> print(js_divergence([1.0, 0.0], [0.0, 1.0], base=2).round(12))
        1.0
    """
    return _of_rows(_cpu.js_divergence_rows, base, axis, pk=pk, qk=qk)


def renyi_entropy(pk: ArrayLike, order: float, base: float | None = None, axis: int = 0) -> Any:
    """Rényi's entropy, which falls with its order.

        H_a(p) = log(sum_i p_i^a) / (1 - a)

    Order 0 is the logarithm of the number of outcomes that occur, 1 Shannon's entropy, infinity
    that of the likeliest outcome.

    Parameters:
        pk, base, axis: as for `entropy`.
        order: At least 0, infinity included.

    Returns, Raises: as for `entropy`; nan where the sum of the weights is zero.
    Accuracy: |error| below (n + 16) eps (1 + H_0), the order one and its neighbours included.
    Inside `@njit`: `renyi_entropy(pk, order, base)` of a row.
    Source: Rényi 1961, Proc. Fourth Berkeley Symposium 1.

    Examples:
        >>> from nbmath.information import renyi_entropy
        >>> print(renyi_entropy([2, 1, 1], 0, base=3), renyi_entropy([1, 1, 1, 1], 2, base=2))
        1.0 2.0
    """
    if not order >= 0:
        raise ValueError(f"order is {order!r}; expected a number of at least 0")

    def rows(p: Array, out: Array) -> None:
        _cpu.renyi_entropy_rows(p, p.dtype.type(order), out)

    return _of_rows(rows, base, axis, pk=pk)


def conditional_entropy(table: ArrayLike, base: float | None = None) -> Any:
    """The entropy of one variable when another is known.

        H(Y | X) = -sum_xy p(x, y) log(p(x, y) / p(x)) = H(X, Y) - H(X)

    Parameters:
        table: Joint probabilities or counts, shape (..., x, y): the variable that is known first.
        base: as for `entropy`.

    Returns:
        The leading shape, a scalar where there is none.

    Accuracy: |error| below (n + m + 4) eps (1 + H) for a table of m x n.
    Raises: as for `entropy`; also where there are fewer than two axes.
    Inside `@njit`: `conditional_entropy(table, base)` of a table of two axes.
    Source: Cover & Thomas 2006, section 2.2.

    Examples:
        >>> from nbmath.information import conditional_entropy
        >>> print(conditional_entropy([[0.5, 0.0], [0.25, 0.25]], base=2))
        0.5
    """
    return _of_tables(_cpu.conditional_entropy_rows, table, base)


def mutual_information(table: ArrayLike, base: float | None = None) -> Any:
    """What two variables say of each other; a split's gain of information.

        I(X; Y) = sum_xy p(x, y) log(p(x, y) / (p(x) p(y))) = H(Y) - H(Y | X)

    The mean divergence of the rows from the sum of all rows: no term is negative.

    Parameters, Returns, Raises: as for `conditional_entropy`.
    Accuracy: |error| below (n + m + 12) eps (1 + I) for a table of m x n; zero, to the bit, where
    one variable has one value.
    Inside `@njit`: `mutual_information(table, base)` of a table of two axes.
    Source: Cover & Thomas 2006, section 2.3.

    Examples:
        >>> from nbmath.information import mutual_information
        >>> print(mutual_information([[10, 0], [0, 10]], base=2))
        1.0
    """

    def rows(tables: Array, out: Array) -> None:
        work = np.empty((tables.shape[0], tables.shape[2]), tables.dtype)
        _cpu.mutual_information_rows(tables, work, out)

    return _of_tables(rows, table, base)


def _unit(base: float | None) -> float:
    """The logarithm of the base."""
    if base is None:
        return 1.0
    if not base > 0 or base == 1:
        raise ValueError(f"base is {base!r}; expected a positive number other than 1")
    return math.log(base)


def _of_rows(rows: Callable[..., Any], base: float | None, axis: int, **weights: ArrayLike) -> Any:
    """One number for each row along an axis."""
    unit = _unit(base)
    given = np.broadcast_arrays(*_door.reals(**weights)) if len(weights) > 1 else None
    arrays = given or _door.reals(**weights)
    if arrays[0].ndim == 0:
        raise ValueError(f"{next(iter(weights))} has shape (); expected an axis of outcomes")
    place = _door.axis_index(axis, arrays[0].ndim)
    if arrays[0].shape[place] == 0:
        raise ValueError(f"axis {axis} has no outcomes")
    shape = (*arrays[0].shape[:place], *arrays[0].shape[place + 1 :])
    flat = tuple(_door.rows(array, place) for array in arrays)
    return _finished(rows, flat, weights, unit).reshape(shape)[()]


def _of_tables(rows: Callable[..., Any], table: ArrayLike, base: float | None) -> Any:
    """One number for each table of a stack."""
    unit, array = _unit(base), _door.real(table, "table")
    if array.ndim < 2 or 0 in array.shape[-2:]:
        raise ValueError(f"table has shape {array.shape}; expected (..., x, y), none of them 0")
    flat = _door.contiguous(array).reshape(-1, *array.shape[-2:])
    result = _finished(rows, (flat,), {"table": table}, unit)
    return result.reshape(array.shape[:-2])[()]


def _finished(
    rows: Callable[..., Any], flat: tuple[Array, ...], weights: dict[str, Any], unit: float
) -> Array:
    """Results of rows, once the weights are found to be such."""
    result = np.empty(flat[0].shape[0], flat[0].dtype)
    if _door.parallel(flat[0].size):
        _threads.in_parts(rows, (*flat, result))
    else:
        rows(*flat, result)
    if np.isnan(result).any():
        for name, array in zip(weights, flat, strict=True):
            wrong = array[~(array >= 0)]
            if wrong.size:
                raise ValueError(f"{name} holds {wrong[0]}; expected weights of at least 0")
    if unit != 1.0:
        result /= result.dtype.type(unit)
    return result


overload(entropy)(_compiled.entropy)
overload(cross_entropy)(_compiled.cross_entropy)
overload(kl_divergence)(_compiled.kl_divergence)
overload(js_divergence)(_compiled.js_divergence)
overload(renyi_entropy)(_compiled.renyi_entropy)
overload(conditional_entropy)(_compiled.conditional_entropy)
overload(mutual_information)(_compiled.mutual_information)
