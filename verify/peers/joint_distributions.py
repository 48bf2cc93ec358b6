"""The distributions of vectors of scipy.stats, numpy.random and torch.distributions."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def _philox(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def numpy() -> Operations:
    """Draws."""

    def normal(seed: int, size: int, mean: Any, cov: Any) -> Any:
        return _philox(seed).multivariate_normal(mean, cov, size)

    def dirichlet(seed: int, size: int, alpha: Any) -> Any:
        return _philox(seed).dirichlet(np.asarray(alpha, np.float64), size)

    def categorical(seed: int, size: int, p: Any) -> Any:
        wide = np.asarray(p, np.float64)
        return _philox(seed).choice(wide.size, size, p=wide / wide.sum())

    def multinomial(seed: int, size: int, n: Any, p: Any) -> Any:
        wide = np.asarray(p, np.float64)
        return _philox(seed).multinomial(int(n), wide / wide.sum(), size)

    return {
        "multivariate_normal_sample": normal,
        "categorical_sample": categorical,
        "dirichlet_sample": dirichlet,
        "multinomial_sample": multinomial,
    }


def _by_rows(function: Callable[..., Any]) -> Callable[..., Any]:
    """Results in the shape and the precision of the rows; SciPy drops an axis of length one."""

    def called(x: Any, *parameters: Any) -> Any:
        with np.errstate(all="ignore"):
            found = np.asarray(function(x, *parameters))
        return found.reshape(np.shape(x)[:-1]).astype(x.dtype)[()]

    return called


def scipy() -> Operations:
    """Densities, entropies and fits."""
    from scipy import stats

    normal = stats.multivariate_normal
    return {
        "multivariate_normal_pdf": _by_rows(normal.pdf),
        "multivariate_normal_logpdf": _by_rows(normal.logpdf),
        "multivariate_normal_entropy": lambda cov: cov.dtype.type(normal.entropy(cov=cov)),
        "multivariate_normal_fit": normal.fit,
        **_dirichlet(stats.dirichlet),
        **_multinomial(stats.multinomial),
    }


def _like(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of parameters alone, in their precision."""
    return lambda *given: np.asarray(function(*given), given[-1].dtype)[()]


def _shares(x: Any) -> Any:
    """Rows in the precision in which SciPy asks that they sum to one, with the points last."""
    wide = np.asarray(x, np.float64)
    return np.moveaxis(wide / wide.sum(axis=-1, keepdims=True), -1, 0)


def _dirichlet(of: Any) -> Operations:
    def wide(alpha: Any) -> Any:
        return np.asarray(alpha, np.float64)

    return {
        "dirichlet_pdf": _by_rows(lambda x, alpha: of.pdf(_shares(x), wide(alpha))),
        "dirichlet_logpdf": _by_rows(lambda x, alpha: of.logpdf(_shares(x), wide(alpha))),
        "dirichlet_mean": _like(of.mean),
        "dirichlet_cov": _like(of.cov),
        "dirichlet_entropy": _like(of.entropy),
    }


def _multinomial(of: Any) -> Operations:
    return {
        "multinomial_pmf": _by_rows(of.pmf),
        "multinomial_logpmf": _by_rows(of.logpmf),
        "multinomial_mean": _like(lambda n, p: n * p),
        "multinomial_cov": _like(of.cov),
        "multinomial_entropy": _like(of.entropy),
    }


def torch() -> Operations:
    """Densities, entropies and divergences."""
    from torch import distributions

    def normal(mean: Any, cov: Any) -> Any:
        return distributions.MultivariateNormal(mean, cov, validate_args=False)

    def mixture(weights: Any, means: Any, scales: Any) -> Any:
        which = distributions.Categorical(weights, validate_args=False)
        parts = distributions.Normal(means, scales, validate_args=False)
        return distributions.MixtureSameFamily(which, parts, validate_args=False)

    def dirichlet(alpha: Any) -> Any:
        return distributions.Dirichlet(alpha, validate_args=False)

    return {
        "multivariate_normal_logpdf": on_tensors(
            lambda x, mean, cov: normal(mean, cov).log_prob(x)
        ),
        "multivariate_normal_entropy": on_tensors(lambda cov: normal(cov[0] * 0, cov).entropy()),
        "mixture_logpdf": on_tensors(lambda x, *given: mixture(*given).log_prob(x)),
        "mixture_cdf": on_tensors(lambda x, *given: mixture(*given).cdf(x)),
        "mixture_mean": on_tensors(lambda *given: mixture(*given).mean),
        "mixture_var": on_tensors(lambda *given: mixture(*given).variance),
        "dirichlet_logpdf": on_tensors(lambda x, alpha: dirichlet(alpha).log_prob(x)),
        "dirichlet_entropy": on_tensors(lambda alpha: dirichlet(alpha).entropy()),
        "dirichlet_kl": on_tensors(
            lambda alpha, other: distributions.kl_divergence(dirichlet(alpha), dirichlet(other))
        ),
        "multivariate_normal_kl": on_tensors(
            lambda m, c, mean, cov: distributions.kl_divergence(normal(m, c), normal(mean, cov))
        ),
    }
