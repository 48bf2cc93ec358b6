"""Laws of entropies, divergences and mutual information.

Each speaks of one distribution, one pair or one table; `conditional_entropy` is that of the columns
of a table, given the row.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import permutations, probability_tables, reals, simplex, stochastic_matrices

Operation = Callable[..., Any]

COVER = "Cover & Thomas 2006, Elements of Information Theory, "
SUMS = tolerance.sums()

about = functools.partial(law, field="information", tolerance=SUMS)


def _wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


def _terms(x: Any) -> Any:
    """-x log x, 0 at 0."""
    wide = _wide(x)
    return -wide * np.log(np.where(wide > 0, wide, 1.0))


@about(
    statement="0 ≤ H(p) ≤ log n",
    source=COVER + "theorem 2.6.4",
    uses=("decision trees", "exploration bonuses"),
    p=simplex("n"),
)
def entropy_lies_between_nought_and_the_uniform_one(entropy: Operation, p: Any) -> Claim:
    uniform = np.full_like(p, 1.0 / p.size)
    top = np.log(p.size)
    return both(
        within(entropy(p), 0.0, top, scale=1.0 + top, n=p.size),
        close(entropy(uniform), top, scale=1.0 + top, n=p.size),
    )


@about(
    statement="H(p) = -∑ p log p",
    source=COVER + "section 2.1",
    uses=("maximum entropy models",),
    p=simplex("n"),
)
def entropy_is_the_mean_surprise(entropy: Operation, p: Any) -> Claim:
    return close(entropy(p), _terms(p).sum(), scale=1.0 + _terms(p).sum(), n=np.sqrt(p.size))


@about(
    statement="H(p ∘ σ) = H(p), H((p, 0)) = H(p), H(2^{k} p) = H(p)",
    source="Khinchin 1957, Mathematical Foundations of Information Theory",
    uses=("labels without an order",),
    p=simplex("n"),
    order=permutations("n"),
)
def entropy_ignores_order_names_and_impossible_outcomes(
    entropy: Operation, p: Any, order: Any
) -> Claim:
    found = entropy(p)
    size = 1.0 + abs(float(found))
    return both(
        close(entropy(p[order]), found, scale=size, n=np.sqrt(p.size)),
        close(entropy(np.append(p, p.dtype.type(0))), found, scale=size, n=np.sqrt(p.size)),
        equal(entropy(p * p.dtype.type(64)), found),
    )


@about(
    statement="H(X, Y) = H(X) + H(Y | X)",
    source=COVER + "theorem 2.2.1, the chain rule",
    uses=("language models",),
    table=probability_tables("m", "n"),
)
def entropy_of_two_is_that_of_one_and_of_the_other_given_it(
    entropy: Operation, conditional_entropy: Operation, table: Any
) -> Claim:
    first = _terms(_wide(table).sum(axis=1)).sum()
    both_ = entropy(np.ravel(table))
    size = 1.0 + abs(float(both_))
    return close(both_, first + float(conditional_entropy(table)), scale=size, n=sum(table.shape))


@about(
    statement="0 ≤ H(Y | X) ≤ H(Y)",
    source=COVER + "theorem 2.6.5, conditioning reduces entropy",
    uses=("feature selection",),
    table=probability_tables("m", "n"),
)
def knowing_more_never_adds_entropy(conditional_entropy: Operation, table: Any) -> Claim:
    top = _terms(_wide(table).sum(axis=0)).sum()
    return within(conditional_entropy(table), 0.0, top, scale=1.0 + top, n=sum(table.shape))


@about(
    statement="I(X; Y) = H(X) + H(Y) - H(X, Y), 0 ≤ I(X; Y) ≤ min(H(X), H(Y))",
    source=COVER + "theorem 2.4.1",
    uses=("feature selection", "independence tests", "information gain of a split"),
    table=probability_tables("m", "n"),
)
def mutual_information_is_what_the_entropies_lack(
    mutual_information: Operation, table: Any
) -> Claim:
    wide = _wide(table) / _wide(table).sum()
    rows, columns = _terms(wide.sum(axis=1)).sum(), _terms(wide.sum(axis=0)).sum()
    together = _terms(wide).sum()
    found, size = mutual_information(table), 1.0 + together
    return both(
        close(found, rows + columns - together, scale=size, n=sum(table.shape)),
        within(found, 0.0, min(rows, columns), scale=size, n=sum(table.shape)),
    )


@about(
    statement="I(X; Y) = I(Y; X)",
    source=COVER + "equation 2.44",
    uses=("clustering scores",),
    table=probability_tables("m", "n"),
)
def mutual_information_is_symmetric(mutual_information: Operation, table: Any) -> Claim:
    other = np.ascontiguousarray(table.T)
    scale = 1.0 + _terms(table).sum()
    return close(mutual_information(table), mutual_information(other), scale=scale, n=table.size)


@about(
    statement="p(x, y) = p(x) p(y) ⇒ I(X; Y) = 0",
    source=COVER + "section 2.3",
    uses=("independence tests",),
    p=simplex("m", max_size=12),
    q=simplex("n", max_size=12),
)
def what_is_independent_says_nothing(mutual_information: Operation, p: Any, q: Any) -> Claim:
    found = mutual_information(np.outer(p, q))
    return close(found, 0.0, scale=1.0, n=p.size + q.size)


@about(
    statement="I(X; f(Y)) ≤ I(X; Y)",
    source=COVER + "theorem 2.8.1, the data-processing inequality",
    uses=("representation learning", "information bottleneck"),
    table=probability_tables("m", "n"),
    channel=stochastic_matrices("n", "k"),
)
def processing_adds_no_information(
    mutual_information: Operation, table: Any, channel: Any
) -> Claim:
    processed = (_wide(table) @ _wide(channel)).astype(table.dtype)
    scale = 1.0 + _terms(table).sum()
    found, before = mutual_information(processed), mutual_information(table)
    return at_most(found, before, scale=scale, n=sum(table.shape) + channel.shape[1])


@about(
    statement="KL(p K | q K) ≤ KL(p | q), K stochastic",
    source=COVER + "section 4.4",
    uses=("Markov chains", "variational inference"),
    p=simplex("n", zeros=False, max_size=12),
    q=simplex("n", zeros=False, max_size=12),
    channel=stochastic_matrices("n", "k"),
)
def processing_brings_distributions_closer(
    kl_divergence: Operation, p: Any, q: Any, channel: Any
) -> Claim:
    after = [(_wide(x) @ _wide(channel)).astype(x.dtype) for x in (p, q)]
    before = kl_divergence(p, q)
    scale = 1.0 + abs(float(before))
    return at_most(kl_divergence(*after), before, scale=scale, n=sum(channel.shape))


@about(
    statement="H(p, q) = H(p) + KL(p | q)",
    source=COVER + "theorem 5.4.3",
    uses=("cross-entropy losses",),
    p=simplex("n"),
    q=simplex("n", zeros=False),
)
def cross_entropy_is_entropy_and_divergence(
    entropy: Operation, cross_entropy: Operation, kl_divergence: Operation, p: Any, q: Any
) -> Claim:
    size = 1.0 + (_wide(p) * np.abs(np.log(_wide(q)))).sum()
    right = float(entropy(p)) + float(kl_divergence(p, q))
    return close(cross_entropy(p, q), right, scale=size, n=p.size)


@about(
    statement="KL(p | q) ≥ 2 TV(p, q)^{2}, KL(p | p) = 0",
    source=COVER + "lemma 11.6.1 (Pinsker)",
    uses=("variational inference", "drift detection"),
    p=simplex("n"),
    q=simplex("n", zeros=False),
)
def divergence_is_at_least_a_square_and_nought_at_equality(
    kl_divergence: Operation, p: Any, q: Any
) -> Claim:
    variation = 0.5 * np.abs(_wide(p) - _wide(q)).sum()
    found = kl_divergence(p, q)
    return both(
        at_most(2.0 * variation**2, found, scale=1.0, n=p.size), equal(kl_divergence(p, p), 0.0)
    )


@about(
    statement="KL(t p + (1 - t) r | t q + (1 - t) s) ≤ t KL(p | q) + (1 - t) KL(r | s)",
    source=COVER + "theorem 2.7.2",
    uses=("mixtures",),
    p=stochastic_matrices(2, "n"),
    q=stochastic_matrices(2, "n", zeros=False),
    t=reals(0, 1),
)
def divergence_is_convex_in_the_pair(kl_divergence: Operation, p: Any, q: Any, t: Any) -> Claim:
    share = float(np.ravel(t)[0])
    mixed = [(share * _wide(x[0]) + (1 - share) * _wide(x[1])).astype(p.dtype) for x in (p, q)]
    parts = [float(kl_divergence(a.copy(), b.copy())) for a, b in zip(p, q, strict=True)]
    right = share * parts[0] + (1 - share) * parts[1]
    return at_most(kl_divergence(*mixed), right, scale=1.0 + right, n=p.shape[1])


@about(
    statement="JS(p, q) = (KL(p | m) + KL(q | m)) / 2 = JS(q, p) ≤ log 2, m = (p + q) / 2",
    source="Lin 1991, doi:10.1109/18.61115",
    uses=("generative models", "drift detection"),
    p=simplex("n"),
    q=simplex("n"),
)
def js_divergence_is_the_mean_divergence_from_the_mean(
    js_divergence: Operation, kl_divergence: Operation, p: Any, q: Any
) -> Claim:
    found = js_divergence(p, q)
    mean = ((_wide(p) + _wide(q)) / 2).astype(p.dtype)
    parts = [float(kl_divergence(x, mean)) for x in (p, q)]
    return both(
        close(found, sum(parts) / 2, scale=1.0, n=p.size),
        close(found, js_divergence(q, p), scale=found, n=p.size),
        within(found, 0.0, np.log(2.0), scale=1.0),
    )


@about(
    statement="a ≤ b ⇒ H_{b}(p) ≤ H_{a}(p), H_{1}(p) = H(p), H_{∞}(p) = -log max p",
    source="Rényi 1961, Proc. Fourth Berkeley Symposium 1; Cover & Thomas 2006, section 17.8",
    uses=("diversity indices", "privacy accounting"),
    p=simplex("n"),
    a=reals(0.01, 4),
    b=reals(0.01, 4),
)
def renyi_entropy_falls_from_shannon_to_the_likeliest(
    renyi_entropy: Operation, entropy: Operation, p: Any, a: Any, b: Any
) -> Claim:
    one, other = sorted((float(np.ravel(a)[0]), float(np.ravel(b)[0])))
    size, near = 1.0 + np.log(p.size), 1.0 + 4 * float(np.finfo(p.dtype).eps)
    return both(
        at_most(renyi_entropy(p, other), renyi_entropy(p, one), scale=size, n=p.size),
        close(renyi_entropy(p, 1.0), entropy(p), scale=size, n=np.sqrt(p.size)),
        close(renyi_entropy(p, np.inf), -np.log(_wide(p).max()), scale=size),
        # between these orders lies at most their distance times the variance of the surprise
        close(renyi_entropy(p, near), entropy(p), scale=size * size, n=p.size),
    )
