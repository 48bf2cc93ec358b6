"""Statistics against numpy, scipy and bottleneck."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Function, Inputs, Peer, agree_within
from benchmarks.suites import suites
from nbmath import statistics

SIZES = ((10_000,), (1_000_000,), (100_000, 20))
DTYPES = ("float32", "float64")


def sample(size: tuple[int, ...], dtype: str, rng: np.random.Generator) -> Inputs:
    """Normal numbers; those of two axes are columns."""
    return (rng.normal(1.0, 1.0, size).astype(dtype),)


def numpy_peer(name: str, *options: Any) -> Callable[[], Function]:
    """The function of NumPy along the first axis."""
    return lambda: lambda x: getattr(np, name)(x, *options, axis=0)


def scipy_peer(name: str, *options: Any) -> Peer:
    """The function of scipy.stats along the first axis."""

    def load() -> Function:
        import scipy.stats

        function = getattr(scipy.stats, name)
        return lambda x: function(x, *options)

    return Peer(load, needs=("scipy",))


def stats() -> Any:
    """scipy.stats, which is slow to import."""
    import scipy.stats

    return scipy.stats


def bottleneck_peer(name: str) -> Peer:
    """The function of bottleneck along the first axis."""

    def load() -> Function:
        import bottleneck

        function = getattr(bottleneck, name)
        return lambda x: function(x, axis=0)

    return Peer(load, needs=("bottleneck",))


def traffic(size: tuple[int, ...], dtype: str) -> float:
    """Bytes read."""
    return float(np.prod(size)) * np.dtype(dtype).itemsize


def case(name: str, ours: Function, peers: Any, target: float | None, **more: Any) -> Case:
    """A statistic along the first axis."""
    options = {"sizes": SIZES, "dtypes": DTYPES, "make": sample, "bytes": traffic, **more}
    return Case(name, field="statistics", ours=ours, peers=peers, target=target, **options)


CLOSE = agree_within(1e-3, 1e-10)

CASES = (
    case(
        "mean",
        lambda x: statistics.mean(x, axis=0),
        {"numpy": numpy_peer("mean"), "bottleneck": bottleneck_peer("nanmean")},
        1.0,
        check=CLOSE,
    ),
    case(
        "var",
        lambda x: statistics.var(x, axis=0),
        {"numpy": numpy_peer("var"), "bottleneck": bottleneck_peer("nanvar")},
        2.0,
        check=CLOSE,
    ),
    case(
        "std",
        lambda x: statistics.std(x, axis=0),
        {"numpy": numpy_peer("std"), "bottleneck": bottleneck_peer("nanstd")},
        2.0,
        check=CLOSE,
    ),
    case("skew", statistics.skew, {"scipy": scipy_peer("skew")}, 2.0, check=CLOSE),
    case("kurtosis", statistics.kurtosis, {"scipy": scipy_peer("kurtosis")}, 2.0, check=CLOSE),
    case(
        "describe",
        statistics.describe,
        {"scipy": scipy_peer("describe")},
        2.0,
        check=CLOSE,
        dtypes=("float64",),
    ),
    case(
        "average",
        lambda x: statistics.average(x, 0, x),
        {"numpy": lambda: lambda x: np.average(x, 0, x)},
        1.0,
        check=CLOSE,
    ),
    case(
        "moments",
        lambda x: statistics.moments(x).var(),
        {"numpy": lambda: lambda x: np.atleast_1d(x.var(axis=0))},
        1.0,
        check=CLOSE,
    ),
    case(
        "comoments",
        lambda x: statistics.comoments(x).covariance(),
        {"numpy": lambda: lambda x: np.atleast_2d(np.cov(x, rowvar=False))},
        1.0,
        check=CLOSE,
        sizes=((1000, 5), (10_000, 20), (100_000, 20)),
    ),
    case(
        "median",
        lambda x: statistics.median(x, axis=0),
        {"numpy": numpy_peer("median"), "bottleneck": bottleneck_peer("median")},
        2.0,
    ),
    case(
        "quantile",
        lambda x: statistics.quantile(x, [0.1, 0.5, 0.9], axis=0),
        {"numpy": lambda: lambda x: np.quantile(x, [0.1, 0.5, 0.9], axis=0)},
        2.0,
    ),
    case(
        "percentile",
        lambda x: statistics.percentile(x, 99, axis=0),
        {"numpy": numpy_peer("percentile", 99)},
        2.0,
    ),
    case(
        "iqr",
        lambda x: statistics.iqr(x, axis=0),
        {"scipy": scipy_peer("iqr", 0)},
        2.0,
    ),
    case(
        "median_abs_deviation",
        statistics.median_abs_deviation,
        {"scipy": scipy_peer("median_abs_deviation")},
        2.0,
    ),
    case(
        "trim_mean",
        lambda x: statistics.trim_mean(x, 0.1),
        {"scipy": scipy_peer("trim_mean", 0.1)},
        2.0,
        check=CLOSE,
    ),
    case(
        "mode",
        lambda x: statistics.mode(np.round(x, 2)),
        {"scipy": lambda: lambda x: tuple(stats().mode(np.round(x, 2)))},
        2.0,
        sizes=((10_000,), (1_000_000,), (10_000, 20)),
    ),
    case(
        "histogram",
        lambda x: statistics.histogram(x, 100),
        {"numpy": lambda: lambda x: np.histogram(x, 100)},
        2.0,
    ),
    case(
        "rankdata",
        lambda x: statistics.rankdata(x, axis=0),
        {
            "scipy": lambda: lambda x: stats().rankdata(x, axis=0),
            "bottleneck": bottleneck_peer("rankdata"),
        },
        2.0,
    ),
    case(
        "merge_all",
        lambda parts: statistics.merge_all(parts).mean,
        {},
        None,
        make=lambda size, dtype, rng: (
            [statistics.moments(rng.normal(size=(8, 4))) for _ in range(size)],
        ),
        sizes=(4, 32, 256),
        dtypes=("float64",),
        bytes=None,
        note="nobody else merges moments",
    ),
)

globals().update(suites(CASES))
