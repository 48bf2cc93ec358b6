"""Predictive densities: of the next datum, the parameters of its distribution being uncertain."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _pointwise
from nbmath._targets import overload
from nbmath.probability.cpu import compiled_conjugates as _compiled
from nbmath.probability.cpu import conjugates as _cpu

__all__ = [
    "beta_binomial_logpmf",
    "dirichlet_multinomial_logpmf",
    "gamma_exponential_logpdf",
    "gamma_poisson_logpmf",
    "normal_inverse_gamma_logpdf",
]

Array = NDArray[Any]


@_pointwise.public(_cpu.beta_binomial_logpmf_array)
def beta_binomial_logpmf(
    k: ArrayLike, n: ArrayLike, a: ArrayLike, b: ArrayLike, out: Array | None = None
) -> Any:
    """The logarithm of the chance of k successes in n trials, whose chance has a beta distribution.

        C(n, k) B(k + a, n - k + b) / B(a, b)

    -inf where k is none of 0, 1, ..., n; nan where a or b is not positive or n is negative.

    Parameters:
        k, n: Successes and trials; array-likes that broadcast with all others.
        a, b: Of the beta distribution: of a prior, or of a posterior.
        out: Where to write.

    Returns:
        An array of the common shape and precision, a scalar for scalars. Inside `@njit` code the
        same call takes numbers and arrays.

    Accuracy: |error| below 8 eps (1 + the sum of the logarithms of the three functions).
    Source: Skellam 1948, J. Royal Statistical Society B 10, 257.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import beta_binomial_logpmf
        >>> print(np.exp(beta_binomial_logpmf([0, 1, 2, 3], 3, 1.0, 1.0)).round(12))
        [0.25 0.25 0.25 0.25]
    """


@_pointwise.public(_cpu.gamma_poisson_logpmf_array)
def gamma_poisson_logpmf(
    k: ArrayLike, a: ArrayLike, rate: ArrayLike, out: Array | None = None
) -> Any:
    """The logarithm of the chance of a count of Poisson's, whose rate has a gamma distribution.

        Gamma(k + a) / (k! Gamma(a)) (rate / (1 + rate))^a (1 / (1 + rate))^k

    -inf where k is no whole number of at least 0; nan where a or rate is not positive.

    Parameters:
        k: Counts.
        a, rate: Shape and rate of the gamma distribution.
        out: Where to write.

    Returns: as for `beta_binomial_logpmf`.
    Accuracy: that of `distributions.negative_binomial.logpmf`.
    Source: Greenwood & Yule 1920, J. Royal Statistical Society 83, 255.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import gamma_poisson_logpmf
        >>> print(np.exp(gamma_poisson_logpmf([0, 1, 2], 1.0, 1.0)).round(12))
        [0.5   0.25  0.125]
    """


@_pointwise.public(_cpu.gamma_exponential_logpdf_array)
def gamma_exponential_logpdf(
    x: ArrayLike, a: ArrayLike, rate: ArrayLike, out: Array | None = None
) -> Any:
    """The logarithm of the density of an exponential time, whose rate has a gamma distribution.

        a / (rate + x) (1 + x / rate)^-a

    -inf for x < 0; nan where a or rate is not positive.

    Parameters:
        x: Times.
        a, rate: Shape and rate of the gamma distribution.
        out: Where to write.

    Returns: as for `beta_binomial_logpmf`.
    Accuracy: |error| below 6 eps times the sum of the absolute terms of its logarithm.
    Source: Lomax 1954, doi:10.1080/01621459.1954.10501239.

    Examples:
        >>> from nbmath.probability import gamma_exponential_logpdf
        >>> print(gamma_exponential_logpdf(0.0, 1.0, 1.0))
        0.0
    """


@_pointwise.public(_cpu.normal_inverse_gamma_logpdf_array)
def normal_inverse_gamma_logpdf(
    x: ArrayLike,
    mean: ArrayLike,
    strength: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    out: Array | None = None,
) -> Any:
    """The logarithm of the density of a normal sample of uncertain mean and variance.

        Student's t of 2a degrees of freedom, about the mean, of scale^2 = b (1 + 1 / k) / a

    nan where strength, a or b is not positive.

    Parameters:
        x: Samples.
        mean, strength, a, b: as `normal_inverse_gamma_update` returns them.
        out: Where to write.

    Returns: as for `beta_binomial_logpmf`.
    Accuracy: |error| below 8 eps times the sum of the absolute terms of its logarithm.
    Source: Gelman et al. 2013, Bayesian Data Analysis, section 3.3.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import normal_inverse_gamma_logpdf
        >>> print(np.exp(normal_inverse_gamma_logpdf(0.0, 0.0, 1.0, 0.5, 0.25)) * np.pi)
        1.0
    """


def dirichlet_multinomial_logpmf(counts: ArrayLike, alpha: ArrayLike) -> Any:
    """The logarithm of the chance of counts of outcomes, whose chances have Dirichlet's.

        n B(A, n) / prod_i n_i B(alpha_i, n_i),  over n_i > 0;  n = sum n_i, A = sum alpha_i

    Parameters:
        counts: Whole numbers of at least 0, shape (..., outcomes).
        alpha: Of the Dirichlet distribution, positive; shapes broadcast.

    Returns:
        The leading shape, a scalar where there is none; nan where a count or an alpha is none.

    Accuracy: |error| below (K + 8) eps times the sum of the absolute terms, for K outcomes.
    Source: Mosimann 1962, doi:10.1093/biomet/49.1-2.65.

    Examples:
        >>> import numpy as np
        >>> from nbmath.probability import dirichlet_multinomial_logpmf
        >>> print(np.exp(dirichlet_multinomial_logpmf([2, 1], [1.0, 1.0])).round(12))
        0.25
    """
    given = _door.reals(counts=counts, alpha=alpha)
    shape = np.broadcast(*given).shape
    if not shape or shape[-1] == 0:
        raise ValueError(f"counts have shape {shape}; expected (..., outcomes)")
    spread = (x if x.shape == shape else np.broadcast_to(x, shape) for x in given)
    rows = [_door.rows(array, -1) for array in spread]
    out = np.empty(len(rows[0]), rows[0].dtype)
    _cpu.dirichlet_multinomial_logpmf_rows(*rows, out)
    return out.reshape(shape[:-1])[()]


_pointwise.register(beta_binomial_logpmf, _cpu.beta_binomial_logpmf)
_pointwise.register(gamma_poisson_logpmf, _cpu.gamma_poisson_logpmf)
_pointwise.register(gamma_exponential_logpdf, _cpu.gamma_exponential_logpdf)
_pointwise.register(normal_inverse_gamma_logpdf, _cpu.normal_inverse_gamma_logpdf)
overload(dirichlet_multinomial_logpmf)(_compiled.dirichlet_multinomial_logpmf)
