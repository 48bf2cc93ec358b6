"""Orthonormal bases inside `@njit` functions, where dependent columns are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def gram_schmidt(a: Any) -> Any:
    return linalg.gram_schmidt(a)


OPERATIONS = {"gram_schmidt": gram_schmidt}
