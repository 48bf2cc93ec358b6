"""Orthogonal factors and least squares."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape


def factors(a: Any, mode: str = "reduced", *_: Any, **__: Any) -> Shape:
    """Q and R."""
    (*leading, m, n) = np.shape(a)
    k = m if mode == "complete" else min(m, n)
    return (*leading, m, k), (*leading, k, n)


def solution(a: Any, b: Any, *_: Any, **__: Any) -> Shape:
    """The solution alone; what comes after it differs among libraries."""
    return ((*np.shape(a)[:-2], np.shape(a)[-1], *np.shape(b)[np.ndim(a) - 1 :]),)


OPERATIONS = (
    Operation("qr", 'qr(a, mode="reduced") -> (Q, R)', factors, SINGULAR),
    Operation("lstsq", "lstsq(a, b) -> (x, ...)", solution, SINGULAR),
)
