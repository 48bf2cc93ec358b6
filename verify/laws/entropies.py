"""Laws of joint entropies and of Rényi's divergence; more of entropies in `information`."""

import functools
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np

from verify import at_most, both, close, law, tolerance, within
from verify.claim import Claim
from verify.domains import probability_tables, reals, simplex, stochastic_matrices

Operation = Callable[..., Any]

COVER = "Cover & Thomas 2006, Elements of Information Theory, "
ERVEN = "van Erven & Harremoës 2014, doi:10.1109/TIT.2014.2320500, "

about = functools.partial(law, field="information", tolerance=tolerance.sums())


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


def terms(x: Any) -> Any:
    """-x log x, 0 at 0."""
    return -wide(x) * np.log(np.where(wide(x) > 0, wide(x), 1.0))


def first_of(x: Any) -> float:
    """The number of a lane."""
    return float(np.ravel(x)[0])


def size_of(p: Any, q: Any, order: float) -> float:
    """What a sum of powers of this order rounds: its largest logarithms, over what divides them."""
    own, other = np.log(wide(p)), np.log(wide(q))
    ratios = np.abs(own - other).max()
    surprise = np.abs(own).max() + np.abs(other).max()
    return float(ratios * (1.0 + min(surprise, surprise * (1 + order) / (1e-300 + abs(order - 1)))))


@about(
    statement="max(H(X), H(Y)) ≤ H(X, Y) ≤ H(X) + H(Y)",
    source=COVER + "theorem 2.6.6, the independence bound",
    uses=("feature selection", "compression"),
    table=probability_tables("m", "n"),
)
def entropy_of_two_lies_between_the_larger_and_the_sum(
    joint_entropy: Operation, table: Any
) -> Claim:
    alone = [terms(wide(table).sum(axis=axis)).sum() for axis in (0, 1)]
    found, size = joint_entropy(table), 1.0 + sum(alone)
    return within(found, max(alone), sum(alone), scale=size, n=sum(table.shape))


@about(
    statement="H(X, Y) = -∑ p(x, y) log p(x, y) = H(Y, X)",
    source=COVER + "section 2.2",
    uses=("language models",),
    table=probability_tables("m", "n"),
)
def joint_entropy_is_the_mean_surprise_of_pairs(joint_entropy: Operation, table: Any) -> Claim:
    right = terms(table).sum()
    turned = joint_entropy(np.ascontiguousarray(table.T))
    return both(
        *(
            close(found, right, scale=1.0 + right, n=sum(table.shape))
            for found in (joint_entropy(table), turned)
        )
    )


@about(
    statement="H(X | Y) ≤ h(e) + e log(m - 1), e = 1 - ∑_{y} max_{x} p(x, y)",
    source=COVER + "theorem 2.10.1, Fano's inequality",
    uses=("limits of classification",),
    table=probability_tables("k", "m"),
)
def what_is_left_uncertain_bounds_the_error_from_below(
    conditional_entropy: Operation, table: Any
) -> Claim:
    whole = wide(table) / wide(table).sum()
    error = max(0.0, 1.0 - whole.max(axis=1).sum())
    others = np.log(max(1.0, table.shape[1] - 1.0))
    bound = terms([error, 1.0 - error]).sum() + error * others
    # near certainty h is steep: what the largest share rounds moves it by eps |log e|
    steep = 1.0 + others + abs(np.log(error + np.finfo(table.dtype).eps))
    return at_most(conditional_entropy(table), bound, scale=steep, n=sum(table.shape))


@about(
    statement="KL(p × r | q × s) = KL(p | q) + KL(r | s)",
    source=COVER + "theorem 2.5.3, the chain rule",
    uses=("naive Bayes", "variational inference with factors"),
    p=simplex("m", max_size=8),
    q=simplex("m", zeros=False, max_size=8),
    r=simplex("n", max_size=8),
    s=simplex("n", zeros=False, max_size=8),
)
def divergence_of_independent_pairs_is_the_sum(
    kl_divergence: Operation, p: Any, q: Any, r: Any, s: Any
) -> Claim:
    pairs = [np.outer(wide(a), wide(b)).ravel().astype(p.dtype) for a, b in ((p, r), (q, s))]
    parts = float(kl_divergence(p, q)) + float(kl_divergence(r, s))
    tiny = float(np.finfo(p.dtype).tiny) / float(np.finfo(p.dtype).eps)
    ample = bool(pairs[1].min() > tiny)
    return close(kl_divergence(*pairs), parts, scale=1.0 + parts, n=p.size * r.size, given=ample)


@about(
    statement="D_{a}(p | q) = log(∑ p^{a} q^{1 - a}) / (a - 1) in 60 digits",
    source="Rényi 1961, Proc. Fourth Berkeley Symposium 1",
    uses=("privacy accounting", "variational inference"),
    p=simplex("n", zeros=False, max_size=16),
    q=simplex("n", zeros=False, max_size=16),
    order=reals(0.01, 8),
)
def renyi_divergence_agrees_with_its_definition(
    renyi_divergence: Operation, p: Any, q: Any, order: Any
) -> Claim:
    a = first_of(np.asarray(order, p.dtype))
    with mpmath.workdps(60):
        rows = [[mpmath.mpf(float(x)) for x in row] for row in (p, q)]
        u, v = ([x / mpmath.fsum(row) for x in row] for row in rows)
        powers = mpmath.fsum(x**a * y ** (1 - mpmath.mpf(a)) for x, y in zip(u, v, strict=True))
        right = (
            mpmath.log(powers) / (mpmath.mpf(a) - 1)
            if a != 1
            else mpmath.fsum(x * mpmath.log(x / y) for x, y in zip(u, v, strict=True))
        )
    gap = np.abs(wide(p) / wide(p).sum() - wide(q) / wide(q).sum()).sum() + 1e-30
    near = abs(a - 1) * np.abs(np.log(wide(p)) - np.log(wide(q))).max() < 1
    scale = (1 + 1 / a) * float(right) + 2 * gap if near else size_of(p, q, a)
    return close(renyi_divergence(p, q, a), float(right), scale=scale, n=p.size)


@about(
    statement="a ≤ b ⇒ D_{a} ≤ D_{b}, D_{1} = KL, D_{∞} = log max p / q",
    source=ERVEN + "theorems 3, 5 and 6",
    uses=("privacy accounting",),
    p=simplex("n", zeros=False),
    q=simplex("n", zeros=False),
    a=reals(0.01, 8),
    b=reals(0.01, 8),
)
def renyi_divergence_rises_from_kullback_to_the_largest_ratio(
    renyi_divergence: Operation, kl_divergence: Operation, p: Any, q: Any, a: Any, b: Any
) -> Claim:
    one, other = sorted((first_of(a), first_of(b)))
    size = max(size_of(p, q, order) for order in (one, other))
    largest = (np.log(wide(p)) - np.log(wide(q))).max()
    return both(
        at_most(renyi_divergence(p, q, one), renyi_divergence(p, q, other), scale=size, n=p.size),
        close(renyi_divergence(p, q, 1.0), kl_divergence(p, q), scale=size, n=p.size),
        close(renyi_divergence(p, q, np.inf), largest, scale=1.0 + abs(largest), n=p.size),
    )


@about(
    statement="(1 - a) D_{a}(p | q) = a D_{1 - a}(q | p), 0 < a < 1",
    source=ERVEN + "proposition 2, skew symmetry",
    uses=("Bhattacharyya and Chernoff bounds",),
    p=simplex("n", zeros=False),
    q=simplex("n", zeros=False),
    order=reals(0.05, 0.95),
)
def renyi_divergence_is_skew_symmetric(
    renyi_divergence: Operation, p: Any, q: Any, order: Any
) -> Claim:
    a = first_of(np.asarray(order, np.float32))  # 1 - a is exact
    left, right = (1 - a) * float(renyi_divergence(p, q, a)), float(renyi_divergence(q, p, 1 - a))
    return close(left, a * right, scale=size_of(p, q, a) + size_of(p, q, 1 - a), n=p.size)


@about(
    statement="D_{a}(p K | q K) ≤ D_{a}(p | q), K stochastic",
    source=ERVEN + "theorem 9, the data-processing inequality",
    uses=("privacy after processing",),
    p=simplex("n", zeros=False, max_size=12),
    q=simplex("n", zeros=False, max_size=12),
    channel=stochastic_matrices("n", "k"),
    order=reals(0.05, 8),
)
def processing_brings_distributions_closer_in_every_order(
    renyi_divergence: Operation, p: Any, q: Any, channel: Any, order: Any
) -> Claim:
    after = [(wide(x) @ wide(channel)).astype(x.dtype) for x in (p, q)]
    a = first_of(order)
    scale = size_of(p, q, a) + 1.0
    before = renyi_divergence(p, q, a)
    return at_most(renyi_divergence(*after, a), before, scale=scale, n=sum(channel.shape))
