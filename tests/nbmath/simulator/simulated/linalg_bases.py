"""The launcher of orthonormal columns against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for m, n in ((1, 1), (4, 3)):
        a = rng.standard_normal((3, m, n)).astype(dtype)
        a[1, :, -1] = 0
        right = linalg.gram_schmidt(a, on_error="nan")
        found = launched(gpu.gram_schmidt_stack, a)
        assert_allclose(found, right, rtol=1e3 * eps, atol=1e3 * eps)
