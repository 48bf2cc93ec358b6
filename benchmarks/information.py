"""Entropies of many distributions, against scipy.stats and the same in numpy and torch."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, torch_peer
from benchmarks.suites import suites
from nbmath import information

SIZES = ((1_000, 8), (100_000, 8), (10_000, 256))
DIVIDED = "Ours also divides weights by their sums, and checks that none is negative."


def pair(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Two distributions in each row."""
    p, q = rng.dirichlet(np.ones(size[1]), (2, size[0])).astype(dtype)
    return p, q


def row(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A distribution in each row."""
    return (rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype),)


def tables(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Tables with four rows."""
    return (rng.dirichlet(np.ones(size[1]), size[0]).reshape(size[0], 4, -1).astype(dtype),)


def scipy_entropy() -> Any:
    """Along the last axis."""
    from scipy.stats import entropy

    return lambda *rows: entropy(*rows, axis=-1)


def by_entropies(table: Any) -> Any:
    """As it is written with arrays, of tables without zeros."""
    whole = (table * np.log(table)).sum((1, 2))
    rows, columns = table.sum(2), table.sum(1)
    return whole - (rows * np.log(rows)).sum(1) - (columns * np.log(columns)).sum(1)


def counts(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A row of counts for each sample of sixty."""
    return (rng.multinomial(60, np.full(size[1], 1 / size[1]), size[0]).astype(dtype),)


def samples(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two correlated normal variables."""
    x, noise = rng.normal(size=(2, size)).astype(dtype)
    return x, 0.6 * x + 0.8 * noise


def grassberger(counts: Any) -> Any:
    """With arrays: digammas of all counts."""
    from scipy.special import digamma

    total = counts.sum(-1)
    terms = counts * (digamma(counts // 2 + 0.5) + np.log(2.0))
    return np.log(total) - terms.sum(-1) / total


def sklearn_mutual_information() -> Any:
    """Its compiled trees, without the noise and the scaling about them."""
    from sklearn.feature_selection._mutual_info import _compute_mi_cc

    return lambda x, y: _compute_mi_cc(x, y, 3)


def chebyshev_tree() -> Any:
    """Kozachenko and Leonenko's estimate by SciPy's tree."""
    from scipy.spatial import KDTree
    from scipy.special import digamma

    def entropy(x: Any, _: Any) -> Any:
        reach = KDTree(x[:, None]).query(x[:, None], 4, p=np.inf)[0][:, 3]
        return digamma(x.size) - digamma(3) + np.log(2 * reach).mean()

    return entropy


def renyi(p: Any) -> Any:
    """Of order 5/2, as it is written with arrays."""
    return np.log((p**2.5).sum(-1)) / -1.5


def cross(p: Any, q: Any) -> Any:
    """As it is written with arrays."""
    return -(p * np.log(q)).sum(-1)


def jensen_shannon() -> Any:
    """The square of SciPy's distance."""
    from scipy.spatial.distance import jensenshannon

    return lambda p, q: jensenshannon(p, q, axis=-1) ** 2


def of_one_by_the_other(table: Any) -> Any:
    """As it is written with arrays, of tables without zeros."""
    rows = table.sum(2)
    return (rows * np.log(rows)).sum(1) - (table * np.log(table)).sum((1, 2))


def counted_tables(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Tables of counts with four rows."""
    (found,) = counts(size, dtype, rng)
    return (found.reshape(size[0], 4, -1),)


def sklearn_mutual_information_of_counts() -> Any:
    """scikit-learn's, of one table after another."""
    from sklearn.metrics import mutual_info_score

    return lambda tables: np.array(
        [mutual_info_score(None, None, contingency=table.astype(int)) for table in tables]
    )


def traffic(size: tuple[int, int], dtype: str) -> float:
    """An array read."""
    return size[0] * size[1] * np.dtype(dtype).itemsize


CASES = (
    Case(
        "entropy",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=row,
        ours=lambda p: information.entropy(p, axis=-1),
        peers={
            "scipy": Peer(scipy_entropy, needs=("scipy",)),
            "torch": torch_peer(lambda torch: lambda p: torch.special.entr(p).sum(-1)),
        },
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "kl_divergence",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=pair,
        ours=lambda p, q: information.kl_divergence(p, q, axis=-1),
        peers={"scipy": Peer(scipy_entropy, needs=("scipy",))},
        target=1.0,
        bytes=lambda size, dtype: 2 * traffic(size, dtype),
    ),
    Case(
        "mutual_information",
        field="information",
        sizes=SIZES,
        make=tables,
        ours=information.mutual_information,
        peers={"numpy": lambda: by_entropies},
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "renyi_divergence",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=pair,
        ours=lambda p, q: information.renyi_divergence(p, q, 2.5, axis=-1),
        peers={"numpy": lambda: lambda p, q: np.log((p**2.5 * q**-1.5).sum(-1)) / 1.5},
        bytes=lambda size, dtype: 2 * traffic(size, dtype),
        note="Ours also keeps the digits of close pairs, and checks what it is given.",
    ),
    Case(
        "renyi_entropy",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=row,
        ours=lambda p: information.renyi_entropy(p, 2.5, axis=-1),
        peers={"numpy": lambda: renyi},
        target=1.0,
        bytes=traffic,
        note=DIVIDED,
    ),
    Case(
        "cross_entropy",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=pair,
        ours=lambda p, q: information.cross_entropy(p, q, axis=-1),
        peers={"numpy": lambda: cross},
        target=1.0,
        bytes=lambda size, dtype: 2 * traffic(size, dtype),
        note=DIVIDED,
    ),
    Case(
        "js_divergence",
        field="information",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=pair,
        ours=lambda p, q: information.js_divergence(p, q, axis=-1),
        peers={"scipy": Peer(jensen_shannon, needs=("scipy",))},
        target=1.0,
        bytes=lambda size, dtype: 2 * traffic(size, dtype),
    ),
    Case(
        "conditional_entropy",
        field="information",
        sizes=SIZES,
        make=tables,
        ours=information.conditional_entropy,
        peers={"numpy": lambda: of_one_by_the_other},
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "mutual_information_from_counts",
        field="information",
        sizes=((10, 8), (100, 8), (1_000, 256)),
        make=counted_tables,
        ours=lambda n: information.mutual_information_from_counts(n, "plugin"),
        peers={
            "scikit-learn": Peer(sklearn_mutual_information_of_counts, needs=("sklearn",)),
        },
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "joint_entropy",
        field="information",
        sizes=SIZES,
        make=tables,
        ours=information.joint_entropy,
        peers={"numpy": lambda: lambda table: -(table * np.log(table)).sum((1, 2))},
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "entropy_from_counts",
        field="information",
        sizes=SIZES,
        make=counts,
        ours=lambda n: information.entropy_from_counts(n, "grassberger", axis=-1),
        peers={"scipy": Peer(lambda: grassberger, needs=("scipy",))},
        target=1.0,
        bytes=traffic,
    ),
    Case(
        "knn_mutual_information",
        field="information",
        sizes=(1_000, 10_000, 100_000),
        make=samples,
        ours=information.knn_mutual_information,
        peers={"scikit-learn": Peer(sklearn_mutual_information, needs=("sklearn",))},
        target=2.0,
        work=lambda size: size**1.5,
    ),
    Case(
        "knn_entropy",
        field="information",
        sizes=(1_000, 10_000, 100_000),
        make=samples,
        ours=lambda x, y: information.knn_entropy(x),
        peers={"scipy": Peer(chebyshev_tree, needs=("scipy",))},
        target=2.0,
    ),
)

globals().update(suites(CASES))
