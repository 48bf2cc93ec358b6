"""The kernels of one matrix to a warp against the CPU: eigenvalues and singular values."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    _symmetric(rng.standard_normal((4, 10, 10)).astype(dtype), near)
    for m, n in ((12, 1), (2, 9), (9, 5), (5, 9), (9, 9)):
        a = rng.standard_normal((2, m, n)).astype(dtype)
        a[1] = 0.0
        a[1, 0, 0] = 2.0
        a[1, m // 2, n // 2] = 1.0
        for full in (False, True):
            u, s, vh = launched(gpu.svd_stack, a, full)
            k = min(m, n)
            assert_allclose(s, linalg.svd(a)[1], **near)
            assert_allclose((u[:, :, :k] * s[:, None]) @ vh[:, :k], a, **near)
            assert_allclose(u.transpose(0, 2, 1) @ u, np.stack([np.eye(u.shape[2])] * 2), **near)
            assert_allclose(vh @ vh.transpose(0, 2, 1), np.stack([np.eye(len(vh[0]))] * 2), **near)
    u, values, vh = launched(gpu.svd_stack, a, compute_uv=False)
    assert u.size == vh.size == 0
    assert_allclose(values, s, **near)
    a[0, 1, 1] = np.inf
    found = launched(gpu.svd_stack, a)
    assert all(np.isnan(part[0]).all() and np.isfinite(part[1]).all() for part in found)


def _symmetric(a: Any, near: dict[str, Any]) -> None:
    a += a.transpose(0, 2, 1)
    a[1] = np.ones_like(a[1])
    a[2] *= a.dtype.type(2.0**100)
    a[3, 2, 1] = np.nan
    w, v = launched(gpu.eigh_stack, a)
    size = np.abs(a).max(axis=(1, 2))
    assert_allclose(w / size[:, None], linalg.eigvalsh(a, on_error="nan") / size[:, None], **near)
    for matrix, values, vectors in zip(a[:3], w, v, strict=False):
        top = np.abs(matrix).max()
        assert_allclose(matrix / top @ vectors, vectors * (values / top), **near)
        assert_allclose(vectors.T @ vectors, np.eye(10), **near)
    assert np.isnan(v[3]).all()
