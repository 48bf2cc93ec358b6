"""The launchers of nbmath.special against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import SIZE, launched

from nbmath import special
from nbmath.special import gpu

FEW = 12  # one block of threads: how grids go is seen at the first function


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for k, name in enumerate(special.__all__):
        function, launcher = getattr(special, name), getattr(gpu, f"{name}_array")
        given = arguments(name, dtype, rng, SIZE if k == 0 else FEW)
        found = launched(launcher, *(x.reshape(3, -1) for x in given))
        assert_allclose(found.reshape(-1), function(*given), rtol=64 * eps, err_msg=name)
        if len(given) > 1 and k % 4 == 0:
            found = launched(launcher, *given[:-1], given[-1][0].item())
            assert_allclose(found, function(*given[:-1], given[-1][0]), rtol=64 * eps)


def arguments(name: str, dtype: Any, rng: np.random.Generator, size: int) -> list[Any]:
    """Arrays where the function of this name has values."""
    x = rng.uniform(0.01, 0.99, size).astype(dtype)
    y = (x * rng.uniform(0.1, 0.9, size)).astype(dtype)
    if name in ("ndtri_exp", "log1mexp"):
        return [-x]
    if name == "polygamma":
        return [np.ceil(3 * x), y]
    if name == "zeta":
        return [1 + x, y]
    if name == "lambertw":
        return [x, 0 * y]
    return [x, y, (x + y) / 2][: gpu.DEVICE[name].count("T")]
