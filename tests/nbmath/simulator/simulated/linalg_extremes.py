"""Power iteration on stacks and on operators of a kernel's own against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import linalg
from nbmath._launch import cuda, device_function
from nbmath.linalg import gpu


@device_function
def chain(x: Any, out: Any) -> None:
    """Second differences of a chain, and its first link twice as stiff."""
    for i in range(x.shape[0]):
        before = x[i - 1] if i > 0 else x[i] - x[i]
        after = x[i + 1] if i + 1 < x.shape[0] else x[i] - x[i]
        out[i] = x[i] + x[i] - before - after
    out[0] += x[0]


largest_of_chain = gpu.with_operator(gpu.power_step, chain)


@cuda.jit  # type: ignore[untyped-decorator]  # Numba's
def chain_kernel(state: Any, numbers: Any, work: Any) -> None:
    largest_of_chain(state, numbers, work, work)


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 4):
        g = rng.standard_normal((3, n, n))
        a = (g @ g.transpose(0, 2, 1) + np.diag(np.arange(n, 0, -1.0) * 4)).astype(dtype)
        tol = 100 * eps
        for v0 in (None, rng.random((3, n)).astype(dtype)):
            start = None if v0 is None else cuda.to_device(v0)
            found = launched(gpu.power_iteration_stack, a, v0=start, tol=tol)
            w, v, status, products, residual = found
            for i in range(3):
                right = linalg.power_iteration(a[i], v0=None if v0 is None else v0[i], tol=tol)
                assert_allclose(w[i], right.eigenvalue, rtol=1e3 * eps)
                assert_allclose(v[i], right.eigenvector, atol=1e4 * eps)
                assert (status[i], abs(products[i] - right.iterations) <= 1) == (0, True)
                assert residual[i] <= tol * abs(w[i])
    n = 5
    state, numbers = np.zeros(16, np.int64), np.zeros(16, dtype)
    work = np.zeros((3, n), dtype)
    numbers[0], state[6], work[0] = 1e3 * eps, 1000, [1, -1, 1, -1, 2]
    on_device = [cuda.to_device(each) for each in (state, numbers, work)]
    chain_kernel[1, 1](*on_device)
    state, numbers, work = (each.copy_to_host() for each in on_device)
    matrix = 2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1)
    matrix[0, 0] = 3
    assert_array_equal(state[5], 0)
    assert_allclose(numbers[4], np.linalg.eigvalsh(matrix)[-1], rtol=1e4 * eps)
    assert_allclose(matrix @ work[0], numbers[4] * work[0], atol=1e4 * eps)
