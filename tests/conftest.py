"""Fixtures for all tests."""

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

ROOT = str(Path(__file__).resolve().parents[1])


class Checkout:
    """Finds what only a clone has, wherever the tests are started and whatever is installed."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _: Any = None) -> ModuleSpec | None:
        return PathFinder.find_spec(name, [ROOT]) if name in ("benchmarks", "docs") else None


sys.meta_path.append(Checkout)


@pytest.fixture
def poisoned() -> Callable[..., NDArray[Any]]:
    """Make arrays full of nan, so that an element that is never written shows."""

    def make(shape: int | tuple[int, ...], dtype: Any = np.float64) -> NDArray[Any]:
        return np.full(shape, np.nan, dtype)

    return make
