"""Spectra inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def eigh(a: Any) -> Any:
    return linalg.eigh(a)


@user
def eigvalsh(a: Any) -> Any:
    return linalg.eigvalsh(a)


@user
def eigh_general(a: Any, b: Any) -> Any:
    return linalg.eigh(a, b)


OPERATIONS = {"eigh": eigh, "eigvalsh": eigvalsh, "eigh_general": eigh_general}
