"""Bayes' rule over many problems, and tables, against the same in numpy, torch and jax."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, jax_peer, torch_peer
from benchmarks.suites import suites
from nbmath import probability


def problems(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Priors and likelihoods, a row for each problem."""
    prior = rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype)
    return prior, rng.random(size).astype(dtype)


def table(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A prior and a likelihood table."""
    prior = rng.dirichlet(np.ones(size[0])).astype(dtype)
    return prior, rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype)


def posterior(prior: Any, likelihood: Any) -> Any:
    """Bayes' rule as it is written with arrays."""
    weights = prior * likelihood
    return weights / weights.sum(-1)[..., None]


def tables(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """A joint table."""
    return (rng.dirichlet(np.ones(size[0] * size[1])).reshape(size).astype(dtype),)


def gap(table: Any) -> Any:
    """As it is written with arrays."""
    return 0.5 * np.abs(table - np.outer(table.sum(1), table.sum(0))).sum()


def trials(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Successes of trials, and the parameters of a beta distribution for each."""
    n = rng.integers(1, 200, size)
    k = rng.binomial(n, 0.3)
    return *(x.astype(dtype) for x in (k, n)), *rng.uniform(0.5, 20.0, (2, size)).astype(dtype)


def samples(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Samples with the parameters of their mean and variance."""
    others = rng.uniform(0.5, 20.0, (3, size)).astype(dtype)
    return *rng.normal(size=(2, size)).astype(dtype), *others


def draws(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Draws from posteriors, a row for each."""
    return (rng.gamma(2.0, size=size).astype(dtype),)


def categories(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Counts of outcomes, and a row of parameters."""
    counts = rng.multinomial(100, np.full(size[1], 1 / size[1]), size[0])
    return counts.astype(dtype), rng.uniform(0.5, 20.0, size[1]).astype(dtype)


def scipy_stats(name: str) -> Any:
    """The logarithms of densities of a distribution of scipy.stats."""

    def open_it() -> Any:
        from scipy import stats

        def student(x: Any, mean: Any, strength: Any, a: Any, b: Any) -> Any:
            scale = np.sqrt(b * (strength + 1) / (a * strength))
            return stats.t.logpdf(x, 2 * a, loc=mean, scale=scale)

        def drawn(counts: Any, alpha: Any) -> Any:
            whole = counts.astype(np.int64)
            return stats.dirichlet_multinomial.logpmf(whole, alpha, whole.sum(-1))

        found = {"beta_binomial": stats.betabinom.logpmf, "student": student, "dirichlet": drawn}
        return found[name]

    return Peer(open_it, needs=("scipy",))


def window(draws: Any) -> Any:
    """The shortest interval as it is written with arrays."""
    ordered = np.sort(draws, axis=1)
    steps = int(0.95 * draws.shape[1])
    start = (ordered[:, steps:] - ordered[:, :-steps]).argmin(1)[:, None]
    return tuple(np.take_along_axis(ordered, start + s, 1)[:, 0] for s in (0, steps))


def clusters(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Rows of normal features in ten classes; what we and scikit-learn have learned of them."""
    from sklearn.naive_bayes import GaussianNB

    y = rng.integers(0, 10, size[0])
    x = (rng.normal(size=(10, size[1]))[y] + rng.normal(size=size)).astype(dtype)
    model = probability.gaussian_naive_bayes(x[:1000], y[:1000])
    return x, (model, GaussianNB().fit(x[:1000], y[:1000]))


def traffic(size: tuple[int, int], dtype: str) -> float:
    """Two arrays read, one written."""
    return 3 * size[0] * size[1] * np.dtype(dtype).itemsize


CASES = (
    Case(
        "bayes_update",
        field="probability",
        sizes=((1_000, 8), (100_000, 8), (1_000_000, 8)),
        dtypes=("float32", "float64"),
        make=problems,
        ours=probability.bayes_update,
        peers={
            "numpy": lambda: posterior,
            "torch": torch_peer(lambda torch: posterior),
            "jax": jax_peer(lambda jax: posterior),
        },
        target=1.0,
        bytes=traffic,
        note="Ours also checks that the priors sum to one and that nothing is negative.",
    ),
    Case(
        "joint",
        field="probability",
        sizes=((100, 100), (1_000, 1_000), (4_000, 4_000)),
        make=table,
        ours=probability.joint,
        peers={"numpy": lambda: lambda prior, likelihood: prior[:, None] * likelihood},
        threads=("one",),
        note="Ours also checks that prior and rows sum to one and that nothing is negative.",
    ),
    Case(
        "total_probability",
        field="probability",
        sizes=((100, 100), (1_000, 1_000), (4_000, 4_000)),
        make=table,
        ours=probability.total_probability,
        peers={"numpy": lambda: lambda prior, likelihood: prior @ likelihood},
        threads=("one",),
        note="Ours also checks that prior and rows sum to one and that nothing is negative.",
    ),
    Case(
        "independence_gap",
        field="probability",
        sizes=((10, 10), (100, 100), (2_000, 2_000)),
        make=tables,
        ours=probability.independence_gap,
        peers={"numpy": lambda: gap},
        threads=("one",),
        target=1.0,
    ),
    Case(
        "beta_binomial_logpmf",
        field="probability",
        sizes=(1_000, 10_000, 100_000),
        make=trials,
        ours=probability.beta_binomial_logpmf,
        peers={"scipy": scipy_stats("beta_binomial")},
        target=3.0,
    ),
    Case(
        "normal_inverse_gamma_logpdf",
        field="probability",
        sizes=(1_000, 10_000, 100_000),
        make=samples,
        ours=probability.normal_inverse_gamma_logpdf,
        peers={"scipy": scipy_stats("student")},
        target=3.0,
    ),
    Case(
        "dirichlet_multinomial_logpmf",
        field="probability",
        sizes=((1_000, 8), (10_000, 8), (10_000, 32)),
        make=categories,
        ours=probability.dirichlet_multinomial_logpmf,
        peers={"scipy": scipy_stats("dirichlet")},
        target=3.0,
    ),
    Case(
        "shortest_interval",
        field="probability",
        sizes=((100, 100), (1_000, 100), (100, 10_000)),
        make=draws,
        ours=lambda x: tuple(probability.shortest_interval(x, 0.95, axis=1)),
        peers={"numpy": lambda: window},
        target=1.0,
    ),
    Case(
        "naive_bayes_log_posterior",
        field="probability",
        sizes=((1_000, 16), (10_000, 16), (20_000, 64)),
        make=clusters,
        ours=lambda x, models: probability.naive_bayes_log_posterior(models[0], x),
        peers={
            "scikit-learn": Peer(
                lambda: lambda x, models: models[1].predict_log_proba(x), needs=("sklearn",)
            )
        },
        target=3.0,
    ),
)

globals().update(suites(CASES))
