"""Laws of samples of the normal distribution and of fits of it to data."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, follows, law, tolerance
from verify.claim import Claim
from verify.domains import seeds, vectors

Operation = Callable[..., Any]

JOHNSON = "Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, chapter 13"
DRAWS = 2048


@law(
    field="distributions",
    statement="P(m + s Z ≤ x) = F(x; m, s)",
    source=JOHNSON,
    uses=("simulation", "reparametrised gradients"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def samples_follow_the_cdf(normal_sample: Operation, seed: Any) -> Claim:
    from scipy.special import ndtr

    loc, scale = 3.0, 0.25
    return follows(normal_sample(seed, DRAWS, loc, scale), lambda x: ndtr((x - loc) / scale))


@law(
    field="distributions",
    statement="samples of N(m, s^{2}) are m + s times those of N(0, 1)",
    source="Kingma and Welling, Auto-encoding variational Bayes, 2014",
    uses=("reparametrised gradients",),
    tolerance=tolerance.sums(),
    seed=seeds(),
    moved=vectors(2, low=-100, high=100),
)
def samples_move_and_stretch(normal_sample: Operation, seed: Any, moved: Any) -> Claim:
    loc, scale = float(moved[0]), 0.5 + abs(float(moved[1]))
    z = normal_sample(seed, 64, 0.0, 1.0)
    return close(
        normal_sample(seed, 64, loc, scale), loc + scale * z, scale=abs(loc) + scale * np.abs(z)
    )


@law(
    field="distributions",
    statement="Σ (x_{i} - m) = 0, Σ (x_{i} - m)^{2} = n s^{2} for (m, s) = fit(x)",
    source=JOHNSON,
    uses=("maximum likelihood",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def a_fit_solves_the_likelihood_equations(normal_fit: Operation, x: Any) -> Claim:
    loc, scale = (float(part) for part in normal_fit(x))
    wide = np.asarray(x, np.float64)
    size = float(np.abs(wide).max(initial=0.0))
    unit = size if size > 0 else 1.0  # squares of small numbers would underflow
    spread = unit * float(np.sqrt(np.mean(((wide - wide.mean()) / unit) ** 2)))
    steps = 1 + np.log2(x.size)
    return both(
        close(loc, wide.mean(), scale=size, n=steps),
        close(scale, spread, scale=size, n=steps),
    )


@law(
    field="distributions",
    statement="fit(a x + b) = (a m + b, |a| s), a a power of two",
    source=JOHNSON,
    uses=("standardised features",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
    b=vectors(1, low=-1e6, high=1e6),
)
def a_fit_moves_and_stretches_with_the_data(normal_fit: Operation, x: Any, b: Any) -> Claim:
    loc, scale = (float(part) for part in normal_fit(x))
    moved = (-4 * x + b[0]).astype(x.dtype)
    size = float(np.abs(x).max(initial=0.0)) * 4 + abs(float(b[0]))
    new_loc, new_scale = (float(part) for part in normal_fit(moved))
    steps = 1 + np.log2(x.size)
    return both(
        close(new_loc, -4 * loc + float(b[0]), scale=size, n=steps),
        close(new_scale, 4 * scale, scale=size, n=steps),
    )


@law(
    field="distributions",
    statement="fit(x_{π(1)}, .., x_{π(n)}) = fit(x), π the reversal",
    source=JOHNSON,
    uses=("shuffled data",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def a_fit_ignores_the_order_of_the_data(normal_fit: Operation, x: Any) -> Claim:
    size = float(np.abs(x).max(initial=0.0))
    forth, back = normal_fit(x), normal_fit(np.ascontiguousarray(x[::-1]))
    steps = 1 + np.log2(x.size)
    return both(
        close(float(forth[0]), float(back[0]), scale=size, n=steps),
        close(float(forth[1]), float(back[1]), scale=size, n=steps),
    )


@law(
    field="distributions",
    statement="fit((c, .., c)) = (c, 0)",
    source=JOHNSON,
    uses=("constant features",),
    tolerance=tolerance.exact(),
    x=vectors(1, low=-1024, high=1024),
)
def a_fit_of_equal_numbers_has_no_spread(normal_fit: Operation, x: Any) -> Claim:
    whole = np.floor(x)
    loc, scale = normal_fit(np.repeat(whole, 16))
    return both(equal(float(loc), float(whole[0])), equal(float(scale), 0.0))
