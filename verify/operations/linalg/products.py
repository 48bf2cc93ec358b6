"""Products and powers of matrices."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape, same


def _product(a: Any, b: Any) -> Shape:
    left, right = np.shape(a), np.shape(b)
    return (*np.broadcast_shapes(left[:-2], right[:-2]), left[-2], right[-1])


def _matvec(a: Any, x: Any) -> Shape:
    return (*np.broadcast_shapes(np.shape(a)[:-2], np.shape(x)[:-1]), np.shape(a)[-2])


def _outer(x: Any, y: Any) -> Shape:
    return (*np.shape(x), np.shape(y)[-1])


def _kron(a: Any, b: Any) -> Shape:
    (n, m), (p, q) = np.shape(a)[-2:], np.shape(b)[-2:]
    return (*np.shape(a)[:-2], n * p, m * q)


def _gram(a: Any) -> Shape:
    shape = np.shape(a)
    return (*shape[:-2], shape[-1], shape[-1])


OPERATIONS = (
    Operation("matmul", "matmul(a, b)", _product),
    Operation("matvec", "matvec(a, x)", _matvec),
    Operation("outer", "outer(x, y)", _outer),
    Operation("kron", "kron(a, b)", _kron),
    Operation("gram", "gram(a)", _gram),
    Operation("trace", "trace(a)", lambda a: np.shape(a)[:-2]),
    Operation("matrix_power", "matrix_power(a, n)", same, SINGULAR),
)
