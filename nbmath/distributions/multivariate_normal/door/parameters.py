"""The multivariate normal distribution by its parameters alone: entropy, divergence."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nbmath._targets import overload
from nbmath.distributions.multivariate_normal import cpu as _cpu
from nbmath.distributions.multivariate_normal.door.given import (
    centre_of,
    factor_of,
    precision_of,
)

__all__ = ["entropy", "kl"]


def entropy(cov: ArrayLike | None = None, *, factor: ArrayLike | None = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(det(2 pi e C)) / 2

    Parameters, Raises: as for `logpdf`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> print(multivariate_normal.entropy([[2.0, 1.0], [1.0, 2.0]]))
        3.3871832107434
    """
    dtype = precision_of(cov=cov, factor=factor)
    return dtype.type(_cpu.entropy_of(factor_of(cov, factor, dtype)))


def kl(
    mean: ArrayLike,
    cov: ArrayLike | None,
    mean_q: ArrayLike,
    cov_q: ArrayLike | None = None,
    *,
    factor: ArrayLike | None = None,
    factor_q: ArrayLike | None = None,
) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = (trace(C_q^-1 C) - d + |m - m_q|^2_{C_q} - log(det(C) / det(C_q))) / 2

    As a sum of terms none of which is negative; exactly 0 for equal distributions.

    Parameters, Raises: as for `logpdf`; the second's end in `_q`. With factors, the covariances are
        None.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import multivariate_normal
        >>> unit = [[1.0, 0.0], [0.0, 1.0]]
        >>> print(multivariate_normal.kl([1.0, 0.0], unit, [0.0, 0.0], unit))
        0.5
    """
    given = {"mean": mean, "cov": cov, "factor": factor}
    others = {"mean_q": mean_q, "cov_q": cov_q, "factor_q": factor_q}
    dtype = precision_of(**given, **others)
    lower = factor_of(cov, factor, dtype)
    lower_q = factor_of(cov_q, factor_q, dtype, ("cov_q", "factor_q"))
    d = len(lower)
    if len(lower_q) != d:
        raise ValueError(f"cov is of {d} dimensions and cov_q of {len(lower_q)}; expected as many")
    first, second = centre_of(mean, d), centre_of(mean_q, d, "mean_q")
    return dtype.type(_cpu.kl_of(first, lower, second, lower_q))


@overload(entropy)
def _entropy(cov: Any = None, factor: Any = None) -> Any:
    def found(cov: Any = None, factor: Any = None) -> Any:
        return _cpu.entropy_of(factor_of(cov, factor, np.float64))

    return found


@overload(kl)
def _kl(
    mean: Any, cov: Any, mean_q: Any, cov_q: Any = None, factor: Any = None, factor_q: Any = None
) -> Any:
    def found(
        mean: Any,
        cov: Any,
        mean_q: Any,
        cov_q: Any = None,
        factor: Any = None,
        factor_q: Any = None,
    ) -> Any:
        lower = factor_of(cov, factor, np.float64)
        lower_q = factor_of(cov_q, factor_q, np.float64)
        means = mean.astype(np.float64), mean_q.astype(np.float64)
        return _cpu.kl_of(means[0], lower, means[1], lower_q)

    return found
