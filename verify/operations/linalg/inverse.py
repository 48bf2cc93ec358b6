"""Inverses and determinants."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape, same


def number(a: Any, *_: Any, **__: Any) -> Shape:
    """One number for each matrix."""
    shape: Shape = np.shape(a)
    return shape[:-2]


def two_numbers(a: Any, *_: Any, **__: Any) -> Shape:
    """Two numbers for each matrix."""
    return number(a), number(a)


OPERATIONS = (
    Operation("inv", "inv(a)", same, SINGULAR),
    Operation("det", "det(a)", number, SINGULAR),
    Operation("slogdet", "slogdet(a) -> (sign, logabsdet)", two_numbers, SINGULAR),
)
