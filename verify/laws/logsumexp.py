"""Laws of log-sum-exp, the logarithmic total that softmax is the gradient of."""

from typing import Any

import numpy as np

from verify import at_most, both, close, law, tolerance
from verify.claim import Claim
from verify.domains import logits, reals, vectors
from verify.laws.activations import (
    BLANCHARD,
    BOYD,
    DEFINITION,
    FIELD,
    depth,
    exact_terms,
    reach,
    wide,
)
from verify.laws.families import convex_function

logsumexp_laws = convex_function(
    "logsumexp",
    lambda: logits("n", low=-1e3, high=1e3),
    field=FIELD,
    source=BOYD,
    uses=("optimisation", "exponential families"),
)


@law(
    field=FIELD,
    statement="log-sum-exp(x + c) = log-sum-exp(x) + c",
    source=BLANCHARD,
    uses=("likelihoods",),
    tolerance=tolerance.sums(),
    x=logits("n"),
    c=reals(-1000, 1000),
)
def logsumexp_shifts_with_its_terms(logsumexp: Any, x: Any, c: Any) -> Claim:
    left, right = wide(logsumexp(x + c)), wide(logsumexp(x)) + wide(c)
    return close(left, right, scale=reach(x, c), n=depth(x))


@law(
    field=FIELD,
    statement="max x ≤ log-sum-exp(x) ≤ max x + log n",
    source=BOYD,
    uses=("smooth maximum",),
    tolerance=tolerance.monotone(),
    x=logits("n", low=-1e30, high=1e30),
)
def logsumexp_lies_between_the_maximum_and_log_n_above(logsumexp: Any, x: Any) -> Claim:
    top, value = wide(x).max(), logsumexp(x)
    scale = 1.0 + abs(top)
    return both(at_most(top, value), at_most(value, top + np.log(x.size), scale=scale))


@law(
    field=FIELD,
    statement="exp log-sum-exp(x, y) = exp log-sum-exp(x) + exp log-sum-exp(y)",
    source=DEFINITION,
    uses=("streaming", "attention", "mixtures"),
    tolerance=tolerance.sums(),
    x=logits("m"),
    y=logits("n"),
)
def logsumexp_of_parts_adds_up(logsumexp: Any, x: Any, y: Any) -> Claim:
    parts = np.logaddexp(wide(logsumexp(x)), wide(logsumexp(y)))
    whole = np.concatenate([x, y])
    return close(logsumexp(whole), parts, scale=reach(whole), n=depth(whole))


@law(
    field=FIELD,
    statement="|log-sum-exp(x) - log-sum-exp(y)| ≤ max_{i} |x_{i} - y_{i}|",
    source="Gao & Pavel 2017, arXiv:1704.00805",
    uses=("stability", "robustness"),
    tolerance=tolerance.sums(),
    x=logits("n"),
    y=logits("n"),
)
def logsumexp_never_moves_further_than_its_terms(logsumexp: Any, x: Any, y: Any) -> Claim:
    moved = np.abs(wide(logsumexp(x)) - wide(logsumexp(y)))
    return at_most(moved, np.abs(wide(x) - wide(y)).max(), scale=reach(x, y), n=depth(x))


@law(
    field=FIELD,
    statement="log-sum-exp(0, t) = log(1 + exp(t)) for t ≤ 0",
    source="Blanchard, Higham & Higham 2021, section 5",
    uses=("likelihoods near one", "logistic loss"),
    tolerance=tolerance.rounding(),
    t=vectors("n", low=-80.0, high=0.0),
)
def logsumexp_keeps_its_digits_near_zero(logsumexp: Any, t: Any) -> Claim:
    pairs = np.stack([np.zeros_like(t), t], axis=-1)
    return close(logsumexp(pairs), np.log1p(np.exp(wide(t))), scale=np.exp(wide(t)) * (1 - wide(t)))


@law(
    field=FIELD,
    statement="log-sum-exp(x) = log ∑_{i} exp(x_{i})",
    source="mpmath, 60 digits",
    uses=("likelihoods", "mixtures"),
    tolerance=tolerance.sums(),
    x=logits("n", max_size=12),
)
def logsumexp_agrees_with_its_definition(logsumexp: Any, x: Any) -> Claim:
    import mpmath

    total, _ = exact_terms(x)
    with mpmath.workdps(60):
        right = float(mpmath.log(total))
    return close(logsumexp(x), right, scale=1.0 + abs(float(x.max())))
