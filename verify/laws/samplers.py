"""Laws of draws with parameters: gamma and beta ones, as functions of a seed."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, positive, seeds
from verify.statistics import spread

Operation = Callable[..., Any]

DEVROYE = "Devroye, Non-Uniform Random Variate Generation, 1986"
MARSAGLIA = "Marsaglia and Tsang, ACM Transactions on Mathematical Software 26, 2000"
DRAWS = 2048
"""Draws of one case of a statistical law."""
COUNTED = ("float64",)
"""Counts have no precision; their parameters are float64."""


def itself(u: Any) -> Any:
    """The distribution function of the uniform distribution on [0, 1]."""
    return u


def gamma_cdf(x: Any, shape: Any) -> Any:
    """The distribution function of the gamma distribution of scale one, by another library."""
    from scipy.special import gammainc

    return gammainc(float(shape), np.asarray(x, np.float64))


def gamma_cdf_of_exp(y: Any, shape: Any) -> Any:
    """The same at exp(y); far below zero by the first term of its series, DLMF 8.7.1."""
    from scipy.special import gammainc, gammaln

    a, y = float(shape), np.asarray(y, np.float64)
    first = np.exp(np.minimum(a * y - gammaln(a + 1), 0.0))
    return np.where(y < -40.0, first, gammainc(a, np.exp(np.minimum(y, 700.0))))


@law(
    field="random",
    statement="P(X ≤ x) = 1 - exp(-x)",
    source=f"{DEVROYE}, section II.2",
    uses=("waiting times", "survival analysis"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def exponential_draws_follow_the_exponential_distribution(
    exponential: Operation, seed: Any
) -> Claim:
    return follows(exponential(seed, DRAWS), lambda x: -np.expm1(-x))


@law(
    field="random",
    statement="P(X ≤ x) = P(a, x / s)",
    source=f"{MARSAGLIA}, section 2",
    uses=("Bayesian models of rates", "topic models"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    shape=positive(0.2, 1e5),
    scale=choices(1.0, 0.25, 3.0),
)
def gamma_draws_follow_the_gamma_distribution(
    random_gamma: Operation, seed: Any, shape: Any, scale: Any
) -> Claim:
    x = np.asarray(random_gamma(seed, shape, scale, DRAWS), np.float64) / scale
    return follows(x, lambda x: gamma_cdf(x, shape))


@law(
    field="random",
    statement="P(log X ≤ y) = P(a, exp(y))",
    source=f"{MARSAGLIA}, section 6",
    uses=("sparse Dirichlet priors",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    shape=positive(1e-5, 2.0),
)
def logarithms_of_gamma_draws_follow_theirs_down_to_tiny_shapes(
    random_loggamma: Operation, seed: Any, shape: Any
) -> Claim:
    return follows(random_loggamma(seed, shape, DRAWS), lambda y: gamma_cdf_of_exp(y, shape))


@law(
    field="random",
    statement="log X(s) of gamma draws = the logarithms drawn with the same seed",
    source=f"{MARSAGLIA}, section 6",
    uses=("sparse Dirichlet priors",),
    tolerance=tolerance.backward(),
    seed=seeds(),
    shape=positive(0.5, 1e4),
)
def logarithms_of_gamma_draws_are_those_of_the_gamma_draws(
    random_loggamma: Operation, random_gamma: Operation, seed: Any, shape: Any
) -> Claim:
    logarithms = np.asarray(random_loggamma(seed, shape, 64), np.float64)
    x = np.asarray(random_gamma(seed, shape, 1.0, 64), np.float64)
    return close(logarithms, np.log(x), scale=1.0 + np.abs(logarithms), n=4)


@law(
    field="random",
    statement="X(a, s) = s X(a, 1)",
    source=f"{DEVROYE}, section IX.3",
    uses=("reparametrised gradients",),
    tolerance=tolerance.backward(),
    seed=seeds(),
    shape=positive(0.5, 1e5),
    scale=positive(1e-6, 1e6),
)
def gamma_draws_scale(random_gamma: Operation, seed: Any, shape: Any, scale: Any) -> Claim:
    unit = np.asarray(random_gamma(seed, shape, 1.0, 64), np.float64)
    return close(random_gamma(seed, shape, scale, 64), scale * unit)


@law(
    field="random",
    statement="X_{2i}(a) + X_{2i+1}(a) has the gamma distribution of shape 2 a",
    source=f"{DEVROYE}, section IX.3",
    uses=("independence of draws",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    shape=positive(0.2, 1e4),
)
def sums_of_neighbouring_gamma_draws_are_gamma_draws(
    random_gamma: Operation, seed: Any, shape: Any
) -> Claim:
    x = np.asarray(random_gamma(seed, shape, 1.0, 2 * DRAWS), np.float64)
    return follows(x[0::2] + x[1::2], lambda x: gamma_cdf(x, 2 * float(shape)))


@law(
    field="random",
    statement="P(X ≤ x) = I_{x}(a, b)",
    source=f"{DEVROYE}, section IX.4",
    uses=("Thompson sampling", "Bayesian models of proportions"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    a=positive(0.3, 1e4),
    b=positive(2.0, 1e4),  # below it much lies so near to one that float32 rounds it to one
)
def beta_draws_follow_the_beta_distribution(
    random_beta: Operation, seed: Any, a: Any, b: Any
) -> Claim:
    from scipy.special import betainc

    return follows(random_beta(seed, a, b, DRAWS), lambda x: betainc(a, b, x))


@law(
    field="random",
    statement="P(1 - X ≤ x) = I_{x}(b, a)",
    source=f"{DEVROYE}, section IX.4",
    uses=("arcsine laws", "Bayesian models of proportions"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    a=positive(0.5, 3.0),
    b=positive(0.5, 3.0),
)
def complements_of_beta_draws_follow_the_mirrored_distribution(
    random_beta: Operation, seed: Any, a: Any, b: Any
) -> Claim:
    from scipy.special import betainc

    return follows(1.0 - random_beta(seed, a, b, DRAWS), lambda x: betainc(b, a, x))


@law(
    field="random",
    statement="P(X < 1/2) = b / (a + b) as a, b → 0, and 0 ≤ X ≤ 1",
    source=f"{DEVROYE}, section IX.4",
    uses=("sparse Dirichlet priors",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    a=positive(1e-9, 1e-7),
    b=positive(1e-9, 1e-7),
)
def beta_draws_of_tiny_parameters_lie_at_the_ends(
    random_beta: Operation, seed: Any, a: Any, b: Any
) -> Claim:
    x = np.asarray(random_beta(seed, a, b, DRAWS), np.float64)
    a, b = float(a), float(b)

    def cdf(k: Any) -> Any:
        return np.where(k < 0, 0.0, np.where(k < 1, b / (a + b), 1.0))

    return both(follows(spread(x >= 0.5, cdf), itself), within(x, 0.0, 1.0))
