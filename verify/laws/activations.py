"""Laws of softmax, log_softmax and logsumexp.

Rounding the logits themselves moves a weight by |x| eps of itself, so |x| counts in most scales.
"""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import logits, permutations, reals

FIELD = "activations"
BLANCHARD = "Blanchard, Higham & Higham 2021, doi:10.1093/imanum/draa038"
BOYD = "Boyd & Vandenberghe 2004, Convex Optimization, section 3.1.5"
DEFINITION = "definition"


def reach(*values: Any) -> float:
    """1 and the largest magnitude: by how many eps rounding the logits moves a weight."""
    return 1.0 + float(sum(np.abs(np.asarray(v, np.float64)).max(initial=0.0) for v in values))


def depth(x: Any) -> float:
    """Roundings that pile up in a sum of this many terms, summed well or badly by halves."""
    return float(np.log2(np.size(x) + 1.0))


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


@law(
    field=FIELD,
    statement="∑_{i} softmax(x)_{i} = 1",
    source=DEFINITION,
    uses=("classification", "attention", "sampling"),
    tolerance=tolerance.sums(),
    x=logits("n"),
)
def softmax_sums_to_one(softmax: Any, x: Any) -> Claim:
    return close(wide(softmax(x)).sum(), 1.0, n=depth(x))


@law(
    field=FIELD,
    statement="softmax(x + c) = softmax(x)",
    source=BLANCHARD,
    uses=("classification", "attention"),
    tolerance=tolerance.sums(),
    x=logits("n"),
    c=reals(-50, 50),
)
def softmax_of_shifted_logits_is_unchanged(softmax: Any, x: Any, c: Any) -> Claim:
    right = softmax(x)
    return close(softmax(x + c), right, scale=wide(right) * reach(x, c), n=depth(x))


@law(
    field=FIELD,
    statement="softmax(P x) = P softmax(x)",
    source=DEFINITION,
    uses=("classification",),
    tolerance=tolerance.sums(),
    x=logits("n"),
    p=permutations("n"),
)
def softmax_moves_with_its_logits(softmax: Any, x: Any, p: Any) -> Claim:
    return close(softmax(x[p]), softmax(x)[p], n=depth(x))


@law(
    field=FIELD,
    statement="x_{i} ≤ x_{j} ⇒ softmax(x)_{i} ≤ softmax(x)_{j}",
    source=DEFINITION,
    uses=("classification", "ranking"),
    tolerance=tolerance.monotone(),
    x=logits("n"),
)
def softmax_keeps_the_order_of_logits(softmax: Any, x: Any) -> Claim:
    rising = softmax(x)[np.argsort(x)]
    return at_most(rising[:-1], rising[1:])


@law(
    field=FIELD,
    statement="0 ≤ softmax(x)_{i} ≤ 1",
    source=DEFINITION,
    uses=("classification", "sampling"),
    tolerance=tolerance.exact(),
    x=logits("n", low=-1e30, high=1e30),
)
def softmax_lies_between_zero_and_one(softmax: Any, x: Any) -> Claim:
    return within(softmax(x), 0.0, 1.0)


@law(
    field=FIELD,
    statement="softmax(x / t) → 1 / n as t → ∞",
    source="statistical mechanics: the high-temperature limit",
    uses=("sampling", "distillation"),
    tolerance=tolerance.sums(),
    x=logits("n", low=-1.0, high=1.0),
)
def softmax_of_hot_logits_is_uniform(softmax: Any, x: Any) -> Claim:
    tiny = np.finfo(x.dtype).tiny
    return close(softmax(x * tiny), np.full(x.shape, 1.0 / x.size, x.dtype))


@law(
    field=FIELD,
    statement="softmax(x / t) → [x_{i} = max x] / #{j: x_{j} = max x} as t → 0",
    source="statistical mechanics: the low-temperature limit",
    uses=("sampling", "hard attention"),
    tolerance=tolerance.sums(),
    x=logits("n", low=-100.0, high=100.0),
)
def softmax_of_cold_logits_picks_the_largest(softmax: Any, x: Any) -> Claim:
    steps = np.rint(x)
    first = steps == steps.max()
    return close(softmax(steps * 2000), np.where(first, 1.0 / first.sum(), 0.0))


@law(
    field=FIELD,
    statement="softmax(x, -∞) = (softmax(x), 0), log-sum-exp(x, -∞) = log-sum-exp(x)",
    source=DEFINITION,
    uses=("masking",),
    tolerance=tolerance.sums(),
    x=logits("n"),
)
def a_logit_of_minus_infinity_is_absent(softmax: Any, logsumexp: Any, x: Any) -> Claim:
    longer = np.append(x, np.asarray(-np.inf, x.dtype))
    weights = softmax(longer)
    return both(
        close(weights[:-1], softmax(x), n=depth(x)),
        equal(weights[-1], 0.0),
        close(logsumexp(longer), logsumexp(x), scale=reach(x), n=depth(x)),
    )


@law(
    field=FIELD,
    statement="softmax(X)_{i} = softmax(x_{i}) for the rows x_{i} of X",
    source="batch is loop",
    uses=("batches",),
    tolerance=tolerance.sums(),
    x=logits("m", "n"),
)
def softmax_of_a_batch_is_softmax_of_each_row(softmax: Any, x: Any) -> Claim:
    return close(softmax(x), np.stack([softmax(row) for row in x]), n=depth(x[0]))


@law(
    field=FIELD,
    statement="softmax(X^{T}, axis 0)^{T} = softmax(X, axis 1), and reversed views alike",
    source="layout is not mathematics",
    uses=("batches",),
    tolerance=tolerance.sums(),
    x=logits("m", "n"),
)
def softmax_does_not_mind_axis_and_strides(softmax: Any, x: Any) -> Claim:
    straight = softmax(x)
    return both(
        close(softmax(x.T, axis=0).T, straight, n=depth(x[0])),
        close(softmax(x[::-1, ::-1])[::-1, ::-1], straight, n=depth(x[0])),
    )


@law(
    field=FIELD,
    statement="log-softmax(x) = log softmax(x)",
    source=DEFINITION,
    uses=("cross entropy",),
    tolerance=tolerance.sums(),
    x=logits("n"),
)
def log_softmax_is_the_logarithm_of_softmax(log_softmax: Any, softmax: Any, x: Any) -> Claim:
    weights = wide(softmax(x))
    seen = weights > 1e3 * float(np.finfo(x.dtype).tiny)
    logs = np.log(np.where(seen, weights, 1.0))
    return close(log_softmax(x), logs, scale=reach(x), n=depth(x), given=seen)


@law(
    field=FIELD,
    statement="log ∑_{i} exp(log-softmax(x)_{i}) = 0",
    source=DEFINITION,
    uses=("cross entropy", "language models"),
    tolerance=tolerance.sums(),
    x=logits("n"),
)
def log_softmax_has_logarithmic_total_zero(log_softmax: Any, x: Any) -> Claim:
    logs = wide(log_softmax(x))
    total = np.log(np.exp(logs).sum())
    return close(total, 0.0, scale=reach(logs.max(initial=-np.inf)), n=depth(x))


@law(
    field=FIELD,
    statement="log-softmax(x)_{i} - log-softmax(x)_{j} = x_{i} - x_{j}",
    source=DEFINITION,
    uses=("cross entropy", "odds"),
    tolerance=tolerance.sums(),
    x=logits("n", low=-1e6, high=1e6),
)
def log_softmax_keeps_differences(log_softmax: Any, x: Any) -> Claim:
    logs = wide(log_softmax(x))
    return close(logs - logs[0], wide(x) - wide(x)[0], scale=reach(x))


@law(
    field=FIELD,
    statement="∂ log-sum-exp(x) / ∂x_{k} = softmax(x)_{k}",
    source=BOYD,
    uses=("gradients", "exponential families"),
    tolerance=tolerance.sums(),
    x=logits("n", low=-20.0, high=20.0),
)
def softmax_is_the_gradient_of_logsumexp(softmax: Any, logsumexp: Any, x: Any) -> Claim:
    k = int(np.argmax(np.abs(x)))
    eps = float(np.finfo(x.dtype).eps)
    step = np.zeros_like(x)
    step[k] = eps ** (1 / 3) * max(1.0, float(abs(x[k])))
    high, low = x + step, x - step
    width = float(high[k]) - float(low[k])
    slope = (float(logsumexp(high)) - float(logsumexp(low))) / width
    # Rounding of both ends over the step, and the third derivative, which is at most 1/6.
    scale = reach(x, np.log(x.size)) / width + width**2 / eps
    return close(slope, softmax(x)[k], scale=scale)


def exact_terms(x: Any) -> tuple[Any, list[Any]]:
    """The sum of exp(x_i) and its terms, to 60 digits more than the spread of x takes away."""
    import mpmath

    with mpmath.workdps(60):
        terms = [mpmath.exp(mpmath.mpf(float(entry))) for entry in x]
        return mpmath.fsum(terms), terms


@law(
    field=FIELD,
    statement="softmax(x)_{i} = exp(x_{i}) / ∑_{j} exp(x_{j})",
    source="mpmath, 60 digits",
    uses=("classification", "attention"),
    tolerance=tolerance.sums(),
    x=logits("n", max_size=12),
)
def softmax_agrees_with_its_definition(softmax: Any, x: Any) -> Claim:
    total, terms = exact_terms(x)
    right = np.array([float(term / total) for term in terms])
    return close(softmax(x), right, scale=right * reach(x - x.max()))


@law(
    field=FIELD,
    statement="log-softmax(x)_{i} = x_{i} - log ∑_{j} exp(x_{j})",
    source="mpmath, 60 digits",
    uses=("cross entropy",),
    tolerance=tolerance.sums(),
    x=logits("n", max_size=12),
)
def log_softmax_agrees_with_its_definition(log_softmax: Any, x: Any) -> Claim:
    import mpmath

    total, _ = exact_terms(x)
    with mpmath.workdps(60):
        level = mpmath.log(total)
        right = np.array([float(mpmath.mpf(float(entry)) - level) for entry in x])
    return close(log_softmax(x), right, scale=1.0 + np.abs(wide(x) - wide(x).max()))
