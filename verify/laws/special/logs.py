"""Laws of the logarithms of sums and of the terms of entropies."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import floats, positive, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement, agreement_of_two, limits
from verify.laws.special import DLMF, about
from verify.laws.special import references as exact

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}section 4.2",
    "uses": ("entropies", "log-likelihoods", "log-sum-exp"),
}

ROUTINE = {"log1pmx": reals(-0.99, 10), "log1mexp": reals(-30, -1e-3), "entr": positive(1e-3, 1e3)}
AGREEMENT = (
    agreement(
        "log1pmx",
        exact.log1pmx,
        ROUTINE["log1pmx"],
        floats(-0.9, 1e15),
        ulps=3.0,
        **ORIGIN,
    ),
    agreement(
        "log1mexp",
        lambda x: mp.log(-mp.expm1(x)),
        ROUTINE["log1mexp"],
        floats(-80, -1e-30),
        ulps=3.0,
        **ORIGIN,
    ),
    agreement(
        "entr",
        lambda x: -x * mp.log(x) if x else mp.mpf(0),
        ROUTINE["entr"],
        floats(0, 1e30),
        ulps=2.0,
        **ORIGIN,
    ),
    agreement_of_two(
        "xlogy",
        lambda x, y: x * mp.log(y) if x else mp.mpf(0),
        reals(-1e3, 1e3),
        positive(1e-20, 1e20),
        2.0,
        **ORIGIN,
    ),
    agreement_of_two(
        "xlog1py",
        lambda x, y: x * mp.log1p(y) if x else mp.mpf(0),
        reals(-1e3, 1e3),
        reals(-0.99, 1e3),
        2.0,
        **ORIGIN,
    ),
    agreement_of_two(
        "rel_entr",
        lambda x, y: x * mp.log(x / y),
        positive(1e-2, 1e2),
        positive(1e-2, 1e2),
        3.0,
        **ORIGIN,
    ),
)
LIMITS = {
    "log1pmx": ((-2.0, NAN), (-1.0, -INF), (0.0, -0.0), (INF, -INF), (NAN, NAN)),
    "log1mexp": ((-INF, -0.0), (0.0, -INF), (1.0, NAN), (NAN, NAN)),
    "entr": ((-INF, -INF), (-1.0, -INF), (0.0, 0.0), (INF, -INF), (NAN, NAN)),
}
LIMIT = tuple(limits(name, ROUTINE[name], LIMITS[name], **ORIGIN) for name in LIMITS)


@about(
    statement="log(1 + x) - x ≤ 0; -x^{2}/2 ≤ log(1 + x) - x for x ≥ 0",
    source=f"{DLMF}4.5.1",
    uses=("tail bounds",),
    tolerance=tolerance.rounding(4),
    x=reals(-0.99, 10),
)
def log1pmx_keeps_to_its_bounds(log1pmx: Operation, x: Any) -> Claim:
    value = log1pmx(x)
    low = np.where(x >= 0, -x * x / 2, -INF).astype(x.dtype)
    return both(
        at_most(value, 0, scale=np.abs(value)),
        at_most(np.where(x >= 0, low, value), value, scale=np.abs(value)),
    )


@about(
    statement="exp(log1mexp(x)) + exp(x) = 1",
    source="definition",
    uses=("survival functions",),
    tolerance=tolerance.rounding(6),
    x=reals(-30, -1e-6),
)
def log1mexp_completes_exp(log1mexp: Operation, x: Any) -> Claim:
    return close(np.exp(log1mexp(x)) + np.exp(x), np.ones_like(x))


@about(
    statement="logaddexp(x, y) = logaddexp(y, x)",
    source="definition",
    uses=("log-sum-exp",),
    tolerance=tolerance.exact(),
    x=floats(),
    y=floats(),
)
def logaddexp_is_commutative(logaddexp: Operation, x: Any, y: Any) -> Claim:
    return equal(logaddexp(x, y), logaddexp(y, x))


@about(
    statement="logaddexp(x + c, y + c) = logaddexp(x, y) + c",
    source="Blanchard, Higham and Higham 2021, doi:10.1093/imanum/draa038",
    uses=("log-sum-exp",),
    tolerance=tolerance.rounding(4),
    x=reals(-50, 50),
    y=reals(-50, 50),
    c=reals(-1e3, 1e3),
)
def logaddexp_moves_with_its_arguments(logaddexp: Operation, x: Any, y: Any, c: Any) -> Claim:
    size = np.abs(x) + np.abs(y) + np.abs(c) + 1
    return close(logaddexp(x + c, y + c), logaddexp(x, y) + c, scale=size)


@about(
    statement="max(x, y) ≤ logaddexp(x, y) ≤ max(x, y) + log 2",
    source="Blanchard, Higham and Higham 2021, doi:10.1093/imanum/draa038",
    uses=("smooth maxima",),
    tolerance=tolerance.rounding(4),
    x=reals(-1e3, 1e3),
    y=reals(-1e3, 1e3),
)
def logaddexp_is_near_the_maximum(logaddexp: Operation, x: Any, y: Any) -> Claim:
    most, value = np.maximum(x, y), logaddexp(x, y)
    size = np.abs(most) + 1
    top = most + x.dtype.type(np.log(2))
    return both(at_most(most, value, scale=size), at_most(value, top, scale=size))


@about(
    statement="logaddexp(logsubexp(x, y), y) = x, x > y",
    source="definition",
    uses=("differences of likelihoods",),
    tolerance=tolerance.rounding(6),
    x=reals(-50, 50),
    d=positive(1e-2, 30),
)
def logaddexp_undoes_logsubexp(logaddexp: Operation, logsubexp: Operation, x: Any, d: Any) -> Claim:
    y = x - d
    size = (np.abs(x) + np.abs(y) + 1) / np.minimum(d, 1)
    return close(logaddexp(logsubexp(x, y), y), x, scale=size)


@about(
    statement="xlogy(x, y) = -entr(x) at y = x",
    source="definition",
    uses=("entropies",),
    tolerance=tolerance.rounding(3),
    x=positive(1e-6, 1e6),
)
def entr_is_xlogy_of_itself(entr: Operation, xlogy: Operation, x: Any) -> Claim:
    return close(xlogy(x, x), -entr(x))


@about(
    statement="xlog1py(x, y) = xlogy(x, 1 + y), and both are 0 at x = 0",
    source="definition",
    uses=("Bernoulli likelihoods",),
    tolerance=tolerance.rounding(4),
    x=reals(-1e3, 1e3),
    y=positive(1e-3, 1e3),
)
def xlog1py_is_xlogy_of_one_more(xlog1py: Operation, xlogy: Operation, x: Any, y: Any) -> Claim:
    u = (1 + y).astype(y.dtype)
    z = (u - 1).astype(y.dtype)  # 1 + z is u exactly
    zero = np.zeros_like(x)
    return both(
        close(xlog1py(x, z), xlogy(x, u), given=z > 0),
        equal(xlog1py(zero, zero - 1), zero),
        equal(xlogy(zero, zero), zero),
    )


@about(
    statement="kl_div(x, y) = rel_entr(x, y) - x + y",
    source="Boyd and Vandenberghe, Convex Optimization, 3.2.6",
    uses=("non-negative matrix factorisation", "Poisson deviance"),
    tolerance=tolerance.rounding(6),
    x=positive(1e-3, 1e3),
    y=positive(1e-3, 1e3),
)
def kl_div_is_rel_entr_with_its_difference(
    kl_div: Operation, rel_entr: Operation, x: Any, y: Any
) -> Claim:
    term = rel_entr(x, y)
    return close(kl_div(x, y), term - x + y, scale=np.abs(term) + x + y)


@about(
    statement="kl_div(x, y) ≥ 0, and is (y - x)^{2} / (2 x) for y near x",
    source="Bregman, USSR Computational Mathematics 7, 1967",
    uses=("divergences",),
    tolerance=tolerance.rounding(6),
    x=positive(1e-2, 1e2),
    share=reals(-1e-3, 1e-3),
)
def kl_div_is_a_square_near_equality(kl_div: Operation, x: Any, share: Any) -> Claim:
    y = (x + x * share).astype(x.dtype)
    d = (y.astype(np.float64) - x) / x
    right = x * sum((-d) ** k / k for k in range(2, 9))
    value = kl_div(x, y)
    return both(at_most(0, value, scale=1.0), close(value, right, scale=np.abs(right) + 1e-300))
