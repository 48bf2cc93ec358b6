"""Singular values, and what is read off them."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape, same


def _svd(a: Any, *_: Any, **__: Any) -> Shape:
    *leading, m, n = np.shape(a)
    return ((*leading, m, m), (*leading, min(m, n)), (*leading, n, n))


def _values(a: Any, *_: Any, **__: Any) -> Shape:
    *leading, m, n = np.shape(a)
    return (*leading, min(m, n))


def _turned(a: Any, *_: Any, **__: Any) -> Shape:
    *leading, m, n = np.shape(a)
    return (*leading, n, m)


def _number(a: Any, *_: Any, **__: Any) -> Shape:
    return tuple(np.shape(a)[:-2])


def _polar(a: Any, *_: Any, **__: Any) -> Shape:
    *leading, m, n = np.shape(a)
    return ((*leading, m, n), (*leading, n, n))


def _basis(*_: Any, **__: Any) -> None:
    """The rank decides."""
    return


OPERATIONS = (
    Operation("svd", "svd(a) -> (u, s, vh)", _svd, SINGULAR),
    Operation("svdvals", "svdvals(a)", _values, SINGULAR),
    Operation("pinv", "pinv(a)", _turned, SINGULAR),
    Operation("matrix_rank", "matrix_rank(a)", _number, SINGULAR),
    Operation("null_space", "null_space(a)", _basis, SINGULAR),
    Operation("orth", "orth(a)", _basis, SINGULAR),
    Operation("cond", "cond(a)", _number, SINGULAR),
    Operation("polar", "polar(a) -> (u, p)", _polar, SINGULAR),
    Operation("nearest_psd", "nearest_psd(a)", same, SINGULAR),
)
