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


@pytest.mark.parametrize("n", [1, 2, 7])
def test_rows_of_all_workers_solve_the_system(n: int) -> None:
    rng = np.random.default_rng(n)
    a, b = rng.standard_normal((n, n)), rng.standard_normal((n, 3))
    work, x = a.copy(), b.copy()
    for k in range(n):
        row = formulas.pivot_row(work, k)
        assert abs(work[row, k]) == np.abs(work[k:, k]).max()
        for matrix in (work, x):
            matrix[[k, row]] = matrix[[row, k]]
        for i in range(k + 1, n):
            formulas.eliminate(work, x, k, i)
    for k in range(n - 1, -1, -1):
        x[k] /= work[k, k]
        for i in range(k):
            formulas.substitute(work, x, k, i)
    assert_allclose(x, np.linalg.solve(a, b), rtol=1e-10)
