"""Laws of means, variances, skewness and kurtosis."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, law, tolerance, undecided, within
from verify.claim import Claim
from verify.domains import integers, permutations, reals, vectors
from verify.laws.statistics import (
    CHAN,
    DATA,
    FIELD,
    KENDALL,
    depth,
    deviations,
    noise,
    size,
    wide,
)

Operation = Callable[..., Any]
FORTH = 2.0**12
"""What whole numbers are moved by, so that they stay exact."""


def whole(x: Any) -> Any:
    """Small whole numbers, exact in either precision wherever they are moved to."""
    return np.rint(np.clip(x, -999, 999)).astype(x.dtype)


def spread(x: Any) -> tuple[float, float]:
    """The variance with divisor n, and the scale of its rounding errors."""
    variance = float((deviations(x) ** 2).mean())
    smallest = float(np.finfo(x.dtype).tiny)
    return variance, variance + noise(x) * size(x) + smallest


@law(
    field=FIELD,
    statement="mean(x) = ∑_{i} x_{i} / n",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=vectors("n", max_size=300),
)
def mean_is_the_sum_over_the_number(mean: Operation, x: Any) -> Claim:
    return close(mean(x), float(wide(x).mean()), scale=float(np.abs(wide(x)).mean()), n=depth(x))


@law(
    field=FIELD,
    statement="mean(x + c) = mean(x) + c, mean(4 x) = 4 mean(x)",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=vectors("n"),
    c=reals(-1e6, 1e6),
)
def mean_moves_and_stretches_with_the_data(mean: Operation, x: Any, c: Any) -> Claim:
    middle, reach = float(mean(x)), size(x) + abs(float(c))
    return both(
        close(mean(x + c), middle + float(c), scale=reach, n=depth(x)),
        close(mean(4 * x), 4 * middle, scale=4 * size(x), n=depth(x)),
    )


@law(
    field=FIELD,
    statement="min x ≤ mean(x) ≤ max x",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def mean_lies_within_the_range(mean: Operation, x: Any) -> Claim:
    return within(mean(x), x.min(), x.max(), scale=size(x), n=depth(x))


@law(
    field=FIELD,
    statement="f(P x) = f(x), P a permutation, f = mean, var",
    source="definition",
    uses=("shuffled data",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
    p=permutations("n"),
)
def moments_ignore_the_order_of_the_data(mean: Operation, var: Operation, x: Any, p: Any) -> Claim:
    _, unit = spread(x)
    return both(
        close(mean(x[p]), float(mean(x)), scale=size(x), n=depth(x)),
        close(var(x[p]), float(var(x)), scale=unit, n=depth(x)),
    )


@law(
    field=FIELD,
    statement="var(x) = ∑_{i<j} (x_{i} - x_{j})^{2} / n^{2}",
    source=CHAN,
    uses=(*DATA, "batch normalisation"),
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def variance_is_the_mean_square_of_pairwise_differences(var: Operation, x: Any) -> Claim:
    pairs = wide(x)[:, None] - wide(x)[None, :]
    _, unit = spread(x)
    return close(var(x), float((pairs**2).mean() / 2), scale=unit, n=depth(x))


@law(
    field=FIELD,
    statement="var(x + c) = var(x), var(4 x) = 16 var(x)",
    source=CHAN,
    uses=DATA,
    tolerance=tolerance.sums(),
    x=vectors("n"),
)
def variance_does_not_feel_where_the_data_lie(var: Operation, x: Any) -> Claim:
    low = whole(x)
    here, unit = spread(low)
    there = spread(low + FORTH)[1]
    return both(
        close(var(low + low.dtype.type(FORTH)), here, scale=there, n=depth(x)),
        close(var(4 * low), 16 * float(var(low)), scale=16 * unit, n=depth(x)),
    )


@law(
    field=FIELD,
    statement="var(x; d) (n - d) = var(x) n, d < n",
    source=KENDALL,
    uses=("unbiased estimates",),
    tolerance=tolerance.sums(),
    x=vectors("n", min_size=3),
    d=integers(0, 2),
)
def variance_divides_by_the_degrees_of_freedom(var: Operation, x: Any, d: Any) -> Claim:
    n, unit = x.size, spread(x)[1]
    left = float(var(x, ddof=int(d))) * (n - int(d))
    return close(left, float(var(x)) * n, scale=unit * n)


@law(
    field=FIELD,
    statement="std(x)^{2} = var(x), std(x) ≥ 0",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=vectors("n", low=-1e3, high=1e3),
)
def standard_deviation_is_the_root_of_the_variance(std: Operation, x: Any) -> Claim:
    found = float(std(x))
    variance, unit = spread(x)
    return both(close(found * found, variance, scale=unit, n=depth(x)), at_most(0.0, found))


@law(
    field=FIELD,
    statement="std(2^{k} x) = 2^{k} std(x), squares of which would leave the range",
    source="norms without overflow: Higham 2002, section 27.8",
    uses=("likelihoods", "gradients"),
    tolerance=tolerance.sums(),
    x=vectors("n", low=-4, high=4, min_size=2),
    k=integers(-1, 1),
)
def standard_deviation_keeps_within_the_range(std: Operation, x: Any, k: Any) -> Claim:
    whole_numbers = np.rint(x).astype(x.dtype)
    unit = x.dtype.type(2.0) ** (int(k) * (600 if x.dtype == np.float64 else 80))
    right = float(std(whole_numbers))
    return close(float(std(whole_numbers * unit) / unit), right, scale=size(x) + 1, n=depth(x))


@law(
    field=FIELD,
    statement="var((c, .., c)) = 0",
    source="definition",
    uses=("constant features",),
    tolerance=tolerance.exact(),
    c=vectors(1, low=-1024, high=1024),
)
def variance_of_equal_numbers_is_zero(var: Operation, c: Any) -> Claim:
    number = np.rint(c)
    return both(*(equal(float(var(np.repeat(number, n))), 0.0) for n in (1, 16, 5000)))


@law(
    field=FIELD,
    statement="skew(x) = m_{3} / m_{2}^{3/2}, kurtosis(x) = m_{4} / m_{2}^{2} - 3",
    source=KENDALL,
    uses=("tests of normality", "risk"),
    tolerance=tolerance.sums(),
    x=vectors("n", min_size=2),
)
def standardised_moments_are_those_of_deviations(
    skew: Operation, kurtosis: Operation, x: Any
) -> Claim:
    u = deviations(x)
    second = float((u * u).mean())
    told = second > 0 and second**0.5 > 1e3 * noise(x)
    if not told:
        return undecided("the deviations are rounding errors of the data")
    z = u / np.sqrt((u * u).mean())
    blur = 1.0 + size(x) / second**0.5 * 1e-3
    third, fourth = float((np.abs(z) ** 3).mean()), float((z**4).mean())
    return both(
        close(skew(x), float((z**3).mean()), scale=blur * (1 + third), n=depth(x)),
        close(kurtosis(x), fourth - 3, scale=blur * (3 + fourth), n=depth(x)),
    )


@law(
    field=FIELD,
    statement="skew(-x) = -skew(x), kurtosis(-x) = kurtosis(x)",
    source="definition",
    uses=("tests of normality",),
    tolerance=tolerance.exact(),
    x=vectors("n", min_size=2),
)
def skewness_is_odd_and_kurtosis_even(skew: Operation, kurtosis: Operation, x: Any) -> Claim:
    return both(equal(skew(-x), -skew(x)), equal(kurtosis(-x), kurtosis(x)))


@law(
    field=FIELD,
    statement="kurtosis(x) + 3 ≥ skew(x)^{2} + 1",
    source="Pearson 1916, doi:10.1098/rsta.1916.0009",
    uses=("fits by moments",),
    tolerance=tolerance.sums(),
    x=vectors("n", min_size=2),
)
def kurtosis_exceeds_the_square_of_the_skewness(
    skew: Operation, kurtosis: Operation, x: Any
) -> Claim:
    lean, tails = float(skew(x)), float(kurtosis(x))
    if np.isnan(lean) or np.isnan(tails):
        return equal(np.isnan(lean), np.isnan(tails))
    return at_most(lean * lean + 1, tails + 3, scale=tails + 4, n=depth(x))


@law(
    field=FIELD,
    statement="G_{1} = g_{1} √(n (n - 1)) / (n - 2), G_{2} = ((n + 1) g_{2} + 6) (n - 1) / ((n - 2)"
    " (n - 3))",
    source="Joanes & Gill 1998, doi:10.1111/1467-9884.00122",
    uses=("unbiased estimates",),
    tolerance=tolerance.sums(),
    x=vectors("n", min_size=4),
)
def unbiased_forms_are_multiples_of_the_biased(
    skew: Operation, kurtosis: Operation, x: Any
) -> Claim:
    n = float(x.size)
    g, h = float(skew(x)), float(kurtosis(x))
    if np.isnan(g):
        return equal(np.isnan(float(skew(x, bias=False))), True)
    factor = np.sqrt(n * (n - 1)) / (n - 2)
    lifted = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * h + 6)
    slope = (n - 1) * (n + 1) / ((n - 2) * (n - 3))
    return both(
        close(skew(x, bias=False), factor * g, scale=factor * (1 + abs(g))),
        close(kurtosis(x, bias=False), lifted, scale=slope * (9 + abs(h))),
        close(kurtosis(x, fisher=False), h + 3, scale=6 + abs(h)),
    )
