"""Factors of symmetric matrices."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape


def factors(a: Any, *_: Any, **__: Any) -> Shape:
    """L, D and the order."""
    shape = np.shape(a)
    return shape, shape, shape[:-1]


OPERATIONS = (Operation("ldl", "ldl(a) -> (l, d, perm)", factors, SINGULAR),)
