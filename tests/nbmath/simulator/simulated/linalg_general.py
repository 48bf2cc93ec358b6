"""The launcher of general eigenproblems against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 2, 5):
        a = rng.standard_normal((3, n, n)).astype(dtype)
        a[1, 0, 0] = np.nan
        near: dict[str, Any] = {"rtol": 0, "atol": 1e3 * eps}
        parts, re, im = launched(gpu.eig_stack, a)
        w, v = linalg.eig(a, on_error="nan")
        assert_allclose(parts[0] + 1j * parts[1], w, **near)
        assert_allclose(re, v.real, **near)
        assert_allclose(im, v.imag, **near)
        (alone,) = (launched(gpu.eig_stack, a, vectors=False),)
        assert_allclose(alone[0], parts, rtol=0, atol=0)
