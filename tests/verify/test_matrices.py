"""Special matrices: each kind that a law of linear algebra should meet is drawn, and recognised."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from verify import bulk, domains
from verify.domains import Domain

Test = Callable[[Any], bool]
N = 6
CASES = 600
"""Enough to draw each of thirty kinds of matrix with certainty: (29/30)^600 = 1e-9."""


def flat(values: Any) -> bool:
    """All the same, up to rounding."""
    return bool(np.ptp(values) <= 1e-12 * np.abs(values).max(initial=0.0))


def off_diagonal(a: Any) -> Any:
    return a - np.diag(np.diag(a))


def is_zero(a: Any) -> bool:
    return not a.any()


def is_identity(a: Any) -> bool:
    """A multiple of it."""
    return bool(a.any() and not off_diagonal(a).any() and flat(np.diag(a)))


def is_permutation(a: Any) -> bool:
    entries = a[a != 0]
    counts = [(a != 0).sum(axis=axis) for axis in (0, 1)]
    return bool((np.array(counts) == 1).all() and flat(entries) and not is_identity(a))


def is_toeplitz(a: Any) -> bool:
    diagonals = [np.diag(a, k) for k in range(1 - N, N)]
    return len(np.unique(np.abs(a))) > N // 2 and all(flat(d) for d in diagonals)


def is_hankel(a: Any) -> bool:
    return is_toeplitz(a[::-1])


def is_hilbert(a: Any) -> bool:
    """A multiple of it, maybe with a multiple of the identity added."""
    if a[0, 1] <= 0:
        return False
    i = np.arange(N)
    left = a * (0.5 / a[0, 1]) - 1.0 / (i[:, None] + i + 1.0)
    return bool(np.abs(off_diagonal(left)).max() < 1e-12 and np.ptp(np.diag(left)) < 1e-12)


def is_wilkinson(a: Any) -> bool:
    """Tridiagonal: ones beside |i - (n - 1) / 2|, maybe shifted."""
    beside = a[0, 1]
    if beside <= 0 or np.triu(a, 2).any() or np.tril(a, -2).any():
        return False
    diagonal = np.diag(a) / beside - np.abs(np.arange(N) - (N - 1) / 2.0)
    return bool(np.ptp(diagonal) < 1e-12 and np.abs(np.diag(a, 1) / beside - 1).max() < 1e-12)


def is_kahan(a: Any) -> bool:
    """diag(1, s, s^2, ...) times a unit upper triangle of -c, where c^2 + s^2 = 1."""
    a = a.T if a[N - 1, 0] else a
    if np.tril(a, -1).any() or not np.diag(a).all():
        return False
    unit = a / np.diag(a)[:, None]
    ratios = np.diag(a)[1:] / np.diag(a)[:-1]
    s, c = ratios[0], -unit[0, 1]
    above = unit[np.triu_indices(N, 1)]
    return bool(c > 0.01 and abs(c * c + s * s - 1) < 1e-9 and flat(ratios) and flat(above))


def is_companion(a: Any) -> bool:
    below = np.diag(a, -1)
    rest = a[1:] - np.diag(below, 0) @ np.eye(N - 1, N)
    return bool(flat(below) and below[0] and a[0].all() and not rest.any())


def singular_values(a: Any) -> Any:
    return np.linalg.svd(a, compute_uv=False)


def is_lauchli(a: Any) -> bool:
    """Columns that agree to half the digits, and no more."""
    return bool(a[0, 0] and flat(a[0]) and 0 < np.abs(a[1:]).max() < 1e-7 * abs(a[0, 0]))


def is_of_middle_rank(a: Any) -> bool:
    values = singular_values(a)
    return bool(values[0] > 0 and 1 < (values > 1e-15 * N * values[0]).sum() < N)


def is_ill_conditioned(a: Any) -> bool:
    values = singular_values(a)
    return bool(1e12 < values[0] / max(values[-1], 1e-300) < 2e14)


def is_well_conditioned(a: Any) -> bool:
    values = singular_values(a)
    return bool(values[0] <= (1 + 1e-12) * values[-1] and np.abs(off_diagonal(a)).max() > 0)


def is_graded(a: Any) -> bool:
    sizes = np.abs(a).max(axis=1)
    return bool(0 < sizes[-1] < 1e-5 * sizes[0])


def has_near_equal_values(a: Any) -> bool:
    """Eigenvalues of a symmetric matrix that agree to many digits without being equal."""
    values = np.linalg.eigvalsh(a)
    gaps, size = np.diff(values), np.abs(values).max()
    return bool(((gaps > 1e-13 * size) & (gaps < 1e-9 * size)).any())


def has_negative_and_positive_values(a: Any) -> bool:
    values = np.linalg.eigvalsh(a)
    return bool(values[0] < 0 < values[-1])


FAMOUS: tuple[Test, ...] = (
    is_identity,
    is_permutation,
    is_toeplitz,
    is_hankel,
    is_hilbert,
    is_wilkinson,
    is_kahan,
    is_companion,
)
GENERAL: tuple[Test, ...] = (
    *FAMOUS,
    is_zero,
    is_lauchli,
    is_of_middle_rank,
    is_ill_conditioned,
    is_well_conditioned,
    is_graded,
)
SYMMETRIC: tuple[Test, ...] = (
    is_zero,
    is_identity,
    is_permutation,
    is_toeplitz,
    is_hankel,
    is_hilbert,
    is_wilkinson,
    is_of_middle_rank,
    has_near_equal_values,
    has_negative_and_positive_values,
)
DEFINITE: tuple[Test, ...] = (
    is_identity,
    is_toeplitz,
    is_hilbert,
    is_wilkinson,
    is_well_conditioned,
    has_near_equal_values,
)
DRAWN: list[tuple[Domain, Test]] = [
    *((domains.matrices("n", "n"), test) for test in GENERAL),
    *((domains.symmetric_matrices("n"), test) for test in SYMMETRIC),
    *((domains.spd_matrices("n"), test) for test in DEFINITE),
    *((domains.invertible_matrices("n"), test) for test in (*FAMOUS, is_well_conditioned)),
    *((domains.orthogonal_matrices("n"), test) for test in (is_identity, is_permutation)),
    *((domains.triangular_matrices("n"), test) for test in (is_kahan, is_toeplitz)),
    (domains.triangular_matrices("n", cond=1e12), is_graded),
    (domains.triangular_matrices("n", lower=False), is_kahan),
]


def name_of(part: Any) -> str:
    return part.kind if isinstance(part, Domain) else str(part.__name__)


@pytest.mark.parametrize(("domain", "test"), DRAWN, ids=name_of)
def test_every_special_matrix_is_drawn(domain: Domain, test: Test) -> None:
    drawn = (bulk.draw(domain, "float64", {"n": N}, 4, 2, index) for index in range(CASES))
    assert any(test(a) for a in drawn)


@pytest.mark.parametrize("cond", [10.0, 1e3, 1e12])
@pytest.mark.parametrize("n", [1, 2, 3, 13, 48])
def test_condition_numbers_are_kept_at_every_size(n: int, cond: float) -> None:
    for domain in (
        domains.invertible_matrices("n", cond=cond),
        domains.spd_matrices("n", cond=cond),
        domains.triangular_matrices("n", cond=cond),
    ):
        for structure in range(bulk.structures(domain)):
            a = bulk.array(domain, "float64", (n, n), 5, 6, 0, structure)
            assert np.linalg.cond(a) <= 1.1 * cond, structure
