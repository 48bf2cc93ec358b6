"""Kendall's rank correlation of one pair of rows: pairs that are out of order, ties, tau, z."""

import math


def tie_sums(ranks: list[int], order: list[int]) -> tuple[float, float, float]:
    """Sums over groups of t equal ranks: t (t - 1) / 2, t (t - 1) (t - 2), t (t - 1) (2 t + 5)."""
    pairs = 0.0
    third = 0.0
    fifth = 0.0
    start = 0
    for i in range(1, len(order) + 1):
        last = i == len(order)
        if last or ranks[order[i]] != ranks[order[start]]:
            t = float(i - start)
            pairs = pairs + t * (t - 1.0) * 0.5
            third = third + t * (t - 1.0) * (t - 2.0)
            fifth = fifth + t * (t - 1.0) * (2.0 * t + 5.0)
            start = i
    return pairs, third, fifth


def inversions(ranks: list[int], work: list[int]) -> int:
    """How many pairs are out of order; the ranks are sorted by merging."""
    n = len(ranks)
    count = 0
    width = 1
    while width < n:
        for start in range(0, n - width, 2 * width):
            half = start + width
            stop = half + width if half + width < n else n
            for i in range(start, half):
                work[i] = ranks[i]
            i = start
            j = half
            k = start
            while i < half:
                right = j < stop and ranks[j] < work[i]
                ranks[k] = ranks[j] if right else work[i]
                count += half - i if right else 0
                i += 0 if right else 1
                j += 1 if right else 0
                k += 1
        width = 2 * width
    return count


def kendall_of(
    n: float,
    swapped: float,
    joint: float,
    first: tuple[float, float, float],
    second: tuple[float, float, float],
) -> tuple[float, float]:
    """tau-b and its z under independence (Kendall & Gibbons 1990, section 4.12)."""
    pairs = n * (n - 1.0) * 0.5
    left = pairs - first[0]
    right = pairs - second[0]
    balance = left - second[0] + joint - 2.0 * swapped
    if not (left > 0.0 and right > 0.0):
        return math.nan, math.nan
    tau = balance / math.sqrt(left) / math.sqrt(right)
    m = 2.0 * pairs
    spread = (m * (2.0 * n + 5.0) - first[2] - second[2]) / 18.0
    spread = spread + 2.0 * first[0] * second[0] / m
    more = first[1] * second[1]
    spread = spread + (more / (9.0 * m * (n - 2.0)) if more > 0.0 else 0.0)
    tau = tau if tau < 1.0 else 1.0
    return tau if tau > -1.0 else -1.0, balance / math.sqrt(spread)
