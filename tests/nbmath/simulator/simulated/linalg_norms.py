"""The launchers of norms against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    for n in (1, 9, 150):
        x, y = (rng.standard_normal((3, n)).astype(dtype) for _ in range(2))
        for p in (2.0, 1.0, 3.0, np.inf, -np.inf, 0.0):
            assert_allclose(launched(gpu.norm_rows, x, p), linalg.norm(x, p, axis=1), **near)
        assert_allclose(launched(gpu.dot_rows, x, y), linalg.dot(x, y), **near)
        assert_allclose(launched(gpu.normalize_rows, x), linalg.normalize(x), **near)
        assert_allclose(launched(gpu.project_rows, x, y), linalg.project(x, y), **near)
        found = launched(gpu.cosine_similarity_rows, x, y)
        assert_allclose(found, linalg.cosine_similarity(x, y), **near)
        found = launched(gpu.axpy_array, 2.0, x[0], y[0])
        assert_allclose(found, linalg.axpy(2.0, x[0], y[0]), **near)
