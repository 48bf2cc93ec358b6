"""Distributions over arrays, against scipy, torch and jax."""

import importlib
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.common import (
    Case,
    Function,
    Peer,
    agree_within,
    jax_peer,
    same_moments,
    scipy_special,
    torch_peer,
)
from benchmarks.distribution_inputs import (
    Make,
    between,
    counts,
    dirichlet_shares,
    mixed,
    multinomial_counts,
    normal_points,
)
from benchmarks.distribution_peers import (
    jax_norm,
    points_last,
    scipy_mixture,
    scipy_stats,
    torch_density,
    torch_dirichlet,
    torch_mixture,
    torch_normal,
)
from benchmarks.suites import suites
from nbmath import random
from nbmath.distributions import (
    categorical,
    dirichlet,
    mixture,
    multinomial,
    multivariate_normal,
    normal,
)

SIZES = (1_000, 100_000, 5_000_000)
SMALL = (100, 1_000, 10_000)
SLOW_IN_SCIPY = ("von_mises_ppf", "hypergeometric_cdf", "hypergeometric_ppf")
"""What takes SciPy minutes for a million points."""
DTYPES = ("float32", "float64")
TARGET = {"scipy": 5.0, "torch": 1.5, "jax": 1.5}


def case(name: str, make: Make, peers: dict[str, Peer], **more: Any) -> Case:
    """One function of the distribution."""
    return Case(
        f"normal_{name}",
        field="distributions",
        sizes=SIZES,
        dtypes=DTYPES,
        make=make,
        ours=getattr(normal, name),
        peers=peers,
        target={library: TARGET[library] for library in peers},
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
        **more,
    )


def other(name: str, peer: str, function: str, make: Make, *theta: float) -> Case:
    """A function of another distribution, with numbers for parameters."""

    def load() -> Function:
        import scipy.stats

        method = getattr(getattr(scipy.stats, peer), function)
        return lambda x: method(x, *theta)

    ours = getattr(importlib.import_module(f"nbmath.distributions.{name}"), function)
    return Case(
        f"{name}_{function}",
        field="distributions",
        sizes=SMALL if f"{name}_{function}" in SLOW_IN_SCIPY else (1_000, 100_000, 1_000_000),
        dtypes=("float64",),
        make=make,
        ours=lambda x: ours(x, *theta),
        peers={"scipy": Peer(load, needs=("scipy",))},
        target={"scipy": TARGET["scipy"]},
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    )


OTHERS = (
    *(
        other(name, peer, function, points, *theta)
        for name, peer, make, theta in (
            ("uniform", "uniform", between(-1, 3), (0.0, 2.0)),
            ("exponential", "expon", between(0, 20), (0.0, 2.0)),
            ("laplace", "laplace", between(-20, 20), (0.0, 2.0)),
            ("cauchy", "cauchy", between(-20, 20), (0.0, 2.0)),
            ("logistic", "logistic", between(-20, 20), (0.0, 2.0)),
            ("lognormal", "lognorm", between(0.01, 20), (0.5, 0.0, 2.0)),
            ("weibull", "weibull_min", between(0.01, 5), (1.5, 0.0, 2.0)),
            ("gamma", "gamma", between(0.01, 20), (2.5, 0.0, 2.0)),
            ("chi2", "chi2", between(0.01, 20), (5.0,)),
            ("beta", "beta", between(0.01, 0.99), (2.0, 3.0)),
            ("f", "f", between(0.01, 10), (3.0, 16.0)),
            ("student_t", "t", between(-10, 10), (5.0, 0.0, 2.0)),
            ("truncated_normal", "truncnorm", between(-0.5, 3.5), (-0.5, 2.0, 0.0, 2.0)),
            ("von_mises", "vonmises_line", between(-3, 3), (2.0, 0.0)),
        )
        for function, points in (
            ("logpdf", make),
            ("cdf", make),
            ("ppf", between(0.001, 0.999)),
        )
    ),
    *(
        other(name, peer, function, points, 0.25)
        for name, peer in (("bernoulli", "bernoulli"), ("geometric", "geom"))
        for function, points in (
            ("logpmf", counts(1, 2)),
            ("cdf", counts(0, 30)),
            ("ppf", between(0.001, 0.999)),
        )
    ),
)
COUNTS = tuple(
    other(name, peer, function, points, *theta)
    for name, peer, make, theta in (
        ("poisson", "poisson", counts(0, 60), (30.0,)),
        ("binomial", "binom", counts(0, 60), (100.0, 0.3)),
        ("hypergeometric", "hypergeom", counts(0, 60), (1000.0, 300.0, 100.0)),
        ("negative_binomial", "nbinom", counts(0, 60), (12.5, 0.3)),
    )
    for function, points in (
        ("pmf", make),
        ("logpmf", make),
        ("cdf", make),
        ("ppf", between(0.001, 0.999)),
    )
)


JOINT = (
    Case(
        "categorical_logpmf",
        field="distributions",
        sizes=(1_000, 100_000, 5_000_000),
        make=lambda size, dtype, rng: (
            rng.integers(0, 10, size).astype(dtype),
            rng.dirichlet(np.ones(10)).astype(dtype),
        ),
        ours=categorical.logpmf,
        peers={
            "torch": torch_peer(
                lambda torch: (
                    lambda k, p: torch.distributions.Categorical(p, validate_args=False).log_prob(k)
                )
            )
        },
        target={"torch": 1.5},
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    ),
    Case(
        "mixture_logpdf",
        field="distributions",
        sizes=((1_000, 3), (100_000, 3), (100_000, 20)),
        dtypes=DTYPES,
        make=mixed,
        ours=mixture.logpdf,
        peers={"scipy": Peer(scipy_mixture, needs=("scipy",)), "torch": torch_peer(torch_mixture)},
        target={"scipy": 5.0, "torch": 1.5},
        work=lambda size: size[0] * size[1],
        bytes=lambda size, dtype: 2 * size[0] * np.dtype(dtype).itemsize,
    ),
    Case(
        "dirichlet_logpdf",
        field="distributions",
        sizes=((1_000, 3), (100_000, 3), (20_000, 20)),
        make=dirichlet_shares,
        ours=dirichlet.logpdf,
        peers={
            "scipy": replace(scipy_stats("dirichlet", "logpdf"), prepare=points_last),
            "torch": torch_peer(torch_dirichlet),
        },
        target={"scipy": 5.0, "torch": 1.5},
        bytes=lambda size, dtype: (size[0] + 1) * size[1] * np.dtype(dtype).itemsize,
    ),
    Case(
        "multinomial_logpmf",
        field="distributions",
        sizes=((1_000, 3), (100_000, 3), (20_000, 20)),
        make=multinomial_counts,
        ours=multinomial.logpmf,
        peers={"scipy": scipy_stats("multinomial", "logpmf")},
        target={"scipy": 5.0},
        bytes=lambda size, dtype: (size[0] + 1) * size[1] * np.dtype(dtype).itemsize,
    ),
    Case(
        "multivariate_normal_logpdf",
        field="distributions",
        sizes=((1_000, 3), (100_000, 3), (100_000, 16), (20_000, 64)),
        dtypes=DTYPES,
        make=normal_points,
        ours=multivariate_normal.logpdf,
        peers={
            "scipy": scipy_stats("multivariate_normal", "logpdf"),
            "torch": torch_peer(torch_normal),
            "jax": jax_peer(lambda jax: jax.scipy.stats.multivariate_normal.logpdf),
        },
        target={"scipy": 5.0, "torch": 1.5, "jax": 1.5},
        check=agree_within(1e-3, 1e-10),
        work=lambda size: size[0] * size[1] ** 2,
        flops=lambda size, dtype: 1.0 * size[0] * size[1] * (size[1] + 3),
    ),
)
CASES = (
    *OTHERS,
    *COUNTS,
    *JOINT,
    case(
        "logpdf",
        between(-30, 30),
        {
            "scipy": scipy_stats("norm", "logpdf"),
            "torch": torch_peer(torch_density),
            "jax": jax_norm("logpdf"),
        },
    ),
    case("pdf", between(-6, 6), {"scipy": scipy_stats("norm", "pdf"), "jax": jax_norm("pdf")}),
    case(
        "cdf",
        between(-6, 6),
        {
            "scipy": scipy_special("ndtr"),
            "torch": torch_peer(lambda torch: torch.special.ndtr),
            "jax": jax_norm("cdf"),
        },
    ),
    case("sf", between(-6, 6), {"scipy": scipy_stats("norm", "sf"), "jax": jax_norm("sf")}),
    case(
        "ppf",
        between(0.001, 0.999),
        {
            "scipy": scipy_special("ndtri"),
            "torch": torch_peer(lambda torch: torch.special.ndtri),
            "jax": jax_norm("ppf"),
        },
    ),
    Case(
        "normal_sample",
        field="distributions",
        sizes=SIZES,
        make=lambda size, dtype, rng: (random.Key(int(rng.integers(1 << 62))), size),
        ours=lambda key, size: normal.sample(key, size, 1.0, 2.0),
        peers={"numpy": lambda: lambda key, size: np.random.default_rng(1).normal(1.0, 2.0, size)},
        target=3.0,
        check=same_moments,
        bytes=lambda size, dtype: size * np.dtype(dtype).itemsize,
    ),
    Case(
        "normal_fit",
        field="distributions",
        sizes=SIZES,
        dtypes=DTYPES,
        make=lambda size, dtype, rng: (rng.normal(3.0, 2.0, size).astype(dtype),),
        ours=normal.fit,
        peers={"numpy": lambda: lambda x: (x.mean(), x.std()), "scipy": scipy_stats("norm", "fit")},
        target=2.0,
        bytes=lambda size, dtype: size * np.dtype(dtype).itemsize,
    ),
)

globals().update(suites(CASES))
