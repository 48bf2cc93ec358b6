"""Entropy and mutual information from distances to the k-th neighbour; see docs/information.md.

Distances are maxima over coordinates. Rows come sorted by their first coordinate, so that a search
goes outwards from a row and ends where that coordinate alone is too far.
"""

import math

from nbmath.special.formulas import digamma


def apart(x, i, j):
    """The largest difference of the coordinates of two rows."""
    widest = 0.0
    for c in range(x.shape[1]):
        step = math.fabs(x[i, c] - x[j, c])
        widest = step if step > widest else widest
    return widest


def offer(x, y, i, j, best):
    """Put the distance of pairs i and j in its place among the least so far, if it has one."""
    first, second = apart(x, i, j), apart(y, i, j)
    distance, place = first if first > second else second, best.shape[0] - 1
    if distance < best[place]:
        while place > 0 and best[place - 1] > distance:
            best[place] = best[place - 1]
            place -= 1
        best[place] = distance


def reach(x, y, i, best):
    """The distance from pair i of rows to its k-th nearest other pair; best (k,) is filled.

    x is sorted by its first column; a look at the first of y spares most others.
    """
    last, at, level = best.shape[0] - 1, x[i, 0], y[i, 0]
    for k in range(best.shape[0]):
        best[k] = math.inf
    radius, j = best[last], i + 1
    while j < x.shape[0] and x[j, 0] - at < radius:
        if math.fabs(y[j, 0] - level) < radius:
            offer(x, y, i, j, best)
            radius = best[last]
        j += 1
    j = i - 1
    while j >= 0 and at - x[j, 0] < radius:
        if math.fabs(y[j, 0] - level) < radius:
            offer(x, y, i, j, best)
            radius = best[last]
        j -= 1
    return radius


def inside_until(x, i, radius):
    """The first row from i on whose first coordinate is not nearer than a radius, by halving."""
    low, high = i + 1, x.shape[0]
    while low < high:
        middle = (low + high) // 2
        near = x[middle, 0] - x[i, 0] < radius
        low, high = (middle + 1, high) if near else (low, middle)
    return low


def inside_from(x, i, radius):
    """The first row whose first coordinate is nearer to that of row i than a radius."""
    low, high = 0, i
    while low < high:
        middle = (low + high) // 2
        near = x[i, 0] - x[middle, 0] < radius
        low, high = (low, middle) if near else (middle + 1, high)
    return low


def nearer(x, i, radius):
    """How many other rows are nearer to row i than a radius; x is sorted by its first column."""
    start, end, count = inside_from(x, i, radius), inside_until(x, i, radius), 0.0
    if x.shape[1] == 1:
        return float(end - start - 1)
    for j in range(start, end):
        count += 1.0 if apart(x, i, j) < radius else 0.0
    return count - 1.0 if radius > 0.0 else count


def knn_entropy(x, i, best):
    """What row i adds to the mean of Kozachenko and Leonenko: log of twice its reach."""
    return math.log(2.0 * reach(x, x, i, best))


def knn_mutual_information(x, y, sorted_y, place, i, best):
    """What pair i adds to the mean of Kraskov, Stögbauer and Grassberger.

    x (n, d) is sorted by its first column; y (n, e) is in the order of x, sorted_y in its own, in
    which pair i has a place.
    """
    radius = reach(x, y, i, best)
    first, second = nearer(x, i, radius), nearer(sorted_y, place, radius)
    return digamma(first + 1.0) + digamma(second + 1.0)


def knn_entropy_of(terms, neighbors, axes):
    """digamma(N) - digamma(k) + d mean, of what the rows add."""
    total, count = 0.0, 0.0
    for i in range(terms.shape[0]):
        total += terms[i]
        count += 1.0
    return digamma(count) - digamma(float(neighbors)) + float(axes) * (total / count)


def knn_mutual_information_of(terms, neighbors):
    """digamma(N) + digamma(k) - mean, of what the pairs add."""
    total, count = 0.0, 0.0
    for i in range(terms.shape[0]):
        total += terms[i]
        count += 1.0
    return digamma(count) + digamma(float(neighbors)) - total / count
