"""The launchers of nbmath.distances against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import distances
from nbmath.distances import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    x, y = rng.random((9, 5)).astype(dtype), rng.random((7, 5)).astype(dtype)
    x[3] = y[2]
    near: dict[str, Any] = {"rtol": 100 * eps, "atol": 100 * eps}
    scales = np.array([3.5, 1, 2, 1, 1, 0.5], dtype)
    factor = rng.standard_normal((5, 5)).astype(dtype)
    given: dict[str, Any] = {
        "minkowski": (scales, {"p": 3.5, "w": scales[1:].astype(float) ** 3.5}),
        "seuclidean": (1 / scales[1:], {"V": scales[1:]}),
        "mahalanobis": (factor.ravel(), {"VI": factor.T.astype(float) @ factor}),
        "wasserstein_histogram": (scales[1:], {}),
    }
    for name in gpu.KINDS:
        rows = (np.sort(x), np.sort(y)) if name == "wasserstein" else (x, y)
        parameters, options = given.get(name, (None, {}))
        metric = name
        if name == "wasserstein_histogram":
            metric, options = "wasserstein", {"positions": np.cumsum(np.r_[0, scales[1:-1]])}
            parameters = np.r_[scales[1:-1], 0].astype(dtype)
        right = distances.pairwise(*rows, metric, **options)
        found = launched(gpu.pairwise, *rows, name, parameters=on_device(parameters))
        assert_allclose(found, right, err_msg=name, **near)
        found = launched(gpu.paired, rows[0][:7], rows[1], name, parameters=on_device(parameters))
        assert_allclose(found, np.diag(right), err_msg=name, **near)
    condensed = launched(gpu.pdist, x)
    assert_allclose(condensed, distances.pdist(x), **near)
    assert_array_equal(launched(gpu.squareform, condensed), distances.squareform(condensed))
    index, least = launched(gpu.nearest, x, y, "cityblock")
    wanted = distances.nearest(x, y, "cityblock")
    assert_array_equal(index, wanted.index)
    assert_allclose(least, wanted.distance, **near)
    y[4] = y[1]
    found, indices = launched(gpu.knn, x, y, 4)
    assert_array_equal(indices, distances.knn(x, y, 4).indices)
    assert_allclose(found, distances.knn(x, y, 4).distances, **near)


def on_device(parameters: Any) -> Any:
    """Options are not moved by `launched`."""
    from nbmath._launch import cuda

    return None if parameters is None else cuda.to_device(parameters)
