"""Cholesky factors and linear systems."""

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, same, second

OPERATIONS = (
    Operation("cholesky", "cholesky(a)", same, SINGULAR),
    Operation("solve_triangular", "solve_triangular(a, b, lower=True)", second, SINGULAR),
    Operation("solve", "solve(a, b)", second, SINGULAR),
)
