"""Laws between distributions of counts and others: sums, mixtures, tails and limits."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, law, tolerance
from verify.claim import Claim
from verify.domains import integers, positive, probabilities, reals, vectors
from verify.laws._probability import wide
from verify.laws.distributions.closed import CONTINUOUS, DISCRETE
from verify.laws.distributions.relations import DOUBLE, mean_over

Operation = Callable[..., Any]

COUNTS = np.arange(64.0)


def rows(*values: Any) -> tuple[Any, ...]:
    """Lanes as rows, of which each is to have many columns."""
    return tuple(np.asarray(value)[:, None] for value in values)


@law(
    field="distributions",
    statement="P(X ≤ x; k, 1) = P(N ≥ k; x), N a Poisson variable",
    source=f"{CONTINUOUS} 1, chapter 17",
    uses=("waiting times", "counts of events"),
    tolerance=tolerance.rounding(),
    x=positive(0.05, 40.0),
    k=integers(1, 30),
)
def the_waiting_time_of_the_kth_event_is_a_gamma_variable(
    gamma_cdf: Operation, poisson_sf: Operation, x: Any, k: Any
) -> Claim:
    shape = k.astype(x.dtype)
    zero, one = np.zeros_like(x), np.ones_like(x)
    right = wide(poisson_sf(shape - 1, x))[0]
    return close(gamma_cdf(x, shape, zero, one), right, scale=right * (1 + wide(x)[0] + k))


@law(
    field="distributions",
    statement="P(X ≤ p; k, n + 1 - k) = P(K ≥ k; n, p), X a beta variable",
    source=f"{DISCRETE}, section 3.6",
    uses=("intervals of a chance", "order statistics"),
    tolerance=tolerance.rounding(),
    p=reals(0.02, 0.98),
    k=integers(1, 12),
    more=integers(0, 12),
)
def beta_tails_count_successes(
    binomial_sf: Operation, beta_cdf: Operation, p: Any, k: Any, more: Any
) -> Claim:
    a, n = k.astype(p.dtype), (k + more).astype(p.dtype)
    right = wide(beta_cdf(p, a, n + 1 - a))[0]
    condition = 1 + wide(n)[0] / (1 - wide(p)[0])
    return close(binomial_sf(a - 1, n, p), right, scale=right * condition)


@law(
    field="distributions",
    statement="∑_{k} |b(k; n, p) - π(k; n p)| ≤ 2 n p^{2}",
    source="Le Cam, Pacific Journal of Mathematics 10, 1960, doi 10.2140/pjm.1960.10.1181",
    uses=("counts of rare events",),
    tolerance=tolerance.sums(),
    n=integers(1, 60),
    p=positive(1e-6, 0.05),
)
def rare_successes_are_nearly_poisson(
    binomial_pmf: Operation, poisson_pmf: Operation, n: Any, p: Any
) -> Claim:
    count, chance = rows(n.astype(p.dtype), p)
    k = np.broadcast_to(COUNTS.astype(p.dtype), (p.size, COUNTS.size)).copy()
    left, right = wide(binomial_pmf(k, count, chance), poisson_pmf(k, count * chance))
    bound = 2 * wide(n)[0] * wide(p)[0] ** 2
    return at_most(np.abs(left - right).sum(axis=1), bound, scale=np.ones_like(bound), n=4)


@law(
    field="distributions",
    statement="∑_{k} |h(k; M, n, N) - b(k; N, n / M)| ≤ N (N - 1) / M",
    source="Freedman, Journal of the American Statistical Association 72, 1977, doi"
    " 10.1080/01621459.1977.10480637",
    uses=("draws from large populations",),
    tolerance=tolerance.sums(),
    M=integers(1000, 1 << 24),
    N=integers(1, 12),
    share=probabilities(),
)
def few_of_a_large_population_are_nearly_binomial(
    hypergeometric_pmf: Operation, binomial_pmf: Operation, M: Any, N: Any, share: Any
) -> Claim:
    good = np.floor(wide(M)[0] * wide(share)[0])
    total, taken, n, chance = rows(*(v.astype(share.dtype) for v in (M, N, good, good / M)))
    k = np.broadcast_to(COUNTS[:13].astype(share.dtype), (share.size, 13)).copy()
    left, right = wide(hypergeometric_pmf(k, total, n, taken), binomial_pmf(k, taken, chance))
    bound = wide(N)[0] * (wide(N)[0] - 1) / M
    return at_most(np.abs(left - right).sum(axis=1), bound, scale=1.0 + wide(N)[0], n=4)


@law(
    field="distributions",
    statement="h(k; M, n, N) = h(k; M, N, n) = h(N - k; M, M - n, N)",
    source=f"{DISCRETE}, section 6.2",
    uses=("tests of enrichment",),
    tolerance=tolerance.rounding(),
    k=integers(0, 40),
    good=integers(0, 60),
    bad=integers(0, 3000),
    taken=probabilities(),
)
def good_and_taken_ones_change_places(
    hypergeometric_pmf: Operation, k: Any, good: Any, bad: Any, taken: Any
) -> Claim:
    total = good + bad
    drawn = np.floor(wide(taken)[0] * total)
    k, M, n, N = (v.astype(taken.dtype) for v in (k, total, good, drawn))
    right = wide(hypergeometric_pmf(k, M, n, N))[0]
    size = right * (4 - np.log(np.maximum(right, 1e-300))) + np.finfo(taken.dtype).tiny
    return both(
        close(hypergeometric_pmf(k, M, N, n), right, scale=size),
        close(hypergeometric_pmf(N - k, M, M - n, N), right, scale=size),
    )


@law(
    field="distributions",
    statement="∑_{j} π(j; a) π(k - j; b) = π(k; a + b)",
    source=f"{DISCRETE}, section 4.8",
    uses=("merged streams of events",),
    tolerance=tolerance.sums(),
    k=integers(0, 40),
    a=positive(0.01, 20.0),
    b=positive(0.01, 20.0),
)
def a_sum_of_poisson_variables_is_poisson(poisson_pmf: Operation, k: Any, a: Any, b: Any) -> Claim:
    first, second = rows(a, b)
    j = np.broadcast_to(COUNTS.astype(a.dtype), (a.size, COUNTS.size)).copy()
    rest = rows(k.astype(a.dtype))[0] - j
    terms = np.prod(wide(poisson_pmf(j, first), poisson_pmf(rest, second)), axis=0)
    total = terms.sum(axis=1)
    right = poisson_pmf(k.astype(a.dtype), a + b)
    return close(right, total, scale=total * (1 + k + wide(a)[0] + wide(b)[0]), n=2)


@law(
    field="distributions",
    statement="S(j + k) = S(j) S(k)",
    source=f"{DISCRETE}, section 5.2",
    uses=("waiting times",),
    tolerance=tolerance.rounding(),
    j=integers(0, 12),
    k=integers(0, 12),
    p=reals(0.02, 0.9),
)
def geometric_variables_have_no_memory(geometric_sf: Operation, j: Any, k: Any, p: Any) -> Claim:
    first, second = j.astype(p.dtype), k.astype(p.dtype)
    right = np.prod(wide(geometric_sf(first, p), geometric_sf(second, p)), axis=0)
    size = 1 - (j + k) * np.log1p(-wide(p)[0])
    return close(geometric_sf(first + second, p), right, scale=right * size)


@law(
    field="distributions",
    statement="P(K = k; n, p) = E π(k; Λ), Λ of shape n and scale (1 - p) / p",
    source=f"{DISCRETE}, section 5.3",
    uses=("overdispersed counts", "hierarchical models"),
    tolerance=tolerance.sums(),
    dtypes=DOUBLE,
    k=integers(0, 30),
    n=positive(1.0, 20.0),
    p=reals(0.1, 0.9),
    x=vectors(1, low=0.0, high=1.0),
)
def poisson_variables_of_gamma_means_are_negative_binomial(
    negative_binomial_pmf: Operation, poisson_pmf: Operation, gamma_ppf: Operation,
    gamma_isf: Operation, k: Any, n: Any, p: Any, x: Any,
) -> Claim:  # fmt: skip  # rows
    count = float(k) + np.zeros_like(x)
    scale = (1 - p) / p
    right = mean_over(gamma_ppf, gamma_isf, lambda y: poisson_pmf(count, y), n, 0.0, scale)
    return close(negative_binomial_pmf(count, n, p), right, scale=1.0 + float(k) + float(n), n=8)
