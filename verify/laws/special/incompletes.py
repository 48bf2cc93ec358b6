"""Laws of the incomplete gamma function."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, positive, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement_of_two
from verify.laws.special import DLMF, about
from verify.laws.special import references as exact

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}section 8.2",
    "uses": ("gamma, Poisson and chi-square distributions", "p-values"),
}

AGREEMENT = tuple(
    agreement_of_two(name, reference, positive(1e-3, 300), positive(1e-3, 1e3), 16.0, **ORIGIN)
    for name, reference in (("gammainc", exact.gammainc), ("gammaincc", exact.gammaincc))
)

EDGES = (
    *((0.0, 1.0, 1.0), (1.0, 0.0, 0.0), (2.5, -0.0, 0.0), (0.0, INF, 1.0), (3.5, INF, 1.0)),
    *((INF, 1.0, 0.0), (INF, 0.0, 0.0), (0.0, 0.0, NAN), (INF, INF, NAN), (-1.0, 1.0, NAN)),
    *((1.0, -1.0, NAN), (NAN, 1.0, NAN), (1.0, NAN, NAN), (-INF, 2.0, NAN), (2.0, -INF, NAN)),
)
"""a, x and P(a, x)."""

NODES, WEIGHTS = np.polynomial.legendre.leggauss(12)


def density(a: Any, x: Any) -> tuple[Any, Any]:
    """The gamma density in float64, and the size of its exponent's terms, which round."""
    a, x = np.asarray(a, np.float64), np.asarray(x, np.float64)
    gammaln = np.vectorize(lambda v: float(mp.loggamma(v)), otypes=[float])(a)
    power = (a - 1) * np.log(x)
    return np.exp(power - x - gammaln), np.abs(power) + x + np.abs(gammaln)


@about(
    statement="P(0, x) = P(a, ∞) = 1, P(a, 0) = P(∞, x) = 0, Q = 1 - P; nan outside",
    source=f"{DLMF}8.2(i)",
    uses=("total functions",),
    tolerance=tolerance.exact(),
    a=positive(0.1, 30),
    x=positive(0.1, 30),
    which=integers(0, len(EDGES) - 1),
)
def incomplete_gamma_functions_have_their_limits(
    gammainc: Operation, gammaincc: Operation, a: Any, x: Any, which: Any
) -> Claim:
    edge_a, edge_x, lower = (np.array(part, a.dtype)[which] for part in zip(*EDGES, strict=True))
    mixed = np.stack([edge_a, a], -1), np.stack([edge_x, x], -1)  # (n, 2): edges and neighbours
    p, q = np.asarray(gammainc(*mixed)), np.asarray(gammaincc(*mixed))
    return both(
        equal(p[:, 0], lower),
        equal(q[:, 0], 1 - lower),
        equal(p[:, 1], gammainc(a, x)),
        equal(q[:, 1], gammaincc(a, x)),
    )


@about(
    statement="P(a, x) + Q(a, x) = 1",
    source=f"{DLMF}8.2.5",
    uses=("p-values",),
    tolerance=tolerance.rounding(4),
    a=positive(1e-6, 1e6),
    x=positive(1e-6, 1e6),
)
def tails_of_the_incomplete_gamma_sum_to_one(
    gammainc: Operation, gammaincc: Operation, a: Any, x: Any
) -> Claim:
    return close(gammainc(a, x) + gammaincc(a, x), np.ones_like(x))


@about(
    statement="Q(a + 1, x) = Q(a, x) + x^{a} e^{-x} / Γ(a + 1)",
    source=f"{DLMF}8.8.6",
    uses=("Poisson distribution function",),
    tolerance=tolerance.rounding(10),
    a=positive(1e-2, 100),
    x=positive(1e-2, 100),
)
def upper_incomplete_gamma_of_the_next_is_a_sum(gammaincc: Operation, a: Any, x: Any) -> Claim:
    b = ((a + 1) - 1).astype(a.dtype)
    b = np.where(b > 0, b, 1).astype(a.dtype)
    step, size = density(b.astype(np.float64) + 1, x)
    after, before = gammaincc(b + 1, x), gammaincc(b, x).astype(np.float64)
    return close(after, before + step, condition=1 + size / 2)


@about(
    statement="P(a, x) = P(a + 1, x) + x^{a} e^{-x} / Γ(a + 1)",
    source=f"{DLMF}8.8.5",
    uses=("gamma distribution function",),
    tolerance=tolerance.rounding(10),
    a=positive(1e-2, 100),
    x=positive(1e-2, 100),
)
def lower_incomplete_gamma_is_a_sum_with_the_next(gammainc: Operation, a: Any, x: Any) -> Claim:
    b = ((a + 1) - 1).astype(a.dtype)
    b = np.where(b > 0, b, 1).astype(a.dtype)
    step, size = density(b.astype(np.float64) + 1, x)
    after, before = gammainc(b + 1, x).astype(np.float64), gammainc(b, x)
    return close(before, after + step, condition=1 + size / 2)


@about(
    statement="Q(n + 1, x) = e^{-x} ∑_{k ≤ n} x^{k} / k!",
    source=f"{DLMF}8.4.10",
    uses=("Poisson distribution function",),
    tolerance=tolerance.rounding(10),
    n=integers(0, 40),
    x=positive(1e-2, 80),
)
def upper_incomplete_gamma_of_a_whole_number_is_a_poisson_sum(
    gammaincc: Operation, n: Any, x: Any
) -> Claim:
    z = x.astype(np.float64)
    term, total = np.exp(-z), np.zeros_like(z)
    for k in range(41):
        total = total + np.where(k <= n, term, 0.0)
        term = term * z / (k + 1)
    return close(gammaincc((n + 1).astype(x.dtype), x), total)


@about(
    statement="P(½, x^{2}) = erf(x), Q(½, x^{2}) = erfc(x)",
    source=f"{DLMF}7.11.1",
    uses=("chi-square with one degree of freedom",),
    tolerance=tolerance.rounding(10),
    x=positive(1e-3, 9),
)
def incomplete_gamma_of_one_half_is_the_error_function(
    gammainc: Operation, gammaincc: Operation, erf: Operation, erfc: Operation, x: Any
) -> Claim:
    half, square = np.full_like(x, 0.5), x * x
    # the rounding of the square moves erfc by x**2 roundings
    return both(
        close(gammainc(half, square), erf(x)),
        close(gammaincc(half, square), erfc(x), condition=1 + square),
    )


@about(
    statement="P(a, y) - P(a, x) = ∫_{x}^{y} t^{a - 1} e^{-t} dt / Γ(a)",
    source=f"{DLMF}8.8.13",
    uses=("gamma density",),
    tolerance=tolerance.rounding(10),
    a=positive(0.5, 100),
    x=positive(0.1, 100),
)
def incomplete_gamma_grows_by_its_density(gammainc: Operation, a: Any, x: Any) -> Claim:
    low = x.astype(np.float64)
    high = (x + 2 * x / (8 + a + x)).astype(x.dtype)  # the exponent changes by 2 at most
    half = (high - low) / 2
    places = low[..., None] + half[..., None] * (1 + NODES)
    heights, sizes = density(a[..., None], places)
    grown = half * (heights @ WEIGHTS)
    after, before = (gammainc(a, t).astype(np.float64) for t in (high, x))
    scale = (after + before) * (1 + sizes.max(-1) / 2)
    return close((after - before).astype(x.dtype), grown, scale=scale)


@about(
    statement="x ≤ y ⇒ P(a, x) ≤ P(a, y), Q(a, x) ≥ Q(a, y); 0 ≤ P, Q ≤ 1",
    source=f"{DLMF}8.8.13",
    uses=("distribution functions",),
    tolerance=tolerance.monotone(16),
    a=positive(1e-3, 1e4),
    x=positive(1e-3, 1e4),
    share=reals(0, 1),
)
def incomplete_gamma_is_monotone_in_its_bound(
    gammainc: Operation, gammaincc: Operation, a: Any, x: Any, share: Any
) -> Claim:
    step = share**4  # most of them are small
    y = (x + x * step).astype(x.dtype)
    return both(
        at_most(gammainc(a, x), gammainc(a, y)),
        at_most(gammaincc(a, y), gammaincc(a, x)),
        at_most(0, gammainc(a, x), scale=0.0),
        at_most(gammaincc(a, x), 1, scale=0.0),
    )


@about(
    statement="a ≤ b ⇒ P(a, x) ≥ P(b, x)",
    source=f"{DLMF}8.10",
    uses=("Poisson distribution function",),
    tolerance=tolerance.monotone(16),
    a=positive(1e-3, 1e4),
    x=positive(1e-3, 1e4),
    share=reals(0, 1),
)
def incomplete_gamma_falls_with_its_exponent(
    gammainc: Operation, gammaincc: Operation, a: Any, x: Any, share: Any
) -> Claim:
    b = (a + a * share**4).astype(a.dtype)
    return both(at_most(gammainc(b, x), gammainc(a, x)), at_most(gammaincc(a, x), gammaincc(b, x)))
