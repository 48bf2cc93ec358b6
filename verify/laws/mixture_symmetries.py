"""Laws of Gaussian mixtures under renaming, reordering, repetition and affine maps."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, law
from verify.claim import Claim
from verify.laws.mixtures import BISHOP, DATA, FORWARD, Start, run, same, start

Operation = Callable[..., Any]


@law(
    field="mixtures",
    statement="θ_{π} = π θ: the order of the components does not matter",
    source="definition",
    uses=("label switching",),
    tolerance=FORWARD,
    **DATA,
)
def names_of_the_components_do_not_matter(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    right = run(em_step, x, s)
    back = slice(None, None, -1)
    turned = Start(
        s.weights[back].copy(),
        s.means[back].copy(),
        s.covariances[back].copy(),
        s.condition,
        s.spread,
    )
    left = run(em_step, x, turned)
    return same([part[back] for part in left[:3]], right, x, s)


@law(
    field="mixtures",
    statement="the order of the samples does not matter",
    source="definition",
    uses=("shuffling",),
    tolerance=FORWARD,
    **DATA,
)
def order_of_the_samples_does_not_matter(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    left, right = run(em_step, x[order], s), run(em_step, x, s)
    shares = close(left[4], right[4][order], scale=1.0, condition=s.condition)
    return both(same(left, right, x, s), shares)


@law(
    field="mixtures",
    statement="doubling every sample doubles the log-likelihood and leaves θ as it is",
    source="weights are repetition",
    uses=("weighted samples",),
    tolerance=FORWARD,
    **DATA,
)
def every_sample_twice_gives_the_same_parameters(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    left, right = run(em_step, np.repeat(x, 2, axis=0), s), run(em_step, x, s)
    scale = (abs(float(right[3])) + len(x)) * len(x)
    likelihood = close(float(left[3]), 2 * float(right[3]), scale=scale, condition=s.condition)
    return both(same(left, right, x, s), likelihood)


@law(
    field="mixtures",
    statement="x ↦ 2 P x + b maps m ↦ 2 P m + b, C ↦ 4 P C P^{T}",
    source=f"{BISHOP}, section 2.3",
    uses=("standardisation", "whitening"),
    tolerance=FORWARD,
    **DATA,
)
def a_step_follows_affine_maps(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    mapped = (2 * x[:, ::-1] + 8).copy()
    means, covariances = 2 * s.means[:, ::-1] + 8, 4 * s.covariances[:, ::-1, ::-1]
    image = Start(s.weights, means.copy(), covariances.copy(), s.condition, 2 * s.spread)
    left, right = run(em_step, mapped, image), run(em_step, x, s)
    volume = x.size * np.log(2.0)
    scale = (abs(float(right[3])) + volume) * len(x)
    moved = (right[0], 2 * right[1][:, ::-1] + 8, 4 * right[2][:, ::-1, ::-1])
    return both(
        same(left, moved, 2 * np.abs(x) + 8, image),
        close(float(left[3]), float(right[3]) - volume, scale=scale, condition=s.condition),
    )


@law(
    field="mixtures",
    statement="w N(m, C) = w / 4 N(m, C) + 3 w / 4 N(m, C): twins act as one component",
    source=f"{BISHOP}, section 9.2.1",
    uses=("identifiability",),
    tolerance=FORWARD,
    **DATA,
)
def twin_components_act_as_one(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    split = np.concatenate([s.weights / 4, 3 * s.weights / 4])
    means, covariances = np.concatenate([s.means] * 2), np.concatenate([s.covariances] * 2)
    twins = Start(split, means, covariances, s.condition, s.spread)
    left, right = run(em_step, x, twins), run(em_step, x, s)
    k = s.weights.size
    scale = (abs(float(right[3])) + x.size) * len(x)
    return both(
        same((left[0][:k] * 4, left[1][:k], left[2][:k]), right, x, s),
        close(float(left[3]), float(right[3]), scale=scale, condition=s.condition),
    )
