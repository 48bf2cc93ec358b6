"""Kendall's rank correlation of one pair of rows: pairs that are out of order, ties, tau, z."""

import math


def tie_sums(groups: list[int]) -> tuple[float, float, float]:
    """Sums over groups of t in order: t (t - 1) / 2, t (t - 1) (t - 2), t (t - 1) (2 t + 5)."""
    pairs = 0.0
    third = 0.0
    fifth = 0.0
    start = 0
    for i in range(1, len(groups) + 1):
        if i == len(groups) or groups[i] != groups[start]:
            t = float(i - start)
            pairs = pairs + t * (t - 1.0) * 0.5
            third = third + t * (t - 1.0) * (t - 2.0)
            fifth = fifth + t * (t - 1.0) * (2.0 * t + 5.0)
            start = i
    return pairs, third, fifth


def inversions(ranks: list[int], work: list[int], starts: list[int], places: list[int]) -> int:
    """How many pairs are out of order; the ranks, whole numbers from 0 to n - 1, are sorted.

    Bit by bit from the highest: among ranks that are alike above a bit, each one that has it comes
    before its zeros in as many pairs as there are zeros after it. `starts` and `places` have room
    for n + 1 numbers.
    """
    n = len(ranks)
    top = 0
    for v in range(n + 1):
        starts[v] = 0
    for i in range(n):
        top = ranks[i] if ranks[i] > top else top
        starts[ranks[i] + 1] += 1
    for v in range(n):
        starts[v + 1] += starts[v]
    bit = 0
    while top >> bit > 0:
        bit += 1
    count = 0
    source = ranks
    sorted_by_bit = work
    while bit > 0:
        bit -= 1
        for half in range((top >> bit) + 1):
            places[half] = starts[half << bit]
        ones = 0
        group = 0
        for i in range(n):
            rank = source[i]
            half = rank >> bit
            ones = ones if half >> 1 == group else 0
            group = half >> 1
            count += 0 if half & 1 else ones
            ones += half & 1
            place = places[half]
            places[half] = place + 1
            sorted_by_bit[place] = rank
        swap = source
        source = sorted_by_bit
        sorted_by_bit = swap
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
