"""Plane rotations and reflections."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape


def rotation(a: Any, b: Any, *_: Any, **__: Any) -> Shape:
    """Cosine, sine and length."""
    shape = np.broadcast_shapes(np.shape(a), np.shape(b))
    return shape, shape, shape


def reflection(x: Any, *_: Any, **__: Any) -> Shape:
    """A vector and two numbers for each row."""
    return np.shape(x), np.shape(x)[:-1], np.shape(x)[:-1]


OPERATIONS = (
    Operation("givens", "givens(a, b) -> (c, s, r)", rotation),
    Operation("householder", "householder(x) -> (v, tau, beta)", reflection),
)
