"""The launcher of nbmath.linalg.svd against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for m, n in ((1, 1), (4, 3), (2, 5)):
        a = rng.standard_normal((3, m, n)).astype(dtype)
        near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
        k = min(m, n)
        for full in (False, True):
            u, s, vh = launched(gpu.svd_stack, a, full)
            assert u.shape == (3, m, m if full else k)
            assert_allclose(s, linalg.svdvals(a), **near)
            assert_allclose((u[..., :k] * s[:, None, :]) @ vh[:, :k], a, **near)
            assert_allclose(
                u.swapaxes(1, 2) @ u,
                np.broadcast_to(np.eye(u.shape[2]), (3, *u.shape[2:] * 2)),
                **near,
            )
        _, values, _ = launched(gpu.svd_stack, a, False, False)
        assert_allclose(values, linalg.svdvals(a), **near)
