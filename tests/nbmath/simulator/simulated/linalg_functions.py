"""The launchers of functions of matrices against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 3):
        a = rng.standard_normal((2, n, n)).astype(dtype)
        spd = (a @ a.transpose(0, 2, 1) + np.eye(n)).astype(dtype)
        near: dict[str, Any] = {"rtol": 0, "atol": 1e3 * eps}
        for name, x in (("expm", a), ("sqrtm", spd), ("logm", spd)):
            found = launched(getattr(gpu, f"{name}_stack"), x)
            assert_allclose(found, getattr(linalg, name)(x), **near)
