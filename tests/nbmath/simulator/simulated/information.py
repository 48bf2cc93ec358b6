"""The launchers of nbmath.information against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import information
from nbmath.information import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    p, q = rng.dirichlet(np.ones(5), (2, 3)).astype(dtype)
    tables = rng.dirichlet(np.ones(12), 3).reshape(3, 3, 4).astype(dtype)
    assert_allclose(launched(gpu.entropy_rows, p), information.entropy(p, axis=1), rtol=20 * eps)
    for name in ("cross_entropy", "kl_divergence", "js_divergence"):
        found = launched(getattr(gpu, f"{name}_rows"), p, q)
        assert_allclose(found, getattr(information, name)(p, q, axis=1), rtol=40 * eps)
    found = launched(gpu.renyi_entropy_rows, p, 2.0)
    assert_allclose(found, information.renyi_entropy(p, 2.0, axis=1), rtol=40 * eps)
    for name in ("conditional_entropy", "mutual_information"):
        found = launched(getattr(gpu, f"{name}_rows"), tables)
        assert_allclose(found, getattr(information, name)(tables), rtol=40 * eps)
