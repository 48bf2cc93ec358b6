"""The launcher of contractions against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    for subscripts, *shapes in (
        ("ij,jk->ki", (3, 4), (4, 5)),
        ("ii", (4, 4)),
        ("ij->ji", (13, 12)),
        ("bij,bkj,kl->bil", (2, 3, 4), (2, 5, 4), (5, 3)),
        ("...i,...i->...", (3, 1, 4), (2, 4)),
    ):
        operands = [rng.standard_normal(shape).astype(dtype) for shape in shapes]
        found = launched(gpu.einsum_arrays, subscripts, *operands)
        right = np.asarray(linalg.einsum(subscripts, *operands))
        assert_allclose(found.reshape(right.shape), right, **near)
