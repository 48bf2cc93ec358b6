"""Laws between distributions: sums, quotients and powers of variables of others."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import close, equal, law, tolerance
from verify.claim import Claim
from verify.domains import integers, positive, probabilities, reals, vectors
from verify.laws._nodes import MASSES, TAILS
from verify.laws._probability import wide
from verify.laws.distributions.closed import CONTINUOUS

Operation = Callable[..., Any]

DOUBLE = ("float64",)
"""Means over another distribution are sums in double precision."""


def mean_over(ppf: Operation, isf: Operation, g: Callable[[Any], Any], *theta: Any) -> Any:
    """The mean of g(Y) over a distribution, by the double exponential rule, along the last axis."""
    y = np.concatenate([np.asarray(q(TAILS, *theta), np.float64) for q in (ppf, isf)])
    return (np.asarray(g(y), np.float64) * np.concatenate([MASSES, MASSES])).sum(axis=-1)


@law(
    field="distributions",
    statement="P(Z^{2} > z^{2}) = 2 P(Z > z), Z^{2} of one degree of freedom",
    source=f"{CONTINUOUS} 1, chapter 18",
    uses=("tests of fit", "Mahalanobis distances"),
    tolerance=tolerance.rounding(),
    z=reals(0.05, 12.0),
)
def the_square_of_a_normal_variable_is_chi_square(
    chi2_sf: Operation, normal_sf: Operation, z: Any
) -> Claim:
    zero, one = np.zeros_like(z), np.ones_like(z)
    right = 2 * wide(normal_sf(z, zero, one))[0]
    return close(chi2_sf(z * z, one), right, scale=right * (1 + wide(z)[0] ** 2))


@law(
    field="distributions",
    statement="S(x; ν + 2) = S(x; ν) + 2 f(x; ν + 2)",
    source="DLMF 8.8.6",
    uses=("tests of fit", "sums of squares"),
    tolerance=tolerance.rounding(),
    x=positive(0.1, 60.0),
    df=reals(1.0, 60.0),
)
def two_more_squares_add_twice_the_density_to_the_tail(
    chi2_sf: Operation, chi2_pdf: Operation, x: Any, df: Any
) -> Claim:
    more = df + 2
    tail, density = wide(chi2_sf(x, df), chi2_pdf(x, more))
    right = tail + 2 * density
    return close(chi2_sf(x, more), right, scale=right * (1 + wide(x)[0]) + wide(df)[0] * density)


@law(
    field="distributions",
    statement="P(X / (X + Y) ≤ t) = I_{t}(a, b), X of shape a, Y of shape b",
    source=f"{CONTINUOUS} 2, chapter 25",
    uses=("Dirichlet draws", "shares of totals"),
    tolerance=tolerance.sums(),
    dtypes=DOUBLE,
    t=vectors(4, low=0.05, high=0.95),
    a=positive(0.5, 20.0),
    b=positive(0.5, 20.0),
)
def a_share_of_two_gamma_variables_is_a_beta_variable(
    beta_cdf: Operation, gamma_cdf: Operation, gamma_ppf: Operation, gamma_isf: Operation,
    t: Any, a: Any, b: Any,
) -> Claim:  # fmt: skip  # rows
    odds = (t / (1 - t))[:, None]
    right = mean_over(gamma_ppf, gamma_isf, lambda y: gamma_cdf(odds * y, a, 0.0, 1.0), b, 0.0, 1.0)
    return close(beta_cdf(t, a, b), right, scale=1.0 + float(a) + float(b), n=8)


@law(
    field="distributions",
    statement="P((X / m) / (Y / n) ≤ x) = F(x; m, n), X and Y chi-square of m and n",
    source=f"{CONTINUOUS} 2, chapter 27",
    uses=("analysis of variance",),
    tolerance=tolerance.sums(),
    dtypes=DOUBLE,
    x=vectors(4, low=0.1, high=4.0),
    dfn=positive(1.0, 40.0),
    dfd=positive(1.0, 40.0),
)
def a_quotient_of_mean_squares_is_an_f_variable(
    f_cdf: Operation, chi2_cdf: Operation, chi2_ppf: Operation, chi2_isf: Operation,
    x: Any, dfn: Any, dfd: Any,
) -> Claim:  # fmt: skip  # rows
    scaled = (x * dfn / dfd)[:, None]
    right = mean_over(chi2_ppf, chi2_isf, lambda y: chi2_cdf(scaled * y, dfn), dfd)
    return close(f_cdf(x, dfn, dfd), right, scale=1.0 + float(dfn) + float(dfd), n=8)


@law(
    field="distributions",
    statement="2 P(T > t; ν) = P(F > t^{2}; 1, ν)",
    source=f"{CONTINUOUS} 2, section 28.2",
    uses=("tests of means", "analysis of variance"),
    tolerance=tolerance.rounding(),
    t=reals(0.05, 8.0),
    df=positive(1.0, 60.0),
)
def the_square_of_students_t_is_an_f_variable(
    student_t_sf: Operation, f_sf: Operation, t: Any, df: Any
) -> Claim:
    zero, one = np.zeros_like(t), np.ones_like(t)
    right = wide(f_sf(t * t, one, df))[0]
    scale = right * (1 + wide(t)[0] ** 2 + wide(df)[0])
    return close(2 * student_t_sf(t, df, zero, one), right, scale=scale)


@law(
    field="distributions",
    statement="F(x; 1, m, s) is that of the Cauchy distribution",
    source=f"{CONTINUOUS} 2, section 28.2",
    uses=("robust noise",),
    tolerance=tolerance.rounding(),
    x=reals(-50.0, 50.0),
    scale=positive(0.1, 10.0),
)
def students_t_of_one_degree_is_a_cauchy_variable(
    student_t_cdf: Operation, cauchy_cdf: Operation, x: Any, scale: Any
) -> Claim:
    zero, one = np.zeros_like(x), np.ones_like(x)
    return close(student_t_cdf(x, one, zero, scale), cauchy_cdf(x, zero, scale), n=2)


@law(
    field="distributions",
    statement="P(X + Y ≤ x) = Φ((x - m) / (s^{2} + t^{2})^{1/2}), X of (m, s), Y of (0, t)",
    source=f"{CONTINUOUS} 1, chapter 13",
    uses=("sums of errors", "Kalman filters"),
    tolerance=tolerance.sums(),
    dtypes=DOUBLE,
    x=vectors(4, low=-4.0, high=4.0),
    loc=reals(-2.0, 2.0),
    s=positive(0.3, 3.0),
    t=positive(0.3, 3.0),
)
def a_sum_of_normal_variables_is_normal(
    normal_cdf: Operation, normal_ppf: Operation, normal_isf: Operation,
    x: Any, loc: Any, s: Any, t: Any,
) -> Claim:  # fmt: skip  # rows
    short, long = min(s, t), max(s, t)  # a step of the longer one is smooth to the nodes

    def below(y: Any) -> Any:
        return normal_cdf(x[:, None] - y, 0.0, long)

    right = mean_over(normal_ppf, normal_isf, below, loc, short)
    return close(normal_cdf(x, loc, np.hypot(s, t)), right, scale=np.ones_like(right), n=8)


@law(
    field="distributions",
    statement="F(s x; a, s) = F(x; a, 1), s = 2^{e}",
    source=f"{CONTINUOUS} 1, chapter 17",
    uses=("changes of units",),
    tolerance=tolerance.exact(),
    x=positive(0.01, 40.0),
    a=positive(0.1, 30.0),
    e=integers(-8, 8),
)
def gamma_variables_scale(gamma_cdf: Operation, x: Any, a: Any, e: Any) -> Claim:
    scale = np.exp2(e).astype(x.dtype)
    zero, one = np.zeros_like(x), np.ones_like(x)
    return equal(gamma_cdf(scale * x, a, zero, scale), gamma_cdf(x, a, zero, one))


@law(
    field="distributions",
    statement="S(x; s) S(x; t) = S(x; 1 / (1/s + 1/t))",
    source=f"{CONTINUOUS} 1, chapter 19",
    uses=("races of clocks", "survival analysis"),
    tolerance=tolerance.rounding(),
    x=positive(0.01, 20.0),
    s=positive(0.5, 10.0),
    t=positive(0.5, 10.0),
)
def the_least_of_exponential_variables_is_exponential(
    exponential_sf: Operation, x: Any, s: Any, t: Any
) -> Claim:
    zero, joint = np.zeros_like(x), s * t / (s + t)
    right = np.prod(wide(exponential_sf(x, zero, s), exponential_sf(x, zero, t)), axis=0)
    return close(exponential_sf(x, zero, joint), right, scale=right * (1 + wide(x / joint)[0]))


@law(
    field="distributions",
    statement="Q(u; s, m) = m exp(s Φ^{-1}(u))",
    source=f"{CONTINUOUS} 1, chapter 14",
    uses=("draws by inversion", "prices"),
    tolerance=tolerance.rounding(),
    u=probabilities(open_ends=True),
    s=positive(0.1, 2.0),
)
def log_normal_quantiles_are_exponentials_of_normal_ones(
    lognormal_ppf: Operation, normal_ppf: Operation, u: Any, s: Any
) -> Claim:
    zero, one = np.zeros_like(u), np.ones_like(u)
    exponent = wide(s)[0] * wide(normal_ppf(u, zero, one))[0]
    right = np.exp(exponent)
    return close(lognormal_ppf(u, s, zero, one), right, scale=right * (1 + np.abs(exponent)))


@law(
    field="distributions",
    statement="Q(u; c)^{c} = -log(1 - u)",
    source=f"{CONTINUOUS} 1, chapter 21",
    uses=("draws by inversion", "lifetimes"),
    tolerance=tolerance.rounding(),
    u=reals(1e-6, 0.999),
    c=positive(0.5, 4.0),
)
def powers_of_weibull_variables_are_exponential(
    weibull_ppf: Operation, exponential_ppf: Operation, u: Any, c: Any
) -> Claim:
    zero, one = np.zeros_like(u), np.ones_like(u)
    right = wide(exponential_ppf(u, zero, one))[0]
    root = right ** (1 / wide(c)[0])
    size = root * (1 + np.abs(np.log(right)) / wide(c)[0])
    return close(weibull_ppf(u, c, zero, one), root, scale=size)


@law(
    field="distributions",
    statement="F(x; 1, 1) = F(x) of the uniform distribution on [0, 1]",
    source=f"{CONTINUOUS} 2, section 25.1",
    uses=("flat priors",),
    tolerance=tolerance.rounding(),
    x=reals(-1.0, 2.0),
)
def beta_variables_of_ones_are_uniform(
    beta_cdf: Operation, uniform_cdf: Operation, x: Any
) -> Claim:
    zero, one = np.zeros_like(x), np.ones_like(x)
    return close(beta_cdf(x, one, one), uniform_cdf(x, zero, one))
