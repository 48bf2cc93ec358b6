"""Softmax and its kin on one row of n logits, shifted by the largest (docs/activations.md)."""

import math


def largest(x: list[float]) -> float:
    """The largest entry, -inf where there is none; entries that are nan are passed over."""
    top = -math.inf
    for i in range(len(x)):
        top = x[i] if x[i] > top else top
    return top


def finite_shift(top: float) -> float:
    """What a row with this largest entry is shifted by where infinities are to stay themselves."""
    return top if math.fabs(top) < math.inf else 0.0


def term_beside_largest(difference: float) -> tuple[float, float]:
    """exp(x_i - max x) and 0, but 0 and 1 for the largest entry, which is counted apart."""
    tie = 1.0 if difference == 0.0 else 0.0
    return math.exp(difference) - tie, tie


def excess(x: list[float], shift: float) -> float:
    """sum_i exp(x_i - shift) - 1, to full relative accuracy where the shift is an entry of x."""
    rest = 0.0
    ties = -1.0
    for i in range(len(x)):
        term, tie = term_beside_largest(x[i] - shift)
        rest = rest + term
        ties = ties + tie
    return rest + ties


def softmax(x: list[float], out: list[float]) -> None:
    """out_i = exp(x_i - max x) / sum_j exp(x_j - max x)."""
    top = largest(x)
    total = 0.0
    for i in range(len(x)):
        out[i] = math.exp(x[i] - top)
        total = total + out[i]
    for i in range(len(x)):
        out[i] = out[i] * (1.0 / total)


def log_softmax(x: list[float], out: list[float]) -> None:
    """out_i = (x_i - max x) - log sum_j exp(x_j - max x)."""
    top = largest(x)
    log_total = math.log1p(excess(x, top))
    for i in range(len(x)):
        out[i] = (x[i] - top) - log_total


def logsumexp(x: list[float]) -> float:
    """log sum_i exp(x_i), as max x + log(1 + the terms beside the largest)."""
    shift = finite_shift(largest(x))
    return shift + math.log1p(excess(x, shift))
