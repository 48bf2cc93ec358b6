"""The launchers of nbmath.probability against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import probability
from nbmath.probability import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    prior = rng.dirichlet(np.ones(4), 3).astype(dtype)
    likelihood = rng.uniform(0.1, 1.0, (3, 4)).astype(dtype)
    found = launched(gpu.bayes_update_rows, prior, likelihood)
    assert_allclose(found, probability.bayes_update(prior, likelihood), rtol=10 * eps)
    given = rng.dirichlet(np.ones(5), (3, 4)).astype(dtype)
    found = launched(gpu.joint_rows, prior, given)
    parts = zip(prior, given, strict=True)
    right: Any = np.stack([probability.joint(p, rows) for p, rows in parts])
    assert_allclose(found, right, rtol=10 * eps)
    tables = rng.dirichlet(np.ones(24), 3).reshape(3, 2, 3, 4).astype(dtype)
    right = np.stack([probability.marginal(table, 1) for table in tables])
    assert_allclose(launched(gpu.marginal_rows, tables), right, rtol=10 * eps)
    right = np.stack([probability.condition(table, 1, 2) for table in tables])
    assert_allclose(launched(gpu.condition_rows, tables, 2), right, rtol=10 * eps)
