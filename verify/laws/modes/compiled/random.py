"""Draws inside `@njit` functions: of an array at once in float64, one by one in float32."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nbmath import random
from verify.laws.modes.compiled import user


@user
def _uniform(key: Any, size: Any) -> Any:
    return random.uniform(key, size)


@user
def _normal(key: Any, size: Any) -> Any:
    return random.normal(key, size)


@user
def _uniform_single(key: Any, size: Any) -> Any:
    return random.uniform(key, size, np.float32)


@user
def _normal_single(key: Any, size: Any) -> Any:
    return random.normal(key, size, np.float32)


def uniform(seed: int, size: Any, dtype: DTypeLike = np.float64) -> Any:
    """Draws of the key that the seed makes."""
    return (_uniform_single if dtype == np.float32 else _uniform)(random.Key(seed), size)


def normal(seed: int, size: Any, dtype: DTypeLike = np.float64) -> Any:
    """As `uniform`."""
    return (_normal_single if dtype == np.float32 else _normal)(random.Key(seed), size)


OPERATIONS = {"uniform": uniform, "normal": normal}
