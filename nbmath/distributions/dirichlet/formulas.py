"""Formulas of the Dirichlet distribution: shares that sum to one."""

import math
from typing import Any

from nbmath.special.formulas import trigamma, xlogy
from nbmath.special.formulas.betas import betaln_of_positive
from nbmath.special.formulas.gammas.functions import digamma_of_positive


def total_of(alpha: Any) -> Any:
    """The sum of the concentrations; nan where one is not positive and finite."""
    total = 0.0
    for j in range(alpha.shape[0]):
        total += alpha[j] if alpha[j] > 0.0 and alpha[j] < math.inf else math.nan
    return total


def log_constant(alpha: Any) -> Any:
    """log(gamma(a)) - sum log(gamma(alpha_j)), by beta functions of one after the other."""
    so_far = alpha[0]
    found = 0.0 * total_of(alpha)
    for j in range(1, alpha.shape[0]):
        found -= betaln_of_positive(so_far, alpha[j])
        so_far += alpha[j]
    return found


def logpdf(x: Any, alpha: Any, constant: Any, slack: Any) -> Any:
    """constant + sum (alpha_j - 1) log(x_j); -inf where shares do not sum to 1 within `slack`."""
    total, found, outside = 0.0, constant, False
    for j in range(alpha.shape[0]):
        outside = outside or x[j] < 0.0
        found += xlogy(alpha[j] - 1.0, x[j])
        total += x[j]
    outside = outside or math.fabs(total - 1.0) > slack
    possible = constant == constant and total == total
    return -math.inf if outside and possible else found


def pdf(x: Any, alpha: Any, constant: Any, slack: Any) -> Any:
    """The density."""
    return math.exp(logpdf(x, alpha, constant, slack))


def score(x: Any, alpha: Any, out: Any) -> None:
    """log(x_j) - digamma(alpha_j) + digamma(a)."""
    whole = digamma_of_positive(total_of(alpha))
    for j in range(alpha.shape[0]):
        out[j] = math.log(x[j]) - (digamma_of_positive(alpha[j]) - whole)


def mean(alpha: Any, out: Any) -> None:
    """alpha_j / a."""
    total = total_of(alpha)
    for j in range(alpha.shape[0]):
        out[j] = alpha[j] / total


def mode(alpha: Any, out: Any) -> None:
    """(alpha_j - 1) / (a - k); nan where a concentration is not above one."""
    total = 0.0
    for j in range(alpha.shape[0]):
        total += alpha[j] - 1.0 if alpha[j] > 1.0 else math.nan
    for j in range(alpha.shape[0]):
        out[j] = (alpha[j] - 1.0) / total


def cov(alpha: Any, out: Any) -> None:
    """(m_i [i = j] - m_i m_j) / (a + 1)."""
    total = total_of(alpha)
    for i in range(alpha.shape[0]):
        for j in range(alpha.shape[0]):
            rest = total - alpha[i] if i == j else -alpha[j]
            out[i, j] = alpha[i] / total * (rest / total) / (total + 1.0)


def entropy(alpha: Any) -> Any:
    """The expected -logpdf."""
    total = total_of(alpha)
    whole = digamma_of_positive(total)
    found = -log_constant(alpha)
    for j in range(alpha.shape[0]):
        found -= (alpha[j] - 1.0) * (digamma_of_positive(alpha[j]) - whole)
    return found


def kl(alpha: Any, alpha_q: Any) -> Any:
    """The expected log ratio of the densities under the first."""
    whole = digamma_of_positive(total_of(alpha))
    found = log_constant(alpha) - log_constant(alpha_q)
    for j in range(alpha.shape[0]):
        found += (alpha[j] - alpha_q[j]) * (digamma_of_positive(alpha[j]) - whole)
    return found


def newton(alpha: Any, logs: Any, out: Any) -> None:
    """Newton's step for mean logarithms of shares (Minka 2000, equations 15 to 18).

    The matrix of second derivatives is a diagonal one and one of rank one.
    """
    total = 0.0
    for j in range(alpha.shape[0]):
        total += alpha[j]
    whole = digamma_of_positive(total)
    above, below = 0.0, 1.0 / trigamma(total)
    for j in range(alpha.shape[0]):
        bend = trigamma(alpha[j])
        slope = whole - digamma_of_positive(alpha[j]) + logs[j]
        above -= slope / bend
        below -= 1.0 / bend
        out[j] = slope
    common = above / below
    for j in range(alpha.shape[0]):
        out[j] = (out[j] + -common) / trigamma(alpha[j])
