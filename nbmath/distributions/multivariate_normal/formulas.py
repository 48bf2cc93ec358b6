"""Formulas of the multivariate normal distribution: one point, one covariance by its factor L."""

import math
from typing import Any

from nbmath.linalg.formulas import cho_solve, cholesky, solve_triangular
from nbmath.special.formulas.logs import log1pmx

LOG_2_PI = 1.8378770664093453

OK = 0
SINGULAR = 1


def factorise(covariance: Any, epsilon: Any, factor: Any) -> int:
    """The lower Cholesky factor; SINGULAR where a pivot is lost in the rounding of its diagonal."""
    d = covariance.shape[0]
    for i in range(d):
        for j in range(d):
            factor[i, j] = covariance[i, j]
    if not cholesky(factor):
        return SINGULAR
    for i in range(d):
        pivot = factor[i, i] * factor[i, i]
        if not pivot > epsilon * float(d) * covariance[i, i]:
            return SINGULAR
    return OK


def panel(factor: Any, first: int, out: Any) -> None:
    """Four rows r of L from `first` on as forward substitution reads them: out (d, 4).

    out[j, r] is -L[first + r, j] left of the diagonal block, and in it that block's inverse.
    """
    for r in range(4):
        for j in range(first):
            out[j, r] = -factor[first + r, j]
        for c in range(4):
            value = 1.0 if r == c else 0.0
            for j in range(c, r):
                value -= factor[first + r, first + j] * out[first + c, j]
            out[first + c, r] = value / factor[first + r, first + r] if c <= r else 0.0


def log_root(factor: Any) -> Any:
    """The logarithm of the root of the determinant; nan where the diagonal is not positive."""
    total = 0.0
    for i in range(factor.shape[0]):
        total += math.log(factor[i, i] if factor[i, i] > 0.0 else math.nan)
    return total


def log_peak(factor: Any) -> Any:
    """The logarithm of the density at the mean."""
    return -0.5 * LOG_2_PI * float(factor.shape[0]) - log_root(factor)


def settled(value: Any, x: Any, peak: Any) -> Any:
    """The log density of x, where what came out as nan was a point infinitely far away."""
    if value == value:
        return value
    known = peak == peak
    for i in range(x.shape[0]):
        known = known and x[i] == x[i]
    return -math.inf if known else math.nan


def logpdf(x: Any, mean: Any, factor: Any, work: Any) -> Any:
    """log N(x; m, L L') = log_peak - |L^-1 (x - m)|^2 / 2; work (d, 1)."""
    for i in range(x.shape[0]):
        work[i, 0] = x[i] - mean[i]
    solve_triangular(factor, work, True, False, False)
    distance = 0.0
    for i in range(x.shape[0]):
        distance += work[i, 0] * work[i, 0]
    peak = log_peak(factor)
    return settled(peak - 0.5 * distance, x, peak)


def pdf(x: Any, mean: Any, factor: Any, work: Any) -> Any:
    """The density."""
    return math.exp(logpdf(x, mean, factor, work))


def precision(factor: Any, out: Any) -> None:
    """The inverse of the covariance."""
    for i in range(out.shape[0]):
        for j in range(out.shape[0]):
            out[i, j] = 1.0 if i == j else 0.0
    cho_solve(factor, out, True)


def score(x: Any, mean: Any, factor: Any, inverse: Any, by_mean: Any, by_cov: Any) -> None:
    """by_mean (d, 1) = u = C^-1 (x - m), by_cov (d, d) = (u u' - C^-1) / 2; inverse is C^-1."""
    d = x.shape[0]
    for i in range(d):
        by_mean[i, 0] = x[i] - mean[i]
    cho_solve(factor, by_mean, True)
    for i in range(d):
        for j in range(d):
            by_cov[i, j] = 0.5 * (by_mean[i, 0] * by_mean[j, 0] - inverse[i, j])


def entropy(factor: Any) -> Any:
    """The expected -logpdf."""
    return 0.5 * float(factor.shape[0]) - log_peak(factor)


def kl(mean: Any, factor: Any, mean_q: Any, factor_q: Any, work: Any) -> Any:
    """The expected log ratio of the densities under the first; work (d, d + 1).

    Half of |L_q^-1 (m - m_q)|^2, of the squares of A = L_q^-1 L below its diagonal, and of
    a - 1 - log(a) for the squares on it: no term is negative, and equal ones are zero.
    """
    d = factor.shape[0]
    for i in range(d):
        for j in range(d):
            work[i, j] = factor[i, j] if j <= i else 0.0
        work[i, d] = mean[i] - mean_q[i]
    solve_triangular(factor_q, work, True, False, False)
    total = 0.0
    for i in range(d):
        p, q = factor[i, i], factor_q[i, i]
        q = q if p > 0.0 and q > 0.0 else math.nan
        total -= log1pmx((p - q) / q * ((p + q) / q))
        for j in range(i):
            total += work[i, j] * work[i, j]
        total += work[i, d] * work[i, d]
    return 0.5 * total
