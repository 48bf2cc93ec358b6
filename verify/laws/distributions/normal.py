"""Laws of the normal distribution: density, distribution function, tails and quantiles."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, law, tolerance
from verify.claim import Claim
from verify.domains import positive, probabilities, reals
from verify.laws.families import Origin, cdf_quantile_pair
from verify.laws.functions import agreement, limits

Operation = Callable[..., Any]

STEGUN = "Abramowitz and Stegun, Handbook of Mathematical Functions, section 26.2"
JOHNSON = "Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, chapter 13"
INF, NAN = np.inf, np.nan
NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)
ORIGIN: Origin = {
    "field": "distributions",
    "source": STEGUN,
    "uses": ("probit models", "expected improvement", "z tests"),
}


def upper_tail(x: Any) -> Any:
    """The probability of more than x, by mpmath's error function."""
    return mp.erfc(x / mp.sqrt(2)) / 2


def quantile(p: Any) -> Any:
    """The x with probability p of at most x, by Newton's iteration on the logarithm of the tail."""
    if p == mp.mpf(1) / 2:
        return mp.mpf(0)
    side, tail = (-1, p) if 2 * p < 1 else (1, 1 - p)
    x = mp.sqrt(-2 * mp.log(2 * tail))
    for _ in range(100):
        step = mp.log(upper_tail(x) / tail) * upper_tail(x) / mp.npdf(x)
        x += step
        if abs(step) < mp.mpf(10) ** -30 * x:
            break
    return side * x


PAIR = cdf_quantile_pair("normal_cdf", "normal_ppf", density_bound=0.4, **ORIGIN)
AGREEMENT = (
    agreement("normal_pdf", mp.npdf, reals(-6, 6), reals(-39, 39), ulps=1.5, **ORIGIN),
    agreement(
        "normal_logpdf",
        lambda x: -x * x / 2 - mp.log(2 * mp.pi) / 2,
        reals(-6, 6),
        reals(-1e15, 1e15),
        ulps=2,
        **ORIGIN,
    ),
    agreement(
        "normal_cdf", lambda x: upper_tail(-x), reals(-6, 6), reals(-39, 39), ulps=3, **ORIGIN
    ),
    agreement("normal_sf", upper_tail, reals(-6, 6), reals(-39, 39), ulps=3, **ORIGIN),
    agreement(
        "normal_ppf",
        quantile,
        probabilities(open_ends=True),
        probabilities(open_ends=True),
        ulps=3.5,
        **ORIGIN,
    ),
)
LIMIT = (
    limits("normal_pdf", reals(-6, 6), ((-INF, 0.0), (INF, 0.0), (NAN, NAN)), **ORIGIN),
    limits("normal_logpdf", reals(-6, 6), ((-INF, -INF), (INF, -INF), (NAN, NAN)), **ORIGIN),
    limits(
        "normal_cdf",
        reals(-6, 6),
        ((-INF, 0.0), (-0.0, 0.5), (0.0, 0.5), (INF, 1.0), (NAN, NAN)),
        **ORIGIN,
    ),
    limits(
        "normal_sf",
        reals(-6, 6),
        ((-INF, 1.0), (-0.0, 0.5), (0.0, 0.5), (INF, 0.0), (NAN, NAN)),
        **ORIGIN,
    ),
    limits(
        "normal_ppf",
        probabilities(open_ends=True),
        ((0.0, -INF), (0.5, 0.0), (1.0, INF), (-1.0, NAN), (2.0, NAN), (NAN, NAN)),
        **ORIGIN,
    ),
)


@law(
    field="distributions",
    statement="F(b) - F(a) = ∫_{a}^{b} f(x) dx",
    source=STEGUN,
    uses=("likelihoods of intervals",),
    tolerance=tolerance.sums(),
    a=reals(-8, 8),
    width=positive(1e-3, 2),
)
def the_density_integrates_to_the_cdf(
    normal_pdf: Operation, normal_cdf: Operation, a: Any, width: Any
) -> Claim:
    start, length = np.asarray(a, np.float64)[:, None], np.asarray(width, np.float64)[:, None]
    x = (start + length * (NODES + 1) / 2).astype(a.dtype)  # (lanes, nodes)
    density = np.asarray(normal_pdf(x), np.float64)
    area = (density * WEIGHTS).sum(axis=1) * length[:, 0] / 2
    b = (np.asarray(a, np.float64) + width).astype(a.dtype)
    f = np.maximum.reduce([normal_pdf(a), normal_pdf(b), density.max(axis=1)])
    far = 1 + np.maximum(np.abs(a), np.abs(b))
    scale = np.asarray(normal_cdf(b), np.float64) + area + f * far * (1 + far * width)
    return close(np.asarray(normal_cdf(b), np.float64) - normal_cdf(a), area, scale=scale)


@law(
    field="distributions",
    statement="F(x) + S(x) = 1",
    source=STEGUN,
    uses=("p-values",),
    tolerance=tolerance.rounding(3),
    x=reals(-40, 40),
)
def cdf_and_upper_tail_sum_to_one(normal_cdf: Operation, normal_sf: Operation, x: Any) -> Claim:
    return close(normal_cdf(x) + normal_sf(x), np.ones_like(x))


@law(
    field="distributions",
    statement="F(-x) = S(x), to the last digit of the tail",
    source=STEGUN,
    uses=("two-sided tests",),
    tolerance=tolerance.rounding(5),
    x=reals(-12, 12),
)
def the_lower_tail_mirrors_the_upper(normal_cdf: Operation, normal_sf: Operation, x: Any) -> Claim:
    return close(normal_cdf(-x), normal_sf(x))


@law(
    field="distributions",
    statement="f(-x) = f(x)",
    source=STEGUN,
    uses=("kernels",),
    tolerance=tolerance.rounding(3),
    x=reals(-12, 12),
)
def the_density_is_symmetrical(normal_pdf: Operation, x: Any) -> Claim:
    return close(normal_pdf(-x), normal_pdf(x))


@law(
    field="distributions",
    statement="Q(1 - p) = -Q(p)",
    source=STEGUN,
    uses=("confidence intervals",),
    tolerance=tolerance.rounding(),
    p=probabilities(open_ends=True),
)
def quantiles_of_complements_are_opposite(normal_ppf: Operation, p: Any) -> Claim:
    upper = (1 - np.minimum(p, 1 - p)).astype(p.dtype)
    lower = 1 - upper  # exact
    return close(normal_ppf(upper), -normal_ppf(lower), given=(lower > 0) & (upper < 1))


@law(
    field="distributions",
    statement="log f(x) = logpdf(x)",
    source=STEGUN,
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(),
    x=reals(-12, 12),
)
def logpdf_is_the_logarithm_of_the_density(
    normal_pdf: Operation, normal_logpdf: Operation, x: Any
) -> Claim:
    return close(
        normal_logpdf(x), np.log(np.asarray(normal_pdf(x), np.float64)), scale=1 + x * x / 2
    )


@law(
    field="distributions",
    statement="(logpdf(x) + logpdf(y)) / 2 ≤ logpdf((x + y) / 2)",
    source="Boyd and Vandenberghe, Convex Optimization, section 3.5",
    uses=("maximum likelihood", "Laplace approximation"),
    tolerance=tolerance.rounding(),
    x=reals(-1e3, 1e3),
    y=reals(-1e3, 1e3),
)
def the_density_is_log_concave(normal_logpdf: Operation, x: Any, y: Any) -> Claim:
    mean = normal_logpdf(x) / 2 + normal_logpdf(y) / 2
    return at_most(mean, normal_logpdf(x / 2 + y / 2), scale=1 + x * x + y * y)


@law(
    field="distributions",
    statement="x f(x) / (1 + x^{2}) ≤ S(x) ≤ f(x) / x, x > 0",
    source="Gordon, Annals of Mathematical Statistics 12, 1941",
    uses=("truncated normals", "expected improvement"),
    tolerance=tolerance.rounding(),
    x=positive(1e-2, 12),
)
def mills_ratio_keeps_to_its_bounds(normal_pdf: Operation, normal_sf: Operation, x: Any) -> Claim:
    f, tail = normal_pdf(x), normal_sf(x)
    return both(at_most(x * f / (1 + x * x), tail), at_most(tail, f / x))


@law(
    field="distributions",
    statement="F(x; m, s) = F((x - m) / s)",
    source=JOHNSON,
    uses=("z scores",),
    tolerance=tolerance.rounding(),
    x=reals(-50, 50),
    m=reals(-50, 50),
    s=positive(1e-2, 1e2),
)
def the_cdf_moves_and_stretches(
    normal_cdf: Operation, normal_pdf: Operation, x: Any, m: Any, s: Any
) -> Claim:
    z = (x - m) / s
    standard = normal_cdf(z)
    return close(normal_cdf(x, m, s), standard, scale=standard + np.abs(z) * normal_pdf(z))


@law(
    field="distributions",
    statement="s f(x; m, s) = f((x - m) / s)",
    source=JOHNSON,
    uses=("densities of changed variables",),
    tolerance=tolerance.rounding(),
    x=reals(-50, 50),
    m=reals(-50, 50),
    s=positive(1e-2, 1e2),
)
def the_density_moves_and_stretches(normal_pdf: Operation, x: Any, m: Any, s: Any) -> Claim:
    z = (x - m) / s
    f = normal_pdf(z)
    tiny = np.finfo(x.dtype).tiny
    return close(s * normal_pdf(x, m, s), f, scale=(1 + z * z) * np.maximum(f, tiny * (1 + s)))


@law(
    field="distributions",
    statement="Q(p; m, s) = m + s Q(p)",
    source=JOHNSON,
    uses=("value at risk",),
    tolerance=tolerance.rounding(),
    p=probabilities(open_ends=True),
    m=reals(-50, 50),
    s=positive(1e-2, 1e2),
)
def quantiles_move_and_stretch(normal_ppf: Operation, p: Any, m: Any, s: Any) -> Claim:
    z = normal_ppf(p)
    return close(normal_ppf(p, m, s), m + s * z, scale=np.abs(m) + s * np.abs(z))
