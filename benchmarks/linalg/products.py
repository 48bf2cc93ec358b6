"""Products and powers of matrices."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, Size, numpy_peer, pair
from nbmath import linalg


def factors(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two stacks of matrices."""
    shape = (*size, size[1])
    return tuple(rng.standard_normal(shape).astype(dtype) for _ in range(2))


def matrix_and_vector(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """A stack of matrices and one of vectors."""
    a, b = factors(size, dtype, rng)
    return a, np.ascontiguousarray(b[:, 0])


def one(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """A stack of matrices whose powers stay in the range."""
    (a, _) = factors(size, dtype, rng)
    return ((a / np.sqrt(size[1])).astype(dtype),)


def tenth(module: Any) -> Any:
    """The tenth power."""
    return lambda a: module.matrix_power(a, 10)


MATMUL = {
    "numpy": numpy_peer(lambda _: np.matmul),
    "torch": torch_peer(lambda torch: torch.matmul),
    "jax": jax_peer(lambda jax: jax.numpy.matmul),
}
MATVEC = {
    "numpy": numpy_peer(lambda _: np.matvec),
    "torch": torch_peer(lambda torch: lambda a, x: (a @ x[..., None])[..., 0]),
    "jax": jax_peer(lambda jax: jax.numpy.matvec),
}
GRAM = {
    "numpy": numpy_peer(lambda _: lambda a: a.swapaxes(-1, -2) @ a),
    "torch": torch_peer(lambda torch: lambda a: a.mT @ a),
    "jax": jax_peer(lambda jax: lambda a: a.swapaxes(-1, -2) @ a),
}
POWER = {
    "numpy": numpy_peer(tenth),
    "torch": torch_peer(lambda torch: tenth(torch.linalg)),
    "jax": jax_peer(lambda jax: tenth(jax.numpy.linalg)),
}
CASES = (
    *pair("matmul", linalg.matmul, factors, 4.0, MATMUL, check=agree, matrices=3, thirds=6.0),
    *pair(
        "matvec", linalg.matvec, matrix_and_vector, 4.0, MATVEC, check=agree, matrices=1, thirds=0.1
    ),
    *pair("gram", linalg.gram, one, 4.0, GRAM, check=agree, matrices=2, thirds=3.0),
    *pair("matrix_power", tenth(linalg), one, 4.0, POWER, check=ROUGH, matrices=2, thirds=24.0),
)
