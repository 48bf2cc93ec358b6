"""Symmetric eigenproblems."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape, eigen


def _values(a: Any, *_: Any, **__: Any) -> Shape:
    return tuple(np.shape(a)[:-1])


OPERATIONS = (
    Operation("eigh", "eigh(a) -> (w, v)", eigen, SINGULAR),
    Operation("eigvalsh", "eigvalsh(a)", _values, SINGULAR),
    Operation("eigh_general", "eigh(a, b) -> (w, v)", eigen, SINGULAR),
)
