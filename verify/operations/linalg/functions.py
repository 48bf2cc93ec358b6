"""Functions of matrices."""

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, same

OPERATIONS = (
    Operation("expm", "expm(a)", same, SINGULAR),
    Operation("sqrtm", "sqrtm(a)", same, SINGULAR),
    Operation("logm", "logm(a)", same, SINGULAR),
)
