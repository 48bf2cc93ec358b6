"""The launchers of nbmath.linalg against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 2, 5):
        a = (rng.standard_normal((3, n, n)) + 3 * np.eye(n)).astype(dtype)
        spd = (a @ a.transpose(0, 2, 1) + np.eye(n)).astype(dtype)
        near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
        w, v = launched(gpu.eigh_stack, spd)
        assert_allclose(w, linalg.eigh(spd).eigenvalues, **near)
        rebuilt = (v * w[:, None, :]) @ v.transpose(0, 2, 1)
        assert_allclose(rebuilt, spd, rtol=0, atol=100 * eps * w.max())
