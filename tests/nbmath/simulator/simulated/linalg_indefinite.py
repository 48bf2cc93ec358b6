"""The launcher of factors of symmetric matrices against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 4):
        a = rng.standard_normal((3, n, n)).astype(dtype)
        a[1] -= np.diag(np.diag(a[1]))
        for found, right in zip(launched(gpu.ldl_stack, a), linalg.ldl(a), strict=True):
            assert_allclose(found, right, rtol=1e3 * eps, atol=1e3 * eps)
