"""Entropies and divergences of distributions, pairs and tables."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._targets import overload
from nbmath.information import cpu as _cpu
from nbmath.information.cpu import compiled as _compiled
from nbmath.information.door.rows import of_rows, of_tables

__all__ = [
    "conditional_entropy",
    "cross_entropy",
    "entropy",
    "joint_entropy",
    "js_divergence",
    "kl_divergence",
    "mutual_information",
    "renyi_divergence",
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
    return of_rows(_cpu.entropy_rows, base, axis, pk=pk)


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
    return of_rows(_cpu.cross_entropy_rows, base, axis, pk=pk, qk=qk)


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
    return of_rows(_cpu.kl_divergence_rows, base, axis, pk=pk, qk=qk)


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
    return of_rows(_cpu.js_divergence_rows, base, axis, pk=pk, qk=qk)


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
    _check_order(order)

    def rows(p: Array, out: Array) -> None:
        _cpu.renyi_entropy_rows(p, p.dtype.type(order), out)

    return of_rows(rows, base, axis, pk=pk)


def renyi_divergence(
    pk: ArrayLike, qk: ArrayLike, order: float, base: float | None = None, axis: int = 0
) -> Any:
    """Rényi's divergence, which rises with its order.

        D_a(p | q) = log(sum_i p_i^a q_i^(1 - a)) / (a - 1)

    Order 1 is Kullback and Leibler's divergence, 0 is -log q(p > 0), infinity the logarithm of the
    largest ratio p_i / q_i. Infinite where q is zero and p is not and a >= 1, and where no outcome
    is possible in both.

    Parameters:
        pk, qk, base, axis: as for `cross_entropy`.
        order: At least 0, infinity included.

    Returns, Raises: as for `cross_entropy`; nan where a sum of weights is zero.
    Accuracy: |error| below (n + 16) eps (D + 2 sum |p_i - q_i|) where |a - 1| L < 1, L the largest
    |log(p_i / q_i)|, so that close pairs keep the digits of their divergence; else below (n + 16)
    eps L (1 + the largest |log p_i|).
    Inside `@njit`: `renyi_divergence(pk, qk, order, base)` of rows of one dtype.
    Source: Rényi 1961; van Erven & Harremoës 2014, doi:10.1109/TIT.2014.2320500.

    Examples:
        >>> from nbmath.information import renyi_divergence
        >>> print(renyi_divergence([1, 1], [3, 1], 2, base=2).round(4))
        0.415
        >>> print(renyi_divergence([1, 1], [3, 1], np.inf, base=2).round(12))
        1.0
    """
    _check_order(order)

    def rows(p: Array, q: Array, out: Array) -> None:
        _cpu.renyi_divergence_rows(p, q, p.dtype.type(order), out)

    return of_rows(rows, base, axis, pk=pk, qk=qk)


def joint_entropy(table: ArrayLike, base: float | None = None) -> Any:
    """The entropy of two variables together.

        H(X, Y) = -sum_xy p(x, y) log(p(x, y))

    Parameters:
        table: Joint probabilities or counts, shape (..., x, y).
        base: as for `entropy`.

    Returns, Raises: as for `conditional_entropy`.
    Accuracy: |error| below (n + m + 4) eps (1 + H) for a table of m x n.
    Inside `@njit`: `joint_entropy(table, base)` of a table of two axes.
    Source: Cover & Thomas 2006, section 2.2.

    Examples:
        >>> from nbmath.information import joint_entropy
        >>> print(joint_entropy([[0.5, 0.0], [0.25, 0.25]], base=2))
        1.5
    """
    return of_tables(_cpu.joint_entropy_rows, table, base)


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
    return of_tables(_cpu.conditional_entropy_rows, table, base)


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

    return of_tables(rows, table, base)


def _check_order(order: float) -> None:
    if not order >= 0:
        raise ValueError(f"order is {order!r}; expected a number of at least 0")


overload(entropy)(_compiled.entropy)
overload(cross_entropy)(_compiled.cross_entropy)
overload(kl_divergence)(_compiled.kl_divergence)
overload(js_divergence)(_compiled.js_divergence)
overload(renyi_entropy)(_compiled.renyi_entropy)
overload(renyi_divergence)(_compiled.renyi_divergence)
overload(joint_entropy)(_compiled.joint_entropy)
overload(conditional_entropy)(_compiled.conditional_entropy)
overload(mutual_information)(_compiled.mutual_information)
