"""The mathematics of machine learning as Numba kernels.

One function, three homes under one name: called from Python on NumPy arrays, called inside
`@njit` code, and as a CUDA device function or launched kernel (`nbmath.<field>.gpu`).
Each field is a chapter of a textbook and is imported when it is first used.
"""

import importlib
from typing import Any

__version__ = "0.1.0"

FIELDS = (
    "elementary",
    "special",
    "random",
    "linalg",
    "distances",
    "information",
    "activations",
    "distributions",
    "statistics",
    "probability",
    "calculus",
    "attention",
    "mixtures",
)

__all__ = ["FIELDS", "__version__", "threading", *FIELDS]  # noqa: PLE0604 - FIELDS holds strings


def __getattr__(name: str) -> Any:
    if name in FIELDS:
        return importlib.import_module(f"nbmath.{name}")
    if name == "threading":
        return importlib.import_module("nbmath._door").threading
    raise AttributeError(f"nbmath has no field {name!r}; its fields are {', '.join(FIELDS)}")


def __dir__() -> list[str]:
    return sorted(__all__)
