"""Attention of one query by the online softmax, in powers of two (docs/attention.md)."""

import math

from nbmath.elementary.formulas import exp2_of_nonpositive

LOG2_E = 1.4426950408889634


def shift_of(top: float) -> float:
    """What scores are shifted by when `top` is the largest so far: 0 while none may be seen."""
    return 0.0 if top == -math.inf else top


def weight(difference: float) -> float:
    """The weight of a score that lies this far, in powers of two, from the shift."""
    return exp2_of_nonpositive(difference)


def masked(score: float, seen: bool) -> float:
    """The score of a key that may be seen or not."""
    return score if seen else -math.inf


def biased(score: float, bias: float) -> float:
    """The score, in powers of two, with an additive bias, in powers of e."""
    return score + LOG2_E * bias


def score(q: list[float], key: list[float], factor: float) -> float:
    """factor q . key."""
    total = 0.0
    for p in range(len(q)):
        total = total + (factor * q[p]) * key[p]
    return total


def taken_in(top: float, total: float, new: float) -> tuple[float, float, float, float]:
    """A score joins: the largest and the total now, the old sums' decay, the score's weight."""
    largest = new if new > top else top
    shift = shift_of(largest)
    decay = weight(top - shift)
    share = weight(new - shift)
    return largest, decay * total + share, decay, share


def reciprocal_total(total: float) -> float:
    """1 / total, and 0 where no key was seen, so that such a query gets zeros."""
    return 0.0 if total == 0.0 else 1.0 / total


def attention(
    q: list[float],
    k: list[list[float]],
    v: list[list[float]],
    scale: float,
    keys: int,
    out: list[float],
) -> None:
    """out = sum_j w_j v_j with w = softmax(scale q . k_j) over the first `keys` keys."""
    top = -math.inf
    total = 0.0
    for c in range(len(out)):
        out[c] = 0.0
    for j in range(keys):
        new = score(q, k[j], scale * LOG2_E)
        top, total, decay, share = taken_in(top, total, new)
        for c in range(len(out)):
            out[c] = decay * out[c] + share * v[j][c]
    factor = reciprocal_total(total)
    for c in range(len(out)):
        out[c] = factor * out[c]
