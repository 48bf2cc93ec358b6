"""Laws of independence, total probability and intervals of posteriors."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import gammainc, gammaincinv, gammaln, xlogy

from verify import at_most, both, close, equal, holds, law, tolerance, undecided, within
from verify.claim import Claim
from verify.domains import (
    positive,
    probability_tables,
    reals,
    simplex,
    stochastic_matrices,
    vectors,
)

Operation = Callable[..., Any]

KOLMOGOROV = "Kolmogorov 1933, Foundations of the Theory of Probability, chapter I"

about = functools.partial(law, field="probability", tolerance=tolerance.sums())


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


@about(
    statement="P(d) = ∑_{h} P(h) P(d | h) = ∑_{h} P(h, d)",
    source=f"{KOLMOGOROV}, section 5",
    uses=("evidence", "mixtures"),
    prior=simplex("h"),
    likelihood=stochastic_matrices("h", "d"),
)
def total_probability_sums_over_the_hypotheses(
    total_probability: Operation, prior: Any, likelihood: Any
) -> Claim:
    found, right = total_probability(prior, likelihood), wide(prior) @ wide(likelihood)
    return both(
        close(found, right, n=prior.size),
        close(wide(found).sum(), 1.0, n=prior.size + likelihood.shape[1]),
    )


@about(
    statement="gap(P) = ½ ∑ |P(x, y) - P(x) P(y)|, 0 where P(x, y) = P(x) P(y)",
    source=f"{KOLMOGOROV}, section 5",
    uses=("feature selection", "conditional independence tests"),
    table=probability_tables("m", "n"),
    p=simplex("m"),
    q=simplex("n"),
)
def gap_of_independence_is_the_distance_from_the_product(
    independence_gap: Operation, table: Any, p: Any, q: Any
) -> Claim:
    whole = wide(table)
    product = np.outer(whole.sum(axis=1), whole.sum(axis=0)) / whole.sum()
    independent = np.outer(wide(p), wide(q)).astype(p.dtype)
    n, turned = sum(table.shape), np.ascontiguousarray(table.T)
    right = 0.5 * np.abs(whole - product).sum()
    return both(
        close(independence_gap(table), right, scale=1.0, n=n),
        close(independence_gap(turned), right, scale=1.0, n=n),
        close(independence_gap(independent), 0.0, scale=1.0, n=n),
    )


@about(
    statement="P is independent within t where gap(P) < t, and not where gap(P) > t",
    source=f"{KOLMOGOROV}, section 5",
    uses=("independence tests",),
    table=probability_tables("m", "n"),
    p=simplex("m"),
    q=simplex("n"),
)
def tables_are_independent_whose_gap_is_small(
    is_independent: Operation, table: Any, p: Any, q: Any
) -> Claim:
    whole = wide(table) / wide(table).sum()
    gap = 0.5 * float(np.abs(whole - np.outer(whole.sum(axis=1), whole.sum(axis=0))).sum())
    product = np.outer(wide(p), wide(q)).astype(p.dtype)
    less = 0.9 * gap - 1e-5  # not where rounding is all that the table has
    return both(
        holds(is_independent(product)),
        holds(is_independent(table, None, 1.1 * gap + 1e-5)),
        holds(less <= 0.0 or not is_independent(table, None, less)),
    )


@about(
    statement="2 gap(P)^{2} ≤ I(X; Y)",
    source="Cover & Thomas 2006, Elements of Information Theory, lemma 11.6.1 (Pinsker)",
    uses=("independence tests",),
    table=probability_tables("m", "n"),
)
def gap_of_independence_is_bounded_by_information(independence_gap: Operation, table: Any) -> Claim:
    whole = wide(table) / wide(table).sum()
    parts = [xlogy(x, x).sum() for x in (whole, whole.sum(axis=0), whole.sum(axis=1))]
    gap = float(independence_gap(table))
    scale = 1.0 + sum(np.abs(part) for part in parts)
    return at_most(2.0 * gap**2, parts[0] - parts[1] - parts[2], scale=scale, n=sum(table.shape))


@about(
    statement="no interval of floor(mass n) steps between samples is shorter; 4x has 4 times it",
    source="Chen & Shao 1999, doi:10.1080/10618600.1999.10474802",
    uses=("posterior summaries",),
    samples=vectors("n", low=-1e3, high=1e3),
    mass=reals(0.05, 0.95),
)
def shortest_interval_is_no_longer_than_any(
    shortest_interval: Operation, samples: Any, mass: Any
) -> Claim:
    share, count = float(np.ravel(mass)[0]), len(samples)
    if count < 2:
        return undecided("one sample makes no interval")
    ordered, steps = np.sort(samples), int(np.floor(share * count))
    low, high = shortest_interval(samples, share)
    widths = ordered[steps:] - ordered[: count - steps]
    four = samples.dtype.type(4)
    scaled = shortest_interval(four * samples[::-1], share)
    inside = int(((samples >= low) & (samples <= high)).sum())
    return both(
        equal(samples.dtype.type(high - low), widths.min()),
        holds(inside >= steps + 1, message="it holds too few samples"),
        equal(np.array(scaled), four * np.array([low, high])),
    )


@about(
    statement="F(b) - F(a) = mass, f(a) = f(b) or a = 0, b - a ≤ that of equal tails",
    source="Box & Tiao 1973, Bayesian Inference in Statistical Analysis, section 2.8",
    uses=("posterior summaries",),
    shape=positive(0.5, 50.0),
    mass=reals(0.05, 0.95),
)
def highest_densities_make_the_shortest_interval(
    highest_density_interval: Operation, credible_interval: Operation, shape: Any, mass: Any
) -> Claim:
    a, share = float(np.ravel(shape)[0]), float(np.ravel(mass)[0])

    def ppf(p: float) -> float:
        return float(gammaincinv(a, p))

    def logpdf(x: float) -> float:
        with np.errstate(divide="ignore"):
            return float((a - 1) * np.log(x) - x) if x < np.inf else -np.inf

    low, high = highest_density_interval(ppf, logpdf, share)
    first, last = credible_interval(ppf, share)
    claims = [
        close(gammainc(a, high) - gammainc(a, low), share, scale=1.0 + a**0.5, n=4),
        close(gammainc(a, first), 1 - gammainc(a, last), scale=1.0 + a**0.5, n=4),
        at_most(high - low, last - first, scale=last, n=4),
        within(low, 0.0, max(a - 1.0, 0.0)),
    ]
    if low > 0:
        # p is rounded to eps, which moves an end by eps / f and the logarithm there by f' / f
        # and ends are rounded to the precision of the check
        moved = abs(a - 1 - low) + abs(a - 1 - high)
        steep = [abs((a - 1) / x - 1) / np.exp(logpdf(x) - gammaln(a)) for x in (low, high)]
        claims.append(close(logpdf(low), logpdf(high), scale=1.0 + moved + 4 * sum(steep), n=4))
    return both(*claims)
