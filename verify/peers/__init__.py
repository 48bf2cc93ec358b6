"""What released libraries offer under the names of operations.

Every module of this package speaks of one chapter: a function named after a library returns its
operations by name, and imports the library when it is called.
"""

import importlib.util
from collections.abc import Callable
from typing import Any

from verify._parts import parts

__all__ = ["installed", "operations"]


def installed(library: str) -> bool:
    """Whether a library can be imported."""
    return importlib.util.find_spec(library) is not None


def operations(library: str) -> dict[str, Callable[..., Any]]:
    """Everything that a library offers."""
    found: dict[str, Callable[..., Any]] = {}
    for module in parts(__name__):
        if hasattr(module, library):
            found |= getattr(module, library)()
    return found
