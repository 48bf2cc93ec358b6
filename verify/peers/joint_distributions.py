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

    return {"multivariate_normal_sample": normal}


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
    }


def torch() -> Operations:
    """Densities, entropies and divergences."""
    from torch import distributions

    def normal(mean: Any, cov: Any) -> Any:
        return distributions.MultivariateNormal(mean, cov, validate_args=False)

    return {
        "multivariate_normal_logpdf": on_tensors(
            lambda x, mean, cov: normal(mean, cov).log_prob(x)
        ),
        "multivariate_normal_entropy": on_tensors(lambda cov: normal(cov[0] * 0, cov).entropy()),
        "multivariate_normal_kl": on_tensors(
            lambda m, c, mean, cov: distributions.kl_divergence(normal(m, c), normal(mean, cov))
        ),
    }
