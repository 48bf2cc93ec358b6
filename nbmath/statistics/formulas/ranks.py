"""Orders and ranks of one row, without nan among its entries."""

AVERAGE = 0
MIN = 1
MAX = 2
DENSE = 3
RUN = 8
"""Entries that are put in order one by one, before runs are merged."""


def insert_order(x: list[float], order: list[int], start: int, stop: int) -> None:
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
        insert_order(x, order, start, start + RUN if start + RUN < n else n)
    width = RUN
    while width < n:
        for start in range(0, n - width, 2 * width):
            stop = start + 2 * width if start + 2 * width < n else n
            _merge(x, order, work, start, start + width, stop)
        width = 2 * width


def number_groups(x: list[float], order: list[int], groups: list[int]) -> None:
    """groups = how many different entries come before each of a row in its order."""
    group = -1
    for i in range(len(x)):
        group += 1 if i == 0 or x[order[i]] != x[order[i - 1]] else 0
        groups[i] = group


def rank_ordered(groups: list[int], order: list[int], method: int, out: list[float]) -> float:
    """out = the ranks of a row from its order and groups; the sum of t^3 - t over groups of t."""
    n = len(groups)
    ties = 0.0
    start = 0
    for stop in range(1, n + 1):
        if stop < n and groups[stop] == groups[start]:
            continue
        dense = float(int(groups[start]) + 1)
        if stop == start + 1:
            out[order[start]] = dense if method == DENSE else float(stop)
        else:
            number = float(stop - start)
            ties = ties + number * (number - 1.0) * (number + 1.0)
            rank = 0.5 * float(start + stop + 1)
            rank = float(start + 1) if method == MIN else rank
            rank = float(stop) if method == MAX else rank
            rank = dense if method == DENSE else rank
            for k in range(start, stop):
                out[order[k]] = rank if method <= DENSE else float(k + 1)
        start = stop
    return ties


def rankdata(
    x: list[float], method: int, order: list[int], work: list[int], out: list[float]
) -> float:
    """out = the ranks of a row by a method; the sum of t^3 - t over groups of t entries."""
    sort_order(x, order, work)
    number_groups(x, order, work)
    return rank_ordered(work, order, method, out)
