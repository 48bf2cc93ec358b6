"""The multinomial distribution: how often each category comes up in n trials."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, random
from nbmath._targets import overload
from nbmath.distributions import _fits, _rows, _rows_compiled
from nbmath.distributions.multinomial import cpu as _cpu

__all__ = ["cov", "entropy", "fit", "kl", "logpmf", "mean", "pmf", "sample", "score"]

Out = NDArray[Any] | None


def logpmf(x: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of counts, finite where that underflows.

        logpmf(x) = log(n!) + sum x_j log(p_j) - log(x_j!)

    -inf where x are no whole numbers >= 0 of sum n.

    Parameters:
        x: Counts, shape (..., k).
        n: The number of trials, a whole number.
        p: The probabilities of the categories, shape (k,); they sum to one.
        out: Where to write the result.

    Returns:
        An array of shape x.shape[:-1], a number for one point. nan where x has nan. Inside `@njit`
        code x has one axis or two.

    Raises:
        ValueError: Shapes do not fit, n is no whole number >= 0, or p are no probabilities. Inside
            `@njit` code the result is nan.

    Accuracy: a few ulp of the result or k eps, whatever n: probabilities of Poisson counts, as
        pairs of numbers, in place of logarithms of factorials that cancel.

    Source: Johnson, Kotz & Balakrishnan, Discrete Multivariate Distributions, 1997, chapter 35;
        Loader 2000.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(multinomial.logpmf([[1, 2, 1], [4, 0, 0]], 4, [0.25, 0.5, 0.25]))
        [-1.67397643 -5.54517744]
    """
    return _over(_cpu.logpmf_rows, x, n, p, out)


def pmf(x: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of counts.

        pmf(x) = n! prod p_j^x_j / x_j!

    Parameters, Returns, Raises, Accuracy: as for `logpmf`.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(multinomial.pmf([[1, 2, 1], [4, 0, 0]], 4, [0.25, 0.5, 0.25]).round(8))
        [0.1875     0.00390625]
    """
    return _over(_cpu.pmf_rows, x, n, p, out)


def score(x: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """The derivatives of logpmf by the probabilities, each for itself.

        x_j / p_j

    nan where the probability of x is zero.

    Parameters, Raises: as for `logpmf`.
    Returns: An array of the shape of x.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(multinomial.score([1, 3], 4, [0.25, 0.75]))
        [4. 4.]
    """
    points, trials, share = _given(x, n, p)
    return _rows.by_rows(
        lambda v, found: _cpu.score_rows(v, trials, share, found),
        points,
        share.size,
        None,
        share.shape,
    )


def mean(n: ArrayLike, p: ArrayLike) -> Any:
    """The expectation.

        mean = n p

    Parameters, Raises: as for `logpmf`.
    Returns: An array of shape (k,).

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(multinomial.mean(8, [0.25, 0.75]))
        [2. 6.]
    """
    trials, share = _parameters(n, p)
    found = np.empty_like(share)
    _cpu.mean_of(trials, share, found)
    return found


def cov(n: ArrayLike, p: ArrayLike) -> Any:
    """The covariance.

        cov = n (diag(p) - p p')

    Parameters, Raises: as for `logpmf`.
    Returns: An array of shape (k, k); its rows sum to zero.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(multinomial.cov(16, [0.25, 0.75]).tolist())
        [[3.0, -3.0], [-3.0, 3.0]]
    """
    trials, share = _parameters(n, p)
    found = np.empty((share.size, share.size), share.dtype)
    _cpu.cov_of(trials, share, found)
    return found


def entropy(n: ArrayLike, p: ArrayLike) -> Any:
    """The expected -logpmf, in nats.

        entropy = log(q(n; n)) - sum_j sum_x b(x; n, p_j) log(q(x; n p_j))

    with probabilities q of Poisson and b of binomial counts: about sqrt(n p_j) terms for each j.

    Parameters, Raises: as for `logpmf`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(round(multinomial.entropy(1, [0.5, 0.5]), 12))
        0.69314718056
    """
    trials, share = _parameters(n, p)
    return share.dtype.type(_cpu.entropy_of(trials, share))


def kl(n: ArrayLike, p: ArrayLike, p_q: ArrayLike) -> Any:
    """The divergence from a second such distribution of as many trials, in nats.

        kl = n sum p_j log(p_j / p_qj)

    Of terms p log(p / q) - p + q, of which none is negative.

    Parameters, Raises: as for `logpmf`; the second's end in `_q`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> print(round(multinomial.kl(10, [0.5, 0.5], [0.25, 0.75]), 12))
        1.438410362259
    """
    given = _door.reals(p=p, p_q=p_q)
    trials, share = _parameters(n, given[0])
    other = _shares(given[1], "p_q", share.size)
    return share.dtype.type(_cpu.kl_of(trials, share, other))


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> _fits.Fit:
    """Maximum likelihood estimates of the parameters.

        n = sum x_j,  p = mean(x) / n

    Parameters:
        x: Observations, shape (observations, k): counts, of one sum.
        weights: How often each counts, shape (observations,); not negative, integers or not.

    Returns: n and p, shape (k,); `.converged` is True.
    Raises: ValueError for no observations, no weight, no counts, or other sums.

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> n, p = multinomial.fit([[1, 2, 1], [3, 0, 1]])
        >>> print(n, p)
        4.0 [0.5  0.25 0.25]
    """
    values, share = _fits.rows(x, weights)
    _fits.check_counts(values.reshape(-1), 0.0, np.inf)
    totals = values.sum(axis=1)
    if (totals != totals[0]).any():
        raise ValueError(f"x has rows of sums {totals.min()} and {totals.max()}; expected one sum")
    if not totals[0] > 0.0:
        raise ValueError("x has rows of sum 0; expected a trial")
    middle = share @ values
    return _fits.Fit.of((totals[0], middle / middle.sum()), True)


def sample(key: random.Key, size: random.Size, n: Any, p: ArrayLike) -> Any:
    """Draws from the distribution: those of `random.multinomial`.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one vector.
        n, p: As for `logpmf`.

    Returns: An array of int64 of shape (*size, k).

    Examples:
        >>> from nbmath.distributions import multinomial
        >>> from nbmath.random import Key
        >>> multinomial.sample(Key(0), 5, 10, [0.5, 0.5]).sum(axis=1).tolist()
        [10, 10, 10, 10, 10]
    """
    trials, share = _parameters(n, p)
    wide = share.astype(np.float64)
    wide /= max(1.0, wide[:-1].sum())  # of float32, it may be above one by rounding
    return random.multinomial(key, int(trials), wide, size)


def _shares(p: ArrayLike, name: str = "p", size: int = 0) -> NDArray[Any]:
    share = _rows.vector(p, name, size)
    _door.check_probabilities(share, name)
    return share


def _parameters(n: ArrayLike, p: ArrayLike) -> tuple[Any, NDArray[Any]]:
    share = _shares(p)
    trials = _door.real(n, "n")
    if trials.ndim:
        raise ValueError(f"n has shape {trials.shape}; expected a number")
    if not (trials >= 0.0 and np.floor(trials) == trials and trials < np.inf):
        raise ValueError(f"n is {trials}; expected a whole number >= 0")
    return share.dtype.type(trials), share


def _given(x: ArrayLike, n: ArrayLike, p: ArrayLike) -> tuple[NDArray[Any], Any, NDArray[Any]]:
    points, share = _door.reals(x=x, p=p)
    return points, *_parameters(n, share)


def _over(driver: Any, x: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out) -> Any:
    points, trials, share = _given(x, n, p)
    return _rows.by_rows(lambda v, found: driver(v, trials, share, found), points, share.size, out)


@overload(sample)
def _sample(key: Any, size: Any, n: Any, p: Any) -> Any:
    return lambda key, size, n, p: random.multinomial(key, n, p, size)


_rows_compiled.register(logpmf, _cpu.logpmf_rows, "rows")
_rows_compiled.register(pmf, _cpu.pmf_rows, "rows")
_rows_compiled.register(score, _cpu.score_rows, "rows", 1)
_rows_compiled.register_parameters(mean, _cpu.mean_of, 1)
_rows_compiled.register_parameters(cov, _cpu.cov_of, 2)
_rows_compiled.register_parameters(entropy, _cpu.entropy_of)
_rows_compiled.register_parameters(kl, _cpu.kl_of)
