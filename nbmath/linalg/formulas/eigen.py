"""Eigenvalues and eigenvectors of a symmetric matrix."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil
from nbmath.linalg.formulas.rootless import eigenvalues_alone
from nbmath.linalg.formulas.rotations import diagonalise
from nbmath.linalg.formulas.scaling import power_for
from nbmath.linalg.formulas.tridiagonal import form_basis, tridiagonalise

LESS = 2.0**-40
"""What brings a normalised matrix to a size whose squares have squares."""


def eigh(a: Any, w: Any, z: Any, work: Any) -> Any:
    """Eigenvalues in ascending order to w [n], their vectors to the columns of z [n, n].

    Reads the lower triangle of a [n, n] and overwrites a; work is [6, n]. True where it converged.
    """
    good = eigh_unordered(a, w, z, work)
    n = w.shape[0]
    for i in range(n):
        least = i
        for j in range(i + 1, n):
            if w[j] < w[least]:
                least = j
        if least != i:
            w[i], w[least] = w[least], w[i]
            for k in range(z.shape[0]):
                z[k, i], z[k, least] = z[k, least], z[k, i]
    return good


def eigh_unordered(a: Any, w: Any, z: Any, work: Any) -> Any:
    """As `eigh`, in the order in which the iteration finds them."""
    scale, good = _normalise(a)
    good = good & decompose(a, w, z, work)
    for i in range(w.shape[0]):
        w[i] = choose(good, w[i] / scale, math.nan)
    spoil(z, not good)
    return good


def decompose(a: Any, w: Any, z: Any, work: Any) -> Any:
    """As `eigh_unordered`, for a symmetric a of a safe size; two pairs are in order."""
    if a.shape[0] == 2:
        return _two(a, w, z)
    tridiagonalise(a, w, work[0], work[1])
    form_basis(a, z)
    return diagonalise(w, work[0], z, work)


def _two(a: Any, w: Any, z: Any) -> Any:
    """The eigenpairs of a [2, 2] in ascending order, by one rotation; True."""
    apart, twice = a[0, 0] - a[1, 1], 2.0 * a[1, 0]
    root = math.sqrt(apart * apart + twice * twice)
    divisor = apart + math.copysign(root, apart)
    turns = math.fabs(divisor) > 0.0
    tangent = choose(turns, twice / choose(turns, divisor, 1.0), 0.0)
    shift = tangent * a[1, 0]
    first, second = a[0, 0] + shift, a[1, 1] - shift
    falls = second < first
    w[0], w[1] = choose(falls, second, first), choose(falls, first, second)
    if z.shape[0] > 0:
        cosine = 1.0 / math.sqrt(1.0 + tangent * tangent)
        sine = cosine * tangent
        z[0, 0], z[1, 0] = choose(falls, -sine, cosine), choose(falls, cosine, sine)
        z[0, 1], z[1, 1] = choose(falls, cosine, -sine), choose(falls, sine, cosine)
    return apart == apart


def eigvalsh(a: Any, w: Any, work: Any) -> Any:
    """Eigenvalues in ascending order to w [n], from the lower triangle of a [n, n], overwritten.

    work is [2, n]. True where it converged.
    """
    good = eigvalsh_unordered(a, w, work)
    n = w.shape[0]
    for i in range(1, n):
        value, j = w[i], i
        while j > 0 and w[j - 1] > value:
            w[j] = w[j - 1]
            j -= 1
        w[j] = value
    return good


def eigvalsh_unordered(a: Any, w: Any, work: Any) -> Any:
    """As `eigvalsh`, in the order in which the iteration finds them."""
    scale, good = _normalise(a)
    if a.shape[0] == 2:
        good = good & _two(a, w, a[:0])
    else:
        tridiagonalise(a, w, work[0], work[1])
        for i in range(w.shape[0]):
            w[i] *= LESS
            work[0, i] *= LESS
        good = good & eigenvalues_alone(w, work[0])
        scale *= LESS
    for i in range(w.shape[0]):
        w[i] = choose(good, w[i] / scale, math.nan)
    return good


def places(w: Any, place: Any) -> None:
    """The place of each number of w [n] in ascending order, as a float."""
    n = w.shape[0]
    for i in range(n):
        x = w[i]
        before = choose(x == x, 0.0 * x, 0.0)
        after = before
        for j in range(i):
            before += choose(x < w[j], 0.0, 1.0)
        for j in range(i + 1, n):
            after += choose(w[j] < x, 1.0, 0.0)
        place[i] = before + after


def _normalise(a: Any) -> tuple[Any, Any]:
    """Multiply a by a power of two that brings its largest entry to a safe size.

    A matrix with nan or infinity becomes zero and is reported as not good. The lower triangle is
    copied to the upper.
    """
    n = a.shape[0]
    largest = math.fabs(a[0, 0])
    good = largest < math.inf
    for i in range(1, n):
        for j in range(i + 1):
            x = math.fabs(a[i, j])
            good = good & (x < math.inf)
            largest = choose(x > largest, x, largest)
    largest = choose(good, largest, 0.0)
    scale = power_for(largest)
    for i in range(n):
        for j in range(i + 1):
            x = choose(good, a[i, j] * scale, 0.0)
            a[i, j] = x
            a[j, i] = x
    return scale, good
