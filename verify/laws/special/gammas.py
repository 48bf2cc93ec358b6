"""Laws of the gamma function and its relatives."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import Domain, floats, integers, positive, reals
from verify.laws.families import Origin, convex_function
from verify.laws.functions import agreement, limits, rising
from verify.laws.special import DLMF, about
from verify.laws.special import references as exact

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}section 5.2",
    "uses": ("gamma, beta and Dirichlet likelihoods", "Student's t"),
}

REFERENCES: dict[str, Callable[[Any], Any]] = {
    "gamma": exact.gamma,
    "gammaln": mp.loggamma,
    "rgamma": mp.rgamma,
    "digamma": mp.digamma,
}
ULPS = {"gamma": 2.5, "gammaln": 2.0, "rgamma": 2.5, "digamma": 2.5}
ROUTINE: dict[str, Domain] = {
    "gamma": reals(-33.9, -0.01),
    "gammaln": positive(1e-3, 1e3),
    "rgamma": reals(-33.9, 33.9),
    "digamma": positive(1e-3, 1e3),
}
EXTREME: dict[str, Domain] = {
    "gamma": floats(1e-30, 34.5),
    "gammaln": floats(1e-37, 1e30),
    "rgamma": floats(1e-30, 34.5),
    "digamma": floats(1e-30, 1e30),
}
LIMITS = {
    "gamma": (
        *((-INF, NAN), (-3.0, NAN), (-0.0, -INF), (0.0, INF)),
        *((1.0, 1.0), (2.0, 1.0), (INF, INF), (NAN, NAN)),
    ),
    "gammaln": (
        *((-INF, INF), (-3.0, INF), (-0.0, INF), (0.0, INF)),
        *((1.0, 0.0), (2.0, 0.0), (INF, INF), (NAN, NAN)),
    ),
    "gammasgn": (
        *((-INF, NAN), (-3.0, NAN), (-2.5, -1.0), (-1.5, 1.0), (-0.0, -1.0)),
        *((0.0, 1.0), (INF, 1.0), (NAN, NAN)),
    ),
    "rgamma": (
        *((-INF, NAN), (-3.0, 0.0), (-0.0, -0.0), (0.0, 0.0)),
        *((1.0, 1.0), (2.0, 1.0), (INF, 0.0), (NAN, NAN)),
    ),
    "digamma": (
        *((-INF, NAN), (-3.0, NAN), (-0.0, INF), (0.0, -INF)),
        *((INF, INF), (NAN, NAN)),
    ),
}

AGREEMENT = tuple(
    agreement(name, REFERENCES[name], ROUTINE[name], EXTREME[name], ulps=ULPS[name], **ORIGIN)
    for name in REFERENCES
)
LIMIT = tuple(limits(name, reals(0.5, 20), LIMITS[name], **ORIGIN) for name in LIMITS)
ORDER = rising("digamma", ROUTINE["digamma"], **ORIGIN)
CONVEX = convex_function(
    "gammaln",
    lambda: positive(1e-2, 1e3),
    scalar=True,
    field="special",
    source=f"{DLMF}5.5(iv), the theorem of Bohr and Mollerup",
    uses=("variational inference",),
)


def _apart(x: Any) -> Any:
    """How far numbers are from the poles."""
    return np.abs(x - np.rint(x))


@about(
    statement="Γ(x + 1) = x Γ(x)",
    source=f"{DLMF}5.5.1",
    uses=("counts", "normalising constants"),
    tolerance=tolerance.rounding(8),
    x=reals(-30, 30),
)
def gamma_of_the_next_is_a_product(gamma: Operation, x: Any) -> Claim:
    y = ((x + 1) - 1).astype(x.dtype)
    near = _apart(y) > np.sqrt(np.finfo(x.dtype).eps)
    return close(gamma(y + 1), y * gamma(y), given=near)


@about(
    statement="Γ(n + 1) = n!",
    source=f"{DLMF}5.4.1",
    uses=("combinatorics",),
    tolerance=tolerance.rounding(4),
    n=integers(0, 33),
    x=reals(0, 1),
)
def gamma_of_the_next_whole_number_is_its_factorial(gamma: Operation, n: Any, x: Any) -> Claim:
    factorials = np.cumprod(np.maximum(np.arange(34.0), 1.0))
    return close(gamma((n + 1).astype(x.dtype)), factorials[n.astype(np.int64)])


@about(
    statement="Γ(x) Γ(1 - x) = π / sin(π x)",
    source=f"{DLMF}5.5.3",
    uses=("gamma functions below zero",),
    tolerance=tolerance.rounding(10),
    x=reals(0.01, 0.99),
)
def gamma_reflects(gamma: Operation, x: Any) -> Claim:
    rest = (1 - x).astype(x.dtype)
    y = (1 - rest).astype(x.dtype)
    least = np.minimum(y, rest).astype(np.float64)
    return close(gamma(y) * gamma(rest), np.pi / np.sin(np.pi * least))


@about(
    statement="Γ(x) Γ(x + 1/2) = 2^{1 - 2x} √π Γ(2x)",
    source=f"{DLMF}5.5.5, Legendre",
    uses=("Student's t", "chi distributions"),
    tolerance=tolerance.rounding(10),
    x=positive(1e-2, 16),
)
def gamma_of_a_double_is_a_product(gamma: Operation, x: Any) -> Claim:
    half = x.dtype.type(0.5)
    y = ((x + half) - half).astype(x.dtype)
    scale = (np.exp2(1 - 2 * y.astype(np.float64)) * np.sqrt(np.pi)).astype(x.dtype)
    return close(gamma(y) * gamma(y + half), scale * gamma(2 * y), given=y > 0)


@about(
    statement="(1/Γ)(x) Γ(x) = 1",
    source=f"{DLMF}5.2.1",
    uses=("densities",),
    tolerance=tolerance.rounding(6),
    x=reals(-30, 30),
)
def rgamma_is_the_reciprocal(gamma: Operation, rgamma: Operation, x: Any) -> Claim:
    return close(gamma(x) * rgamma(x), np.ones_like(x), given=_apart(x) > 0)


@about(
    statement="gammaln(x) = log |Γ(x)|",
    source=f"{DLMF}5.2.1",
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(8),
    x=reals(-30, 30),
)
def gammaln_is_the_logarithm(gamma: Operation, gammaln: Operation, x: Any) -> Claim:
    log = np.log(np.abs(gamma(x).astype(np.float64)))
    return close(gammaln(x), log, scale=1 + np.abs(log) + np.abs(x), given=_apart(x) > 0)


@about(
    statement="gammaln(x + 1) = gammaln(x) + log x",
    source=f"{DLMF}5.5.1",
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(6),
    x=positive(1e-2, 1e6),
)
def gammaln_of_the_next_is_a_sum(gammaln: Operation, x: Any) -> Claim:
    y = ((x + 1) - 1).astype(x.dtype)
    left, right, log = gammaln(y + 1), gammaln(y), np.log(y)
    size = np.abs(left) + np.abs(right) + np.abs(log)
    return close(left, right + log, scale=size, given=y > 0)


@about(
    statement="Γ(x) = gammasgn(x) |Γ(x)|",
    source=f"{DLMF}5.4(i)",
    uses=("products of gamma functions",),
    tolerance=tolerance.exact(),
    x=reals(-30, 30),
)
def gammasgn_is_the_sign(gamma: Operation, gammasgn: Operation, x: Any) -> Claim:
    return equal(np.copysign(1.0, gamma(x)), gammasgn(x), given=_apart(x) > 0)


@about(
    statement="x^{1 - s} < Γ(x + 1) / Γ(x + s) < (x + 1)^{1 - s}, 0 < s < 1",
    source=f"{DLMF}5.6.4, Gautschi",
    uses=("ratios of normalising constants",),
    tolerance=tolerance.rounding(10),
    x=positive(1e-2, 30),
    s=reals(0.05, 0.95),
)
def ratios_of_gammas_keep_to_their_bounds(gammaln: Operation, x: Any, s: Any) -> Claim:
    ratio = gammaln(x + 1) - gammaln(x + s)
    scale = 1 + np.abs(gammaln(x + 1)) + x
    low, high = (1 - s) * np.log(x), (1 - s) * np.log1p(x)
    return both(at_most(low, ratio, scale=scale), at_most(ratio, high, scale=scale))


@about(
    statement="ψ(x + 1) = ψ(x) + 1/x",
    source=f"{DLMF}5.5.2",
    uses=("gradients of log-likelihoods",),
    tolerance=tolerance.rounding(6),
    x=positive(1e-3, 1e6),
)
def digamma_of_the_next_is_a_sum(digamma: Operation, x: Any) -> Claim:
    y = ((x + 1) - 1).astype(x.dtype)
    y = np.where(y > 0, y, 1).astype(x.dtype)
    left, right, step = digamma(y + 1), digamma(y), 1 / y
    return close(left, right + step, scale=np.abs(left) + np.abs(right) + step)


@about(
    statement="ψ(1 - x) - ψ(x) = π cot(π x)",
    source=f"{DLMF}5.5.4",
    uses=("gradients below zero",),
    tolerance=tolerance.rounding(8),
    x=reals(0.02, 0.98),
)
def digamma_reflects(digamma: Operation, x: Any) -> Claim:
    rest = (1 - x).astype(x.dtype)
    y = (1 - rest).astype(x.dtype)
    least = np.minimum(y, rest).astype(np.float64)
    right = np.where(y < rest, 1, -1) * np.pi / np.tan(np.pi * least)
    size = np.abs(digamma(rest)) + np.abs(digamma(y)) + 1
    return close(digamma(rest) - digamma(y), right, scale=size)


@about(
    statement="log x - 1/x < ψ(x) < log x - 1/(2x), x > 0",
    source="Alzer, Mathematics of Computation 66, 1997",
    uses=("fits of gamma and Dirichlet distributions",),
    tolerance=tolerance.rounding(6),
    x=positive(1e-2, 1e6),
)
def digamma_keeps_to_its_bounds(digamma: Operation, x: Any) -> Claim:
    value, log, per = digamma(x), np.log(x), 1 / x
    scale = np.abs(log) + per
    return both(at_most(log - per, value, scale=scale), at_most(value, log - per / 2, scale=scale))
