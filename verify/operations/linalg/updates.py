"""Changed Cholesky factors, and whether there is a factor."""

from verify.operations.linalg import SINGULAR
from verify.operations.linalg.inverse import number
from verify.operations.operation import Operation, same

OPERATIONS = (
    Operation("is_positive_definite", "is_positive_definite(a)", number, SINGULAR),
    Operation("cholesky_update", "cholesky_update(factor, x)", same, SINGULAR),
    Operation("cholesky_downdate", "cholesky_downdate(factor, x)", same, SINGULAR),
)
