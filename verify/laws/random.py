"""Laws of random draws: uniform ones on [0, 1) and standard normal ones, as functions of a seed."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, equal, follows, holds, law, tolerance, within
from verify.claim import Claim
from verify.domains import integers, seeds

Operation = Callable[..., Any]

KNUTH = "Knuth, The Art of Computer Programming, volume 2, section 3.3"
PHILOX = "Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011"
DRAWS = 2048
"""Draws of one case of a statistical law."""


def itself(u: Any) -> Any:
    """The distribution function of the uniform distribution on [0, 1]."""
    return u


def triangle(s: Any) -> Any:
    """The distribution function of the sum of two independent uniform draws."""
    return np.where(s < 1, s * s / 2, 1 - (2 - s) ** 2 / 2)


def normal_cdf(z: Any) -> Any:
    """The distribution function of the normal distribution, by another library."""
    from scipy.special import ndtr

    return ndtr(z)


def halves(draws: Any) -> tuple[Any, Any]:
    """Every other draw, and those between them, in float64."""
    wide = np.asarray(draws, np.float64)
    return wide[0::2], wide[1::2]


@law(
    field="random",
    statement="0 ≤ U_{i} < 1",
    source=KNUTH,
    uses=("inversion", "log(1 - U)"),
    tolerance=tolerance.exact(),
    seed=seeds(),
    n=integers(1, 3000),
)
def uniform_draws_never_reach_one(uniform: Operation, seed: Any, n: Any) -> Claim:
    u = uniform(seed, n)
    return within(u, 0.0, np.nextafter(u.dtype.type(1.0), u.dtype.type(0.0)))


@law(
    field="random",
    statement="2^{53} U_{i} is a whole number",
    source="Goualard, Generating random floating-point numbers by dividing integers, ICCS 2020",
    uses=("equal spacing of draws",),
    tolerance=tolerance.exact(),
    seed=seeds(),
    n=integers(1, 3000),
)
def uniform_draws_lie_on_one_lattice(uniform: Operation, seed: Any, n: Any) -> Claim:
    whole = np.asarray(uniform(seed, n), np.float64) * 2.0**53
    return equal(whole, np.floor(whole))


@law(
    field="random",
    statement="P(U ≤ u) = u",
    source=KNUTH,
    uses=("sampling", "simulation", "bootstrap"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def uniform_draws_follow_the_uniform_distribution(uniform: Operation, seed: Any) -> Claim:
    return follows(uniform(seed, DRAWS), itself)


@law(
    field="random",
    statement="P(16 U mod 1 ≤ u) = u",
    source=KNUTH,
    uses=("hashing of draws", "shuffling"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def uniform_draws_without_their_first_digit_are_uniform(uniform: Operation, seed: Any) -> Claim:
    return follows(np.asarray(16 * np.asarray(uniform(seed, DRAWS), np.float64)) % 1.0, itself)


@law(
    field="random",
    statement="U_{2i} + U_{2i+1} has the triangular distribution",
    source=KNUTH,
    uses=("points in a square", "Box and Muller's transform"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def neighbouring_uniform_draws_are_independent(uniform: Operation, seed: Any) -> Claim:
    first, second = halves(uniform(seed, DRAWS))
    return follows(first + second, triangle)


@law(
    field="random",
    statement="U_{i}(s) + U_{i}(s ± 1) has the triangular distribution",
    source=PHILOX,
    uses=("one seed for each worker",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def neighbouring_seeds_give_independent_streams(uniform: Operation, seed: Any) -> Claim:
    other = int(seed) ^ 1  # its neighbour, and never past the last seed
    total = np.asarray(uniform(seed, DRAWS), np.float64) + uniform(other, DRAWS)
    return follows(total, triangle)


@law(
    field="random",
    statement="s ≠ t ⇒ U(s) ≠ U(t)",
    source=PHILOX,
    uses=("one seed for each run",),
    tolerance=tolerance.exact(),
    seed=seeds(),
    other=seeds(),
)
def different_seeds_give_different_draws(uniform: Operation, seed: Any, other: Any) -> Claim:
    same = np.array_equal(uniform(seed, 16), uniform(other, 16))
    return holds(not same or int(seed) == int(other))


@law(
    field="random",
    statement="U(s) = U(s), Z(s) = Z(s)",
    source=PHILOX,
    uses=("reproducible experiments",),
    tolerance=tolerance.exact(),
    seed=seeds(),
    n=integers(1, 300),
)
def equal_seeds_give_equal_draws(uniform: Operation, normal: Operation, seed: Any, n: Any) -> Claim:
    return both(equal(uniform(seed, n), uniform(seed, n)), equal(normal(seed, n), normal(seed, n)))


@law(
    field="random",
    statement="U(s, m + n)_{i} = U(s, m)_{i} for i < m",
    source=PHILOX,
    uses=("filling arrays in chunks", "threads"),
    tolerance=tolerance.exact(),
    seed=seeds(),
    m=integers(1, 300),
    n=integers(0, 300),
)
def the_first_uniform_draws_do_not_depend_on_how_many_follow(
    uniform: Operation, seed: Any, m: Any, n: Any
) -> Claim:
    return equal(uniform(seed, m + n)[:m], uniform(seed, m))


@law(
    field="random",
    statement="Z(s, m + n)_{i} = Z(s, m)_{i} for i < m",
    source=PHILOX,
    uses=("filling arrays in chunks", "threads"),
    tolerance=tolerance.exact(),
    seed=seeds(),
    m=integers(1, 300),
    n=integers(0, 300),
)
def the_first_normal_draws_do_not_depend_on_how_many_follow(
    normal: Operation, seed: Any, m: Any, n: Any
) -> Claim:
    return equal(normal(seed, m + n)[:m], normal(seed, m))


@law(
    field="random",
    statement="U(s, (m, n)) = U(s, m n), row by row",
    source="NumPy's random API",
    uses=("batches",),
    tolerance=tolerance.exact(),
    seed=seeds(),
    m=integers(1, 20),
    n=integers(1, 20),
)
def a_matrix_of_draws_is_filled_row_by_row(uniform: Operation, seed: Any, m: Any, n: Any) -> Claim:
    shape = (int(m), int(n))
    return equal(uniform(seed, shape), np.reshape(uniform(seed, shape[0] * shape[1]), shape))


@law(
    field="random",
    statement="P(Z ≤ z) = Φ(z)",
    source="Box and Muller, Annals of Mathematical Statistics 29, 1958",
    uses=("initial weights", "noise", "variational autoencoders"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def normal_draws_follow_the_normal_distribution(normal: Operation, seed: Any) -> Claim:
    return follows(normal(seed, DRAWS), normal_cdf)


@law(
    field="random",
    statement="P(Z_{2i}^{2} + Z_{2i+1}^{2} ≤ r) = 1 - exp(-r / 2)",
    source="Box and Muller, Annals of Mathematical Statistics 29, 1958",
    uses=("points on spheres", "multivariate normal draws"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def pairs_of_normal_draws_have_exponential_squared_length(normal: Operation, seed: Any) -> Claim:
    x, y = halves(normal(seed, DRAWS))
    return follows(-np.expm1(-(x * x + y * y) / 2), itself)


@law(
    field="random",
    statement="the angle of (Z_{2i}, Z_{2i+1}) is uniform",
    source="Box and Muller, Annals of Mathematical Statistics 29, 1958",
    uses=("random directions",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def pairs_of_normal_draws_point_everywhere_alike(normal: Operation, seed: Any) -> Claim:
    x, y = halves(normal(seed, DRAWS))
    return follows(np.arctan2(y, x) / (2 * np.pi) + 0.5, itself)


@law(
    field="random",
    statement="P(Σ_{i<16} Z_{i}^{2} ≤ r) = χ²_{16}(r)",
    source=KNUTH,
    uses=("variance of noise", "chi-square tests"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
)
def sums_of_squared_normal_draws_are_chi_square(normal: Operation, seed: Any) -> Claim:
    from scipy.special import gammainc

    z = np.asarray(normal(seed, DRAWS), np.float64).reshape(-1, 16)
    return follows(gammainc(8.0, (z * z).sum(axis=1) / 2), itself)
