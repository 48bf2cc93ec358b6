"""What formulas on lanes have in place of their own `choose`, `meanwhile` and `exchange`."""

from typing import Any

from nbmath.simd.across import first_set, set_of
from nbmath.simd.fetch import fetch_some as meanwhile
from nbmath.simd.lanewise import select as choose
from nbmath.simd.pieces import inlined

__all__ = ["choose", "exchange", "meanwhile"]


@inlined
def exchange(a: Any, k: int, row: Any, first: int) -> None:
    """Exchange row k of a with a row below it, in each lane another one, from a column on.

    Only rows that some lane asks for are touched; which these are nobody can predict, and so they
    are counted once for eight columns, whose numbers of row k stay in registers meanwhile. Up to
    seven columns before the first may be exchanged as well.
    """
    columns, below = a.shape[1], a.shape[0] - 1 - k
    asked = set_of(row, row > k) if below > 1 else below << (k + 1)
    rest = (columns - first) % 8
    start = first + rest - 8 if rest > 0 and first + rest >= 8 else first + rest
    start = start if asked != 0 else columns
    for j in range(start, columns, 8):
        p, q, r, s = a[k, j], a[k, j + 1], a[k, j + 2], a[k, j + 3]
        t, u, v, w = a[k, j + 4], a[k, j + 5], a[k, j + 6], a[k, j + 7]
        left = asked
        while left != 0:
            i = first_set(left)
            here = row == i
            left &= left - 1
            p, a[i, j] = _swapped(here, p, a[i, j])
            q, a[i, j + 1] = _swapped(here, q, a[i, j + 1])
            r, a[i, j + 2] = _swapped(here, r, a[i, j + 2])
            s, a[i, j + 3] = _swapped(here, s, a[i, j + 3])
            t, a[i, j + 4] = _swapped(here, t, a[i, j + 4])
            u, a[i, j + 5] = _swapped(here, u, a[i, j + 5])
            v, a[i, j + 6] = _swapped(here, v, a[i, j + 6])
            w, a[i, j + 7] = _swapped(here, w, a[i, j + 7])
        a[k, j], a[k, j + 1], a[k, j + 2], a[k, j + 3] = p, q, r, s
        a[k, j + 4], a[k, j + 5], a[k, j + 6], a[k, j + 7] = t, u, v, w
    left = asked if start > first else 0
    while left != 0:
        i = first_set(left)
        here = row == i
        left &= left - 1
        for j in range(first, start):
            a[k, j], a[i, j] = _swapped(here, a[k, j], a[i, j])


@inlined
def _swapped(here: Any, x: Any, y: Any) -> Any:
    """Two vectors, the other way round where `here`."""
    return choose(here, y, x), choose(here, x, y)
