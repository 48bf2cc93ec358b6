"""Orthogonal factors and least squares inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def _reduced(a: Any) -> Any:
    return linalg.qr(a)


@user
def _complete(a: Any) -> Any:
    return linalg.qr(a, "complete")


def qr(a: Any, mode: str = "reduced") -> Any:
    """Choose the mode outside, where it is known when the code is compiled."""
    return (_complete if mode == "complete" else _reduced)(a)


@user
def lstsq(a: Any, b: Any) -> Any:
    return linalg.lstsq(a, b)


OPERATIONS = {"qr": qr, "lstsq": lstsq}
