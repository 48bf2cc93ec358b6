"""What is done to rows before their statistics: entries that are nan are dropped or found."""

from typing import Any

from nbmath._targets import driver


@driver
def compact_rows(x: Any, out: Any, counts: Any) -> None:
    """The entries of each row that are no nan, in their order; counts [m] says how many."""
    for i in range(x.shape[0]):
        count = 0
        for j in range(x.shape[1]):
            out[i, count] = x[i, j]
            count += 1 if x[i, j] == x[i, j] else 0
        counts[i] = count


@driver
def holds_nan(x: Any) -> bool:
    """Whether an entry of x [n] is nan."""
    for start in range(0, x.size, 1024):
        found = 0
        for i in range(start, min(x.size, start + 1024)):
            found += x[i] != x[i]
        if found:
            return True
    return False
