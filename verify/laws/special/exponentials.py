"""Laws of the exponential integrals and of the function of Lambert."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import floats, positive, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement, exactly, limits, rising
from verify.laws.special import DLMF, about
from verify.laws.special import references as exact

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}chapter 6",
    "uses": ("entropies of exponential families", "extreme values"),
}

AGREEMENT = (
    agreement("exp1", exact.exp1, positive(1e-3, 80), floats(1e-37, 80), ulps=3.0, **ORIGIN),
    agreement("expi", mp.ei, reals(-80, 80), floats(1e-37, 80), ulps=3.0, **ORIGIN),
)
LIMITS = {
    "exp1": ((-INF, NAN), (-1.0, NAN), (-0.0, INF), (0.0, INF), (INF, 0.0), (NAN, NAN)),
    "expi": ((-INF, -0.0), (-0.0, -INF), (0.0, -INF), (INF, INF), (NAN, NAN)),
}
LIMIT = tuple(limits(name, reals(0.5, 20), LIMITS[name], **ORIGIN) for name in LIMITS)
ORDER = rising("expi", positive(1e-3, 80), **ORIGIN)


@about(
    statement="Ei(-x) = -E_{1}(x)",
    source=f"{DLMF}6.2.6",
    uses=("hazards",),
    tolerance=tolerance.exact(),
    x=positive(1e-30, 700),
)
def expi_of_the_negative_is_exp1(expi: Operation, exp1: Operation, x: Any) -> Claim:
    return equal(expi(-x), -exp1(x))


@about(
    statement="log(1 + 2/x) / 2 < e^{x} E_{1}(x) < log(1 + 1/x)",
    source=f"{DLMF}6.8.1",
    uses=("tails",),
    tolerance=tolerance.rounding(6),
    x=positive(1e-3, 60),
)
def exp1_keeps_to_its_bounds(exp1: Operation, x: Any) -> Claim:
    value, factor = exp1(x), np.exp(-x)
    low, high = factor * np.log1p(2 / x) / 2, factor * np.log1p(1 / x)
    return both(at_most(low, value, scale=value), at_most(value, high, scale=value))


@about(
    statement="|W_{k}(x) - f(x)| ≤ 4 ulp, k = 0, -1, f in 60 digits",
    source=f"{DLMF}4.13",
    uses=("closed-form thresholds", "ridge paths"),
    tolerance=tolerance.ulps(4),
    x=floats(1e-37, 1e30),
    share=positive(1e-6, 0.999),
)
def lambertw_agrees_with_its_reference(lambertw: Operation, x: Any, share: Any) -> Claim:
    below = (-share * x.dtype.type(np.exp(-1.0))).astype(x.dtype)
    given = below.astype(np.float64) * np.e > -1 + 4 * np.finfo(x.dtype).eps
    below = np.where(given, below, x.dtype.type(-0.25))
    return both(
        close(lambertw(x, 0), exactly(exact.lambertw, x)),
        close(lambertw(below, 0), exactly(exact.lambertw, below)),
        close(lambertw(below, -1), exactly(exact.lambertw_lower, below)),
    )


@about(
    statement="W_{0}(x e^{x}) = x for x ≥ -1, W_{-1}(x e^{x}) = x for x ≤ -1",
    source=f"{DLMF}4.13.1",
    uses=("closed-form thresholds",),
    tolerance=tolerance.rounding(10),
    x=reals(-0.99, 50),
    y=reals(-60, -1.01),
)
def lambertw_undoes_its_definition(lambertw: Operation, x: Any, y: Any) -> Claim:
    upper, lower = lambertw(x * np.exp(x), 0), lambertw(y * np.exp(y), -1)
    return both(
        close(upper, x, scale=np.abs(x) * (2 + 1 / (1 + x))),
        close(lower, y, scale=np.abs(y) * (2 - 1 / (1 + y))),
    )


@about(
    statement="W_{0}(x) + log W_{0}(x) = log x; W_{0} rises, W_{-1} falls",
    source=f"{DLMF}4.13.1",
    uses=("closed-form thresholds",),
    tolerance=tolerance.rounding(6),
    x=positive(1e-3, 1e30),
    share=positive(1e-3, 0.99),
)
def lambertw_is_log_linear(lambertw: Operation, x: Any, share: Any) -> Claim:
    w, log = lambertw(x, 0), np.log(x)
    size = np.abs(log) + np.abs(w) + np.abs(np.log(w))
    below = (-share * x.dtype.type(np.exp(-1.0))).astype(x.dtype)
    upper, lower = lambertw(below, 0), lambertw(below, -1)
    return both(
        close(w + np.log(w), log, scale=size + 1),
        at_most(upper, 0, scale=1.0),
        at_most(-1, upper, scale=1.0),
        at_most(lower, -1, scale=1.0),
    )
