"""Wrong vectors and matrices, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def of_a_cube(seed: Any, d: Any, size: Any) -> Any:
    """Points of a cube over their lengths crowd at its corners."""
    x = generator(seed).uniform(-1, 1, (size, d))
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def on_one_half(seed: Any, d: Any, size: Any) -> Any:
    x = np.abs(generator(seed).standard_normal((size, d)))
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def not_of_length_one(seed: Any, d: Any, size: Any) -> Any:
    x = generator(seed).standard_normal((size, d))
    return x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-4)


def sphere(seed: Any, d: Any, size: Any) -> Any:
    x = generator(seed).standard_normal((size, d))
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def crowded_in_the_middle(seed: Any, d: Any, size: Any) -> Any:
    """The distance from the centre is uniform."""
    return sphere(seed, d, size) * generator(int(seed) ^ 5).random((size, 1)) ** (1 / max(d - 1, 2))


def cube_in_the_ball(seed: Any, d: Any, size: Any) -> Any:
    return of_a_cube(seed, d, size) * generator(int(seed) ^ 5).random((size, 1)) ** (1 / d)


def upper_factor(seed: Any, mean: Any, cov: Any, size: Any) -> Any:
    """z L in place of z L'."""
    factor = np.linalg.cholesky(cov + 1e-12 * np.eye(len(cov)))
    return mean + generator(seed).standard_normal((size, len(cov))) @ factor


def by_the_covariance(seed: Any, mean: Any, cov: Any, size: Any) -> Any:
    """The covariance itself serves as the factor."""
    return mean + generator(seed).standard_normal((size, len(cov))) @ cov


def without_correlation(seed: Any, mean: Any, cov: Any, size: Any) -> Any:
    return mean + generator(seed).standard_normal((size, len(cov))) * np.sqrt(np.diag(cov))


def bartlett(seed: Any, df: Any, cov: Any, size: Any, falling: int, below: float) -> Any:
    source, n = generator(seed), len(cov)
    a = below * np.tril(source.standard_normal((size, n, n)), -1)
    for i in range(n):
        a[:, i, i] = np.sqrt(source.chisquare(df - falling * i, size))
    la = np.linalg.cholesky(cov) @ a
    return la @ np.swapaxes(la, 1, 2)


def with_all_degrees(seed: Any, df: Any, cov: Any, size: Any) -> Any:
    """Every entry of the diagonal has all degrees of freedom."""
    return bartlett(seed, df, cov, size, 0, 1.0)


def diagonal_alone(seed: Any, df: Any, cov: Any, size: Any) -> Any:
    """The normal draws below the diagonal are forgotten."""
    return bartlett(seed, df, cov, size, 1, 0.0)


MUTANTS = {
    "points_of_the_sphere_are_everywhere_alike": [of_a_cube, on_one_half, not_of_length_one],
    "points_of_the_ball_are_everywhere_alike": [sphere, crowded_in_the_middle, cube_in_the_ball],
    "normal_vectors_have_their_mean_and_covariance": [
        upper_factor,
        by_the_covariance,
        without_correlation,
    ],
    "wishart_matrices_have_chi_square_forms": [with_all_degrees, diagonal_alone],
}
