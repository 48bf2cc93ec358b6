"""Eigenproblems of general matrices."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape, eigen


def _values(a: Any, *_: Any, **__: Any) -> Shape:
    return tuple(np.shape(a)[:-1])


OPERATIONS = (
    Operation("eig", "eig(a) -> (w, v), complex", eigen, SINGULAR),
    Operation("eigvals", "eigvals(a), complex", _values, SINGULAR),
)
