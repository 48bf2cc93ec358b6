"""Changed Cholesky factors, beside factors of the changed matrix, and whether there is a factor."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Inputs, WrongKernelError, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, Size, numpy_peer, pair, spd
from nbmath import linalg


def changed(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Factors, one vector each that may be added and taken away, and the matrices themselves."""
    (a,) = spd(size, dtype, rng)
    x = rng.standard_normal((*size, 1))
    x *= size[1] ** 0.5 / 2 / np.sqrt(np.square(x).sum(axis=1, keepdims=True))
    return np.linalg.cholesky(a), x.astype(dtype), a


def added(factor: Any, x: Any, a: Any) -> Any:
    """Our factors of a + x x'."""
    return linalg.cholesky_update(factor, x)


def taken(factor: Any, x: Any, a: Any) -> Any:
    """Our factors of a - x x'."""
    return linalg.cholesky_downdate(factor, x)


def anew(cholesky: Callable[[Any], Any], sign: float) -> Callable[..., Any]:
    """What a user does without: the factor of the changed matrix."""
    return lambda factor, x, a: cholesky(a + sign * x * x.swapaxes(-1, -2))


def factored_anew(sign: float) -> dict[str, Any]:
    """That in each library."""
    return {
        "numpy": numpy_peer(lambda module: anew(module.cholesky, sign)),
        "torch": torch_peer(lambda torch: anew(torch.linalg.cholesky, sign)),
        "jax": jax_peer(lambda jax: anew(jax.numpy.linalg.cholesky, sign)),
    }


def same_truth(ours: Any, theirs: Any) -> None:
    """Both find the same matrices positive definite."""
    if not np.array_equal(ours, np.asarray(theirs)):
        raise WrongKernelError("other matrices are positive definite than the peer's")


DEFINITE = {
    "torch": torch_peer(lambda torch: lambda a: torch.linalg.cholesky_ex(a).info == 0),
    "numpy": numpy_peer(lambda module: lambda a: module.eigvalsh(a).min(axis=-1) > 0),
}
CASES = (
    *pair(
        "cholesky_update",
        added,
        changed,
        4.0,
        factored_anew(1.0),
        check=ROUGH,
        matrices=2,
        thirds=0.0,
    ),
    *pair(
        "cholesky_downdate",
        taken,
        changed,
        4.0,
        factored_anew(-1.0),
        check=ROUGH,
        matrices=2,
        thirds=0.0,
    ),
    *pair(
        "is_positive_definite",
        linalg.is_positive_definite,
        spd,
        4.0,
        DEFINITE,
        check=same_truth,
        matrices=1,
        thirds=1.0,
    ),
)
