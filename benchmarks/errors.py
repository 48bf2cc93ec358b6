"""Errors of distances against exact arithmetic, beside SciPy's, scikit-learn's and torch's.

python -m benchmarks.errors                     every metric that mpmath is taught here
python -m benchmarks.errors euclidean cosine    some of them
python -m benchmarks.errors --write             into docs/accuracy.md as well

An error is |found - true| / (eps true) over all pairs of two sets of rows, the largest; `inf` where
the true distance is a normal number and what was found is not.
"""

import argparse
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import mpmath as mp
import numpy as np
from numpy.typing import NDArray

from benchmarks import page
from nbmath import distances

Array = NDArray[Any]
Rows = tuple[Array, Array]
ROWS, COLUMNS, DIGITS = 24, 16, 40
INTRO = (
    "`python -m benchmarks.errors`: the largest |found - true| / (eps true) over 576 pairs of rows,"
    " against mpmath; `inf` where the true distance is a normal number and the result is not"
    " finite."
    " What the rows are stands in `benchmarks/errors.py`."
)
HEAD = ("metric", "dtype", "rows", "nbmath", "scipy", "scikit-learn", "torch")


def ordinary(rng: np.random.Generator, dtype: str) -> Rows:
    """Positive numbers about one."""
    return rng.random((ROWS, COLUMNS)) + 0.1, rng.random((ROWS, COLUMNS)) + 0.1


def near(rng: np.random.Generator, dtype: str) -> Rows:
    """Rows that differ in the last third of their digits."""
    x, _ = ordinary(rng, dtype)
    step = float(np.finfo(dtype).eps) ** 0.66
    return x, x * (1 + step * rng.standard_normal(x.shape))


def far(rng: np.random.Generator, dtype: str) -> Rows:
    """Differences of one, a thousand (float32) or a million from the origin."""
    x, y = ordinary(rng, dtype)
    offset = 1e6 if dtype == "float64" else 1e3
    return x + offset, y + offset


def tiny(rng: np.random.Generator, dtype: str) -> Rows:
    """Numbers whose squares underflow."""
    x, y = ordinary(rng, dtype)
    size = float(np.finfo(dtype).tiny) ** 0.75
    return x * size, y * size


def huge(rng: np.random.Generator, dtype: str) -> Rows:
    """Numbers whose squares overflow."""
    x, y = ordinary(rng, dtype)
    size = float(np.finfo(dtype).max) ** 0.75
    return x * size, y * size


def densities(rng: np.random.Generator, dtype: str) -> Rows:
    """Probability vectors, some of them nearly certain."""
    x, y = (rng.dirichlet(np.full(COLUMNS, 0.3), ROWS) for _ in range(2))
    return x, y


def close_densities(rng: np.random.Generator, dtype: str) -> Rows:
    """Probability vectors that differ in the last third of their digits."""
    x, _ = densities(rng, dtype)
    step = float(np.finfo(dtype).eps) ** 0.66
    return x, x * (1 + step * rng.standard_normal(x.shape))


def places(rng: np.random.Generator, dtype: str) -> Rows:
    """Latitudes and longitudes."""
    x, y = (rng.uniform(-1.5, 1.5, (ROWS, 2)) for _ in range(2))
    return x, y


def antipodes(rng: np.random.Generator, dtype: str) -> Rows:
    """Places, and others almost on the other side of the globe."""
    x, _ = places(rng, dtype)
    shift = rng.standard_normal(x.shape) * float(np.finfo(dtype).eps) ** 0.4
    return x, np.stack([-x[:, 0], x[:, 1] + np.pi], axis=1) + shift


def steps(x: Any, y: Any) -> list[Any]:
    """|x - y|, entry by entry."""
    return [abs(a - b) for a, b in zip(x, y, strict=True)]


def product(x: Any, y: Any) -> Any:
    """The inner product."""
    return mp.fsum(a * b for a, b in zip(x, y, strict=True))


def one_minus_cosine(x: Any, y: Any) -> Any:
    """The cosine distance."""
    return 1 - product(x, y) / mp.sqrt(product(x, x) * product(y, y))


def centred(x: Any) -> list[Any]:
    """Deviations from the mean."""
    mean = mp.fsum(x) / len(x)
    return [a - mean for a in x]


def divergence(x: Any, y: Any) -> Any:
    """The sum of x log(x / y) - x + y."""
    return mp.fsum((a * mp.log(a / b) if a else 0) - a + b for a, b in zip(x, y, strict=True))


def jensen_shannon(x: Any, y: Any) -> Any:
    """The root of the mean divergence from the middle, each row divided by its sum."""
    p, q = ([a / mp.fsum(row) for a in row] for row in (x, y))
    middle = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
    return mp.sqrt((divergence(p, middle) + divergence(q, middle)) / 2)


def great_circle(x: Any, y: Any) -> Any:
    """The angle at the centre of the globe."""
    (a, b), (c, d) = x, y
    h = mp.sin((c - a) / 2) ** 2 + mp.cos(a) * mp.cos(c) * mp.sin((d - b) / 2) ** 2
    return 2 * mp.asin(mp.sqrt(h))


SETS = (ordinary, near, far, tiny, huge)
METRICS: dict[str, tuple[Callable[[Any, Any], Any], tuple[Callable[..., Rows], ...]]] = {
    "euclidean": (lambda x, y: mp.norm(steps(x, y)), SETS),
    "sqeuclidean": (lambda x, y: mp.fsum(s * s for s in steps(x, y)), (ordinary, near, far)),
    "cityblock": (lambda x, y: mp.fsum(steps(x, y)), SETS),
    "chebyshev": (lambda x, y: max(steps(x, y)), SETS),
    "minkowski": (lambda x, y: mp.cbrt(mp.fsum(s**3 for s in steps(x, y))), SETS),
    "canberra": (
        lambda x, y: mp.fsum(s / (a + b) for s, a, b in zip(steps(x, y), x, y, strict=True)),
        SETS,
    ),
    "braycurtis": (lambda x, y: mp.fsum(steps(x, y)) / (mp.fsum(x) + mp.fsum(y)), SETS),
    "cosine": (one_minus_cosine, SETS),
    "correlation": (lambda x, y: one_minus_cosine(centred(x), centred(y)), (ordinary, near, tiny)),
    "hellinger": (
        lambda x, y: (
            mp.norm([mp.sqrt(a) - mp.sqrt(b) for a, b in zip(x, y, strict=True)]) / mp.sqrt(2)
        ),
        (densities, close_densities),
    ),
    "jensenshannon": (jensen_shannon, (densities, close_densities)),
    "kl": (divergence, (densities,)),
    "haversine": (great_circle, (places, antipodes)),
}
OPTIONS: dict[str, dict[str, Any]] = {"minkowski": {"p": 3.0}}
ORDERS = {"euclidean": 2.0, "cityblock": 1.0, "chebyshev": float("inf"), "minkowski": 3.0}


def libraries(metric: str) -> Mapping[str, Callable[[Array, Array], Any]]:
    """Each library's matrix of distances in this metric, of those that are installed."""
    options = OPTIONS.get(metric, {})
    found: dict[str, Callable[[Array, Array], Any]] = {
        "nbmath": lambda x, y: distances.pairwise(x, y, metric, **options)
    }
    from scipy.spatial import distance

    if hasattr(distance, metric):
        found["scipy"] = lambda x, y: distance.cdist(x, y, metric, **options)
    try:
        from sklearn import metrics

        if (
            metric not in ("jensenshannon", "minkowski")
            and metric in metrics.pairwise.PAIRWISE_DISTANCE_FUNCTIONS
        ):
            found["scikit-learn"] = lambda x, y: metrics.pairwise_distances(x, y, metric)
    except ImportError:
        pass
    try:
        import torch

        if metric in ORDERS:
            order = ORDERS[metric]
            found["torch"] = lambda x, y: torch.cdist(
                torch.from_numpy(x), torch.from_numpy(y), order
            )
    except ImportError:
        pass
    return found


def exact(metric: Callable[[Any, Any], Any], x: Array, y: Array) -> list[list[Any]]:
    """The true distances of all pairs."""
    first, second = ([[mp.mpf(float(a)) for a in row] for row in rows] for rows in (x, y))
    return [[metric(a, b) for b in second] for a in first]


def worst(found: Any, truth: list[list[Any]], dtype: str) -> float:
    """The largest error among the pairs whose true distance is a normal number."""
    limits, largest = np.finfo(dtype), 0.0
    for row, of in zip(np.asarray(found, dtype), truth, strict=True):
        for value, true in zip(row, of, strict=True):
            if not float(limits.tiny) <= true <= float(limits.max):
                continue
            if not np.isfinite(value):
                return np.inf
            largest = max(largest, float(abs(mp.mpf(float(value)) - true) / true / limits.eps))
    return largest


def lines(names: list[str]) -> Iterator[list[str]]:
    """The table, line by line."""
    for name in names:
        metric, sets = METRICS[name]
        called = libraries(name)
        for dtype in ("float64", "float32"):
            for make in sets:
                rng = np.random.default_rng(20)
                x, y = (np.ascontiguousarray(rows, dtype) for rows in make(rng, dtype))
                with mp.workdps(DIGITS):
                    truth = exact(metric, x, y)
                    errors = {}
                    for library, call in called.items():
                        with np.errstate(all="ignore"), warnings.catch_warnings():
                            warnings.simplefilter("ignore")
                            found = call(x, y)
                        errors[library] = worst(found, truth, dtype)
                figures = [f"{errors[c]:.3g}" if c in errors else "" for c in HEAD[3:]]
                yield [f"`{name}`", dtype, make.__name__.replace("_", " "), *figures]


def main() -> None:
    """Print the table, perhaps write it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="metric", help=", ".join(METRICS))
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    arguments = parser.parse_args()
    for name in arguments.names:
        if name not in METRICS:
            parser.error(f"no metric here is called {name!r}; there are {', '.join(METRICS)}")
    table = page.table(list(HEAD), list(lines(arguments.names or list(METRICS))))
    print("\n".join(table))
    if arguments.write:
        page.write_accuracy("distances", "Distances", INTRO, table)


if __name__ == "__main__":
    main()
