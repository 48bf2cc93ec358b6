"""Laws of the inverses of the incomplete gamma and beta functions."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, positive, reals
from verify.laws.special import DLMF, about
from verify.laws.special.tails import beta_tails, gamma_tails

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan

EDGES = (
    *((1.5, 0.0, 0.0), (1.5, 1.0, INF), (0.0, 0.0, 0.0), (0.0, 1.0, INF), (0.0, 0.5, NAN)),
    *((INF, 0.0, 0.0), (INF, 1.0, INF), (INF, 0.5, NAN), (-1.0, 0.5, NAN), (-1.0, 0.0, NAN)),
    *((1.0, -0.1, NAN), (1.0, 1.1, NAN), (NAN, 0.5, NAN), (1.0, NAN, NAN), (NAN, 0.0, NAN)),
)
"""a, p and the x with P(a, x) = p."""

BETA_EDGES = (
    *((1.0, 2.0, 0.0, 0.0), (1.0, 2.0, 1.0, 1.0), (INF, 1.0, 0.5, 1.0), (1.0, INF, 0.5, 0.0)),
    *((0.0, 1.0, 0.5, NAN), (1.0, 0.0, 0.5, NAN), (INF, INF, 0.5, NAN), (-1.0, 1.0, 0.5, NAN)),
    *((1.0, -1.0, 0.5, NAN), (1.0, 1.0, -0.1, NAN), (1.0, 1.0, 1.1, NAN), (NAN, 1.0, 0.5, NAN)),
    *((1.0, NAN, 0.5, NAN), (1.0, 1.0, NAN, NAN), (0.0, 1.0, 0.0, NAN), (INF, INF, 0.0, 0.0)),
)
"""a, b, p and the x with I_x(a, b) = p."""


DIGITS = 30
"""Those of a reference."""


def refined(tails: Any, density: Any, x: Any, p: Any) -> Any:
    """Where the lower tail is p, by a step of Newton's from x, which doubles the right digits."""
    lower, upper = tails(x)
    return x - (lower - p if lower < upper else (1 - p) - upper) / density(x)


def gamma_quantile(a: Any, p: Any, x: Any) -> Any:
    """The bound with P(a, x) = p."""
    return refined(
        lambda x: gamma_tails(a, x),
        lambda x: mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a)),
        x,
        p,
    )


def beta_quantile(a: Any, b: Any, p: Any, x: Any) -> Any:
    """The bound with I_x(a, b) = p."""
    scale = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return refined(
        lambda x: beta_tails(a, b, x),
        lambda x: mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x) + scale),
        x,
        p,
    )


def against(quantile: Any, given: Any, x: Any, *, upper: bool = False, most: float = INF) -> Claim:
    """The claim that x is the quantile of what is given, the last of which is the tail."""
    inner = (x > 0) & (x < most)
    places = np.where(inner, x, 0.5)
    results = np.empty(x.size, object)
    with mp.workdps(DIGITS):
        cases = zip(*(np.ravel(part) for part in (*given, places)), strict=True)
        for i, case in enumerate(cases):
            *exponents, tail, place = (mp.mpf(float(part)) for part in case)
            results[i] = quantile(*exponents, 1 - tail if upper else tail, place)
    return close(x, results.reshape(x.shape), given=inner)


@about(
    statement="|gammaincinv(a, p) - x| ≤ 16 ulp, P(a, x) = p, in 30 digits; and by the upper tail",
    source=f"{DLMF}8.2.4",
    uses=("gamma, Poisson and chi-square quantiles",),
    tolerance=tolerance.ulps(16),
    a=positive(0.05, 60),
    p=reals(1e-6, 0.999),
)
def inverse_of_the_incomplete_gamma_agrees_with_its_reference(
    gammaincinv: Operation, gammainccinv: Operation, a: Any, p: Any
) -> Claim:
    return both(
        against(gamma_quantile, (a, p), gammaincinv(a, p)),
        against(gamma_quantile, (a, p), gammainccinv(a, p), upper=True),
    )


@about(
    statement="|betaincinv(a, b, p) - x| ≤ 32 ulp, I_{x}(a, b) = p, in 30 digits; and by 1 - I",
    source=f"{DLMF}8.17.2",
    uses=("beta, Student and F quantiles",),
    tolerance=tolerance.ulps(32),
    a=positive(0.3, 20),
    b=positive(0.3, 20),
    p=reals(1e-6, 0.999),
)
def inverse_of_the_incomplete_beta_agrees_with_its_reference(
    betaincinv: Operation, betainccinv: Operation, a: Any, b: Any, p: Any
) -> Claim:
    return both(
        against(beta_quantile, (a, b, p), betaincinv(a, b, p), most=1.0),
        against(beta_quantile, (a, b, p), betainccinv(a, b, p), upper=True, most=1.0),
    )


@about(
    statement="gammaincinv(a, 0) = 0, gammaincinv(a, 1) = ∞; nan outside",
    source=f"{DLMF}8.2(i)",
    uses=("total functions",),
    tolerance=tolerance.exact(),
    a=positive(0.1, 30),
    p=reals(0.01, 0.99),
    which=integers(0, len(EDGES) - 1),
)
def inverses_of_the_incomplete_gamma_have_their_limits(
    gammaincinv: Operation, gammainccinv: Operation, a: Any, p: Any, which: Any
) -> Claim:
    edge_a, edge_p, x = (np.array(part, a.dtype)[which] for part in zip(*EDGES, strict=True))
    mixed = np.stack([edge_a, a], -1), np.stack([edge_p, p], -1)  # (n, 2): edges and neighbours
    ends = np.where((edge_p == 0) | (edge_p == 1), 1 - edge_p, edge_p).astype(a.dtype)
    lower = np.asarray(gammaincinv(*mixed))
    return both(
        equal(lower[:, 0], x),
        equal(gammainccinv(edge_a, ends), x),
        equal(lower[:, 1], gammaincinv(a, p)),
    )


@about(
    statement="betaincinv(a, b, 0) = 0, betaincinv(a, b, 1) = 1; nan outside",
    source=f"{DLMF}8.17(i)",
    uses=("total functions",),
    tolerance=tolerance.exact(),
    a=positive(0.1, 30),
    p=reals(0.01, 0.99),
    which=integers(0, len(BETA_EDGES) - 1),
)
def inverses_of_the_incomplete_beta_have_their_limits(
    betaincinv: Operation, betainccinv: Operation, a: Any, p: Any, which: Any
) -> Claim:
    *edge, x = (np.array(part, a.dtype)[which] for part in zip(*BETA_EDGES, strict=True))
    mixed = [np.stack(pair, -1) for pair in zip(edge, (a, a, p), strict=True)]
    first, second, given = edge
    lower = np.asarray(betaincinv(*mixed))
    return both(
        equal(lower[:, 0], x),
        equal(betainccinv(second, first, given), 1 - x),
        equal(lower[:, 1], betaincinv(a, a, p)),
    )
