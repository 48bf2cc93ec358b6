"""Formulas of the categorical distribution: the numbers 0, 1, ... with probabilities p."""

import math
from typing import Any

from nbmath.distributions.formulas import probability, whole
from nbmath.information.formulas import entropy as shannon_entropy
from nbmath.information.formulas import kl_divergence


def pmf(k: float, p: Any) -> float:
    """The probability of k; nan where it is none."""
    inside = k >= 0.0 and k < float(p.shape[0]) and whole(k) == k
    value = probability(p[int(k)]) if inside else 0.0
    return value if k == k else math.nan


def logpmf(k: float, p: Any) -> float:
    """Its logarithm."""
    return math.log(pmf(k, p))


def _bounded(total: float, k: float) -> float:
    """A sum of probabilities, which rounding may have brought above one."""
    value = 1.0 if total > 1.0 else total
    return value if k == k else math.nan


def cdf(k: float, p: Any) -> float:
    """The probability of at most k."""
    total, last = 0.0, float(p.shape[0] - 1)
    for j in range(p.shape[0]):
        total += probability(p[j]) if float(j) <= k else 0.0
    return _bounded(1.0 if k >= last and total == total else total, k)


def sf(k: float, p: Any) -> float:
    """The probability of more than k, from the last one on."""
    total = 0.0
    for j in range(p.shape[0] - 1, -1, -1):
        total += probability(p[j]) if float(j) > k else 0.0
    return _bounded(1.0 if k < 0.0 and total == total else total, k)


def ppf(q: float, p: Any) -> float:
    """The least k with a probability of at most k that is not below q."""
    total, found, last = 0.0, -1.0, 0.0
    for j in range(p.shape[0]):
        total += probability(p[j])
        last = float(j) if p[j] > 0.0 else last
        found = float(j) if found < 0.0 and total >= q else found
    found = found if found >= 0.0 and found <= last else last
    value = found if q > 0.0 else -1.0
    return value if probability(q) == q and total == total else math.nan


def score(k: float, p: Any, out: Any) -> None:
    """1 / p_k for the category k, zero for others; nan where k has no probability."""
    value = pmf(k, p)
    for j in range(p.shape[0]):
        here = 1.0 / value if float(j) == k else 0.0
        out[j] = here if value > 0.0 else math.nan


def mean(p: Any) -> float:
    """The mean of the numbers of the categories."""
    total = 0.0
    for j in range(p.shape[0]):
        total += float(j) * probability(p[j])
    return total


def var(p: Any) -> float:
    """Their variance."""
    middle, total = mean(p), 0.0
    for j in range(p.shape[0]):
        total += (float(j) - middle) * (float(j) - middle) * p[j]
    return total


def mode(p: Any) -> float:
    """The first of the most likely categories."""
    best, found, known = -1.0, 0.0, 0.0
    for j in range(p.shape[0]):
        known += probability(p[j])
        found = float(j) if p[j] > best else found
        best = p[j] if p[j] > best else best
    return found if known == known else math.nan


def entropy(p: Any) -> Any:
    """The expected -logpmf."""
    return shannon_entropy(p)


def kl(p: Any, p_q: Any) -> Any:
    """The expected log ratio of two probabilities under the first."""
    return kl_divergence(p, p_q)
