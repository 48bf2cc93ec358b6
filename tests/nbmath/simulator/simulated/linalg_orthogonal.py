"""The launchers of orthogonal factors and least squares against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    for m, n in ((1, 1), (4, 3), (2, 4)):
        a = rng.standard_normal((3, m, n)).astype(dtype)
        b = rng.standard_normal((3, m, 2)).astype(dtype)
        for found, right in zip(launched(gpu.qr_stack, a), linalg.qr(a), strict=True):
            assert_allclose(found, right, **near)
        for found, right in zip(launched(gpu.lstsq_stack, a, b), linalg.lstsq(a, b), strict=True):
            assert_allclose(found, right, **near)
