"""Spectra inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def eigh(a: Any) -> Any:
    return linalg.eigh(a)


OPERATIONS = {"eigh": eigh}
