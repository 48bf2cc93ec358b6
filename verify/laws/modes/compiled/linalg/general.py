"""General eigenproblems inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def eig(a: Any) -> Any:
    return linalg.eig(a)


@user
def eigvals(a: Any) -> Any:
    return linalg.eigvals(a)


OPERATIONS = {"eig": eig, "eigvals": eigvals}
