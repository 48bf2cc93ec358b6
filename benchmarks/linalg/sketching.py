"""Leading singular triplets."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree, torch_peer
from benchmarks.linalg.shared import DTYPES, Size
from nbmath import linalg
from nbmath.random import Key

SIZES = ((300, 200), (1_000, 1_000), (10_000, 500))
K = 10
KEY = Key(0)


def falling(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices with singular values that fall by a tenth, over noise."""
    m, n = size
    u, v = (np.linalg.qr(rng.standard_normal((side, 2 * K)))[0] for side in size)
    noise = rng.standard_normal((m, n)) * 1e-4 / np.sqrt(m)
    return (((u * 0.9 ** np.arange(2 * K)) @ v.T + noise).astype(dtype),)


def same_values(ours: Any, theirs: Any) -> None:
    """The singular values agree as far as sketches do; vectors are free in sign."""
    agree(ours[1], np.sort(theirs[1])[::-1], {"float32": 1e-3, "float64": 1e-3})


def sklearn_svd() -> Any:
    """As many power iterations as ours, orthonormalised too."""
    from sklearn.utils.extmath import randomized_svd

    options = {"n_iter": 2, "power_iteration_normalizer": "QR", "random_state": 0}
    return lambda a: randomized_svd(a, K, **options)


def scipy_svds() -> Any:
    """By ARPACK, its default."""
    from scipy.sparse.linalg import svds

    return lambda a: svds(a, K)


def case(name: str, ours: Any, peers: Any) -> Case:
    """K triplets of a matrix."""
    return Case(
        name,
        field="linalg",
        sizes=SIZES,
        dtypes=DTYPES,
        make=falling,
        ours=ours,
        peers=peers,
        target=1.0,
        check=same_values,
        flops=lambda size, dtype: 12.0 * size[0] * size[1] * 2 * K,
        work=lambda size: float(size[0] * size[1]),
    )


CASES = (
    case(
        "randomized_svd",
        lambda a: linalg.randomized_svd(a, K, key=KEY),
        {
            "sklearn": Peer(sklearn_svd, needs=("sklearn",)),
            "torch": torch_peer(lambda torch: lambda a: torch.svd_lowrank(a, 2 * K, 2)),
        },
    ),
    case(
        "truncated_svd",
        lambda a: linalg.truncated_svd(a, K),
        {"scipy": Peer(scipy_svds, needs=("scipy",))},
    ),
)
