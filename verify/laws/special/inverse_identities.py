"""Laws between the inverses of incomplete functions, and between them and other functions."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, tolerance
from verify.claim import Claim
from verify.domains import positive, probabilities, reals
from verify.laws.special import DLMF, about
from verify.laws.special.incompletes import density

Operation = Callable[..., Any]


@about(
    statement="P(a, gammaincinv(a, p)) = p, Q(a, gammainccinv(a, q)) = q",
    source=f"{DLMF}8.2.4",
    uses=("gamma quantiles", "sampling by inversion"),
    tolerance=tolerance.rounding(10),
    a=positive(0.5, 1e4),
    p=probabilities(open_ends=True),
)
def inverse_of_the_incomplete_gamma_is_undone(
    gammaincinv: Operation,
    gammainccinv: Operation,
    gammainc: Operation,
    gammaincc: Operation,
    a: Any,
    p: Any,
) -> Claim:
    claims = []
    for inverse, function in ((gammaincinv, gammainc), (gammainccinv, gammaincc)):
        x = inverse(a, p)
        # the rounding of x moves the tail by x times the density
        moved = x * density(a, np.maximum(x, np.finfo(x.dtype).tiny))[0]
        claims.append(close(function(a, x), p, condition=1 + moved / p, given=x > 1e-30))
    return both(*claims)


@about(
    statement="I_{x}(a, b) = p, x = betaincinv(a, b, p); and so for 1 - I_{x}(a, b)",
    source=f"{DLMF}8.17.2",
    uses=("beta quantiles",),
    tolerance=tolerance.rounding(32),
    a=positive(0.5, 1e3),
    b=positive(0.5, 1e3),
    p=reals(1e-4, 0.9999),
)
def inverse_of_the_incomplete_beta_is_undone(
    betaincinv: Operation,
    betainccinv: Operation,
    betainc: Operation,
    betaincc: Operation,
    a: Any,
    b: Any,
    p: Any,
) -> Claim:
    claims = []
    for inverse, function in ((betaincinv, betainc), (betainccinv, betaincc)):
        x = inverse(a, b, p)
        # the rounding of x moves both factors of the density, by a and b / (1 - x) roundings
        condition = 1 + a + b * x / (1 - x + np.finfo(x.dtype).eps)
        claims.append(close(function(a, b, x), p, condition=condition, given=x < 0.999))
    return both(*claims)


@about(
    statement="gammainccinv(a, q) = gammaincinv(a, 1 - q), q ≥ ½; betaincinv reflects likewise",
    source=f"{DLMF}8.2.5, 8.17.4",
    uses=("symmetry of tests",),
    tolerance=tolerance.rounding(10),
    a=positive(0.1, 1e3),
    b=positive(0.1, 1e3),
    q=reals(0.5, 0.999),
)
def inverses_of_both_tails_are_one(
    gammaincinv: Operation,
    gammainccinv: Operation,
    betaincinv: Operation,
    betainccinv: Operation,
    a: Any,
    b: Any,
    q: Any,
) -> Claim:
    p = (1 - q).astype(q.dtype)  # exact from one half on
    one = np.ones_like(q)
    return both(
        close(gammainccinv(a, q), gammaincinv(a, p)),
        close(betainccinv(a, b, q), betaincinv(a, b, p)),
        close(betaincinv(a, b, q) + betaincinv(b, a, p), one),
    )


@about(
    statement="gammaincinv(1, p) = -log(1 - p), gammainccinv(½, q) = erfcinv(q)^{2}",
    source=f"{DLMF}8.4.1, 8.4.7",
    uses=("exponential and chi-square quantiles",),
    tolerance=tolerance.rounding(16),
    p=probabilities(open_ends=True),
)
def inverse_of_the_incomplete_gamma_is_elementary_for_one_and_a_half(
    gammaincinv: Operation, gammainccinv: Operation, erfcinv: Operation, p: Any
) -> Claim:
    one, half = np.ones_like(p), np.full_like(p, 0.5)
    z = p.astype(np.float64)
    root = erfcinv(z)
    return both(
        close(gammaincinv(one, p), -np.log1p(-z)),
        close(gammainccinv(one, p), -np.log(z)),
        close(gammainccinv(half, p), root * root),
    )


@about(
    statement="betaincinv(a, 1, p) = p^{1/a}, betaincinv(½, ½, p) = sin^{2}(π p / 2)",
    source=f"{DLMF}8.17.7",
    uses=("Kumaraswamy and arcsine quantiles",),
    tolerance=tolerance.rounding(16),
    a=positive(0.1, 100),
    p=reals(1e-4, 0.9999),
)
def inverse_of_the_incomplete_beta_is_elementary_for_one_and_halves(
    betaincinv: Operation, betainccinv: Operation, a: Any, p: Any
) -> Claim:
    one, half = np.ones_like(p), np.full_like(p, 0.5)
    z, c = p.astype(np.float64), a.astype(np.float64)
    power = np.abs(np.log(z) / c)  # the rounding of the quotient
    return both(
        close(betaincinv(a, one, p), np.exp(np.log(z) / c), condition=1 + power),
        close(betainccinv(one, a, p), -np.expm1(np.log(z) / c), condition=1 + power),
        close(betaincinv(half, half, p), np.sin(np.pi / 2 * z) ** 2),
    )


@about(
    statement="p ≤ q ⇒ gammaincinv(a, p) ≤ gammaincinv(a, q), betaincinv(a, b, p) ≤ …(a, b, q)",
    source=f"{DLMF}8.2.4, 8.17.1",
    uses=("quantile functions",),
    tolerance=tolerance.monotone(32),
    a=positive(0.1, 1e4),
    b=positive(0.1, 1e4),
    p=reals(0, 1),
    share=reals(0, 1),
)
def inverses_of_incomplete_functions_are_monotone(
    gammaincinv: Operation, betaincinv: Operation, a: Any, b: Any, p: Any, share: Any
) -> Claim:
    q = (p + (1 - p) * share**4).astype(p.dtype)
    low, high = betaincinv(a, b, p), betaincinv(a, b, q)
    return both(
        at_most(gammaincinv(a, p), gammaincinv(a, q), given=p < 1),
        at_most(low, high),
        at_most(0, low, scale=0.0),
        at_most(high, 1, scale=0.0),
    )
