"""The kernels of one matrix to a warp against the CPU: eigenvectors, roots and logarithms."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 2e3 * eps, "atol": 2e3 * eps}
    a = rng.standard_normal((4, 10, 10)).astype(dtype)
    a[1] = np.triu(a[1])
    a[2] = np.diag(np.r_[np.ones(3), np.zeros(7)])
    a[3, 0, 1] = np.nan
    values, real, imaginary = launched(gpu.eig_stack, a)
    w, v = values[0] + 1j * values[1], real + 1j * imaginary
    assert_allclose(a[:3] @ v[:3], v[:3] * w[:3, None, :], **near)
    assert_allclose(np.linalg.norm(v[:3], axis=1), 1.0, **near)
    assert np.isnan(w[3]).all()
    assert np.isnan(v[3]).all()
    assert_array_equal(launched(gpu.eig_stack, a, vectors=False)[0], values)

    a[0] = a[0] @ a[0].T / 10 + np.eye(10)
    a[1] += dtype(10) * np.eye(10, dtype=dtype)
    a[1] *= dtype(2.0**60)
    a[2] = -np.eye(10)
    a[2, 0, 0] = -2.0
    for launcher, wanted in ((gpu.sqrtm_stack, linalg.sqrtm), (gpu.logm_stack, linalg.logm)):
        found, known = launched(launcher, a), wanted(a, on_error="nan")
        size = np.abs(known[:2]).max(axis=(1, 2), keepdims=True)
        assert_allclose(found[:2] / size, known[:2] / size, **near)
        assert np.isnan(found[2:]).all()
