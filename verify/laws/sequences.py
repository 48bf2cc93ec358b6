"""Laws of evenly spread points: the sequences of Sobol and Halton."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, follows, law, tolerance, undecided, within
from verify.claim import Claim
from verify.domains import choices, integers, seeds
from verify.laws.rows import SEEDED
from verify.statistics import spread

Operation = Callable[..., Any]

NIEDERREITER = "Niederreiter, Random Number Generation and Quasi-Monte Carlo Methods, 1992"
OWEN = "Owen, Annals of Statistics 25, 1997"
DIMENSION = 10
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29)
DEGREES = (1, 1, 2, 3, 3, 4, 4, 5, 5, 5)
"""Degrees of the first primitive polynomials over GF(2), in order; one for the first dimension."""
WIDE = ("float64",)
"""Cells are told from each other by more digits than float32 has."""


def cells(x: Any, count: float) -> Any:
    """Which of so many equal intervals numbers lie in; ends that were rounded down belong above."""
    return np.floor(np.asarray(x, np.float64) * count * (1 + 2.0**-50))


def uniform(u: Any) -> Any:
    """The uniform distribution function."""
    return np.clip(u, 0.0, 1.0)


def star_discrepancy(x: Any) -> float:
    """The largest difference between a share of points and the area of a box at the origin.

    It is reached at corners whose coordinates are those of points, or one.
    """
    n = len(x)
    corners = [np.append(np.sort(x[:, j]), 1.0) for j in range(2)]
    opened = np.zeros((n + 1, n + 1))
    ranks = [np.searchsorted(corners[j], x[:, j]) + 1 for j in range(2)]
    np.add.at(opened, tuple(ranks), 1.0)
    opened = opened.cumsum(axis=0).cumsum(axis=1) / n
    upto = np.minimum(np.arange(n + 1) + 1, n)
    area = np.outer(*corners)
    return float(max((opened[np.ix_(upto, upto)] - area).max(), (area - opened).max()))


@law(
    field="random",
    statement="{⌊2^{m} x_{ij}⌋ : a 2^{m} ≤ i < (a + 1) 2^{m}} = {0, …, 2^{m} - 1} for every j",
    source=f"{NIEDERREITER}, theorem 4.36",
    uses=("designs of experiments", "searches of hyperparameters"),
    tolerance=tolerance.exact(),
    dtypes=WIDE,
    seed=seeds(),
    m=integers(0, 11),
    block=integers(0, 3),
    shift=integers(0, 1),
)
def each_interval_of_a_power_of_two_holds_one_point(
    random_sobol: Operation, seed: Any, m: Any, block: Any, shift: Any
) -> Claim:
    n = 2 ** int(m)
    first = int(block) * n
    scrambled = random_sobol(seed, DIMENSION, n, start=first, shift=bool(shift))
    plain = random_sobol(None, DIMENSION, n, start=first)
    seen = np.sort(np.hstack([cells(scrambled, n), cells(plain, n)]), axis=0)
    return equal(seen, np.broadcast_to(np.arange(float(n))[:, None], seen.shape))


@law(
    field="random",
    statement="each box 2^{-a} × 2^{a + t - m} of dimensions j, k has 2^{t} points of 2^{m},"
    " t = deg p_{j} + deg p_{k} - 2",
    source=f"{NIEDERREITER}, theorem 4.49",
    uses=("sensitivity analysis", "Bayesian quadrature"),
    tolerance=tolerance.exact(),
    dtypes=WIDE,
    seed=seeds(),
    j=integers(0, DIMENSION - 1),
    k=integers(0, DIMENSION - 1),
    wide=integers(0, 5),
)
def boxes_of_two_dimensions_hold_the_same_number_of_points(
    random_sobol: Operation, seed: Any, j: Any, k: Any, wide: Any
) -> Claim:
    j, k, wide = int(j), int(k), int(wide)
    if j == k:
        return undecided("the two dimensions are one")
    t = DEGREES[j] + DEGREES[k] - 2
    m = t + 5
    x = random_sobol(seed, DIMENSION, 2**m)
    box = cells(x[:, j], 2.0**wide) * 2.0 ** (5 - wide) + cells(x[:, k], 2.0 ** (5 - wide))
    counts = np.bincount(box.astype(int), minlength=32)
    return equal(counts.astype(float), np.full(32, 2.0**t))


@law(
    field="random",
    statement="x_{i} and x_{j} share as many binary digits scrambled as they do plain",
    source=f"{OWEN}, section 2",
    uses=("randomised quasi-Monte Carlo",),
    tolerance=tolerance.exact(),
    dtypes=WIDE,
    seed=seeds(),
    shift=integers(0, 1),
)
def scrambling_keeps_how_many_digits_points_share(
    random_sobol: Operation, seed: Any, shift: Any
) -> Claim:
    def shared(x: Any) -> Any:
        words = np.floor(np.asarray(x) * 2.0**32).astype(np.int64)
        apart = words[1:] ^ words[:-1]
        return np.frexp(apart.astype(float))[1].astype(float)

    scrambled = random_sobol(seed, DIMENSION, 512, shift=bool(shift))
    return equal(shared(scrambled), shared(random_sobol(None, DIMENSION, 512)))


@law(
    field="random",
    statement="scrambled points are uniform; where x_{i} and x_{j} first differ in digit k,"
    " 2^{k} x_{i} mod 1 and 2^{k} x_{j} mod 1 are independent",
    source=f"{OWEN}, section 2",
    uses=("randomised quasi-Monte Carlo", "errors of estimates from replications"),
    tolerance=tolerance.statistical(),
    dtypes=WIDE,
    seed=seeds(),
    j=integers(0, DIMENSION - 1),
    pair=choices((0, 1), (0, 2), (2, 6), (1, 9), (5, 37)),
)
def scrambled_points_are_uniform_and_nested(
    random_sobol: Operation, seed: Any, j: Any, pair: Any
) -> Claim:
    j, n = int(j), max(pair) + 1
    plain = np.floor(random_sobol(None, j + 1, n)[list(pair), j] * 2.0**32).astype(np.int64)
    scale = 2.0 ** (33 - int(np.frexp(float(plain[0] ^ plain[1]))[1]))
    rows = np.array(
        [random_sobol((int(seed) + i) % 2**63, j + 1, n)[list(pair), j] for i in range(2 * SEEDED)]
    )
    rest = rows * scale % 1.0
    return both(
        within(rows, 0.0, 1.0 - 2.0**-53),
        follows(rows[:, 0], uniform),
        follows((rest[:, 0] + rest[:, 1]) % 1.0, uniform),
        follows((rest[:, 0] - rest[:, 1]) % 1.0, uniform),
    )


@law(
    field="random",
    statement="N D*(x_{0}, …, x_{N - 1}) ≤ m + 1 in the first two dimensions, N = 2^{m}",
    source="docs/random.md, after " + NIEDERREITER + ", theorem 4.6",
    uses=("numerical integration",),
    tolerance=tolerance.exact(),
    dtypes=WIDE,
    seed=seeds(),
    m=integers(7, 9),
)
def the_star_discrepancy_of_two_dimensions_grows_as_a_logarithm(
    random_sobol: Operation, seed: Any, m: Any
) -> Claim:
    n = 2 ** int(m)
    x = np.asarray(random_sobol(seed, 2, n))
    return within(np.array([n * star_discrepancy(x)]), 0.0, float(m) + 1.0)


@law(
    field="random",
    statement="the points from number a on are x_{a}, x_{a + 1}, …; fewer are the first of more",
    source="the definition of a sequence",
    uses=("more points when they are needed", "workers with a part each"),
    tolerance=tolerance.exact(),
    seed=seeds(),
    start=integers(0, 3000),
    size=integers(1, 600),
)
def sequences_are_sliced_by_the_number_of_their_points(
    random_sobol: Operation, random_halton: Operation, seed: Any, start: Any, size: Any
) -> Claim:
    start, size = int(start), int(size)
    draws = random_sobol, random_halton
    parts = [draw(seed, 5, size, start=start) for draw in draws]
    wholes = [draw(seed, 5, start + size)[start:] for draw in draws]
    return both(*(equal(own, of) for own, of in zip(parts, wholes, strict=True)))


@law(
    field="random",
    statement="x_{ij} = Σ_{k} i_{k} b_{j}^{-k - 1}, i_{k} the digits of i in the j-th prime b_{j}",
    source="Halton, Numerische Mathematik 2, 1960",
    uses=("numerical integration", "Hammersley's points"),
    tolerance=tolerance.rounding(),
    start=choices(0, 1, 1000, 3**12 - 20, 2**20 - 7, 10**9, 2**32 - 41),
)
def plain_points_of_halton_are_radical_inverses(random_halton: Operation, start: Any) -> Claim:
    start = int(start)
    x = random_halton(None, DIMENSION, 40, start=start)
    left = np.repeat(np.arange(start, start + 40)[:, None], DIMENSION, axis=1)
    base = np.array(PRIMES)
    inverse, weight = np.zeros(left.shape), 1.0 / base
    while left.any():
        inverse += left % base * weight
        left, weight = left // base, weight / base
    return close(x, inverse, n=4.0)


@law(
    field="random",
    statement="{⌊b^{m} x_{ij}⌋ : a ≤ i < a + b^{m}} = {0, …, b^{m} - 1}",
    source=f"{NIEDERREITER}, section 3.1",
    uses=("designs of experiments", "searches of hyperparameters"),
    tolerance=tolerance.exact(),
    dtypes=WIDE,
    seed=seeds(),
    j=integers(0, DIMENSION - 1),
    start=integers(0, 5000),
)
def each_interval_of_a_power_of_the_base_holds_one_point(
    random_halton: Operation, seed: Any, j: Any, start: Any
) -> Claim:
    j = int(j)
    base = PRIMES[j]
    n = base ** int(np.log(2000) / np.log(base))
    ways = [random_halton(s, DIMENSION, n, start=int(start))[:, j] for s in (seed, None)]
    seen = np.sort(np.stack([cells(x, n) for x in ways]), axis=1)
    return equal(seen, np.broadcast_to(np.arange(float(n)), seen.shape))


@law(
    field="random",
    statement="permuted points are uniform; first digits of x_{0} and x_{1} are any two, and the"
    " others the same",
    source="Matousek, Journal of Complexity 14, 1998",
    uses=("randomised quasi-Monte Carlo",),
    tolerance=tolerance.statistical(),
    dtypes=WIDE,
    seed=seeds(),
    j=integers(0, DIMENSION - 1),
)
def permuted_points_of_halton_are_uniform(random_halton: Operation, seed: Any, j: Any) -> Claim:
    j = int(j)
    base = float(PRIMES[j])
    rows = np.array(
        [random_halton((int(seed) + i) % 2**63, j + 1, 2)[:, j] for i in range(2 * SEEDED)]
    )
    first = np.floor(rows * base)
    step = (first[:, 1] - first[:, 0]) % base
    rest = np.ptp(rows * base - first, axis=1)
    return both(
        within(rows, 0.0, 1.0 - 2.0**-53),
        within(rest, 0.0, base * 2.0**-50),
        follows(rows[:, 1], uniform),
        follows(spread(step, lambda k: uniform(k / (base - 1.0))), uniform),
    )
