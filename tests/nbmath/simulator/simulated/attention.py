"""The launchers of nbmath.attention against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath.attention import attention, gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for m, n, d, e, causal in ((35, 40, 5, 3, True), (3, 33, 17, 66, False)):
        shapes = (1, m, d), (1, n, d), (1, n, e)
        q, k, v = (rng.standard_normal(shape).astype(dtype) for shape in shapes)
        found = launched(gpu.attention_stack, q, k, v, causal=causal)
        assert_allclose(found, attention(q, k, v, causal=causal), rtol=0, atol=50 * eps)
