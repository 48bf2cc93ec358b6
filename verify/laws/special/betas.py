"""Laws of the beta function and of binomial coefficients."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, positive, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement_of_two, exactly_of_two
from verify.laws.special import DLMF, about, references

Operation = Callable[..., Any]

ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}section 5.12",
    "uses": ("beta, Dirichlet and F distributions", "Student's t"),
}

AGREEMENT = (
    agreement_of_two("beta", mp.beta, positive(1e-15, 60), positive(1e-15, 60), 3.0, **ORIGIN),
    agreement_of_two("binom", mp.binomial, reals(60, 120), reals(-0.9, 60), 3.0, **ORIGIN),
)


def _log(a: Any, b: Any) -> Any:
    """log(B(a, b)) in so many digits that nothing is lost."""
    with mp.workdps(90):
        return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


@about(
    statement="|betaln(a, b) - log B(a, b)| ≤ 2 ulp of the larger of the result and 1",
    source=f"{DLMF}5.12.1",
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(2),
    a=positive(1e-30, 1e15),
    b=positive(1e-30, 1e15),
)
def betaln_agrees_with_its_reference(betaln: Operation, a: Any, b: Any) -> Claim:
    right = exactly_of_two(_log, a, b)
    scale = np.maximum(np.abs(right.astype(np.float64)), 1)
    return close(betaln(a, b), right, scale=scale)


@about(
    statement="B(a, b) = B(b, a)",
    source=f"{DLMF}5.12.1",
    uses=("beta distributions",),
    tolerance=tolerance.exact(),
    a=positive(1e-30, 1e30),
    b=positive(1e-30, 1e30),
)
def beta_is_symmetric(beta: Operation, betaln: Operation, a: Any, b: Any) -> Claim:
    return both(equal(beta(a, b), beta(b, a)), equal(betaln(a, b), betaln(b, a)))


def _with_next(x: Any) -> Any:
    """Numbers x > 0 of which x + 1 is exact."""
    y = ((x + 1) - 1).astype(x.dtype)
    return np.where(y > 0, y, 1).astype(x.dtype)


@about(
    statement="B(a, b) = B(a + 1, b) + B(a, b + 1)",
    source=f"{DLMF}5.12.1 and 5.5.1",
    uses=("beta-binomial likelihoods",),
    tolerance=tolerance.rounding(10),
    a=positive(1e-2, 30),
    b=positive(1e-2, 30),
)
def beta_is_the_sum_of_its_next(beta: Operation, a: Any, b: Any) -> Claim:
    a, b = _with_next(a), _with_next(b)
    return close(beta(a, b), beta(a + 1, b) + beta(a, b + 1))


@about(
    statement="B(a, 1) = 1/a",
    source=f"{DLMF}5.12.1",
    uses=("power distributions",),
    tolerance=tolerance.rounding(4),
    a=positive(1e-30, 1e30),
)
def beta_beside_one_is_the_reciprocal(beta: Operation, a: Any) -> Claim:
    return close(beta(a, np.ones_like(a)), 1 / a)


@about(
    statement="B(x, 1 - x) = π / sin(π x)",
    source=f"{DLMF}5.12.1 and 5.5.3",
    uses=("arcsine laws",),
    tolerance=tolerance.rounding(8),
    x=reals(0.01, 0.99),
)
def beta_of_numbers_that_make_one_is_a_cosecant(beta: Operation, x: Any) -> Claim:
    rest = (1 - x).astype(x.dtype)
    y = (1 - rest).astype(x.dtype)
    least = np.minimum(y, rest).astype(np.float64)
    return close(beta(y, rest), np.pi / np.sin(np.pi * least))


@about(
    statement="B(a, b) Γ(a + b) = Γ(a) Γ(b)",
    source=f"{DLMF}5.12.1",
    uses=("normalising constants",),
    tolerance=tolerance.rounding(12),
    a=positive(1e-2, 16),
    b=positive(1e-2, 16),
)
def beta_is_a_quotient_of_gammas(beta: Operation, gamma: Operation, a: Any, b: Any) -> Claim:
    s = (a + b).astype(a.dtype)
    b = (s - a).astype(a.dtype)
    a = (s - b).astype(a.dtype)
    b = np.where(b > 0, b, 1).astype(a.dtype)
    return close(beta(a, b) * gamma(s), gamma(a) * gamma(b), given=a + b == s)


@about(
    statement="exp(betaln(a, b)) = |B(a, b)|",
    source="definition",
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(6),
    a=reals(-15, 15),
    b=reals(-15, 15),
)
def betaln_is_the_logarithm(beta: Operation, betaln: Operation, a: Any, b: Any) -> Claim:
    with np.errstate(divide="ignore"):
        log = np.log(np.abs(beta(a, b).astype(np.float64)))
    given = np.isfinite(log)
    log = np.where(given, log, 0)
    return close(np.where(given, betaln(a, b), 0), log, scale=1 + np.abs(log))


@about(
    statement="betaln(a + 1, b) = betaln(a, b) - log(1 + b/a)",
    source=f"{DLMF}5.12.1 and 5.5.1",
    uses=("posteriors of many observations",),
    tolerance=tolerance.rounding(6),
    a=positive(1e-2, 30),
    b=positive(1e-2, 1e15),
)
def betaln_of_the_next_keeps_its_digits(betaln: Operation, a: Any, b: Any) -> Claim:
    a = _with_next(a)
    left, right, log = betaln(a + 1, b), betaln(a, b), np.log1p(b / a)
    return close(left, right - log, scale=1 + np.abs(left) + np.abs(right) + log)


@about(
    statement="1/(a b) - 0.08732 ≤ B(a, b) ≤ 1/(a b), a, b ≥ 1",
    source="Alzer, Journal of Computational and Applied Mathematics 157, 2003",
    uses=("bounds of normalising constants",),
    tolerance=tolerance.rounding(4),
    a=positive(1, 1e15),
    b=positive(1, 1e15),
)
def beta_keeps_to_its_bounds(beta: Operation, a: Any, b: Any) -> Claim:
    value, top = beta(a, b), 1 / (a * b)
    return both(at_most(top - 0.08732, value, scale=1.0), at_most(value, top, scale=top))


@about(
    statement="C(n + 1, k + 1) = C(n, k) + C(n, k + 1), C(n, k) = C(n, n - k)",
    source=f"{DLMF}26.3.1 and 26.3.5",
    uses=("counts",),
    tolerance=tolerance.exact(),
    n=integers(0, 23),
    k=integers(-2, 26),
    x=reals(0, 1),
)
def binom_builds_the_triangle_of_pascal(binom: Operation, n: Any, k: Any, x: Any) -> Claim:
    n, k = n.astype(x.dtype), k.astype(x.dtype)
    return both(
        equal(binom(n + 1, k + 1), binom(n, k) + binom(n, k + 1)),
        equal(binom(n, k), binom(n, n - k)),
    )


@about(
    statement="|binom(n, k) - C(n, k)| ≤ 6 ulp, C in 60 digits, where an argument may be negative",
    source=f"{DLMF}1.2.6 and 5.5.3",
    uses=("series of powers that are not whole",),
    tolerance=tolerance.ulps(6),
    n=reals(-30, 30),
    k=reals(-60, 60),
)
def binom_beyond_the_triangle_agrees_with_its_reference(binom: Operation, n: Any, k: Any) -> Claim:
    n = np.where((n < 0) & (n == np.rint(n)), n + 0.5, n).astype(n.dtype)
    return close(binom(n, k), exactly_of_two(references.binom, n, k))


@about(
    statement="C(-n, k) = (-1)^{k} C(n + k - 1, k)",
    source=f"{DLMF}26.3.9 by 1.2.6",
    uses=("negative binomial distributions",),
    tolerance=tolerance.rounding(8),
    n=reals(0.5, 20),
    k=integers(0, 20),
)
def binom_of_negative_numbers_alternates(binom: Operation, n: Any, k: Any) -> Claim:
    whole = k.astype(n.dtype)
    upper = (n + whole).astype(n.dtype)
    n = (upper - whole).astype(n.dtype)
    right = np.where(k % 2 == 0, 1, -1) * binom(upper - 1, whole)
    return close(binom(-n, whole), right, scale=np.abs(right), given=(n != np.rint(n)) & (n > 0))


@about(
    statement="(n + 1) C(n, k) B(n - k + 1, k + 1) = 1",
    source=f"{DLMF}1.2.6 and 5.12.1",
    uses=("binomial likelihoods",),
    tolerance=tolerance.rounding(12),
    m=positive(0.05, 40),
    k=positive(0.05, 40),
)
def binom_is_the_reciprocal_of_beta(binom: Operation, beta: Operation, m: Any, k: Any) -> Claim:
    m, k = _with_next(m), _with_next(k)
    n = (m + k).astype(m.dtype)
    given = (n - k == m) & (n - m == k) & ((n + 1) - 1 == n)
    return close((n + 1) * binom(n, k) * beta(m + 1, k + 1), np.ones_like(n), given=given)
