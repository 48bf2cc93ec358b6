"""Statistics against numpy, scipy and bottleneck."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Function, Inputs, Peer, agree_within
from benchmarks.statistic_peers import (
    as_pair,
    counted,
    holm_in_numpy,
    normal_cdf,
    one,
    scipy_bootstrap,
    scipy_f_test,
    scipy_interval,
    scipy_one,
    scipy_permutations,
    scipy_ztest,
    shares,
    stats,
    two,
)
from benchmarks.suites import suites
from nbmath import statistics
from nbmath.random import Key

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
ROUGH = agree_within(0.02, 1e-10)  # SciPy adds the powers of float32 columns in float32
MANY = ((100,), (10_000,), (1_000_000,))


def compared(
    name: str, ours: Function, make: Any, sizes: Any, peer: Function | None = None
) -> Case:
    """A test against the one of its name in scipy.stats."""

    def load() -> Function:
        if peer is not None:
            return peer
        function = getattr(stats(), name)
        return lambda *inputs: as_pair(function(*inputs))

    peers = {"scipy" if peer is None or name == "ks_1samp" else "numpy": load}
    return Case(
        name,
        field="statistics",
        sizes=sizes,
        make=make,
        ours=ours,
        peers=peers,
        target=5.0 if peer is None or name == "ks_1samp" else 1.0,
        check=agree_within(1e-4, 2e-5),
    )


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
    case("skew", statistics.skew, {"scipy": scipy_peer("skew")}, 2.0, check=ROUGH),
    case("kurtosis", statistics.kurtosis, {"scipy": scipy_peer("kurtosis")}, 2.0, check=ROUGH),
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
    compared("mannwhitneyu", statistics.mannwhitneyu, two, ((100,), (10_000,), (1_000_000,))),
    compared("wilcoxon", statistics.wilcoxon, one, ((40,), (10_000,), (1_000_000,))),
    compared("kendalltau", statistics.kendalltau, two, ((100,), (10_000,), (200_000,))),
    compared(
        "ks_1samp",
        lambda x: statistics.ks_1samp(x, normal_cdf)[:2],
        one,
        ((100,), (1_000,), (4_000,)),
        lambda x: tuple(stats().ks_1samp(x, normal_cdf)),
    ),
    compared(
        "ks_2samp", lambda x, y: statistics.ks_2samp(x, y)[:2], two, ((100,), (1_000,), (5_000,))
    ),
    compared(
        "ztest",
        lambda x: statistics.ztest(x, 0.0, 1.0),
        one,
        MANY,
        scipy_ztest,
    ),
    compared("chisquare", statistics.chisquare, counted, ((6,), (100,), (10_000,))),
    compared(
        "chi2_contingency",
        lambda t: statistics.chi2_contingency(t)[:2],
        counted,
        ((2, 3), (10, 10), (100, 100)),
    ),
    compared("ttest_1samp", lambda x: statistics.ttest_1samp(x, 0.0)[:2], one, MANY, scipy_one),
    compared("ttest_ind", lambda x, y: statistics.ttest_ind(x, y)[:2], two, MANY),
    compared("ttest_rel", lambda x, y: statistics.ttest_rel(x, y)[:2], two, MANY),
    compared("f_oneway", statistics.f_oneway, two, MANY),
    compared("f_test", statistics.f_test, two, MANY, scipy_f_test),
    compared("mean_interval", statistics.mean_interval, one, MANY, scipy_interval),
    compared("pearsonr", statistics.pearsonr, two, MANY),
    compared("spearmanr", statistics.spearmanr, two, MANY),
    compared("false_discovery_control", statistics.false_discovery_control, shares, MANY),
    compared(
        "bonferroni",
        statistics.bonferroni,
        shares,
        MANY,
        lambda p: np.minimum(1.0, p * p.size),
    ),
    compared("holm", statistics.holm, shares, MANY, holm_in_numpy),
    Case(
        "bootstrap",
        field="statistics",
        sizes=((100,), (1_000,), (10_000,)),
        make=one,
        ours=lambda x: statistics.bootstrap(x, "mean", key=Key(1), n_resamples=999).standard_error,
        peers={"scipy": lambda: scipy_bootstrap},
        target=5.0,
        check=agree_within(0.2, 0.2),
    ),
    Case(
        "permutation_test",
        field="statistics",
        sizes=((100,), (1_000,), (10_000,)),
        make=two,
        ours=lambda x, y: (
            statistics.permutation_test(x, y, "mean", key=Key(1), n_resamples=999).statistic
        ),
        peers={"scipy": lambda: scipy_permutations},
        target=5.0,
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
