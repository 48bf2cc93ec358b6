"""Triangular factors of general matrices, and systems with factors at hand."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape, second


def factors(a: Any, *_: Any, **__: Any) -> Shape:
    """Indices, L and U."""
    (*leading, m, n) = np.shape(a)
    k = min(m, n)
    return (*leading, m), (*leading, m, k), (*leading, k, n)


def factors_in_one(a: Any, *_: Any, **__: Any) -> Shape:
    """Both factors in one, and the exchanges."""
    (*leading, m, n) = np.shape(a)
    return (*leading, m, n), (*leading, min(m, n))


OPERATIONS = (
    Operation("lu", "lu(a, p_indices=True) -> (p, l, u)", factors, SINGULAR),
    Operation("lu_factor", "lu_factor(a) -> (lu, piv)", factors_in_one, SINGULAR),
    Operation("lu_solve", "lu_solve((lu, piv), b, trans=0)", second, SINGULAR),
    Operation("cho_solve", "cho_solve((c, lower), b)", second, SINGULAR),
)
