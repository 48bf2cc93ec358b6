"""Laws of the error functions and of the normal distribution function."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import Domain, floats, positive, probabilities, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement, limits, rising
from verify.laws.special import DLMF, about
from verify.laws.special import references as exact

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}section 7.2",
    "uses": ("p-values", "probit regression", "GELU"),
}

REFERENCES: dict[str, Callable[[Any], Any]] = {
    "erf": mp.erf,
    "erfc": exact.erfc,
    "erfcx": exact.erfcx,
    "erfinv": exact.erfinv,
    "erfcinv": exact.erfcinv,
    "ndtr": exact.ndtr,
    "log_ndtr": exact.log_ndtr,
    "ndtri": exact.ndtri,
    "ndtri_exp": exact.ndtri_exp,
}
ULPS = dict.fromkeys(REFERENCES, 2.0) | {
    "erfinv": 2.5,
    "erfcinv": 2.5,
    "log_ndtr": 2.5,
    "ndtri_exp": 3.0,
}
ROUTINE: dict[str, Domain] = {
    "erf": reals(-6, 6),
    "erfc": reals(-6, 9),
    "erfcx": reals(-9, 50),
    "erfinv": reals(-0.999, 0.999),
    "erfcinv": reals(1e-3, 1.999),
    "ndtr": reals(-12, 6),
    "log_ndtr": reals(-50, 6),
    "ndtri": probabilities(open_ends=True),
    "ndtri_exp": reals(-20, -1e-3),
}
EXTREME: dict[str, Domain] = {
    "erf": floats(),
    "erfc": floats(),
    "erfcx": floats(-9, INF),
    "erfinv": floats(-1, 1),
    "erfcinv": floats(1e-323, 2),
    "ndtr": floats(),
    "log_ndtr": floats(-1e18, INF),
    "ndtri": floats(1e-323, 1),
    "ndtri_exp": floats(-INF, -1e-37),
}
LIMITS = {
    "erf": ((-INF, -1.0), (-0.0, -0.0), (0.0, 0.0), (INF, 1.0), (NAN, NAN)),
    "erfc": ((-INF, 2.0), (-0.0, 1.0), (0.0, 1.0), (INF, 0.0), (NAN, NAN)),
    "erfcx": ((-INF, INF), (-0.0, 1.0), (0.0, 1.0), (INF, 0.0), (NAN, NAN)),
    "erfinv": ((-2.0, NAN), (-1.0, -INF), (-0.0, -0.0), (0.0, 0.0), (1.0, INF), (NAN, NAN)),
    "erfcinv": ((-1.0, NAN), (0.0, INF), (1.0, 0.0), (2.0, -INF), (3.0, NAN), (NAN, NAN)),
    "ndtr": ((-INF, 0.0), (-0.0, 0.5), (0.0, 0.5), (INF, 1.0), (NAN, NAN)),
    "log_ndtr": ((-INF, -INF), (40.0, 0.0), (INF, 0.0), (NAN, NAN)),
    "ndtri": ((-1.0, NAN), (0.0, -INF), (0.5, 0.0), (1.0, INF), (2.0, NAN), (NAN, NAN)),
    "ndtri_exp": ((-INF, -INF), (0.0, INF), (1.0, NAN), (NAN, NAN)),
}
RISING = ("erf", "erfinv", "ndtr", "log_ndtr", "ndtri", "ndtri_exp")
RANGES = {"erf": (-1, 1), "ndtr": (0, 1), "log_ndtr": (-INF, 0)}

AGREEMENT = tuple(
    agreement(name, REFERENCES[name], ROUTINE[name], EXTREME[name], ulps=ULPS[name], **ORIGIN)
    for name in REFERENCES
)
LIMIT = tuple(limits(name, ROUTINE[name], LIMITS[name], **ORIGIN) for name in REFERENCES)
ORDER = tuple(
    rising(name, ROUTINE[name], *RANGES.get(name, (-INF, INF)), **ORIGIN) for name in RISING
)


@about(
    statement="erf(x) + erfc(x) = 1",
    source=f"{DLMF}7.2.2",
    uses=("p-values",),
    tolerance=tolerance.rounding(4),
    x=reals(-8, 8),
)
def erf_and_erfc_sum_to_one(erf: Operation, erfc: Operation, x: Any) -> Claim:
    return close(erf(x) + erfc(x), np.ones_like(x))


@about(
    statement="erf(-x) = -erf(x)",
    source=f"{DLMF}7.4.1",
    uses=("symmetry of activations",),
    tolerance=tolerance.exact(),
    x=floats(),
)
def erf_is_odd(erf: Operation, x: Any) -> Claim:
    return equal(erf(-x), -erf(x))


@about(
    statement="erfc(-x) = 2 - erfc(x)",
    source=f"{DLMF}7.4.2",
    uses=("two-sided tests",),
    tolerance=tolerance.rounding(3),
    x=reals(-8, 8),
)
def erfc_of_the_negative_is_the_rest_of_two(erfc: Operation, x: Any) -> Claim:
    return close(erfc(-x), 2 - erfc(x), scale=2.0)


@about(
    statement="erfc(x) = exp(-x^{2}) erfcx(x)",
    source=f"{DLMF}7.2.3",
    uses=("tails", "Voigt profiles"),
    tolerance=tolerance.rounding(6),
    x=reals(-4, 9),
)
def erfcx_is_erfc_without_its_decay(erfc: Operation, erfcx: Operation, x: Any) -> Claim:
    return close(np.exp(-x * x) * erfcx(x), erfc(x), condition=1 + x * x)


@about(
    statement="2 / (x + √(x^{2} + 2)) < √π erfcx(x) ≤ 2 / (x + √(x^{2} + 4/π)), x ≥ 0",
    source=f"{DLMF}7.8.2",
    uses=("truncated normals", "expected improvement"),
    # 1.5 roundings in a bound (its root counts for half), one in the product, two in erfcx.
    tolerance=tolerance.rounding(5),
    x=positive(1e-6, 1e6),
)
def erfcx_keeps_to_its_bounds(erfcx: Operation, x: Any) -> Claim:
    scaled = np.sqrt(np.pi).astype(x.dtype) * erfcx(x)
    low = 2 / (x + np.sqrt(x * x + 2))
    high = 2 / (x + np.sqrt(x * x + x.dtype.type(4 / np.pi)))
    return both(at_most(low, scaled, scale=low), at_most(scaled, high, scale=high))


@about(
    statement="ndtr(x) = erfc(-x / √2) / 2",
    source=f"{DLMF}7.18(iv); Abramowitz & Stegun 26.2.29",
    uses=("probit regression",),
    tolerance=tolerance.rounding(6),
    x=reals(-12, 12),
)
def ndtr_is_half_of_erfc(ndtr: Operation, erfc: Operation, x: Any) -> Claim:
    half = x.dtype.type(0.5)
    return close(ndtr(x), half * erfc(-x * np.sqrt(half)), condition=1 + x * x)


@about(
    statement="ndtr(x) + ndtr(-x) = 1",
    source="Abramowitz & Stegun 26.2.5",
    uses=("two-sided tests",),
    tolerance=tolerance.rounding(3),
    x=reals(-40, 40),
)
def ndtr_of_opposites_sum_to_one(ndtr: Operation, x: Any) -> Claim:
    return close(ndtr(x) + ndtr(-x), np.ones_like(x))


@about(
    statement="log_ndtr(x) = log(ndtr(x))",
    source="Abramowitz & Stegun 26.2.2",
    uses=("probit likelihoods",),
    tolerance=tolerance.rounding(6),
    x=reals(-12, 6),
)
def log_ndtr_is_the_logarithm(ndtr: Operation, log_ndtr: Operation, x: Any) -> Claim:
    p = ndtr(x).astype(np.float64)
    return close(log_ndtr(x), np.log(p), scale=np.abs(np.log(p)) + 1)


@about(
    statement="erf(erfinv(y)) = y",
    source=f"{DLMF}7.17.1",
    uses=("sampling by inversion",),
    tolerance=tolerance.rounding(6),
    y=reals(-1, 1),
)
def erf_undoes_erfinv(erf: Operation, erfinv: Operation, y: Any) -> Claim:
    return close(erf(erfinv(y)), y)


@about(
    statement="erfc(erfcinv(y)) = y",
    source=f"{DLMF}7.17.3",
    uses=("thresholds of tests",),
    tolerance=tolerance.rounding(6),
    y=positive(1e-30, 1),
)
def erfc_undoes_erfcinv(erfc: Operation, erfcinv: Operation, y: Any) -> Claim:
    x = erfcinv(y)
    return close(erfc(x), y, condition=1 + 2 * x * x)


@about(
    statement="ndtr(ndtri(p)) = p",
    source="Abramowitz & Stegun 26.2.22",
    uses=("sampling by inversion", "confidence intervals"),
    tolerance=tolerance.rounding(6),
    p=probabilities(open_ends=True),
)
def ndtr_undoes_ndtri(ndtr: Operation, ndtri: Operation, p: Any) -> Claim:
    x = ndtri(p)
    return close(ndtr(x), p, condition=1 + x * x)


@about(
    statement="ndtri(p) = -√2 erfcinv(2 p)",
    source=f"{DLMF}7.17.3",
    uses=("sampling by inversion",),
    # 2 ulp, 2.3 ulp, and the roundings of the root and of the product
    tolerance=tolerance.rounding(6),
    p=positive(1e-30, 0.5),
)
def ndtri_is_a_scaled_erfcinv(ndtri: Operation, erfcinv: Operation, p: Any) -> Claim:
    return close(ndtri(p), -np.sqrt(p.dtype.type(2)) * erfcinv(2 * p))


@about(
    statement="log_ndtr(ndtri_exp(y)) = y",
    source="Abramowitz & Stegun 26.2.22",
    uses=("copulas", "sampling of truncated normals"),
    tolerance=tolerance.rounding(8),
    y=reals(-1e4, -1e-3),
)
def log_ndtr_undoes_ndtri_exp(log_ndtr: Operation, ndtri_exp: Operation, y: Any) -> Claim:
    x = ndtri_exp(y)
    slope = np.exp(np.minimum(-x * x / 2 - y, 0)) + np.abs(np.minimum(x, 0))
    return close(log_ndtr(x), y, scale=np.abs(y) + np.abs(x) * slope)
