"""Laws of the zeta functions and of the derivatives of digamma."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, tolerance
from verify.claim import Claim
from verify.domains import floats, integers, positive, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement, agreement_of_two, exactly, limits
from verify.laws.special import DLMF, about, references

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}sections 5.15 and 25.11",
    "uses": ("Fisher information of gamma and Dirichlet models", "Zipf's law"),
}

AGREEMENT = (
    agreement(
        "trigamma",
        lambda x: mp.psi(1, x),
        positive(1e-3, 1e3),
        floats(1e-15, 1e30),
        ulps=2.0,
        **ORIGIN,
    ),
    agreement_of_two("zeta", references.zeta, reals(1.01, 20), positive(0.1, 30), 3.0, **ORIGIN),
)
LIMITS = {
    "trigamma": ((-INF, NAN), (-1.0, INF), (-0.0, INF), (0.0, INF), (INF, 0.0), (NAN, NAN)),
}
LIMIT = tuple(limits(name, reals(0.5, 20), LIMITS[name], **ORIGIN) for name in LIMITS)


@about(
    statement="|ζ(s) - f(s)| ≤ 2.5 ulp for s ≥ 0, f in 60 digits",
    source=f"{DLMF}25.2.1",
    uses=("Zipf's law", "Bose-Einstein integrals"),
    tolerance=tolerance.ulps(2.5),
    s=reals(0, 60),
)
def zeta_alone_agrees_with_its_reference(zeta: Operation, s: Any) -> Claim:
    plain = np.where(s == 1, 2, s).astype(s.dtype)
    return close(zeta(plain), exactly(mp.zeta, plain))


@about(
    statement="ζ(-n) = -B_{n + 1} / (n + 1), ζ(-2 n) = 0",
    source=f"{DLMF}25.6.3 and 25.6.4",
    uses=("regularised sums",),
    tolerance=tolerance.rounding(8),
    n=integers(1, 30),
    x=reals(0, 1),
)
def zeta_of_negative_whole_numbers_is_bernoullis(zeta: Operation, n: Any, x: Any) -> Claim:
    with mp.workdps(30):
        table = np.array([float(-mp.bernoulli(k + 1) / (k + 1)) for k in range(1, 31)])
    return close(zeta((-n).astype(x.dtype)), table[n.astype(np.int64) - 1])


@about(
    statement="ζ(s, q) = ζ(s, q + 1) + q^{-s}",
    source=f"{DLMF}25.11.3",
    uses=("tails of power laws",),
    tolerance=tolerance.rounding(20),
    s=reals(1.1, 10),
    q=positive(0.05, 1e3),
)
def zeta_of_the_next_lacks_a_term(zeta: Operation, s: Any, q: Any) -> Claim:
    y = ((q + 1) - 1).astype(q.dtype)
    y = np.where(y > 0, y, 1).astype(q.dtype)
    term = (y.astype(np.float64) ** -s.astype(np.float64)).astype(q.dtype)
    return close(zeta(s, y), zeta(s, y + 1) + term)


@about(
    statement="ζ(s, 1/2) = (2^{s} - 1) ζ(s), ζ(s, 1) = ζ(s)",
    source=f"{DLMF}25.11.2 and 25.11.11",
    uses=("power laws",),
    tolerance=tolerance.rounding(10),
    s=reals(1.01, 20),
)
def zeta_of_a_half_is_a_multiple(zeta: Operation, s: Any) -> Claim:
    half, one, alone = np.full_like(s, 0.5), np.ones_like(s), zeta(s)
    more = np.expm1(s.astype(np.float64) * np.log(2)).astype(s.dtype)
    return both(close(zeta(s, half), more * alone), close(zeta(s, one), alone))


@about(
    statement="ψ'(x + 1) = ψ'(x) - 1/x^{2}",
    source=f"{DLMF}5.15.5",
    uses=("Fisher information",),
    tolerance=tolerance.rounding(8),
    x=positive(1e-3, 1e6),
)
def trigamma_of_the_next_lacks_a_square(trigamma: Operation, x: Any) -> Claim:
    y = ((x + 1) - 1).astype(x.dtype)
    y = np.where(y > 0, y, 1).astype(x.dtype)
    return close(trigamma(y), trigamma(y + 1) + 1 / (y * y))


@about(
    statement="ψ'(1 - x) + ψ'(x) = π^{2} / sin^{2}(π x)",
    source=f"{DLMF}5.15.6",
    uses=("Fisher information",),
    tolerance=tolerance.rounding(8),
    x=reals(-5, 0.99),
)
def trigamma_reflects(trigamma: Operation, x: Any) -> Claim:
    rest = (1 - x).astype(x.dtype)
    y = (1 - rest).astype(x.dtype)
    apart = (y - np.rint(y)).astype(np.float64)
    given = np.abs(apart) > 1e-6
    right = (np.pi / np.sin(np.pi * np.where(given, apart, 0.5))) ** 2
    return close(trigamma(rest) + trigamma(y), right, given=given)


@about(
    statement="1/x + 1/(2 x^{2}) < ψ'(x) < 1/x + 1/x^{2}, x > 0",
    source="Guo and Qi, Journal of the Korean Mathematical Society 50, 2013",
    uses=("Newton's method for Dirichlet fits",),
    tolerance=tolerance.rounding(4),
    x=positive(1e-2, 1e6),
)
def trigamma_keeps_to_its_bounds(trigamma: Operation, x: Any) -> Claim:
    value, per = trigamma(x), 1 / x
    return both(
        at_most(per + per * per / 2, value, scale=np.abs(value)),
        at_most(value, per + per * per, scale=np.abs(value)),
    )


@about(
    statement="ψ^{(n)}(x) = (-1)^{n + 1} n! ζ(n + 1, x), ψ^{(0)} = ψ, ψ^{(1)} = ψ'",
    source=f"{DLMF}25.11.12",
    uses=("cumulants of log-gamma variables",),
    tolerance=tolerance.rounding(10),
    n=integers(1, 8),
    x=positive(0.1, 100),
)
def polygamma_is_a_multiple_of_zeta(
    polygamma: Operation, zeta: Operation, digamma: Operation, trigamma: Operation, n: Any, x: Any
) -> Claim:
    factorials = np.cumprod(np.maximum(np.arange(9.0), 1.0)) * (-1.0) ** np.arange(1, 10)
    factor = factorials[n.astype(np.int64)].astype(x.dtype)
    order = n.astype(x.dtype)
    return both(
        close(polygamma(order, x), factor * zeta(order + 1, x)),
        close(polygamma(np.ones_like(x), x), trigamma(x)),
        close(polygamma(np.zeros_like(x), x), digamma(x)),
    )


@about(
    statement="ψ^{(n)}(x + 1) = ψ^{(n)}(x) + (-1)^{n} n! / x^{n + 1}, below zero too",
    source=f"{DLMF}5.15.5",
    uses=("cumulants of log-gamma variables",),
    tolerance=tolerance.rounding(30),
    n=integers(1, 4),
    x=reals(-8, 8),
)
def polygamma_of_the_next_is_a_sum(polygamma: Operation, n: Any, x: Any) -> Claim:
    y = ((x + 1) - 1).astype(x.dtype)
    given = np.abs(y - np.rint(y)) > 1e-2
    y = np.where(given, y, 0.5).astype(x.dtype)
    order = n.astype(x.dtype)
    factorial = np.array([1.0, 1.0, 2.0, 6.0, 24.0])[n.astype(np.int64)]
    step = np.where(n % 2 == 0, 1, -1) * factorial / y.astype(np.float64) ** (n + 1)
    left, right = polygamma(order, y + 1), polygamma(order, y)
    nearest = np.minimum(np.abs(y - np.floor(y)), np.abs(np.ceil(y) - y)).astype(np.float64)
    size = 10 * factorial / nearest ** (n + 1.0)  # the largest term of the sums
    return close(left, right + step.astype(x.dtype), scale=size, given=given)
