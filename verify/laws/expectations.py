"""Laws of expectations and of densities of functions of random variables."""

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

from verify import at_most, both, close, law, tolerance
from verify.claim import Claim
from verify.domains import positive, reals, vectors
from verify.laws.integrals import number

Function = Callable[[float], float]
Operation = Callable[..., Any]

ASKED = 1.49e-8
"""The error that expectations may have, if nothing else is asked for."""
BILLINGSLEY = "Billingsley 1995, Probability and Measure, 3rd ed."

about = functools.partial(
    law, field="probability", tolerance=tolerance.rounding(100), dtypes=("float64",)
)


def gamma_of(shape: float) -> tuple[Function, Function]:
    """The quantiles and the density of a gamma distribution."""
    constant = float(special.gammaln(shape))

    def pdf(x: float) -> float:
        if x <= 0.0:
            return 0.0
        return math.exp((shape - 1.0) * math.log(x) - x - constant)

    return lambda p: float(special.gammaincinv(shape, p)), pdf


def near(found: Any, exact: float, scale: float, asked: float = 0.0) -> Claim:
    """The exact expectation is as far as the error says, or was asked for, and rounding."""
    return at_most(abs(float(found[0]) - exact), max(float(found[1]), asked), scale=scale)


@about(
    statement="E 1 = 1, E X = a, E X^{2} = a (a + 1) for X ~ Gamma(a)",
    source=f"{BILLINGSLEY}, section 21",
    uses=("moments",),
    a=positive(0.2, 200.0),
)
def expectations_of_powers_are_the_moments(expectation: Operation, a: Any) -> Claim:
    shape = number(a)
    ppf, pdf = gamma_of(shape)
    rounding = 4.0 + shape * (1.0 + abs(math.log(shape)))  # of the logarithm of the density
    moments = 1.0, shape, shape * (shape + 1.0)
    found = [expectation(lambda x, k=power: x**k, ppf, pdf) for power in range(3)]
    return both(
        *(near(f, m, rounding * max(m, 1.0)) for f, m in zip(found, moments, strict=True)),
        *(at_most(f[1], 1.5e-8 * (1.0 + m)) for f, m in zip(found, moments, strict=True)),
    )


@about(
    statement="|E [X > t] - P(X > t)| ≤ max(error, 1.49e-8), the default of `epsabs`",
    source=f"{BILLINGSLEY}, section 21",
    uses=("tail risks",),
    a=positive(0.5, 20.0),
    t=positive(0.1, 30.0),
)
def expectation_of_an_indicator_is_a_probability(expectation: Operation, a: Any, t: Any) -> Claim:
    shape, limit = number(a), number(t)
    found = expectation(lambda x: float(x > limit), *gamma_of(shape))
    # less than was asked for may lie where no point of the rule sees it
    return near(found, float(special.gammaincc(shape, limit)), 10.0 + shape, ASKED)


@about(
    statement="E (s g + h) = s E g + E h, e^{t E X} ≤ E e^{t X} = (1 - t)^{-a}",
    source=f"{BILLINGSLEY}, section 21; Jensen 1906, doi:10.1007/BF02418571",
    uses=("moment generating functions", "evidence lower bounds"),
    a=positive(0.5, 8.0),
    t=reals(-2.0, 0.5),
    s=reals(-3.0, 3.0),
)
def expectation_is_linear_and_convex(expectation: Operation, a: Any, t: Any, s: Any) -> Claim:
    shape, rate, factor = number(a), number(t), number(s)
    ppf, pdf = gamma_of(shape)
    mean = expectation(lambda x: x, ppf, pdf)
    tilted = expectation(lambda x: math.exp(rate * x), ppf, pdf)
    both_at_once = expectation(lambda x: factor * x + math.exp(rate * x), ppf, pdf)
    error = abs(factor) * mean[1] + tilted[1] + both_at_once[1]
    exact = (1.0 - rate) ** -shape
    scale = 50.0 * (1.0 + abs(factor) * shape + exact)
    return both(
        at_most(abs(both_at_once[0] - factor * mean[0] - tilted[0]), error, scale=scale),
        near(tilted, exact, scale),
        at_most(math.exp(rate * shape), tilted[0] + tilted[1], scale=scale),
    )


@about(
    statement="E K (K - 1) … (K - j + 1) = λ^{j} for K ~ Poisson(λ)",
    source=f"{BILLINGSLEY}, section 21",
    uses=("counts",),
    rate=positive(0.01, 300.0),
)
def factorial_moments_of_counts(discrete_expectation: Operation, rate: Any) -> Claim:
    from scipy.stats import poisson

    mean = number(rate)
    counts = poisson(mean)

    def of_order(order: int) -> Claim:
        found = discrete_expectation(
            lambda k: math.prod(k - i for i in range(order)), counts.ppf, counts.pmf
        )
        rounding = 4.0 + mean * (1.0 + abs(math.log(mean)))  # of the logarithm of the chances
        return near(found, mean**order, rounding * (1.0 + mean**order))

    return both(of_order(0), of_order(2))


@about(
    statement="log p_{Y}(y) = log p_{X}(log y) - log y for Y = e^{X}",
    source=f"{BILLINGSLEY}, section 16",
    uses=("normalising flows", "log-normal densities"),
    dtypes=("float32", "float64"),
    y=vectors("n", low=0.01, high=50.0, max_size=16),
)
def density_of_an_exponential_has_the_slope_of_the_logarithm(
    transformed_logpdf: Operation, y: Any
) -> Claim:
    def logpdf(x: Any) -> Any:
        return -x * x / 2

    log = np.log(y.astype(float))
    return close(
        transformed_logpdf(y, math.log, logpdf), -log * log / 2 - log, scale=1.0 + log * log
    )
