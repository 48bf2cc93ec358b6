"""Laws of discrete probability tables: joint, marginal, condition, and Bayes' rule.

`marginal(table, axis)` keeps the variable of `axis`; `condition(table, axis, index)` is the table
of the others given its value. Likelihood tables have a row for each hypothesis.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, law, tolerance, undecided
from verify.claim import Claim
from verify.domains import indices, permutations, probability_tables, simplex, stochastic_matrices

Operation = Callable[..., Any]

KOLMOGOROV = "Kolmogorov 1933, Foundations of the Theory of Probability, chapter I"
JAYNES = "Jaynes 2003, Probability Theory: the Logic of Science, chapter 4"
SUMS = tolerance.sums()
IMPOSSIBLE = "the event has probability zero"


def smallest_normal(x: Any) -> float:
    """Products below it lose digits, which no law of this field is about."""
    return float(np.finfo(x.dtype).smallest_normal)


def evidence(prior: Any, likelihood: Any) -> float:
    """P(d) in double precision, from the definition."""
    return float(np.sum(prior.astype(float) * likelihood.astype(float)))


@law(
    field="probability",
    statement="P(h | d) = P(h, d) / ∑_{g} P(g, d): the column of the joint table is the posterior",
    source="Bayes 1763, doi:10.1098/rstl.1763.0053",
    uses=("naive Bayes", "classification"),
    tolerance=SUMS,
    prior=simplex("h"),
    likelihood=stochastic_matrices("h", "d"),
    j=indices("d"),
)
def posterior_is_the_joint_table_given_the_data(
    joint: Operation,
    condition: Operation,
    bayes_update: Operation,
    prior: Any,
    likelihood: Any,
    j: int,
) -> Claim:
    if evidence(prior, likelihood[:, j]) < 1e3 * smallest_normal(prior):
        return undecided(IMPOSSIBLE)
    posterior = bayes_update(prior, likelihood[:, j].copy())
    products = prior.astype(float) * likelihood[:, j]
    given = condition(joint(prior, likelihood), 1, j)
    return close(posterior, given, n=prior.size, given=products > smallest_normal(prior))


@law(
    field="probability",
    statement="P(d) = ∑_{h} P(d | h) P(h)",
    source=f"{KOLMOGOROV}, section 5",
    uses=("evidence", "mixtures"),
    tolerance=SUMS,
    prior=simplex("h"),
    likelihood=stochastic_matrices("h", "d"),
)
def total_probability_is_the_marginal_of_the_data(
    joint: Operation, marginal: Operation, prior: Any, likelihood: Any
) -> Claim:
    total = prior.astype(float) @ likelihood.astype(float)
    return close(marginal(joint(prior, likelihood), 1), total, n=prior.size)


@law(
    field="probability",
    statement="∑_{d} P(h, d) = P(h)",
    source=f"{KOLMOGOROV}, section 4",
    uses=("generative classifiers",),
    tolerance=SUMS,
    prior=simplex("h"),
    likelihood=stochastic_matrices("h", "d"),
)
def summing_out_the_data_gives_back_the_prior(
    joint: Operation, marginal: Operation, prior: Any, likelihood: Any
) -> Claim:
    return close(marginal(joint(prior, likelihood), 0), prior, n=likelihood.shape[1])


@law(
    field="probability",
    statement="P(x, y) = P(x) P(y | x)",
    source=f"{KOLMOGOROV}, section 4, equation (5)",
    uses=("Bayesian networks", "language models"),
    tolerance=SUMS,
    table=probability_tables("m", "n"),
    i=indices("m"),
)
def chain_rule_of_two_variables(
    marginal: Operation, condition: Operation, table: Any, i: int
) -> Claim:
    if not table[i].sum() > smallest_normal(table):
        return undecided(IMPOSSIBLE)
    product = marginal(table, 0)[i] * condition(table, 0, i)
    return close(product, table[i], n=table.size, given=table[i] > smallest_normal(table))


@law(
    field="probability",
    statement="P(x, y, z) = P(x) P(y | x) P(z | x, y)",
    source=f"{KOLMOGOROV}, section 4, equation (8)",
    uses=("Bayesian networks", "autoregressive models"),
    tolerance=SUMS,
    table=probability_tables("m", "n", "p", max_size=6),
    i=indices("m"),
    j=indices("n"),
)
def chain_rule_of_three_variables(
    marginal: Operation, condition: Operation, table: Any, i: int, j: int
) -> Claim:
    if not table[i, j].sum() > smallest_normal(table):
        return undecided(IMPOSSIBLE)
    rest = condition(table, 0, i)
    product = marginal(table, 0)[i] * marginal(rest, 0)[j] * condition(rest, 0, j)
    return close(product, table[i, j], n=table.size, given=table[i, j] > smallest_normal(table))


@law(
    field="probability",
    statement="∑_{y} P(y | x) = 1",
    source=f"{KOLMOGOROV}, section 4",
    uses=("classification",),
    tolerance=SUMS,
    table=probability_tables("m", "n", "p", max_size=6),
    j=indices("n"),
)
def what_is_conditioned_sums_to_one(condition: Operation, table: Any, j: int) -> Claim:
    if not table[:, j].sum() > smallest_normal(table):
        return undecided(IMPOSSIBLE)
    return close(condition(table, 1, j).sum(dtype=float), 1.0, n=table.size)


@law(
    field="probability",
    statement="P(y) = ∑_{x} P(x) P(y | x)",
    source=f"{KOLMOGOROV}, section 5",
    uses=("law of total expectation",),
    tolerance=SUMS,
    table=probability_tables("m", "n", zeros=False),
)
def marginal_is_the_mean_of_the_conditionals(
    marginal: Operation, condition: Operation, table: Any
) -> Claim:
    weights = marginal(table, 0)
    mean = sum(weights[i] * condition(table, 0, i) for i in range(table.shape[0]))
    return close(mean, marginal(table, 1), n=table.size)


@law(
    field="probability",
    statement="P(x, y) = P(x) P(y) for all x, y  ⟹  P(y | x) = P(y)",
    source=f"{KOLMOGOROV}, section 5",
    uses=("naive Bayes",),
    tolerance=SUMS,
    p=simplex("m", zeros=False),
    q=simplex("n", zeros=False),
    i=indices("m"),
)
def independent_variables_tell_nothing_of_each_other(
    joint: Operation, condition: Operation, p: Any, q: Any, i: int
) -> Claim:
    table = joint(p, np.tile(q, (p.size, 1)))
    return both(close(condition(table, 0, i), q, n=q.size), close(table, np.outer(p, q)))


@law(
    field="probability",
    statement="P(h | d_{1}, d_{2}) ∝ (P(h) P(d_{1} | h)) P(d_{2} | h)",
    source=JAYNES,
    uses=("online learning", "filtering"),
    tolerance=SUMS,
    prior=simplex("h", zeros=False),
    likelihood=stochastic_matrices("h", "d", zeros=False),
    i=indices("d"),
    j=indices("d"),
)
def updating_twice_is_updating_by_the_product(
    bayes_update: Operation, prior: Any, likelihood: Any, i: int, j: int
) -> Claim:
    first, second = likelihood[:, i].copy(), likelihood[:, j].copy()
    one_by_one = bayes_update(bayes_update(prior, first), second)
    return close(one_by_one, bayes_update(prior, first * second), n=prior.size)


@law(
    field="probability",
    statement="P(h | d_{1}, d_{2}) = P(h | d_{2}, d_{1})",
    source=JAYNES,
    uses=("online learning",),
    tolerance=SUMS,
    prior=simplex("h", zeros=False),
    likelihood=stochastic_matrices("h", "d", zeros=False),
    i=indices("d"),
    j=indices("d"),
)
def order_of_the_data_does_not_matter(
    bayes_update: Operation, prior: Any, likelihood: Any, i: int, j: int
) -> Claim:
    first, second = likelihood[:, i].copy(), likelihood[:, j].copy()
    forth = bayes_update(bayes_update(prior, first), second)
    back = bayes_update(bayes_update(prior, second), first)
    return close(forth, back, n=prior.size)


@law(
    field="probability",
    statement="P(h) = 1 / n for all h  ⟹  P(h | d) = P(d | h) / ∑_{g} P(d | g)",
    source="Laplace 1774",
    uses=("maximum likelihood",),
    tolerance=SUMS,
    weights=simplex("h"),
)
def posterior_of_a_uniform_prior_is_the_normalised_likelihood(
    bayes_update: Operation, weights: Any
) -> Claim:
    uniform = np.full_like(weights, 1 / weights.size)
    normalised = weights / weights.sum(dtype=float)
    posterior = bayes_update(uniform, weights)
    return close(posterior, normalised, n=weights.size, given=weights > smallest_normal(weights))


@law(
    field="probability",
    statement="P(h | d) does not change when P(d | h) is multiplied by c for all h",
    source=JAYNES,
    uses=("likelihoods known up to a constant",),
    tolerance=SUMS,
    prior=simplex("h", zeros=False),
    likelihood=simplex("h", zeros=False),
)
def common_factor_of_the_likelihood_does_not_matter(
    bayes_update: Operation, prior: Any, likelihood: Any
) -> Claim:
    return close(bayes_update(prior, 7 * likelihood), bayes_update(prior, likelihood), n=prior.size)


@law(
    field="probability",
    statement="P(g | d) / P(h | d) = (P(g) / P(h)) (P(d | g) / P(d | h))",
    source=f"{JAYNES}, equation (4-8)",
    uses=("likelihood ratio", "odds"),
    tolerance=tolerance.rounding(20),
    prior=simplex("h", zeros=False),
    likelihood=simplex("h", zeros=False),
    i=indices("h"),
)
def posterior_odds_are_prior_odds_times_the_likelihood_ratio(
    bayes_update: Operation, prior: Any, likelihood: Any, i: int
) -> Claim:
    posterior = bayes_update(prior, likelihood).astype(float)
    p, q = prior.astype(float), likelihood.astype(float)
    left, right = posterior * (p[i] * q[i]), posterior[i] * (p * q)
    sure = (posterior > smallest_normal(prior)) & (posterior[i] > smallest_normal(prior))
    return close(left, right, given=sure)


@law(
    field="probability",
    statement="P(h) = 0  ⟹  P(h | d) = 0",
    source="Lindley 1985, Making Decisions, 2nd ed., section 6.8",
    uses=("hard constraints",),
    tolerance=tolerance.exact(),
    prior=simplex("h"),
    likelihood=simplex("h", zeros=False),
)
def what_is_impossible_stays_impossible(
    bayes_update: Operation, prior: Any, likelihood: Any
) -> Claim:
    posterior = bayes_update(prior, likelihood)
    return equal(posterior[prior == 0], np.zeros_like(prior[prior == 0]))


@law(
    field="probability",
    statement="P(h_{π(i)} | d) is the same whatever the order π of the hypotheses",
    source="definition",
    uses=("classification",),
    tolerance=SUMS,
    prior=simplex("h"),
    likelihood=simplex("h", zeros=False),
    order=permutations("h"),
)
def names_of_the_hypotheses_do_not_matter(
    bayes_update: Operation, prior: Any, likelihood: Any, order: Any
) -> Claim:
    left = bayes_update(prior[order], likelihood[order])
    right = bayes_update(prior, likelihood)[order]
    return close(left, right, n=prior.size, given=right > smallest_normal(prior))
