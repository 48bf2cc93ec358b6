"""Conjugate priors: what data make of the parameters of a prior."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.probability.cpu import compiled_conjugates as _compiled
from nbmath.probability.cpu import conjugates as _cpu
from nbmath.probability.cpu import posteriors as _posteriors
from nbmath.probability.cpu.compiled_conjugates import (
    Beta,
    Gamma,
    Normal,
    NormalInverseGamma,
    NormalInverseWishart,
)
from nbmath.probability.door.checks import check_counts, check_positive
from nbmath.probability.door.posteriors import (
    check_rates,
    check_samples,
    check_trials,
    check_variances,
    posterior,
)

__all__ = [
    "beta_binomial_update",
    "dirichlet_multinomial_update",
    "gamma_exponential_update",
    "gamma_poisson_update",
    "normal_inverse_gamma_update",
    "normal_inverse_wishart_update",
    "normal_normal_update",
]

Array = NDArray[Any]


def beta_binomial_update(
    a: ArrayLike, b: ArrayLike, successes: ArrayLike, trials: ArrayLike
) -> Beta:
    """The beta distribution of a chance after trials of which some succeeded.

        Beta(a, b)  ->  Beta(a + k, b + n - k)

    Parameters:
        a, b: Of the prior, positive: an array-like each, float32 or float64, or integers, which
            become float64. All arguments broadcast.
        successes: k, from 0 to n.
        trials: n.

    Returns:
        The posterior's (a, b) as a named tuple, of arrays of the common shape, or of scalars where
        all are scalars.

    Raises:
        TypeError: An argument is not real. ValueError: A parameter is not positive, or a count is
            negative, nan or larger than the trials. Inside `@njit` code of numbers nothing is
            checked.

    Accuracy: one or two roundings.

    Source: Gelman et al. 2013, Bayesian Data Analysis, section 2.4.

    Examples:
        >>> from nbmath.probability import beta_binomial_update
        >>> a, b = beta_binomial_update(1, 1, successes=7, trials=10)
        >>> print(a, b)
        8.0 4.0
    """
    return posterior(
        Beta,
        _posteriors.beta_binomials,
        check_trials,
        a=a,
        b=b,
        successes=successes,
        trials=trials,
    )


def gamma_poisson_update(
    a: ArrayLike, rate: ArrayLike, total: ArrayLike, count: ArrayLike
) -> Gamma:
    """The gamma distribution of Poisson's rate after counts.

        Gamma(a, rate)  ->  Gamma(a + sum x, rate + n)

    Parameters:
        a, rate: Shape and rate (one over the scale) of the prior, positive.
        total: The sum of the counts.
        count: How many counts there are.

    Returns: (a, rate) of the posterior, as for `beta_binomial_update`.
    Raises, Accuracy: as for `beta_binomial_update`.
    Source: Gelman et al. 2013, section 2.6.

    Examples:
        >>> from nbmath.probability import gamma_poisson_update
        >>> print(gamma_poisson_update(2, 1, total=13, count=4).a)
        15.0
    """
    return posterior(
        Gamma, _posteriors.gamma_poissons, check_rates, a=a, rate=rate, total=total, count=count
    )


def gamma_exponential_update(
    a: ArrayLike, rate: ArrayLike, total: ArrayLike, count: ArrayLike
) -> Gamma:
    """The gamma distribution of an exponential rate after waiting times.

        Gamma(a, rate)  ->  Gamma(a + n, rate + sum x)

    Parameters:
        a, rate: as for `gamma_poisson_update`.
        total: The sum of the times.
        count: How many there are.

    Returns: (a, rate) of the posterior, as for `beta_binomial_update`.
    Raises, Accuracy: as for `beta_binomial_update`.
    Source: Gelman et al. 2013, section 2.6.

    Examples:
        >>> from nbmath.probability import gamma_exponential_update
        >>> print(gamma_exponential_update(2, 1, total=1.5, count=4).rate)
        2.5
    """
    return posterior(
        Gamma, _posteriors.gamma_poissons, check_rates, a=a, rate=rate, count=count, total=total
    )  # the count and the total change their places


def normal_normal_update(
    mean: ArrayLike,
    variance: ArrayLike,
    noise: ArrayLike,
    sample_mean: ArrayLike,
    count: ArrayLike,
) -> Normal:
    """The normal distribution of a mean after samples of known variance.

        1 / v' = 1 / v + n / noise,  m' = m + g (x - m),  g = n v / (noise + n v)

    Parameters:
        mean, variance: m and v of the prior; v is positive.
        noise: The variance of a sample about the mean, positive.
        sample_mean: The mean x of the samples.
        count: Their number n.

    Returns: (mean, variance) of the posterior, as for `beta_binomial_update`.
    Raises: as for `beta_binomial_update`.
    Accuracy: below 4 eps of |m| + |x|, and of v'.
    Source: Gelman et al. 2013, section 2.5.

    Examples:
        >>> from nbmath.probability import normal_normal_update
        >>> print(normal_normal_update(0.0, 1.0, 4.0, sample_mean=2.0, count=4).mean)
        1.0
    """
    return posterior(
        Normal, _posteriors.normal_normals, check_variances,
        mean=mean, variance=variance, noise=noise, sample_mean=sample_mean, count=count,
    )  # fmt: skip  # how, and of what


def normal_inverse_gamma_update(
    mean: ArrayLike,
    strength: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    sample_mean: ArrayLike,
    squares: ArrayLike,
    count: ArrayLike,
) -> NormalInverseGamma:
    """The distribution of mean and variance of a normal distribution, after samples.

        1 / variance ~ Gamma(a, b),  mean ~ Normal(m, variance / k):
        k' = k + n,  m' = m + (n / k') (x - m),  a' = a + n / 2,
        b' = b + (squares + (k n / k') (x - m)^2) / 2

    Parameters:
        mean, strength: m, and k: how many samples the prior counts for; positive.
        a, b: Shape and rate of the precision, positive.
        sample_mean, squares, count: The mean x of the samples, the sum of their squares about it,
            and their number n.

    Returns: (mean, strength, a, b) of the posterior, as for `beta_binomial_update`.
    Raises: as for `beta_binomial_update`.
    Accuracy: below 6 eps of the sums of absolute terms.
    Source: Gelman et al. 2013, section 3.3.

    Examples:
        >>> from nbmath.probability import normal_inverse_gamma_update
        >>> print(normal_inverse_gamma_update(0, 1, 2, 2, sample_mean=2, squares=3, count=3).mean)
        1.5
    """
    return posterior(
        NormalInverseGamma, _posteriors.normal_inverse_gammas, check_samples, parts=4,
        mean=mean, strength=strength, a=a, b=b,
        sample_mean=sample_mean, squares=squares, count=count,
    )  # fmt: skip  # how, the prior, then the sample


def dirichlet_multinomial_update(alpha: ArrayLike, counts: ArrayLike) -> Any:
    """The Dirichlet distribution of the chances of outcomes after counts of them.

        Dirichlet(alpha)  ->  Dirichlet(alpha + counts)

    Parameters:
        alpha: Of the prior, shape (..., outcomes), positive.
        counts: How often each outcome was seen; shapes broadcast.

    Returns: alpha of the posterior.
    Raises, Accuracy: as for `beta_binomial_update`.
    Source: Gelman et al. 2013, section 3.4.

    Examples:
        >>> from nbmath.probability import dirichlet_multinomial_update
        >>> dirichlet_multinomial_update([1, 1, 1], [3, 0, 2])
        array([4., 1., 3.])
    """
    before, counts = _door.reals(alpha=alpha, counts=counts)
    check_positive(alpha=before)
    check_counts(counts=counts)
    return before + counts


def normal_inverse_wishart_update(
    mean: ArrayLike,
    strength: float,
    dof: float,
    scale: ArrayLike,
    sample_mean: ArrayLike,
    scatter: ArrayLike,
    count: float,
) -> NormalInverseWishart:
    """The distribution of mean and covariance of a normal distribution of vectors, after samples.

        covariance ~ InverseWishart(dof, S),  mean ~ Normal(m, covariance / k):
        k' = k + n,  m' = m + (n / k') (x - m),  dof' = dof + n,
        S' = S + scatter + (k n / k') (x - m)(x - m)^T

    Parameters:
        mean, strength: m, shape (d,), and k: how many samples the prior counts for.
        dof, scale: Degrees of freedom, more than d - 1, and S, shape (d, d).
        sample_mean, scatter, count: The mean x of the samples, the sum of (x_i - x)(x_i - x)^T, and
            their number n.

    Returns: (mean, strength, dof, scale) of the posterior.
    Raises: as for `beta_binomial_update`; also where shapes do not fit.
    Accuracy: below 6 eps of the sums of absolute terms.
    Source: Gelman et al. 2013, section 3.6.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import normal_inverse_wishart_update
        >>> zero, one = np.zeros(2), np.eye(2)
        >>> normal_inverse_wishart_update(zero, 1, 4, one, [2, 0], one, 3).mean
        array([1.5, 0. ])
    """
    m, s, x, c = _door.reals(mean=mean, scale=scale, sample_mean=sample_mean, scatter=scatter)
    if m.ndim != 1 or x.shape != m.shape or not s.shape == c.shape == (m.size, m.size):
        shapes = f"{m.shape}, {s.shape}, {x.shape} and {c.shape}"
        raise ValueError(
            f"mean, scale, sample_mean and scatter have shapes {shapes}; expected (d,) and (d, d)"
        )
    k, n = (m.dtype.type(value) for value in (strength, count))
    check_positive(strength=k, dof=m.dtype.type(dof) - (m.size - 1))
    check_counts(count=n)
    centre, out = np.empty_like(m, order="C"), np.empty_like(s, order="C")
    given = [_door.contiguous(array) for array in (m, s, x, c)]
    total = _cpu.normal_inverse_wishart_one(*given, k, n, centre, out)
    return NormalInverseWishart(centre, m.dtype.type(total), m.dtype.type(dof) + n, out)


overload(beta_binomial_update)(_compiled.beta_binomial_update)
overload(gamma_poisson_update)(_compiled.gamma_poisson_update)
overload(gamma_exponential_update)(_compiled.gamma_exponential_update)
overload(normal_normal_update)(_compiled.normal_normal_update)
overload(normal_inverse_gamma_update)(_compiled.normal_inverse_gamma_update)
overload(dirichlet_multinomial_update)(_compiled.dirichlet_multinomial_update)
overload(normal_inverse_wishart_update)(_compiled.normal_inverse_wishart_update)
