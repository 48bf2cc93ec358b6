"""The kernels of one matrix to a warp against the CPU: orthogonal and indefinite factors, expm."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 2e4 * eps, "atol": 2e4 * eps}
    for m, n in ((12, 5), (5, 12), (9, 9)):
        a = rng.standard_normal((2, m, n)).astype(dtype)
        a[1] = a[1, :, :1] * np.arange(1, n + 1)
        b = rng.standard_normal((2, m, 2)).astype(dtype)
        for found, wanted in zip(launched(gpu.qr_stack, a[:1]), linalg.qr(a[:1]), strict=True):
            assert_allclose(found, wanted, **near)
        x, residuals, ranks = launched(gpu.lstsq_stack, a, b)
        assert_allclose(x, linalg.lstsq(a, b)[0], **near)
        assert_array_equal(ranks, [min(m, n), 1])
        rest = ((a @ x - b) ** 2).sum(axis=1)
        assert_allclose(residuals, rest, **near)
    a[0, 2, 3] = np.nan
    assert np.isnan(launched(gpu.lstsq_stack, a, b)[0][0]).all()
    _bases(rng.standard_normal((2, 12, 5)).astype(dtype), near)
    _indefinite(rng.standard_normal((3, 10, 10)).astype(dtype), near)
    _exponentials(rng.standard_normal((2, 9, 9)).astype(dtype), near)


def _bases(a: Any, near: dict[str, Any]) -> None:
    a[1, :, 3] = 2 * a[1, :, 0]
    found = launched(gpu.gram_schmidt_stack, a)
    assert_allclose(found, linalg.gram_schmidt(a, on_error="nan"), **near)
    assert np.isnan(found[1, :, 3]).all()


def _indefinite(a: Any, near: dict[str, Any]) -> None:
    a += a.transpose(0, 2, 1)
    a[1][np.diag_indices(10)] = 0.0
    a[2, 4, 1] = np.inf
    found = launched(gpu.ldl_stack, a)
    for part, wanted in zip(found[:2], linalg.ldl(a, on_error="nan"), strict=False):
        assert_allclose(part, wanted, **near)
    lower, d, order = (part[:2] for part in found)
    assert_allclose(lower @ d @ lower.transpose(0, 2, 1), a[:2], **near)
    for factor, rows in zip(lower, order, strict=True):
        assert_array_equal(np.triu(factor[rows.astype(int)], 1), 0.0)


def _exponentials(a: Any, near: dict[str, Any]) -> None:
    for size in (1e-3, 0.1, 0.3, 1.0, 20.0):
        given = a * a.dtype.type(size / 3)
        if size > 1.0:  # powers that vanish: halvings are taken back
            given[1] = np.triu(given[1], 1) * 100
        found, wanted = launched(gpu.expm_stack, given), linalg.expm(given)
        top = np.abs(wanted).max(axis=(1, 2), keepdims=True)
        assert_allclose(found / top, wanted / top, **near)
    given[0, 0, 1] = np.nan
    assert np.isnan(launched(gpu.expm_stack, given)[0]).all()
