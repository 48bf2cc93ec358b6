"""Entropy and mutual information of samples of densities, from distances to neighbours."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath._targets import overload
from nbmath.information.cpu import compiled_neighbours as _compiled
from nbmath.information.cpu import neighbours as _cpu
from nbmath.information.door.rows import unit_of

__all__ = ["knn_entropy", "knn_mutual_information"]

Array = NDArray[Any]


def knn_entropy(x: ArrayLike, neighbors: int = 3, base: float | None = None) -> Any:
    """The differential entropy of the density that a sample was drawn from.

        H = digamma(N) - digamma(k) + d mean_i log(2 r_i)

    where r_i is the distance from sample i to its k-th nearest other one, the largest difference of
    their d coordinates. Samples that are equal to k others make it -inf.

    Parameters:
        x: N samples, shape (N,) or (N, d): finite; float32 or float64, or integers, which become
            float64.
        neighbors: k, below N: more of them lower the variance and raise the bias.
        base: Of the logarithm: 2 gives bits; None is e.

    Returns:
        A scalar; float32 stays float32. Large samples are worked on by all threads.

    Accuracy: |error| below (N + 8) eps (1 + d max |log r|) of the estimate; as an estimate its
    error is statistical, about sqrt(d / N).

    Raises:
        TypeError: `x` is not real, or `neighbors` no integer. ValueError: a sample is not finite,
        there are not more samples than neighbours, or the base is not positive or is one.

    Inside `@njit`: `knn_entropy(x, neighbors, base)`; nan where there are too few samples.

    Source: Kozachenko & Leonenko 1987, Problems of Information Transmission 23; Kraskov, Stögbauer
    & Grassberger 2004, doi:10.1103/PhysRevE.69.066138, equation 20.

    Examples:
        >>> import numpy as np
        >>> from nbmath.information import knn_entropy
        >>> x = np.random.default_rng(0).random(1000)
        >>> print(knn_entropy(8 * x, base=2).round(1))  # three bits: a density of 1/8
        3.0
    """
    unit, k = unit_of(base), operator.index(neighbors)
    rows, _, _ = _cpu.arranged(_samples(x, "x", k))
    terms = np.empty(len(rows), rows.dtype)

    def work(start: int, end: int) -> None:
        _cpu.knn_entropy_rows(rows, start, k, terms[start:end])

    _over(work, len(rows))
    found = _cpu.knn_entropy_from(terms, k, rows.shape[1])
    return rows.dtype.type(found / unit)


def knn_mutual_information(
    x: ArrayLike, y: ArrayLike, neighbors: int = 3, base: float | None = None
) -> Any:
    """What two variables say of each other, of samples of their joint density.

        I = digamma(N) + digamma(k) - mean_i (digamma(n_i + 1) + digamma(m_i + 1))

    where n_i samples are nearer to sample i in x, and m_i in y, than its k-th nearest pair is in
    both; distances are the largest differences of coordinates. The estimate may be below 0. Scales
    of both variables should be alike; adding a constant to one changes nothing.

    Parameters:
        x: N samples of one variable, shape (N,) or (N, d): finite.
        y: N samples of the other, shape (N,) or (N, e).
        neighbors, base: as for `knn_entropy`.

    Returns, Raises, Inside `@njit`: as for `knn_entropy`; also where x and y are not equally long.
    Accuracy: |error| below (N + 8) eps log N of the estimate; the statistical error of independent
    variables is about 1 / sqrt(N), and for N >> k smaller than that of three entropies.
    Source: Kraskov, Stögbauer & Grassberger 2004, doi:10.1103/PhysRevE.69.066138, estimator 1.

    Examples:
        >>> import numpy as np
        >>> from nbmath.information import knn_mutual_information
        >>> x = np.linspace(-1, 1, 200)
        >>> print(knn_mutual_information(x, x**2).round(2))
        2.64
    """
    unit, k = unit_of(base), operator.index(neighbors)
    first, second = _door.reals(x=x, y=y)
    first, second = _samples(first, "x", k), _samples(second, "y", k)
    if len(first) != len(second):
        raise ValueError(f"x holds {len(first)} samples and y {len(second)}; expected as many")
    rows, others, own, place = _cpu.paired(first, second)
    terms = np.empty(len(rows), rows.dtype)

    def work(start: int, end: int) -> None:
        part = terms[start:end]
        _cpu.knn_mutual_information_rows(rows, others, own, place, start, k, part)

    _over(work, len(rows))
    return rows.dtype.type(_cpu.knn_mutual_information_from(terms, k) / unit)


def _samples(x: ArrayLike, argument: str, neighbors: int) -> Array:
    array = _door.real(x, argument)
    if array.ndim == 1:
        array = array[:, None]
    if array.ndim != 2 or array.shape[1] == 0:
        raise ValueError(f"{argument} has shape {array.shape}; expected (samples,) or (samples, d)")
    if not np.isfinite(array).all():
        wrong = np.extract(~np.isfinite(array), array)[0]
        raise ValueError(f"{argument} holds {wrong}; expected finite samples")
    if not 0 < neighbors < len(array):
        raise ValueError(
            f"neighbors is {neighbors}; expected at least 1 and fewer than the {len(array)} samples"
        )
    return _door.contiguous(array)


def _over(work: Callable[[int, int], None], count: int) -> None:
    """The work of all samples; of many, or where it is asked for, by threads."""
    if _door.parallel(count, THREADS_FROM):
        _threads.in_ranges(work, count)
    else:
        work(0, count)


THREADS_FROM = 1 << 11
"""Samples from which threads are worth starting: each takes a microsecond or more."""

overload(knn_entropy)(_compiled.knn_entropy)
overload(knn_mutual_information)(_compiled.knn_mutual_information)
