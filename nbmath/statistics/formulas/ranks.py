"""Orders and ranks of one row, without nan among its entries."""

AVERAGE = 0
MIN = 1
MAX = 2
DENSE = 3
RUN = 8
"""Entries that are put in order one by one, before runs are merged."""


def _insert(x: list[float], order: list[int], start: int, stop: int) -> None:
    """Put the indices from start to stop in order."""
    for i in range(start + 1, stop):
        moved = order[i]
        value = x[moved]
        j = i
        while j > start and x[order[j - 1]] > value:
            order[j] = order[j - 1]
            j -= 1
        order[j] = moved


def _merge(
    x: list[float], order: list[int], work: list[int], start: int, half: int, stop: int
) -> None:
    """Merge two runs that are in order."""
    for i in range(start, half):
        work[i] = order[i]
    i = start
    j = half
    k = start
    while i < half and j < stop:
        left = x[work[i]] <= x[order[j]]
        order[k] = work[i] if left else order[j]
        i += 1 if left else 0
        j += 0 if left else 1
        k += 1
    while i < half:
        order[k] = work[i]
        i += 1
        k += 1


def sort_order(x: list[float], order: list[int], work: list[int]) -> None:
    """order = the indices of a row by its entries, equal ones as they stand."""
    n = len(x)
    for i in range(n):
        order[i] = i
    for start in range(0, n, RUN):
        _insert(x, order, start, start + RUN if start + RUN < n else n)
    width = RUN
    while width < n:
        for start in range(0, n - width, 2 * width):
            stop = start + 2 * width if start + 2 * width < n else n
            _merge(x, order, work, start, start + width, stop)
        width = 2 * width


def rank_ordered(x: list[float], order: list[int], method: int, out: list[float]) -> float:
    """out = the ranks of a row in its order; returns the sum of t^3 - t over ties of t entries."""
    n = len(x)
    ties = 0.0
    groups = 0.0
    i = 0
    while i < n:
        j = i
        while j + 1 < n and x[order[j + 1]] == x[order[i]]:
            j += 1
        groups = groups + 1.0
        number = float(j - i + 1)
        ties = ties + number * (number - 1.0) * (number + 1.0)
        rank = 0.5 * float(i + j) + 1.0
        rank = float(i + 1) if method == MIN else rank
        rank = float(j + 1) if method == MAX else rank
        rank = groups if method == DENSE else rank
        for k in range(i, j + 1):
            out[order[k]] = rank if method <= DENSE else float(k + 1)
        i = j + 1
    return ties


def rankdata(
    x: list[float], method: int, order: list[int], work: list[int], out: list[float]
) -> float:
    """out = the ranks of a row by a method; returns the sum of t^3 - t over ties of t entries."""
    sort_order(x, order, work)
    return rank_ordered(x, order, method, out)
