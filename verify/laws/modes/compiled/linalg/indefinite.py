"""Factors of symmetric matrices inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def ldl(a: Any) -> Any:
    return linalg.ldl(a)


OPERATIONS = {"ldl": ldl}
