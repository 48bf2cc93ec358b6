"""Entropies and mutual information estimated from counts, with corrections of their bias."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.information import cpu as _cpu
from nbmath.information.cpu import compiled as _compiled
from nbmath.information.door.discrete import mutual_information
from nbmath.information.door.rows import of_rows, of_tables

__all__ = ["entropy_from_counts", "mutual_information_from_counts"]

Array = NDArray[Any]


def entropy_from_counts(
    counts: ArrayLike,
    method: str = "miller_madow",
    base: float | None = None,
    axis: int = 0,
) -> Any:
    """The entropy of a distribution of which a sample was counted.

    The shares p_i = n_i / N of a small sample are too uneven, so that their entropy, the "plugin",
    is too small by about (K - 1) / 2N nats for K outcomes. The other methods correct it:

        miller_madow   H(p) + (seen - 1) / 2N
        grassberger    log N - sum_i p_i G(n_i),  G(n) = digamma(floor(n / 2) + 1/2) + log 2
        james_stein    H(s / K + (1 - s) p),  s = sum p_i (1 - p_i) / ((N - 1) sum (p_i - 1/K)^2)
        chao_shen      -sum_i q_i log(q_i) / (1 - (1 - q_i)^N),  q_i = (1 - once / N) p_i

    where `seen` outcomes occurred, `once` of them once; s is at most 1. Only "james_stein" feels
    outcomes that were never seen, by their number: K is the length of the axis.

    Parameters:
        counts: How often each outcome was seen: whole numbers of at least 0.
        method: One of the names above; inside `@njit` code written out or left out.
        base, axis: as for `entropy`.

    Returns:
        As for `entropy`; nan where nothing was counted.

    Accuracy: |error| below (n + 8) eps (1 + log N) for n outcomes.

    Raises:
        As for `entropy`; also where a count is not whole, and where there is no such method.

    Inside `@njit`: `entropy_from_counts(counts, method, base)` of a row of floats.

    Source: Miller 1955, in Information Theory in Psychology; Grassberger 2003,
    arXiv:physics/0307138; Hausser & Strimmer 2009, J. Machine Learning Research 10, 1469; Chao &
    Shen 2003, doi:10.1023/A:1026096204727.

    Examples:
        >>> from nbmath.information import entropy_from_counts
        >>> print(entropy_from_counts([4, 2, 1, 1], "plugin", base=2))
        1.75
        >>> print(entropy_from_counts([4, 2, 1, 1], base=2).round(4))
        2.0205
    """
    place = _place(method)
    return of_rows(_of_counts(place), base, axis, counts=_whole(counts, "counts"))


def mutual_information_from_counts(
    table: ArrayLike, method: str = "miller_madow", base: float | None = None
) -> Any:
    """What two variables say of each other, of which a sample was counted.

        I(X; Y) = H(X) + H(Y) - H(X, Y)

    each entropy by the method of `entropy_from_counts`; "james_stein" takes all three of the one
    table that it has drawn to the uniform one, and never gets less than 0. "plugin" is
    `mutual_information`, which is too large by about (m - 1)(n - 1) / 2N for a table of m x n.

    Parameters:
        table: How often each pair of values was seen, shape (..., x, y): whole numbers.
        method, base: as for `entropy_from_counts`.

    Returns:
        The leading shape, a scalar where there is none; a corrected estimate may be below 0.

    Accuracy: |error| below 3 (m n + 8) eps (1 + log N).
    Raises: as for `entropy_from_counts`.
    Inside `@njit`: `mutual_information_from_counts(table, method, base)` of a table of floats.
    Source: as for `entropy_from_counts`; Panzeri & Treves 1996, doi:10.1080/0954898X.1996.11978656.

    Examples:
        >>> from nbmath.information import mutual_information_from_counts
        >>> print(mutual_information_from_counts([[4, 2], [2, 4]], "plugin").round(4))
        0.0566
        >>> print(mutual_information_from_counts([[4, 2], [2, 4]]).round(4))
        0.015
    """
    place, given = _place(method), _whole(table, "table")
    if place == 0:
        return mutual_information(given, base)

    def rows(tables: Array, out: Array) -> None:
        flat = tables.reshape(len(tables), -1)
        _cpu.mutual_information_from_counts_rows(tables, flat, place, out)

    return of_tables(rows, given, base)


def _of_counts(place: int) -> Any:
    def rows(counts: Array, out: Array) -> None:
        _cpu.entropy_from_counts_rows(counts, place, out)

    return rows


def _place(method: str) -> int:
    if method not in _compiled.METHODS:
        raise ValueError(f"method is {method!r}; expected one of {', '.join(_compiled.METHODS)}")
    return _compiled.METHODS.index(method)


def _whole(counts: ArrayLike, argument: str) -> Array:
    array = _door.real(counts, argument)
    wrong = ~((array >= 0) & (np.floor(array) == array) & (array < np.inf))
    if wrong.any():
        raise ValueError(
            f"{argument} holds {np.extract(wrong, array)[0]}; expected whole numbers of at least 0"
        )
    return array


overload(entropy_from_counts, prefer_literal=True)(_compiled.entropy_from_counts)
overload(mutual_information_from_counts, prefer_literal=True)(
    _compiled.mutual_information_from_counts
)
