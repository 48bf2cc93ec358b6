"""Launch the kernels of a field in the CUDA simulator: `simulated.py FIELD`, see test_simulator.py.

What a launcher gives is compared with the same function on the CPU.
"""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from nbmath import activations, elementary, linalg, mixtures, probability, random
from nbmath._launch import cuda
from nbmath.activations import gpu as activations_gpu
from nbmath.attention import attention
from nbmath.attention import gpu as attention_gpu
from nbmath.distributions import normal
from nbmath.distributions.normal import gpu as normal_gpu
from nbmath.elementary import gpu as elementary_gpu
from nbmath.linalg import gpu as linalg_gpu
from nbmath.mixtures import gpu as mixtures_gpu
from nbmath.probability import gpu as probability_gpu
from nbmath.random import gpu as random_gpu

SIZE = 150  # more than one block of threads


def launched(launcher: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """What a launcher makes of arrays of the host, on the host."""
    moved = (cuda.to_device(a) if isinstance(a, np.ndarray) else a for a in arguments)
    found = launcher(*moved, **options)
    parts = found if isinstance(found, tuple) else (found,)
    host = tuple(part.copy_to_host() for part in parts)
    return host if isinstance(found, tuple) else host[0]


def check_elementary(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.uniform(0.01, 0.99, SIZE).astype(dtype)
    for name in ("exp", "log", "log1p", "expm1", "tanh", "logistic", "logit", "softplus"):
        right = getattr(elementary, name)(x)
        found = launched(getattr(elementary_gpu, f"{name}_array"), x.reshape(3, -1))
        assert_allclose(found, right.reshape(3, -1), rtol=2 * eps)


def check_distributions(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.uniform(0.01, 0.99, SIZE).astype(dtype)
    for name in ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf"):
        right = getattr(normal, name)(x, 0.25, 2.0)
        found = launched(getattr(normal_gpu, f"{name}_array"), x, 0.25, 2.0)
        assert_allclose(found, right, rtol=10 * eps, atol=10 * eps)
    rows = rng.standard_normal((2, 40)).astype(dtype)
    assert_allclose(
        launched(normal_gpu.fit_rows, rows), [normal.fit(row) for row in rows], rtol=40 * eps
    )


def check_random(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    key = random.Key(int(rng.integers(1 << 62)))
    for size in (1, SIZE + 1):
        assert_array_equal(launched(random_gpu.bits_array, key, size), random.bits(key, size))
        found = launched(random_gpu.uniform_array, key, size, dtype)
        assert_array_equal(found, random.uniform(key, size, dtype))
        found = launched(random_gpu.normal_array, key, (size, 1), dtype)
        assert_allclose(found, random.normal(key, (size, 1), dtype), rtol=10 * eps)


def check_probability(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    prior = rng.dirichlet(np.ones(4), 3).astype(dtype)
    likelihood = rng.uniform(0.1, 1.0, (3, 4)).astype(dtype)
    found = launched(probability_gpu.bayes_update_rows, prior, likelihood)
    assert_allclose(found, probability.bayes_update(prior, likelihood), rtol=10 * eps)
    given = rng.dirichlet(np.ones(5), (3, 4)).astype(dtype)
    found = launched(probability_gpu.joint_rows, prior, given)
    parts = zip(prior, given, strict=True)
    right: Any = np.stack([probability.joint(p, rows) for p, rows in parts])
    assert_allclose(found, right, rtol=10 * eps)
    tables = rng.dirichlet(np.ones(24), 3).reshape(3, 2, 3, 4).astype(dtype)
    right = np.stack([probability.marginal(table, 1) for table in tables])
    assert_allclose(launched(probability_gpu.marginal_rows, tables), right, rtol=10 * eps)
    right = np.stack([probability.condition(table, 1, 2) for table in tables])
    assert_allclose(launched(probability_gpu.condition_rows, tables, 2), right, rtol=10 * eps)


def check_activations(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = (5 * rng.standard_normal((3, 300))).astype(dtype)
    x[1, 7] = -np.inf
    x[2, :] = 2.0
    for name in ("softmax", "log_softmax", "logsumexp"):
        found = launched(getattr(activations_gpu, f"{name}_rows"), x)
        assert_allclose(found, getattr(activations, name)(x), rtol=20 * eps, atol=20 * eps)


def check_attention(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for m, n, d, e, causal in ((35, 40, 5, 3, True), (3, 33, 17, 66, False)):
        shapes = (1, m, d), (1, n, d), (1, n, e)
        q, k, v = (rng.standard_normal(shape).astype(dtype) for shape in shapes)
        found = launched(attention_gpu.attention_stack, q, k, v, causal=causal)
        assert_allclose(found, attention(q, k, v, causal=causal), rtol=0, atol=50 * eps)


def check_linalg(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n, m in ((1, 1), (2, 3), (5, 2)):
        a = (rng.standard_normal((3, n, n)) + 3 * np.eye(n)).astype(dtype)
        spd = (a @ a.transpose(0, 2, 1) + np.eye(n)).astype(dtype)
        b = rng.standard_normal((3, n, m)).astype(dtype)
        near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
        factor = launched(linalg_gpu.cholesky_stack, spd)
        assert_allclose(np.tril(factor), linalg.cholesky(spd), **near)
        assert_allclose(launched(linalg_gpu.solve_stack, a, b), linalg.solve(a, b), **near)
        found = launched(linalg_gpu.solve_triangular_stack, factor, b, True, True)
        assert_allclose(found, linalg.solve_triangular(factor, b, 1, lower=True), **near)
        w, v = launched(linalg_gpu.eigh_stack, spd)
        assert_allclose(w, linalg.eigh(spd).eigenvalues, **near)
        rebuilt = (v * w[:, None, :]) @ v.transpose(0, 2, 1)
        assert_allclose(rebuilt, spd, rtol=0, atol=100 * eps * w.max())


def check_mixtures(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.standard_normal((40, 2)).astype(dtype)
    x[:20] += 3
    start = np.array([0.5, 0.5], dtype), x[[0, 30]], np.stack([np.eye(2, dtype=dtype)] * 2)
    weights, means, covariances, densities, shares, status = launched(
        mixtures_gpu.em_step, x, *start
    )
    right = mixtures.em_step(x, *start)
    assert_array_equal(status, 0)
    near: dict[str, Any] = {"rtol": 100 * eps, "atol": 100 * eps}
    assert_allclose(weights, right.weights, **near)
    assert_allclose(means, right.means, **near)
    assert_allclose(covariances, right.covariances, **near)
    assert_allclose(densities.sum(dtype=np.float64), right.log_likelihood, rtol=100 * eps)
    assert_allclose(shares, right.responsibilities, **near)


if __name__ == "__main__":
    for dtype in (np.float32, np.float64):
        eps = float(np.finfo(dtype).eps)
        globals()[f"check_{sys.argv[1]}"](dtype, eps, np.random.default_rng(1))
