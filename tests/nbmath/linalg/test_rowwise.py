"""Eliminations by rows, worker after worker, are the plain algorithms."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nbmath._targets import bind

formulas = bind("linalg", "python", np.float64)


@pytest.mark.parametrize("n", [1, 2, 7])
def test_columns_of_all_workers_are_the_cholesky_factor(n: int) -> None:
    g = np.random.default_rng(n).standard_normal((n, n))
    a = g @ g.T + np.eye(n)
    work = a.copy()
    for k in range(n):
        entries = [formulas.factor_entry(work, k, i) for i in range(k, n)]
        work[k:, k] = entries
        for i in range(k + 1, n):
            formulas.subtract_column(work, k, i)
    assert_allclose(np.tril(work), np.linalg.cholesky(a), rtol=1e-12)


@pytest.mark.parametrize("transposed", [False, True])
@pytest.mark.parametrize("n", [1, 2, 7])
def test_rows_of_all_workers_solve_the_system(n: int, transposed: bool) -> None:
    rng = np.random.default_rng(n)
    a, b = rng.standard_normal((n, n)), rng.standard_normal((n, 3))
    work, x = a.copy(), b.copy()
    for k in range(n):
        row = formulas.pivot_row(work, k)
        assert abs(work[row, k]) == np.abs(work[k:, k]).max()
        for matrix in (work, x):
            matrix[[k, row]] = matrix[[row, k]]
        for i in range(k + 1, n):
            formulas.eliminate_row(work, k, i)
            formulas.substitute(work, x, k, i, False)
    upper = np.triu(work)
    factor = upper.T.copy() if transposed else upper
    for k in range(n - 1, -1, -1):
        x[k] /= work[k, k]
        for i in range(k):
            formulas.substitute(factor, x, k, i, transposed)
    assert_allclose(x, np.linalg.solve(a, b), rtol=1e-10)


def test_rows_below_a_pivot_of_zero_are_left() -> None:
    work = np.array([[0.0, 3.0], [0.0, 5.0]])
    formulas.eliminate_row(work, 0, 1)
    assert work.tolist() == [[0.0, 3.0], [0.0, 5.0]]


@pytest.mark.parametrize("n", [3, 8])
def test_rows_of_all_workers_are_a_reflection_from_both_sides(n: int) -> None:
    rng = np.random.default_rng(n)
    a = rng.standard_normal((n, n))
    a += a.T
    v, t = np.r_[0.0, 1.0, rng.standard_normal(n - 2)], 1.3
    reflection = np.eye(n) - t * np.outer(v, v)
    wanted = (reflection @ a @ reflection)[1:, 1:]
    work = a.copy()
    work[0, 0], work[0, 1:] = t, v[1:]
    p = np.r_[0.0, (a @ v)[1:]]
    p[1:] = [formulas.reflected_entry(work, p, 0, i) for i in range(1, n)]
    for i in range(1, n):
        formulas.subtract_reflected(work, p, 0, i)
    assert_allclose(work[1:, 1:], wanted, rtol=1e-12, atol=1e-12)


def test_squares_are_of_what_lies_below() -> None:
    a = np.arange(12.0).reshape(4, 3)
    assert formulas.square_below(a, 1, 2) == 8.0**2 + 11.0**2
    assert formulas.square_below(a, -1, 0) == (a[:, 0] ** 2).sum()
