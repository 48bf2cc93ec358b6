"""The launchers of nbmath.statistics against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import statistics
from nbmath.statistics.gpu import moments as gpu
from nbmath.statistics.gpu import order, ranks, tests


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x = (3 + rng.standard_normal((SIZE, 20))).astype(dtype)
    weights = rng.uniform(0.5, 1, x.shape).astype(dtype)
    for name in ("mean", "var", "std", "skew", "kurtosis"):
        found = launched(getattr(gpu, f"{name}_rows"), x)
        want = getattr(statistics, name)(x, axis=1)
        assert_allclose(found, want, rtol=200 * eps, atol=200 * eps)
    found = launched(gpu.average_rows, x, weights)
    assert_allclose(found, statistics.average(x, 1, weights), rtol=20 * eps)
    assert_allclose(launched(gpu.var_rows, x, 1), statistics.var(x, 1, ddof=1), rtol=200 * eps)
    for name in ("median", "iqr", "median_abs_deviation"):
        found = launched(getattr(order, f"{name}_rows"), x)
        assert_allclose(found, getattr(statistics, name)(x, axis=1), rtol=4 * eps)
    found = launched(order.quantile_rows, x, q=0.3, method="hazen")
    want = statistics.quantile(x, 0.3, axis=1, method="hazen")
    assert_allclose(found, want, rtol=40 * eps)
    found = launched(order.percentile_rows, x, q=50.0)
    assert_allclose(found, statistics.median(x, axis=1), rtol=4 * eps)
    found = launched(order.trim_mean_rows, x, proportiontocut=0.1)
    assert_allclose(found, statistics.trim_mean(x, 0.1, axis=1), rtol=40 * eps)
    whole = np.round(x)
    found = launched(ranks.rankdata_rows, whole)
    assert_allclose(found, statistics.rankdata(whole, axis=1))
    edges = np.array([0, 2, 3, 5], dtype)
    counts = launched(ranks.histogram_array, x[0], edges)
    assert_allclose(counts, statistics.histogram(x[0], edges).hist)
    ps = rng.uniform(0, 0.2, (5, 30)).astype(dtype)
    for name in ("bonferroni", "holm", "false_discovery_control"):
        found = launched(getattr(tests, f"{name}_rows"), ps)
        assert_allclose(found, getattr(statistics, name)(ps, axis=1), rtol=8 * eps)
