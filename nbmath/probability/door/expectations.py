"""Expectations of functions of a random variable, and densities of such functions."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.calculus import derivative
from nbmath.calculus.cpu import evaluated, slopes
from nbmath.calculus.door.integrals import TOLERANCE, Integral
from nbmath.calculus.door.numbers import constants, count, function, looped, not_negative
from nbmath.probability.door.sums import over_counts, over_numbers

__all__ = ["discrete_expectation", "expectation", "transformed_logpdf"]

Function = Callable[..., Any]
TERMS = 10_000_000
"""Of a sum over counts, at most."""


def expectation(
    func: Function,
    ppf: Function,
    pdf: Function,
    args: Any = (),
    epsabs: float = TOLERANCE,
    epsrel: float = TOLERANCE,
    limit: int = 200,
) -> Integral:
    """The expectation of a function of a continuous random variable.

        E g(X) = ∫ g(x) p(x) dx

    The range is cut at quantiles, so that a density is found however narrow it is and wherever it
    lies, and then integrated as by `calculus.quad`. With g(x) = exp(t x) this is the moment
    generating function at t, with powers of x - E X the central moments.

    Parameters:
        func: g, a function of a number that returns a number.
        ppf, pdf: The quantile function and the density of X, of a number and `args`. Where all
            three are `@njit` functions or functions of nbmath or `math`, the integral runs in
            compiled code (which is compiled once for them); otherwise they are called by Python.
        args: A tuple of what `ppf` and `pdf` take after their first argument.
        epsabs, epsrel, limit: as for `calculus.quad`.

    Returns:
        Integral: `value`; `error`, an estimate from above; `status`, 0 where the error is small
            enough. nan, with status 3, where the quantiles at 0.1 and 0.9 are no different numbers.

    Raises:
        TypeError: An argument is no function. ValueError: a tolerance is negative or `limit` below
        1. RuntimeWarning: where status is not 0, as where there is no expectation.

    Accuracy: as for `quad`, of which the error of `pdf` is no part.
    Inside `@njit`: the same call with compiled functions.
    Source: Billingsley 1995, Probability and Measure, 3rd ed., section 21.

    Examples:
        >>> from nbmath.distributions import normal
        >>> from nbmath.probability import expectation
        >>> found = expectation(lambda x: x**4, normal.ppf, normal.pdf, (0.0, 2.0))
        >>> print(round(found.value, 6))
        48.0
    """
    parts = count(limit, "limit")
    return _found(over_numbers, (func, ppf, pdf), "pdf", args, (epsabs, epsrel), parts)


def discrete_expectation(
    func: Function,
    ppf: Function,
    pmf: Function,
    args: Any = (),
    epsabs: float = TOLERANCE,
    epsrel: float = TOLERANCE,
    limit: int = TERMS,
) -> Integral:
    """The expectation of a function of a random count.

        E g(K) = sum_k g(k) p(k), over the whole numbers k between ppf(0) and ppf(1)

    Summed from the median outwards, over all but 2^-40 of the distribution on either side, and on
    from there until the terms, which are to fall by then as a geometric sequence does or faster, no
    longer count.

    Parameters:
        func: g, a function of a number that returns a number.
        ppf, pmf, args: The quantile function and the probabilities of K, as for `expectation`.
        epsabs, epsrel: as for `calculus.quad`.
        limit: How many terms are taken at most.

    Returns, Raises: as for `expectation`.
    Accuracy: some eps of the sum of |g(k)| p(k), which `error` counts.
    Inside `@njit`: the same call with compiled functions.
    Source: Billingsley 1995, Probability and Measure, 3rd ed., section 5.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> from nbmath.probability import discrete_expectation
        >>> found = discrete_expectation(lambda k: k * k - k, poisson.ppf, poisson.pmf, (3.0,))
        >>> print(round(found.value, 9))
        9.0
    """
    terms = count(limit, "limit")
    return _found(over_counts, (func, ppf, pmf), "pmf", args, (epsabs, epsrel), terms)


def transformed_logpdf(y: ArrayLike, inverse: Function, logpdf: Function) -> Any:
    """The logarithm of the density of Y = g(X), where g is one to one.

        log p_Y(y) = log p_X(g^{-1}(y)) + log |(g^{-1})'(y)|

    The derivative is that of `calculus.derivative`: no step size, no formula to be found by hand.

    Parameters:
        y: Where the density is asked for; array_like of float32 or float64 (integers become
            float64), inside the range of g.
        inverse: g^{-1}, a function of one number as for `calculus.derivative`.
        logpdf: The logarithm of the density of X; from Python a function of an array, which gets
            all of g^{-1}(y) at once.

    Returns:
        The shape of `y`. -inf where `logpdf` is, nan where `inverse` is.

    Raises:
        TypeError: as for `calculus.derivative`, or `logpdf` is no function.

    Accuracy: that of `logpdf` at a number that is rounded, and two eps of log |(g^{-1})'|.
    Inside `@njit`: `transformed_logpdf(y, inverse, logpdf)` of one number and compiled functions.
    Source: Billingsley 1995, Probability and Measure, 3rd ed., section 16 (change of variable).

    Examples:
        >>> import math
        >>> from nbmath.distributions import lognormal, normal
        >>> from nbmath.probability import transformed_logpdf
        >>> found = transformed_logpdf([0.5, 2.0], math.log, normal.logpdf)
        >>> print(found.round(6), lognormal.logpdf([0.5, 2.0], 1.0).round(6))
        [-0.466018 -1.852312] [-0.466018 -1.852312]
    """
    function(logpdf, "logpdf")
    points = _door.real(y, "y")
    slope = np.abs(derivative(inverse)(points))
    x = np.empty(points.size, points.dtype)
    evaluated(inverse)(np.ascontiguousarray(points).reshape(-1), x)
    density = np.asarray(logpdf(x.reshape(points.shape)[()]))
    with np.errstate(divide="ignore", invalid="ignore"):
        total = density + np.log(slope)
    return np.where(density == -np.inf, density, total).astype(points.dtype, copy=False)[()]


def _found(
    method: Function,
    given: tuple[Function, ...],
    last: str,
    args: Any,
    asked: tuple[Any, Any],
    limit: int,
) -> Integral:
    """What a method finds, with a warning where that is not good enough."""
    functions = [function(f, name) for f, name in zip(given, ("func", "ppf", last), strict=True)]
    tolerances = [
        not_negative(x, name) for x, name in zip(asked, ("epsabs", "epsrel"), strict=True)
    ]
    value, error, status = looped(method, *functions)((constants(args), *tolerances, limit))
    if status:
        warnings.warn(
            f"{Status(status).sentence}: the expectation is {value} with an error of about"
            f" {error:.2g} (func has none, or ppf and {last} are not of one distribution)",
            RuntimeWarning,
            stacklevel=3,
        )
    return Integral(float(value), float(error), status)


@overload(expectation)
def _expectation(
    func: Any,
    ppf: Any,
    pdf: Any,
    args: Any = (),
    epsabs: Any = TOLERANCE,
    epsrel: Any = TOLERANCE,
    limit: Any = 200,
) -> Any:
    def compiled(
        func: Any,
        ppf: Any,
        pdf: Any,
        args: Any = (),
        epsabs: Any = TOLERANCE,
        epsrel: Any = TOLERANCE,
        limit: Any = 200,
    ) -> Any:
        given = args, float(epsabs), float(epsrel), limit
        value, error, status = over_numbers(func, ppf, pdf, given)
        return Integral(value, error, status)

    return compiled


@overload(discrete_expectation)
def _discrete_expectation(
    func: Any,
    ppf: Any,
    pmf: Any,
    args: Any = (),
    epsabs: Any = TOLERANCE,
    epsrel: Any = TOLERANCE,
    limit: Any = TERMS,
) -> Any:
    def compiled(
        func: Any,
        ppf: Any,
        pmf: Any,
        args: Any = (),
        epsabs: Any = TOLERANCE,
        epsrel: Any = TOLERANCE,
        limit: Any = TERMS,
    ) -> Any:
        given = args, float(epsabs), float(epsrel), limit
        value, error, status = over_counts(func, ppf, pmf, given)
        return Integral(value, error, status)

    return compiled


@overload(transformed_logpdf)
def _transformed_logpdf(y: Any, inverse: Any, logpdf: Any) -> Any:
    if not isinstance(y, types.Number):
        return None

    def one(y: Any, inverse: Any, logpdf: Any) -> Any:
        density = logpdf(inverse(y))
        return density if density == -math.inf else density + math.log(abs(slopes(inverse, y, ())))

    return one
