"""The launchers of nbmath.special against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import special
from nbmath.special import gpu

NEGATIVE = ("ndtri_exp", "log1mexp")


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.uniform(0.01, 0.99, SIZE).astype(dtype)
    y = (x * rng.uniform(0.1, 0.9, SIZE)).astype(dtype)
    for name in special.__all__:
        function, launcher = getattr(special, name), getattr(gpu, f"{name}_array")
        if name in gpu.TWO:
            found = launched(launcher, x.reshape(3, -1), y.reshape(3, -1))
            assert_allclose(found.reshape(-1), function(x, y), rtol=64 * eps)
            assert_allclose(launched(launcher, x, 0.01), function(x, dtype(0.01)), rtol=64 * eps)
        else:
            given = -x if name in NEGATIVE else x
            found = launched(launcher, given.reshape(3, -1))
            assert_allclose(found.reshape(-1), function(given), rtol=64 * eps)
