"""The launchers of products and powers against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    for n, k, m in ((1, 1, 1), (2, 3, 5), (4, 4, 4)):
        a = rng.standard_normal((4, n, k)).astype(dtype)
        b = rng.standard_normal((4, k, m)).astype(dtype)
        x = rng.standard_normal((4, k)).astype(dtype)
        square = (rng.standard_normal((4, n, n)) + 3 * np.eye(n)).astype(dtype)
        assert_allclose(launched(gpu.matmul_stack, a, b), linalg.matmul(a, b), **near)
        assert_allclose(launched(gpu.matvec_stack, a, x), linalg.matvec(a, x), **near)
        assert_allclose(launched(gpu.gram_stack, a), linalg.gram(a), **near)
        assert_allclose(launched(gpu.gram_stack, a, True), linalg.gram(a, rows=True), **near)
        assert_allclose(launched(gpu.kron_stack, a, b), linalg.kron(a, b), **near)
        assert_allclose(launched(gpu.outer_stack, x, x), linalg.outer(x, x), **near)
        assert_allclose(launched(gpu.trace_stack, a, 1), linalg.trace(a, 1), **near)
        for power in (-2, 0, 3):
            found = launched(gpu.matrix_power_stack, square, power)
            assert_allclose(found, linalg.matrix_power(square, power), **near)
