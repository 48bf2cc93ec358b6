"""What a test runs over, and which part of it waits for the slow tests.

Code is compiled anew for each precision, each function and each way of calling; the laws run over
all of them. Tests that ask how code is compiled need not.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

IN_TURN = (np.float64, pytest.param(np.float32, marks=pytest.mark.slow))
"""Both precisions, float32 with the slow tests."""

SINGLE_FIRST = ("float32", pytest.param("float64", marks=pytest.mark.slow))
"""Both by name, for kernels on a device; float64, into which nothing leaks, with the slow tests."""


def a_few(names: Iterable[Any]) -> list[Any]:
    """Every fourth from the first, and the others with the slow tests."""
    return [
        pytest.param(name, marks=() if k % 4 == 0 else pytest.mark.slow)
        for k, name in enumerate(names)
    ]
