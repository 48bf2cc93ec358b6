"""Mixtures of normal distributions at points, and by their parameters alone."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath.distributions import _rows, _rows_compiled
from nbmath.distributions.mixture import cpu as _cpu

__all__ = [
    "cdf",
    "given_of",
    "isf",
    "logpdf",
    "mean",
    "pdf",
    "ppf",
    "score",
    "sf",
    "std",
    "var",
]

Out = NDArray[Any] | None
Given = tuple[NDArray[Any], tuple[NDArray[Any], ...]]


def pdf(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, out: Out = None
) -> Any:
    """The density.

        pdf(x) = sum_k w_k N(x; m_k, s_k)

    Parameters:
        x: Points. An array-like of any shape.
        weights: The probabilities of the parts, shape (k,); they sum to one.
        means, scales: Of the normal distributions, shape (k,); scales are positive.
        out: Where to write the result.

    Returns:
        An array of the shape of x, a number for a number; nan where x is nan.

    Raises:
        ValueError: Shapes do not fit, weights are no probabilities, or a scale is not positive.
            Inside `@njit` code the result is nan.

    Accuracy: the error of a part's exponent, z^2 / 2 eps, as of `normal.pdf` with parameters.

    Source: McLachlan & Peel, Finite Mixture Models, 2000, section 1.4.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.pdf([0.0, 3.0], [0.5, 0.5], [0.0, 3.0], [1.0, 0.5]))
        [0.19947115 0.4011582 ]
    """
    return _over(_cpu.pdf_array, x, weights, means, scales, out)


def logpdf(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, out: Out = None
) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = log sum_k exp(log(w_k) + log N(x; m_k, s_k))

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.logpdf([0.0, 100.0], [0.5, 0.5], [0.0, 3.0], [1.0, 0.5]))
        [-1.61208568e+00 -5.00161209e+03]
    """
    return _over(_cpu.logpdf_array, x, weights, means, scales, out)


def cdf(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, out: Out = None
) -> Any:
    """The probability of at most x.

        cdf(x) = sum_k w_k ndtr((x - m_k) / s_k)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.cdf([-20.0, 1.0], [0.5, 0.5], [0.0, 2.0], [1.0, 1.0]))
        [1.37681206e-89 5.00000000e-01]
    """
    return _over(_cpu.cdf_array, x, weights, means, scales, out)


def sf(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, out: Out = None
) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = sum_k w_k ndtr((m_k - x) / s_k)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.sf([1.0, 20.0], [0.5, 0.5], [0.0, 0.0], [1.0, 1.0]))
        [1.58655254e-01 2.75362412e-89]
    """
    return _over(_cpu.sf_array, x, weights, means, scales, out)


def ppf(
    p: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, out: Out = None
) -> Any:
    """The quantile: the x with cdf(x) = p.

    It lies between the quantiles of the parts; Newton's steps on the logarithm of the smaller tail,
    halves where they leave the bracket. nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.ppf([0.0, 0.5], [0.5, 0.5], [0.0, 2.0], [1.0, 1.0]))
        [-inf   1.]
    """
    return _over(_cpu.ppf_array, p, weights, means, scales, out, "p")


def isf(
    p: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, out: Out = None
) -> Any:
    """The quantile from above: the x with sf(x) = p.

    Parameters, Returns, Raises: as for `ppf`.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.isf([0.5, 1e-300], [1.0, 0.0], [0.0, 2.0], [1.0, 1.0]).round(6))
        [ 0.       37.047096]
    """
    return _over(_cpu.isf_array, p, weights, means, scales, out, "p")


def score(x: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike) -> Any:
    """The derivatives of logpdf by the weights, the means and the scales, each for itself.

        N_k / f,  w_k N_k / f z / s_k,  w_k N_k / f (z^2 - 1) / s_k,  z = (x - m_k) / s_k

    Parameters, Raises: as for `pdf`.
    Returns: An array of shape (*x.shape, 3, k).

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.score(1.0, [1.0], [0.0], [2.0]).round(4).tolist())
        [[1.0], [0.25], [-0.375]]
    """
    places, given = given_of(x, weights, means, scales)
    inner = (3, given[0].size)
    return _rows.by_places(lambda v, found: _cpu.score_array(v, *given, found), places, None, inner)


def mean(weights: ArrayLike, means: ArrayLike, scales: ArrayLike) -> Any:
    """The expectation.

        mean = sum w_k m_k

    Parameters, Raises: as for `pdf`.
    Returns: A number.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.mean([0.5, 0.5], [0.0, 2.0], [1.0, 1.0]))
        1.0
    """
    return _number(_cpu.mean_of, weights, means, scales)


def var(weights: ArrayLike, means: ArrayLike, scales: ArrayLike) -> Any:
    """The variance, of the parts and between them.

        var = sum w_k (s_k^2 + (m_k - mean)^2)

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.var([0.5, 0.5], [0.0, 2.0], [1.0, 1.0]))
        2.0
    """
    return _number(_cpu.var_of, weights, means, scales)


def std(weights: ArrayLike, means: ArrayLike, scales: ArrayLike) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import mixture
        >>> print(mixture.std([1.0], [0.0], [3.0]))
        3.0
    """
    return _number(_cpu.std_of, weights, means, scales)


def given_of(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, scales: ArrayLike, name: str = "x"
) -> Given:
    """Points and parameters, checked, in the precision of the parameters."""
    given = _door.reals(weights=weights, means=means, scales=scales)
    w = _rows.vector(given[0], "weights")
    _door.check_probabilities(w, "weights")
    m, s = _rows.vector(given[1], "means", w.size), _rows.vector(given[2], "scales", w.size)
    _door.check_positive(s, "scales")
    return _door.real(x, name).astype(w.dtype, copy=False), (w, m, s)


def _over(
    driver: Any, x: ArrayLike, w: ArrayLike, m: ArrayLike, s: ArrayLike, out: Out, name: str = "x"
) -> Any:
    places, given = given_of(x, w, m, s, name)
    return _rows.by_places(lambda v, found: driver(v, *given, found), places, out)


def _number(function: Any, w: ArrayLike, m: ArrayLike, s: ArrayLike) -> Any:
    _, given = given_of(0.0, w, m, s)
    return given[0].dtype.type(function(*given))


for _placed in (pdf, logpdf, cdf, sf, ppf, isf):
    _rows_compiled.register(_placed, getattr(_cpu, f"{_placed.__name__}_array"), "places")
_rows_compiled.register(score, _cpu.score_array, "places", 2)
for _alone in (mean, var, std):
    _rows_compiled.register_parameters(_alone, getattr(_cpu, f"{_alone.__name__}_of"))
