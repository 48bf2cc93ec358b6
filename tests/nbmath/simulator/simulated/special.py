"""The launchers of nbmath.special against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import special
from nbmath.special import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.uniform(0.01, 0.99, SIZE).astype(dtype)
    for name in special.__all__:
        given = -x if name == "ndtri_exp" else x
        right = getattr(special, name)(given)
        found = launched(getattr(gpu, f"{name}_array"), given.reshape(3, -1))
        assert_allclose(found, right.reshape(3, -1), rtol=8 * eps)
