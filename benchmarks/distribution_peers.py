"""What distributions are compared with: scipy, torch and jax."""

from typing import Any

import numpy as np

from benchmarks.common import Function, Inputs, Peer, jax_peer


def scipy_stats(name: str, function: str) -> Peer:
    """A function of a distribution of scipy.stats."""

    def load() -> Function:
        import scipy.stats

        found: Function = getattr(getattr(scipy.stats, name), function)
        return found

    return Peer(load, needs=("scipy",))


def jax_norm(name: str) -> Peer:
    """The function of jax.scipy.stats.norm."""
    return jax_peer(lambda jax: getattr(jax.scipy.stats.norm, name))


def torch_density(torch: Any) -> Function:
    """torch.distributions.Normal.log_prob."""
    standard = torch.distributions.Normal(0.0, 1.0, validate_args=False)
    function: Function = standard.log_prob
    return function


def torch_dirichlet(torch: Any) -> Function:
    """torch.distributions.Dirichlet.log_prob."""
    of = torch.distributions.Dirichlet
    return lambda x, alpha: of(alpha, validate_args=False).log_prob(x)


def torch_normal(torch: Any) -> Function:
    """torch.distributions.MultivariateNormal.log_prob."""
    of = torch.distributions.MultivariateNormal
    return lambda x, mean, cov: of(mean, cov, validate_args=False).log_prob(x)


def torch_mixture(torch: Any) -> Function:
    """torch.distributions.MixtureSameFamily.log_prob."""
    of = torch.distributions

    def log_prob(x: Any, weights: Any, means: Any, scales: Any) -> Any:
        which = of.Categorical(weights, validate_args=False)
        parts = of.Normal(means, scales, validate_args=False)
        return of.MixtureSameFamily(which, parts, validate_args=False).log_prob(x)

    return log_prob


def scipy_mixture() -> Function:
    """The usual line of scipy.special and scipy.stats."""
    import scipy.special
    import scipy.stats

    def logpdf(x: Any, weights: Any, means: Any, scales: Any) -> Any:
        parts = scipy.stats.norm.logpdf(x[:, None], means, scales)
        return scipy.special.logsumexp(parts + np.log(weights), axis=1)

    return logpdf


def points_last(x: Any, alpha: Any) -> Inputs:
    """As SciPy's Dirichlet distribution has them."""
    return np.ascontiguousarray(x.T), alpha
