"""Functions of matrices."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, jax_peer, torch_peer
from benchmarks.linalg.shared import ROUGH, SMALL, Size, spd, work
from nbmath import linalg

ONE_LARGE = ((1, 48), (1, 64), (1, 128))


def general(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices of norms about one."""
    stack, n = size
    return ((rng.standard_normal((stack, n, n)) / n).astype(dtype),)


def scipy_peer(name: str) -> Peer:
    """A function of scipy.linalg; `expm` takes stacks, the others are called in a loop."""

    def load() -> Callable[..., Any]:
        import scipy.linalg

        function: Callable[..., Any] = getattr(scipy.linalg, name)
        if name == "expm":
            return function
        return lambda a: np.stack([np.real(function(one)).astype(a.dtype) for one in a])

    return Peer(load, needs=("scipy",))


def jax_expm(jax: Any) -> Any:
    """jax keeps it in its SciPy."""
    import jax.scipy.linalg as inner

    return inner.expm


EXPM = {
    "scipy": scipy_peer("expm"),
    "torch": torch_peer(lambda torch: torch.linalg.matrix_exp),
    "jax": jax_peer(jax_expm),
}


def case(
    title: str, ours: Any, make: Any, sizes: Any, peers: Any, target: Any, dtypes: Any
) -> Case:
    """One function."""
    return Case(
        title,
        field="linalg",
        sizes=sizes,
        dtypes=dtypes,
        make=make,
        ours=ours,
        peers=peers,
        target=target,
        check=ROUGH,
        work=work,
    )


BOTH, DOUBLE = ("float64", "float32"), ("float64",)
ROOTS, LOGS = {"scipy": scipy_peer("sqrtm")}, {"scipy": scipy_peer("logm")}
FEW = ((200, 4), (200, 16))
CASES = (
    case("expm", linalg.expm, general, SMALL, EXPM, 4.0, BOTH),
    case("expm large", linalg.expm, general, ONE_LARGE, EXPM, {"scipy": 0.95}, DOUBLE),
    case("sqrtm", linalg.sqrtm, spd, (*FEW, (1, 64)), ROOTS, 2.0, DOUBLE),
    case("logm", linalg.logm, spd, (*FEW, (1, 64)), LOGS, 2.0, DOUBLE),
)
