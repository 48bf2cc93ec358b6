"""Fixtures for all tests."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray


@pytest.fixture
def poisoned() -> Callable[..., NDArray[Any]]:
    """Make arrays full of nan, so that an element that is never written shows."""

    def make(shape: int | tuple[int, ...], dtype: Any = np.float64) -> NDArray[Any]:
        return np.full(shape, np.nan, dtype)

    return make
