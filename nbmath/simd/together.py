"""What formulas on lanes have in place of their own `choose`, `meanwhile` and exchanges."""

from typing import Any

from nbmath.simd.across import first_set, set_of
from nbmath.simd.fetch import fetch_some as meanwhile
from nbmath.simd.lanewise import select as choose
from nbmath.simd.pieces import inlined

__all__ = ["choose", "exchange", "exchange_columns", "meanwhile"]


@inlined
def exchange(a: Any, k: int, row: Any, first: int) -> None:
    """Exchange row k of a with a row below it, in each lane another one, from a column on.

    Up to seven columns before the first may be exchanged as well.
    """
    below = a.shape[0] - 1 - k
    asked = set_of(row, row > k) if below > 1 else below << (k + 1)
    _exchange_lines(a, k, row, first, asked, False)


@inlined
def exchange_columns(a: Any, k: int, column: Any) -> None:
    """Exchange column k of a with a column after it, in each lane another one."""
    after = a.shape[1] - 1 - k
    asked = set_of(column, column > k) if after > 1 else after << (k + 1)
    _exchange_lines(a, k, column, 0, asked, True)


@inlined
def _exchange_lines(a: Any, k: int, other: Any, first: int, asked: int, turned: bool) -> None:
    """Rows, or columns if `turned`; `asked` has the bits of all those that some lane asks for.

    Which these are nobody can predict, and so they are counted once for eight numbers of line k,
    which stay in registers meanwhile.
    """
    size = a.shape[0] if turned else a.shape[1]
    rest = (size - first) % 8
    start = first + rest - 8 if rest > 0 and first + rest >= 8 else first + rest
    start = start if asked != 0 else size
    for j in range(start, size, 8):
        p, q = _get(a, k, j, turned), _get(a, k, j + 1, turned)
        r, s = _get(a, k, j + 2, turned), _get(a, k, j + 3, turned)
        t, u = _get(a, k, j + 4, turned), _get(a, k, j + 5, turned)
        v, w = _get(a, k, j + 6, turned), _get(a, k, j + 7, turned)
        left = asked
        while left != 0:
            i = first_set(left)
            here = other == i
            left &= left - 1
            p = _swap(a, i, j, turned, here, p)
            q = _swap(a, i, j + 1, turned, here, q)
            r = _swap(a, i, j + 2, turned, here, r)
            s = _swap(a, i, j + 3, turned, here, s)
            t = _swap(a, i, j + 4, turned, here, t)
            u = _swap(a, i, j + 5, turned, here, u)
            v = _swap(a, i, j + 6, turned, here, v)
            w = _swap(a, i, j + 7, turned, here, w)
        _put(a, k, j, turned, p)
        _put(a, k, j + 1, turned, q)
        _put(a, k, j + 2, turned, r)
        _put(a, k, j + 3, turned, s)
        _put(a, k, j + 4, turned, t)
        _put(a, k, j + 5, turned, u)
        _put(a, k, j + 6, turned, v)
        _put(a, k, j + 7, turned, w)
    left = asked if start > first else 0
    while left != 0:
        i = first_set(left)
        here = other == i
        left &= left - 1
        for j in range(first, start):
            _put(a, k, j, turned, _swap(a, i, j, turned, here, _get(a, k, j, turned)))


@inlined
def _get(a: Any, line: int, place: int, turned: bool) -> Any:
    return a[place, line] if turned else a[line, place]


@inlined
def _put(a: Any, line: int, place: int, turned: bool, x: Any) -> None:
    if turned:
        a[place, line] = x
    else:
        a[line, place] = x


@inlined
def _swap(a: Any, line: int, place: int, turned: bool, here: Any, x: Any) -> Any:
    """Write x to a line where `here`; what stood there, or x elsewhere."""
    y = _get(a, line, place, turned)
    _put(a, line, place, turned, choose(here, x, y))
    return choose(here, y, x)
