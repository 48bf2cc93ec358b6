"""Norms inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def _norm(x: Any) -> Any:
    return linalg.norm(x)


@user
def _norm_of(x: Any, p: Any) -> Any:
    return linalg.norm(x, p)


def norm(x: Any, ord: Any = None) -> Any:  # noqa: A002  # NumPy's name
    """Vectors of any order, all of a matrix without one."""
    if ord is None or ord == "fro":
        return _norm(x)
    if x.ndim > 1:
        return linalg.norm(x, ord)
    return _norm_of(x, float(ord))


@user
def _largest_value(a: Any) -> Any:
    return linalg.norm(a, 2)


@user
def _smallest_value(a: Any) -> Any:
    return linalg.norm(a, -2)


@user
def _nuclear(a: Any) -> Any:
    return linalg.norm(a, "nuc")


def matrix_norm(a: Any, ord: Any) -> Any:  # noqa: A002  # NumPy's name
    """Those of singular values as literals; others as numbers that only the call knows."""
    named = {"fro": _norm, "nuc": _nuclear, 2: _largest_value, -2: _smallest_value}
    return named[ord](a) if ord in named else _norm_of(a, float(ord))


@user
def _project_span(x: Any, a: Any) -> Any:
    return linalg.project(x, a, span=True)


def project_span(x: Any, a: Any, span: bool = True) -> Any:
    """Onto combinations of columns."""
    del span
    return _project_span(x, a)


@user
def dot(x: Any, y: Any) -> Any:
    return linalg.dot(x, y)


@user
def axpy(a: Any, x: Any, y: Any) -> Any:
    return linalg.axpy(a, x, y)


@user
def normalize(x: Any) -> Any:
    return linalg.normalize(x)


@user
def project(x: Any, y: Any) -> Any:
    return linalg.project(x, y)


@user
def cosine_similarity(x: Any, y: Any) -> Any:
    return linalg.cosine_similarity(x, y)


OPERATIONS = {
    "norm": norm,
    "matrix_norm": matrix_norm,
    "project_span": project_span,
    "dot": dot,
    "axpy": axpy,
    "normalize": normalize,
    "project": project,
    "cosine_similarity": cosine_similarity,
}
