"""All distances of one set of rows to another, or within a set."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.distances.cpu import compiled, condensed, searches
from nbmath.distances.door.plan import MetricLike, Plan, both, rows_of

Array = NDArray[Any]


def pairwise(
    x: ArrayLike,
    y: ArrayLike | None = None,
    metric: MetricLike = "euclidean",
    *,
    p: float | None = None,
    w: ArrayLike | None = None,
    V: ArrayLike | None = None,
    VI: ArrayLike | None = None,
    positions: ArrayLike | None = None,
    out: Array | None = None,
) -> Array:
    """Distances of every row of x to every row of y.

        D_ij = d(x_i, y_j)

    Parameters:
        x: Shape (m, d).
        y: Shape (n, d); x itself where it is left out, and then a symmetric metric is computed
            once for each pair.
        metric: A name, or an `@njit` function of two rows that gives a number. The names:
            euclidean (l2), sqeuclidean, seuclidean, mahalanobis, cityblock (manhattan, l1),
            chebyshev (linf), minkowski, canberra, braycurtis, hamming, jaccard, cosine,
            correlation, angular, haversine, hellinger, jensenshannon, kl, wasserstein; the
            formulas are in docs/distances.md.
        p: The order of minkowski, 2 if not given; positive, infinity is chebyshev.
        w: Shape (d,). Weights of minkowski: sum of w |x - y|^p.
        V: Shape (d,). Variances of seuclidean; those of all rows if not given.
        VI: Shape (d, d). The inverse covariance of mahalanobis, positive semidefinite; that of all
            rows if not given.
        positions: Shape (d,). Ascending points of which the rows are weights, for wasserstein;
            without them each row is a sample of d numbers.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        Shape (m, n): The distances, float32 where x and y are.

    Raises:
        TypeError: A parameter that the metric does not take, or a dtype that is not real.
        ValueError: Shapes that do not fit, or a name that is not known.

    Accuracy:
        Euclidean distances are within (8 d + 40) eps relatively, be the points near each other and
        far from zero: what cancels in |x|^2 + |y|^2 - 2 x'y is found and computed from the
        differences. The same care is taken of hellinger and mahalanobis. cosine, correlation and
        angular are within (16 d + 80) eps, however near the directions are, down to angles of d
        eps; jensenshannon keeps its digits likewise. d(x, x) is 0. Where squares of differences
        would leave the range, all rows are scaled by a power of two, unless that would make the
        smallest of them vanish; then, and for sqeuclidean, the result leaves the range too. nan
        spoils the distances of its row alone.
        Results are the same to the bit for any number of threads.

    Inside `@njit`: the same call; the metric is a literal name or an `@njit` function.

    Source: Albanie, Euclidean Distance Matrix Trick (2019); docs/distances.md.

    Examples:
        >>> from nbmath.distances import pairwise
        >>> pairwise([[0.0, 0.0], [3.0, 4.0]])
        array([[0., 5.],
               [5., 0.]])
        >>> pairwise([[0.0, 0.0]], [[3.0, 4.0]], "manhattan")
        array([[7.]])
    """
    left, right = _sides(x, y)
    given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
    plan = Plan(metric, left, right, given)
    m, n = len(left), len(right)
    result = _door.workspace(out, (m, n), left.dtype, left, right)
    if result.size:
        block, made, rooted = plan.block(), plan.ready(), plan.rooted
        if plan.own and plan.symmetric:
            places, settled = np.arange(n), (plan.x, result, block, made, rooted)
            plan.run(searches.mirrored_rows, (places,), *settled, others=n // 2)
        else:
            arrays = plan.x, result
            plan.run(searches.pairwise_rows, arrays, block, plan.y, made, rooted, others=n)
    return np.asarray(_door.deliver(plan.restored(result), out))


def paired(
    x: ArrayLike,
    y: ArrayLike,
    metric: MetricLike = "euclidean",
    *,
    p: float | None = None,
    w: ArrayLike | None = None,
    V: ArrayLike | None = None,
    VI: ArrayLike | None = None,
    positions: ArrayLike | None = None,
) -> Array:
    """Distances of every row of x to the row of y beside it.

        d_i = d(x_i, y_i)

    Parameters:
        x: Shape (m, d).
        y: Shape (m, d).
        metric: As for `pairwise`.
        p: As for `pairwise`.
        w: As for `pairwise`.
        V: As for `pairwise`.
        VI: As for `pairwise`.
        positions: As for `pairwise`.

    Returns:
        Shape (m,): The distances.

    Raises:
        TypeError: A parameter that the metric does not take, or a dtype that is not real.
        ValueError: Shapes that do not fit, or a name that is not known.

    Accuracy: by the formula for one pair, within (d + 10) eps for sums of positive terms.

    Inside `@njit`: the same call; the metric is a literal name or an `@njit` function.

    Examples:
        >>> from nbmath.distances import paired
        >>> paired([[0.0, 0.0], [1.0, 1.0]], [[3.0, 4.0], [1.0, 2.0]])
        array([5., 1.])
    """
    left, right = both(x, y)
    if left.shape != right.shape:
        raise ValueError(f"y has {len(right)} rows; expected {len(left)}, as many as x has")
    given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
    plan = Plan(metric, left, right, given)
    result = np.empty(len(left), left.dtype)
    if result.size:
        plan.pairs(result)
    return plan.restored(result)


def pdist(
    x: ArrayLike,
    metric: MetricLike = "euclidean",
    *,
    p: float | None = None,
    w: ArrayLike | None = None,
    V: ArrayLike | None = None,
    VI: ArrayLike | None = None,
    positions: ArrayLike | None = None,
) -> Array:
    """Distances of every row to every later one, in a row: d_01, d_02, ..., d_12, ...

    Parameters:
        x: Shape (n, d).
        metric: As for `pairwise`.
        p: As for `pairwise`.
        w: As for `pairwise`.
        V: As for `pairwise`.
        VI: As for `pairwise`.
        positions: As for `pairwise`.

    Returns:
        Shape (n (n - 1) / 2,): The distances, the same numbers as those of `pairwise(x)`, which
            `squareform` makes of it.

    Raises:
        TypeError: A parameter that the metric does not take, or a dtype that is not real.
        ValueError: Shapes that do not fit, or a name that is not known.

    Inside `@njit`: the same call; the metric is a literal name or an `@njit` function.

    Examples:
        >>> from nbmath.distances import pdist
        >>> pdist([[0.0], [1.0], [3.0]])
        array([1., 3., 2.])
    """
    rows = rows_of(x, "x")
    given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
    plan = Plan(metric, rows, rows, given)
    n = len(rows)
    result = np.empty(n * (n - 1) // 2, rows.dtype)
    if result.size:
        settled = plan.x, result, plan.block(), plan.ready(), plan.rooted
        plan.run(searches.condensed_rows, (np.arange(n),), *settled, others=n // 2)
    return plan.restored(result)


def squareform(x: ArrayLike) -> Array:
    """A condensed distance matrix as a square one, or a square one condensed.

    Parameters:
        x: Shape (n (n - 1) / 2,) as `pdist` gives it, or (n, n), symmetric with a zero diagonal, of
            which the upper triangle is read.

    Returns:
        The other form, of the same dtype.

    Raises:
        ValueError: No n fits the length, or the matrix is not square.

    Examples:
        >>> from nbmath.distances import squareform
        >>> squareform([1.0, 3.0, 2.0])
        array([[0., 1., 3.],
               [1., 0., 2.],
               [3., 2., 0.]])
    """
    given = _door.real(x, "x")
    if given.ndim == 2 and given.shape[0] == given.shape[1]:
        side = len(given)
        upper = np.empty(side * (side - 1) // 2, given.dtype)
        condensed.upper_rows(rows_of(given, "x"), upper)
        return upper
    n = math.isqrt(2 * given.size) + 1
    if given.ndim != 1 or n * (n - 1) // 2 != given.size:
        raise ValueError(
            f"x has shape {given.shape}; expected (n, n) or (n (n - 1) / 2,) for a whole n"
        )
    square = np.empty((n, n), given.dtype)
    condensed.square_rows(_door.plain(given), square)
    return square


def _sides(x: ArrayLike, y: ArrayLike | None) -> tuple[Array, Array]:
    if y is None:
        rows = rows_of(x, "x")
        return rows, rows
    return both(x, y)


overload(pairwise, prefer_literal=True)(compiled.pairwise)
overload(paired, prefer_literal=True)(compiled.paired)
overload(pdist, prefer_literal=True)(compiled.pdist)
overload(squareform)(compiled.squareform)
