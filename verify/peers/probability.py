"""Predictive distributions of SciPy."""

from collections.abc import Callable
from typing import Any

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.stats."""
    import numpy as np
    from scipy import stats

    def student(x: Any, mean: Any, strength: Any, a: Any, b: Any) -> Any:
        scale = np.sqrt(b * (strength + 1) / (a * strength))
        return stats.t.logpdf(x, 2 * a, loc=mean, scale=scale)

    def drawn(counts: Any, alpha: Any) -> Any:
        whole = counts.astype(np.int64)
        return stats.dirichlet_multinomial.logpmf(whole, alpha, whole.sum())

    return {
        "beta_binomial_logpmf": stats.betabinom.logpmf,
        "gamma_poisson_logpmf": lambda k, a, rate: stats.nbinom.logpmf(k, a, rate / (1 + rate)),
        "gamma_exponential_logpdf": lambda x, a, rate: stats.lomax.logpdf(x, a, scale=rate),
        "normal_inverse_gamma_logpdf": student,
        "dirichlet_multinomial_logpmf": drawn,
    }
