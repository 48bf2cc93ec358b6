"""Laws of conjugate priors: posteriors, predictive densities and modes.

A posterior and a predictive density are judged together by Bayes' rule at a point,
log p(θ | x) = log p(θ) + log p(x | θ) - log p(x), in double precision.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import betaln, gammaln, xlogy

from verify import at_most, both, close, equal, law, tolerance, undecided
from verify.claim import Claim
from verify.domains import integers, positive, probabilities, reals, simplex

Operation = Callable[..., Any]

GELMAN = "Gelman et al. 2013, Bayesian Data Analysis, "

about = functools.partial(law, field="probability", tolerance=tolerance.rounding(20))


def wide(*values: Any) -> tuple[Any, ...]:
    return tuple(np.asarray(value, np.float64) for value in values)


def size(*terms: Any) -> Any:
    """What a sum of such terms rounds, their own arguments being rounded to eps."""
    return 1.0 + sum(np.abs(term) for term in terms)


def steep(*parameters: Any) -> Any:
    """What logarithms of the gamma function round by their arguments."""
    return sum(np.abs(p) * (1.0 + np.abs(np.log(np.abs(p)))) for p in parameters)


def moderate(u: Any) -> Any:
    """A chance away from the ends, where a density would be infinite."""
    return (np.asarray(u) * u.dtype.type(0.9) + u.dtype.type(0.05)).astype(u.dtype)


def drawn(u: Any, n: Any, like: Any) -> tuple[Any, Any]:
    """How many successes a share of trials is, both in the precision of another number."""
    trials = np.asarray(n, like.dtype)
    return np.minimum(np.floor(u.astype(np.float64) * (trials + 1)), trials).astype(
        like.dtype
    ), trials


@about(
    statement="log Be(θ; a + k, b + n - k) = log Be(θ; a, b) + log Bi(k; n, θ) - log p(k)",
    source=GELMAN + "section 2.4",
    uses=("click rates", "A/B tests"),
    a=positive(0.1, 100.0),
    b=positive(0.1, 100.0),
    n=integers(0, 200),
    u=probabilities(),
    v=probabilities(),
)
def beta_posterior_is_that_of_bayes(
    beta_binomial_update: Operation, beta_binomial_logpmf: Operation,
    a: Any, b: Any, n: Any, u: Any, v: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    k, trials = drawn(u, n, a)
    after = wide(*beta_binomial_update(a, b, k, trials))
    evidence = wide(beta_binomial_logpmf(k, trials, a, b))[0]
    theta, p, q, k, trials = wide(moderate(v), a, b, k, trials)
    success, failure = np.log(theta), np.log1p(-theta)
    left = (after[0] - 1) * success + (after[1] - 1) * failure - betaln(*after)
    ways = -np.log1p(trials) - betaln(k + 1, trials - k + 1)
    likelihood = ways + k * success + (trials - k) * failure
    right = (p - 1) * success + (q - 1) * failure - betaln(p, q) + likelihood - evidence
    terms = (steep(*after), betaln(p, q), ways, after[0] * success, after[1] * failure)
    return close(left, right, scale=size(*terms))


@about(
    statement="log Ga(λ; a + k, r + 1) = log Ga(λ; a, r) + log Po(k; λ) - log p(k)",
    source=GELMAN + "section 2.6",
    uses=("counts of events",),
    a=positive(0.1, 100.0),
    rate=positive(0.1, 100.0),
    k=integers(0, 300),
    x=positive(0.1, 100.0),
)
def gamma_posterior_of_a_count_is_that_of_bayes(
    gamma_poisson_update: Operation, gamma_poisson_logpmf: Operation,
    a: Any, rate: Any, k: Any, x: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    counts = np.asarray(k, a.dtype)
    after = wide(*gamma_poisson_update(a, rate, counts, np.ones_like(a)))
    evidence = wide(gamma_poisson_logpmf(counts, a, rate))[0]
    likelihood, (n, z) = (
        xlogy(*wide(counts, x)) - wide(x)[0] - gammaln(wide(counts)[0] + 1),
        wide(counts, x),
    )
    right = log_gamma(z, *wide(a, rate)) + likelihood - evidence
    shape, speed = after
    terms = (steep(shape, n + 1.0), shape * np.log(speed), shape * np.log(z), speed * z, evidence)
    return close(log_gamma(z, shape, speed), right, scale=size(*terms))


def log_gamma(x: Any, a: Any, rate: Any) -> Any:
    """The logarithm of the density of the gamma distribution."""
    return a * np.log(rate) + (a - 1) * np.log(x) - rate * x - gammaln(a)


@about(
    statement="log Ga(λ; a + 1, r + x) = log Ga(λ; a, r) + log λ - λ x - log p(x)",
    source=GELMAN + "section 2.6",
    uses=("waiting times",),
    a=positive(0.1, 100.0),
    rate=positive(0.1, 100.0),
    x=positive(0.01, 100.0),
    y=positive(0.1, 100.0),
)
def gamma_posterior_of_a_time_is_that_of_bayes(
    gamma_exponential_update: Operation, gamma_exponential_logpdf: Operation,
    a: Any, rate: Any, x: Any, y: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    shape, speed = wide(*gamma_exponential_update(a, rate, x, np.ones_like(a)))
    evidence = wide(gamma_exponential_logpdf(x, a, rate))[0]
    z, time = wide(y, x)
    right = log_gamma(z, *wide(a, rate)) + np.log(z) - z * time - evidence
    terms = (steep(shape), shape * np.log(speed), shape * np.log(z), speed * z, evidence)
    more = shape * np.log(wide(rate)[0])
    return close(log_gamma(z, shape, speed), right, scale=size(*terms, more, shape))


@about(
    statement="log p(m, s | x) = log p(m, s) + log N(x; m, s) - log t(x)",
    source=GELMAN + "section 3.3",
    uses=("A/B tests", "Bayesian regression"),
    mean=reals(-10.0, 10.0),
    strength=positive(0.1, 100.0),
    a=positive(0.1, 100.0),
    b=positive(0.1, 100.0),
    x=reals(-10.0, 10.0),
    y=reals(-10.0, 10.0),
    s=positive(0.1, 100.0),
)
def normal_inverse_gamma_posterior_is_that_of_bayes(
    normal_inverse_gamma_update: Operation, normal_inverse_gamma_logpdf: Operation,
    mean: Any, strength: Any, a: Any, b: Any, x: Any, y: Any, s: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    one = np.ones_like(a)
    after = wide(*normal_inverse_gamma_update(mean, strength, a, b, x, 0 * one, one))
    evidence = wide(normal_inverse_gamma_logpdf(x, mean, strength, a, b))[0]
    at, variance, datum = wide(y, s, x)
    before = wide(mean, strength, a, b)
    left, rounded = log_both(at, variance, *after)
    right, more = log_both(at, variance, *before)
    likelihood = -0.5 * np.log(2 * np.pi * variance) - 0.5 * (datum - at) ** 2 / variance
    terms = (rounded, more, likelihood, evidence, steep(after[2]), (datum - at) ** 2 / variance)
    return close(left, right + likelihood - evidence, scale=size(*terms))


def log_both(m: Any, s: Any, mean: Any, strength: Any, a: Any, b: Any) -> tuple[Any, Any]:
    """The logarithm of the density of a mean and a variance, and the size of its terms."""
    normal = 0.5 * np.log(strength / (2 * np.pi * s)) - 0.5 * strength * (m - mean) ** 2 / s
    inverse = a * np.log(b) - gammaln(a) - (a + 1) * np.log(s) - b / s
    moved = strength * (np.abs(m) + np.abs(mean)) ** 2 / s
    rounded = moved + np.abs(a * np.log(b)) + np.abs((a + 1) * np.log(s)) + b / s + a
    return normal + inverse, rounded + np.abs(normal)


@about(
    statement="∑_{k} p(k) = 1 for successes, and for counts of two outcomes",
    source="Skellam 1948; Mosimann 1962, doi:10.1093/biomet/49.1-2.65",
    uses=("overdispersed counts",),
    p=simplex("n", zeros=False, max_size=32),
    a=reals(0.2, 30.0),
    b=reals(0.2, 30.0),
)
def predictive_chances_of_counts_sum_to_one(
    beta_binomial_logpmf: Operation, dirichlet_multinomial_logpmf: Operation,
    p: Any, a: Any, b: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    alpha = np.array([np.ravel(a)[0], np.ravel(b)[0]], p.dtype)
    n = p.size
    k = np.arange(n + 1).astype(p.dtype)
    first = np.full_like(k, n), np.full_like(k, alpha[0]), np.full_like(k, alpha[1])
    logs = wide(beta_binomial_logpmf(k, *first))[0]
    rows = [float(dirichlet_multinomial_logpmf(np.array([i, n - i], p.dtype), alpha)) for i in k]
    scale = size(steep(n + alpha.sum(dtype=float)))
    return both(
        close(np.exp(logs).sum(), 1.0, scale=scale),
        close(rows, logs, scale=scale + np.abs(logs)),
    )


@about(
    statement="log Di(θ; α + n) = log Di(θ; α) + log Mu(n; θ) - log p(n)",
    source=GELMAN + "section 3.4",
    uses=("topic models", "language models"),
    theta=simplex("n", zeros=False, max_size=12),
    p=simplex("n", zeros=False, max_size=12),
    q=simplex("n", max_size=12),
)
def dirichlet_posterior_is_that_of_bayes(
    dirichlet_multinomial_update: Operation, dirichlet_multinomial_logpmf: Operation,
    theta: Any, p: Any, q: Any,
) -> Claim:  # fmt: skip  # operations, then inputs
    alpha, counts = (p * 20 + p.dtype.type(0.1)).astype(p.dtype), np.floor(q * 50).astype(q.dtype)
    if not wide(theta)[0].min() > 1e-30:
        return undecided("a chance is next to none")
    after, logs = wide(dirichlet_multinomial_update(alpha, counts), np.log(wide(theta)[0]))
    evidence = float(dirichlet_multinomial_logpmf(counts, alpha))
    before, n = wide(alpha, counts)
    ways = gammaln(n.sum() + 1) - gammaln(n + 1).sum()
    right = log_dirichlet(logs, before) + ways + (n * logs).sum() - evidence
    terms = steep(after).sum() + steep(after.sum() + n.sum()) + np.abs(after * logs).sum() + ways
    return close(log_dirichlet(logs, after), right, scale=size(terms, evidence))


def log_dirichlet(logs: Any, alpha: Any) -> Any:
    """The logarithm of the density of the Dirichlet distribution, of logarithms of chances."""
    return gammaln(alpha.sum()) - gammaln(alpha).sum() + ((alpha - 1) * logs).sum()


@about(
    statement="log p(θ) ≤ log p(mode) for θ = mode (1 ± h)",
    source=GELMAN + "appendix A",
    uses=("MAP estimates",),
    a=positive(1.01, 100.0),
    b=positive(1.01, 100.0),
    h=reals(-0.5, 0.5),
)
def densities_are_highest_at_their_modes(
    beta_mode: Operation, gamma_mode: Operation, dirichlet_mode: Operation, a: Any, b: Any, h: Any
) -> Claim:
    p, q, step = wide(a, b, h)
    chance, rate = wide(beta_mode(a, b), gamma_mode(a, b))
    near = chance + step * chance * (1 - chance)
    together = wide(dirichlet_mode(np.stack([a, b], axis=-1).astype(a.dtype)[0]))[0]
    peak, other = log_beta(chance, p, q), log_beta(near, p, q)
    over = log_gamma(rate * (1 + step), p, q) - log_gamma(rate, p, q)
    return both(
        at_most(other, peak, scale=size(p, q) * (1 + np.abs(np.log(chance)))),
        at_most(over, 0.0 * over, scale=size(p) * (1 + np.abs(np.log(rate)))),
        close(together[0] + 0 * chance, chance[0] + 0 * chance, scale=chance[0] + 0 * chance),
    )


@about(
    statement="log p(m, v) ≤ log p(mode) for v = b (1 ± h) / (a + 3/2); the mode has the mean m",
    source=GELMAN + "section 3.3",
    uses=("MAP estimates",),
    mean=reals(-100.0, 100.0),
    a=positive(0.01, 100.0),
    b=positive(0.01, 100.0),
    h=reals(-0.5, 0.5),
)
def normal_inverse_gamma_density_is_highest_at_its_mode(
    normal_inverse_gamma_mode: Operation, mean: Any, a: Any, b: Any, h: Any
) -> Claim:
    found = normal_inverse_gamma_mode(mean, np.ones_like(mean), a, b)
    p, q, v, step = wide(a, b, found[1], h)

    def log_density(variance: Any) -> Any:
        return -(p + 1.5) * np.log(variance) - q / variance

    return both(
        equal(found[0], mean),
        at_most(
            log_density(v * (1 + step)), log_density(v), scale=size(p) * size(np.log(v), q / v)
        ),
    )


def log_beta(x: Any, a: Any, b: Any) -> Any:
    """The logarithm of what is proportional to the density of the beta distribution."""
    return (a - 1) * np.log(x) + (b - 1) * np.log1p(-x)
