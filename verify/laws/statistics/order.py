"""Laws of medians, quantiles and what is made of them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, integers, permutations, reals, vectors
from verify.laws.statistics import DATA, FIELD, size, wide

Operation = Callable[..., Any]
HYNDMAN = "Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566"
ROBUST = ("robust scaling", "outliers")

PLACES: dict[str, Callable[[float, float], float]] = {
    "interpolated_inverted_cdf": lambda n, q: n * q,
    "hazen": lambda n, q: n * q + 0.5,
    "weibull": lambda n, q: (n + 1) * q,
    "linear": lambda n, q: (n - 1) * q + 1,
    "median_unbiased": lambda n, q: (n + 1 / 3) * q + 1 / 3,
    "normal_unbiased": lambda n, q: (n + 1 / 4) * q + 3 / 8,
}
"""Where a quantile lies in the sorted sample, counted from one: definitions 4 to 9."""
STEPS = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation")
METHODS = (*STEPS, *PLACES, "lower", "higher", "midpoint", "nearest")
MIRRORED = ("averaged_inverted_cdf", *tuple(PLACES)[1:], "midpoint")
PARTS = 64
"""Shares are multiples of its inverse, which are exact, so that no place is beside a jump."""


def in_order(x: Any, place: float) -> float:
    """The entry of a whole place, counted from one and kept inside."""
    ordered = np.sort(wide(x))
    return float(ordered[min(max(int(place), 1), x.size) - 1])


def defined(x: Any, q: float, method: str) -> float:
    """A quantile by Hyndman and Fan's definitions 1 to 9."""
    n = x.size
    if method in PLACES:
        place = PLACES[method](n, q)
        low = np.floor(place + 1e-9)  # thirds are not exact
        part = max(place - low, 0.0)
        return float((1 - part) * in_order(x, low) + part * in_order(x, low + 1))
    if method == "closest_observation":
        place = n * q - 0.5
        low = np.floor(place)
        return float(in_order(x, low if place == low and low % 2 == 0 else low + 1))
    low = np.floor(n * q)
    if n * q > low:
        return float(in_order(x, low + 1))
    after = in_order(x, low + 1)
    here = in_order(x, low)
    return float(here if method == "inverted_cdf" else (here + after) / 2)


@law(
    field=FIELD,
    statement="median(x) = x_{((n + 1) / 2)}, or (x_{(n/2)} + x_{(n/2 + 1)}) / 2",
    source="definition",
    uses=ROBUST,
    tolerance=tolerance.rounding(2),
    x=vectors("n", max_size=200),
)
def median_is_the_middle_of_the_sorted(median: Operation, x: Any) -> Claim:
    n = x.size
    right = float((in_order(x, (n + 1) // 2) + in_order(x, n // 2 + 1)) / 2)
    return close(median(x), right, scale=size(x))


@law(
    field=FIELD,
    statement="∑_{i} |x_{i} - median(x)| ≤ ∑_{i} |x_{i} - c|",
    source="Laplace 1774",
    uses=("least absolute deviations",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
    c=reals(-1e6, 1e6),
)
def median_minimises_absolute_deviations(median: Operation, x: Any, c: Any) -> Claim:
    best = float(np.abs(wide(x) - wide(median(x))).sum())
    others = [float(np.abs(wide(x) - other).sum()) for other in (float(c), *wide(x)[:8])]
    return at_most(best, min(others), scale=size(x) * x.size)


@law(
    field=FIELD,
    statement="f(P x) = f(x), P a permutation, f = median, quantile, iqr, median_abs_deviation",
    source="definition",
    uses=("shuffled data",),
    tolerance=tolerance.exact(),
    x=vectors("n"),
    p=permutations("n"),
    k=integers(0, PARTS),
)
def order_statistics_ignore_the_order_of_the_data(
    median: Operation,
    quantile: Operation,
    iqr: Operation,
    median_abs_deviation: Operation,
    x: Any,
    p: Any,
    k: Any,
) -> Claim:
    q = float(k) / PARTS
    return both(
        equal(median(x[p]), median(x)),
        equal(quantile(x[p], q), quantile(x, q)),
        equal(iqr(x[p]), iqr(x)),
        equal(median_abs_deviation(x[p]), median_abs_deviation(x)),
    )


@law(
    field=FIELD,
    statement="quantile(x; q) by Hyndman and Fan's definitions 1 to 9",
    source=HYNDMAN,
    uses=(*ROBUST, "conformal prediction"),
    tolerance=tolerance.rounding(4),
    x=vectors("n"),
    k=integers(0, PARTS),
    method=choices(*STEPS, *PLACES),
)
def quantiles_are_as_hyndman_and_fan_define_them(
    quantile: Operation, x: Any, k: Any, method: Any
) -> Claim:
    q = float(k) / PARTS
    found = quantile(x, q, method=str(method))
    return close(found, defined(x, q, str(method)), scale=size(x) * (1 + x.size * 1e-7), n=4)


@law(
    field=FIELD,
    statement="quantile(x; 0) = min x, quantile(x; 1) = max x",
    source=HYNDMAN,
    uses=ROBUST,
    tolerance=tolerance.exact(),
    x=vectors("n", max_size=200),
    method=choices(*METHODS),
)
def quantiles_end_at_the_range(quantile: Operation, x: Any, method: Any) -> Claim:
    ends = [quantile(x, q, method=str(method)) for q in (0.0, 1.0)]
    return both(equal(ends[0], x.min()), equal(ends[1], x.max()))


@law(
    field=FIELD,
    statement="p ≤ q ⇒ quantile(x; p) ≤ quantile(x; q)",
    source=HYNDMAN,
    uses=ROBUST,
    tolerance=tolerance.monotone(),
    x=vectors("n"),
    method=choices(*METHODS),
)
def quantiles_rise_with_their_share(quantile: Operation, x: Any, method: Any) -> Claim:
    found = np.array([quantile(x, q, method=str(method)) for q in np.linspace(0, 1, 33)])
    return both(
        at_most(found[:-1], found[1:], scale=np.abs(found[1:])),
        within(found, x.min(), x.max(), scale=size(x)),
    )


@law(
    field=FIELD,
    statement="quantile(4 x; q) = 4 quantile(x; q), quantile(-x; 1 - q) = -quantile(x; q)",
    source=HYNDMAN,
    uses=("feature scaling",),
    tolerance=tolerance.rounding(4),
    x=vectors("n"),
    k=integers(0, PARTS),
    method=choices(*MIRRORED),
)
def quantiles_stretch_and_turn_with_the_data(
    quantile: Operation, x: Any, k: Any, method: Any
) -> Claim:
    q, name = float(k) / PARTS, str(method)
    right = float(quantile(x, q, method=name))
    blur = size(x) * (1 + x.size * 1e-7)
    return both(
        close(quantile(4 * x, q, method=name), 4 * right, scale=4 * size(x)),
        close(quantile(-x, 1 - q, method=name), -right, scale=blur, n=4),
    )


@law(
    field=FIELD,
    statement="median = quantile(1/2), iqr = quantile(3/4) - quantile(1/4), percentile(p) ="
    " quantile(p / 100)",
    source="definition",
    uses=ROBUST,
    tolerance=tolerance.rounding(4),
    x=vectors("n", max_size=200),
)
def quartiles_are_quantiles(
    quantile: Operation, percentile: Operation, median: Operation, iqr: Operation, x: Any
) -> Claim:
    low, half, high = (float(quantile(x, q)) for q in (0.25, 0.5, 0.75))
    return both(
        close(median(x), half, scale=size(x)),
        close(iqr(x), high - low, scale=size(x)),
        equal(percentile(x, 25.0), quantile(x, 0.25)),
    )


@law(
    field=FIELD,
    statement="trim_mean(x; c) = the mean of x_{(k + 1)}, .., x_{(n - k)}, k = ⌊c n⌋",
    source="Tukey & McLaughlin 1963",
    uses=ROBUST,
    tolerance=tolerance.sums(),
    x=vectors("n"),
    k=integers(0, PARTS // 2 - 1),
)
def trimmed_means_leave_the_ends_out(trim_mean: Operation, x: Any, k: Any) -> Claim:
    share = float(k) / PARTS
    cut = int(share * x.size)
    kept = np.sort(wide(x))[cut : x.size - cut]
    scale = float(np.abs(kept).mean())
    return close(trim_mean(x, share), float(kept.mean()), scale=scale, n=x.size)


@law(
    field=FIELD,
    statement="mad(x) = median |x - median(x)|, mad(4 x) = 4 mad(x)",
    source="Hampel 1974, doi:10.1080/01621459.1974.10482962",
    uses=ROBUST,
    tolerance=tolerance.rounding(4),
    x=vectors("n"),
)
def median_deviation_is_a_median_of_distances(median_abs_deviation: Operation, x: Any) -> Claim:
    right = float(np.median(np.abs(wide(x) - np.median(wide(x)))))
    return both(
        close(median_abs_deviation(x), right, scale=size(x)),
        close(median_abs_deviation(4 * x), 4 * right, scale=4 * size(x)),
    )


@law(
    field=FIELD,
    statement="#{x_{i} = mode(x)} = count ≥ #{x_{i} = c}, mode the smallest such",
    source="definition",
    uses=(*DATA, "imputation"),
    tolerance=tolerance.exact(),
    x=vectors("n", low=-6, high=6),
)
def mode_is_the_smallest_most_frequent(mode: Operation, x: Any) -> Claim:
    coarse = np.rint(x).astype(x.dtype)
    values, counts = np.unique(coarse, return_counts=True)
    found, times = mode(coarse)
    right = values[np.argmax(counts)]
    return both(equal(float(found), float(right)), equal(int(times), int(counts.max())))


@law(
    field=FIELD,
    statement="f along an axis = f of each row, f = median, quantile",
    source="definition",
    uses=("feature scaling",),
    tolerance=tolerance.exact(),
    x=vectors("m", "n", max_size=12),
)
def order_statistics_along_an_axis_are_those_of_rows(
    median: Operation, quantile: Operation, x: Any
) -> Claim:
    rows, columns = list(x), [np.ascontiguousarray(column) for column in x.T]
    return both(
        equal(median(x, axis=1), np.array([median(row) for row in rows])),
        equal(quantile(x, 0.3, axis=0), np.array([quantile(c, 0.3) for c in columns])),
    )
