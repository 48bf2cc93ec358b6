"""The kernels of one matrix to a warp against the CPU: eliminations and products."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e4 * eps, "atol": 1e4 * eps}
    for n, m in ((9, 40), (32, 2)):
        a = (rng.standard_normal((2, n, n)) + n * np.eye(n)[::-1]).astype(dtype)
        b = rng.standard_normal((2, n, m)).astype(dtype)
        spd = (a @ a.transpose(0, 2, 1) + n * np.eye(n)).astype(dtype)
        assert_allclose(launched(gpu.cholesky_stack, spd), linalg.cholesky(spd), **near)
        assert_allclose(launched(gpu.solve_stack, a, b), linalg.solve(a, b), **near)
        assert_allclose(launched(gpu.inv_stack, a), linalg.inv(a), **near)
    _determinants(a, near)
    _factors(a[:, :9, :12].copy(), near)
    _factors(a[:, :12, :9].copy(), near)
    a, spd, b = a[:, -9:, :9].copy(), spd[:, :9, :9].copy(), b[:, :9].copy()
    _sides(a, spd, b, near)
    _updates(spd, b, near)
    _products(a, b, near)
    a[0, 3] = 0.0
    spd[1, 5, 5] = -1.0
    for launcher, arguments, bad in (
        (gpu.solve_stack, (a, b), 0),
        (gpu.inv_stack, (a,), 0),
        (gpu.matrix_power_stack, (a, -2), 0),
        (gpu.cholesky_stack, (spd,), 1),
    ):
        found = launched(launcher, *arguments)
        assert np.isnan(found[bad]).all()
        assert np.isfinite(found[1 - bad]).all()
    assert launched(gpu.det_stack, a)[0] == 0.0
    assert launched(gpu.slogdet_stack, a)[1][0] == -np.inf
    assert launched(gpu.is_positive_definite_stack, spd).tolist() == [1.0, 0.0]


def _determinants(a: Any, near: dict[str, Any]) -> None:
    sign, log = launched(gpu.slogdet_stack, a)
    for found, wanted in zip((sign, log), linalg.slogdet(a), strict=True):
        assert_allclose(found, wanted, **near)
    part = a[:, -9:, :9].copy()
    assert_allclose(launched(gpu.det_stack, part), linalg.det(part), **near)


def _factors(a: Any, near: dict[str, Any]) -> None:
    pairs = zip(launched(gpu.lu_factor_stack, a), linalg.lu_factor(a), strict=True)
    for found, wanted in pairs:
        assert_allclose(found, wanted, **near)
    lower, upper, pivots = launched(gpu.lu_stack, a)
    product = lower @ upper
    assert_array_equal(pivots, linalg.lu_factor(a)[1])
    for t in range(a.shape[0]):
        for k in range(pivots.shape[1] - 1, -1, -1):
            row = int(pivots[t, k])
            product[t, [k, row]] = product[t, [row, k]]
    assert_allclose(product, a, **near)


def _sides(a: Any, spd: Any, b: Any, near: dict[str, Any]) -> None:
    factors = launched(gpu.lu_factor_stack, a)
    for transposed in (False, True):
        left = a.transpose(0, 2, 1) if transposed else a
        found = launched(gpu.lu_solve_stack, *factors, b, transposed)
        assert_allclose(found, linalg.solve(left, b), **near)
        for lower in (False, True):
            kind: dict[str, Any] = {"lower": lower, "unit_diagonal": transposed}
            found = launched(gpu.solve_triangular_stack, spd, b, transposed=transposed, **kind)
            wanted = linalg.solve_triangular(spd, b, trans="T" if transposed else "N", **kind)
            assert_allclose(found, wanted, **near)
    lower_factor = linalg.cholesky(spd)
    upper_factor = np.ascontiguousarray(lower_factor.transpose(0, 2, 1))
    for factor, lower in ((lower_factor, True), (upper_factor, False)):
        found = launched(gpu.cho_solve_stack, factor, b, lower)
        assert_allclose(found, linalg.solve(spd, b), **near)


def _updates(spd: Any, x: Any, near: dict[str, Any]) -> None:
    factor, more = linalg.cholesky(spd), spd + x @ x.transpose(0, 2, 1)
    found = launched(gpu.cholesky_update_stack, factor, x)
    assert_allclose(found, linalg.cholesky(more), **near)
    assert_allclose(launched(gpu.cholesky_downdate_stack, found, x), factor, **near)
    assert np.isnan(launched(gpu.cholesky_downdate_stack, factor, 1e3 * x)).all()


def _products(a: Any, b: Any, near: dict[str, Any]) -> None:
    assert_allclose(launched(gpu.matmul_stack, a, b), a @ b, **near)
    x = np.ascontiguousarray(b[:, :, 0])
    assert_allclose(launched(gpu.matvec_stack, a, x), (a @ x[..., None])[..., 0], **near)
    assert_allclose(launched(gpu.gram_stack, b), b.transpose(0, 2, 1) @ b, **near)
    assert_allclose(launched(gpu.gram_stack, b, True), b @ b.transpose(0, 2, 1), **near)
    for exponent in (-3, 0, 1, 6):
        found = launched(gpu.matrix_power_stack, a, exponent)
        wanted = np.linalg.matrix_power(a, exponent)
        assert_allclose(found / np.abs(wanted).max(), wanted / np.abs(wanted).max(), **near)
