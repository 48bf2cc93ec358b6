"""The launchers of nbmath.random against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import SIZE, launched

from nbmath import random
from nbmath.random import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    key = random.Key(int(rng.integers(1 << 62)))
    for size in (1, SIZE + 1):
        assert_array_equal(launched(gpu.bits_array, key, size), random.bits(key, size))
        found = launched(gpu.uniform_array, key, size, dtype)
        assert_array_equal(found, random.uniform(key, size, dtype))
        found = launched(gpu.normal_array, key, (size, 1), dtype)
        assert_allclose(found, random.normal(key, (size, 1), dtype), rtol=10 * eps)
