"""Products inside `@njit` functions, where shapes that do not fit make nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def matmul(a: Any, b: Any) -> Any:
    return linalg.matmul(a, b)


@user
def matvec(a: Any, x: Any) -> Any:
    return linalg.matvec(a, x)


@user
def outer(x: Any, y: Any) -> Any:
    return linalg.outer(x, y)


@user
def kron(a: Any, b: Any) -> Any:
    return linalg.kron(a, b)


@user
def gram(a: Any) -> Any:
    return linalg.gram(a)


@user
def trace(a: Any) -> Any:
    return linalg.trace(a)


@user
def matrix_power(a: Any, n: Any) -> Any:
    return linalg.matrix_power(a, n)


OPERATIONS = {
    "matmul": matmul,
    "matvec": matvec,
    "outer": outer,
    "kron": kron,
    "gram": gram,
    "trace": trace,
    "matrix_power": matrix_power,
}
