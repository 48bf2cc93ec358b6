"""Modes of posteriors: the estimates of the largest posterior density."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _pointwise
from nbmath._targets import overload
from nbmath.probability.cpu import compiled_conjugates as _compiled
from nbmath.probability.cpu import conjugates as _cpu
from nbmath.probability.cpu import posteriors as _posteriors
from nbmath.probability.cpu.compiled_conjugates import Normal
from nbmath.probability.door.checks import check_positive
from nbmath.probability.door.posteriors import posterior

__all__ = ["beta_mode", "dirichlet_mode", "gamma_mode", "normal_inverse_gamma_mode"]

Array = NDArray[Any]


@_pointwise.public(_cpu.beta_mode_array)
def beta_mode(a: ArrayLike, b: ArrayLike, out: Array | None = None) -> Any:
    """The likeliest chance under a beta distribution: of a posterior, the MAP estimate.

        (a - 1) / (a + b - 2)  for a, b > 1

    0 or 1 where the density rises to that end alone; nan where it rises to both or is even, and
    for parameters that are not positive.

    Parameters:
        a, b: Of the distribution; array-likes that broadcast.
        out: Where to write.

    Returns: An array of the common shape and precision, a scalar for scalars.
    Accuracy: three roundings.
    Source: Gelman et al. 2013, appendix A.

    Examples:
        >>> from nbmath.probability import beta_mode
        >>> print(beta_mode(8, 4))
        0.7
    """


@_pointwise.public(_cpu.gamma_mode_array)
def gamma_mode(a: ArrayLike, rate: ArrayLike, out: Array | None = None) -> Any:
    """The likeliest rate under a gamma distribution: of a posterior, the MAP estimate.

        (a - 1) / rate, 0 for a <= 1

    nan for parameters that are not positive.

    Parameters, Returns, Accuracy, Source: as for `beta_mode`, of shape and rate.

    Examples:
        >>> from nbmath.probability import gamma_mode
        >>> print(gamma_mode(15, 5))
        2.8
    """


def dirichlet_mode(alpha: ArrayLike) -> Any:
    """The likeliest chances under a Dirichlet distribution: of a posterior, the MAP estimate.

        (alpha_i - 1) / (sum_j alpha_j - K)

    nan where an alpha is below one, or all are one.

    Parameters:
        alpha: Of the distribution, shape (..., outcomes).

    Returns: The shape of `alpha`; rows sum to one.
    Accuracy: (K + 2) eps.
    Source: Gelman et al. 2013, appendix A.

    Examples:
        >>> from nbmath.probability import dirichlet_mode
        >>> dirichlet_mode([4.0, 1.0, 3.0])
        array([0.6, 0. , 0.4])
    """
    given = _door.real(alpha, "alpha")
    if given.ndim == 0 or given.shape[-1] == 0:
        raise ValueError(f"alpha has shape {given.shape}; expected (..., outcomes)")
    rows = _door.rows(given, -1)
    out = np.empty_like(rows)
    _cpu.dirichlet_mode_rows(rows, out)
    return out.reshape(given.shape)


def normal_inverse_gamma_mode(
    mean: ArrayLike, strength: ArrayLike, a: ArrayLike, b: ArrayLike
) -> Normal:
    """The likeliest mean and variance: of a posterior, the joint MAP estimate.

        (mean, b / (a + 3/2))

    Parameters:
        mean, strength, a, b: as `normal_inverse_gamma_update` returns them.

    Returns: (mean, variance), as for `beta_binomial_update`.
    Accuracy: two roundings.
    Source: Gelman et al. 2013, section 3.3.

    Examples:
        >>> from nbmath.probability import normal_inverse_gamma_mode
        >>> print(normal_inverse_gamma_mode(1.5, 4, 3.5, 6.5).variance)
        1.3
    """
    return posterior(
        Normal,
        _posteriors.normal_inverse_gamma_modes,
        _check,
        mean=mean,
        strength=strength,
        a=a,
        b=b,
    )


def _check(mean: Array, strength: Array, a: Array, b: Array) -> None:
    check_positive(strength=strength, a=a, b=b)


_pointwise.register(beta_mode, _cpu.beta_mode)
_pointwise.register(gamma_mode, _cpu.gamma_mode)
overload(normal_inverse_gamma_mode)(_compiled.normal_inverse_gamma_mode)
overload(dirichlet_mode)(_compiled.dirichlet_mode)
