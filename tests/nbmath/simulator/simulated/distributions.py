"""The launchers of nbmath.distributions against the CPU."""

import importlib
from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath.distributions import normal
from nbmath.distributions.normal import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = rng.uniform(0.01, 0.99, SIZE).astype(dtype)
    for name in ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf"):
        right = getattr(normal, name)(x, 0.25, 2.0)
        found = launched(getattr(gpu, f"{name}_array"), x, 0.25, 2.0)
        assert_allclose(found, right, rtol=10 * eps, atol=10 * eps)
    rows = rng.standard_normal((2, 40)).astype(dtype)
    assert_allclose(launched(gpu.fit_rows, rows), [normal.fit(row) for row in rows], rtol=40 * eps)
    for name, theta in (
        ("cauchy", (0.25, 2.0)),
        ("weibull", (1.5, 0.25, 2.0)),
        ("geometric", (0.3,)),
    ):
        door = importlib.import_module(f"nbmath.distributions.{name}")
        launchers = importlib.import_module(f"nbmath.distributions.{name}.gpu")
        for function in ("cdf", "logsf", "ppf"):
            right = getattr(door, function)(x, *theta)
            found = launched(getattr(launchers, f"{function}_array"), x, *theta)
            assert_allclose(found, right, rtol=100 * eps, atol=10 * eps)
