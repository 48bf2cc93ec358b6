"""The normal distribution with mean `loc` and standard deviation `scale`.

The two tails are computed in their own right and keep their digits down to the smallest numbers:
use `sf`, `logsf` and `isf` where 1 - cdf would lose them. Derivations, sources and the measured
errors are in `docs/distributions.md`.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath import _door, random
from nbmath._targets import overload as _overload
from nbmath.distributions.normal import cpu as _cpu
from nbmath.distributions.normal.cpu import fits as _fits
from nbmath.distributions.normal.cpu import inside as _inside

__all__ = ["cdf", "fit", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "sample", "sf"]

Out = NDArray[Any] | None
Drivers = tuple[Callable[..., None], Callable[..., None], Callable[..., None]]


def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = exp(-z^2 / 2) / (scale sqrt(2 pi)),  z = (x - loc) / scale

    0 at infinities.

    Parameters:
        x: Points. An array-like of any shape, float32 or float64 (integers become float64).
        loc, scale: Mean and standard deviation, numbers or arrays that broadcast with `x`.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a scalar for scalars. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Accuracy: at most 0.9 ulp in float64 and float32 (loc 0, scale 1).
    Source: Abramowitz & Stegun 26.2.1.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.pdf([0.0, 1.0, 40.0]))
        [0.39894228 0.24197072 0.        ]
    """
    drivers = _cpu.pdf_array, _cpu.pdf_array_parallel, _cpu.pdf_arrays
    return _evaluate("x", x, loc, scale, out, drivers)


def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -z^2 / 2 - log(scale sqrt(2 pi)),  z = (x - loc) / scale

    -inf at infinities.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 1.2 ulp (loc 0, scale 1).
    Source: Abramowitz & Stegun 26.2.1.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.logpdf([0.0, 1.0, 40.0]))
        [  -0.91893853   -1.41893853 -800.91893853]
    """
    drivers = _cpu.logpdf_array, _cpu.logpdf_array_parallel, _cpu.logpdf_arrays
    return _evaluate("x", x, loc, scale, out, drivers)


def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = integral of the density from -inf to x

    0 at -inf, 1 at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 2.4 ulp, in the lower tail too (loc 0, scale 1).
    Source: Shepherd & Laframboise, Math. Comp. 36, 1981, for the transformed variable.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.cdf([-40.0, -1.0, 0.0]))
        [0.         0.15865525 0.5       ]
    """
    drivers = _cpu.cdf_array, _cpu.cdf_array_parallel, _cpu.cdf_arrays
    return _evaluate("x", x, loc, scale, out, drivers)


def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = integral of the density from x to inf

    1 at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 2.4 ulp, in the upper tail too (loc 0, scale 1).

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.sf([-1.0, 0.0, 20.0]))
        [8.41344746e-01 5.00000000e-01 2.75362412e-89]
    """
    drivers = _cpu.sf_array, _cpu.sf_array_parallel, _cpu.sf_arrays
    return _evaluate("x", x, loc, scale, out, drivers)


def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x, finite where that underflows.

        logcdf(x) = log(cdf(x))

    -inf at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 3.5 ulp (loc 0, scale 1).
    Source: as for `cdf`; Mills' ratio below zero.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.logcdf([-1000.0, 0.0, 10.0]))
        [-5.00007827e+05 -6.93147181e-01 -7.61985302e-24]
    """
    drivers = _cpu.logcdf_array, _cpu.logcdf_array_parallel, _cpu.logcdf_arrays
    return _evaluate("x", x, loc, scale, out, drivers)


def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x, finite where that underflows.

        logsf(x) = log(sf(x))

    0 at -inf, -inf at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 3.5 ulp (loc 0, scale 1).
    Source: as for `cdf`; Mills' ratio above zero.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.logsf([-10.0, 0.0, 1000.0]))
        [-7.61985302e-24 -6.93147181e-01 -5.00007827e+05]
    """
    drivers = _cpu.logsf_array, _cpu.logsf_array_parallel, _cpu.logsf_arrays
    return _evaluate("x", x, loc, scale, out, drivers)


def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        cdf(ppf(p)) = p

    -inf at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities for points.
    Accuracy: at most 2.8 ulp over the whole range, p = 5e-324 included (loc 0, scale 1).
    Source: best quotients in variables like those of Wichura, Applied Statistics 37, 1988.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.ppf([0.025, 0.5, 0.975]))
        [-1.95996398  0.          1.95996398]
    """
    drivers = _cpu.ppf_array, _cpu.ppf_array_parallel, _cpu.ppf_arrays
    return _evaluate("p", p, loc, scale, out, drivers)


def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        sf(isf(p)) = p

    inf at 0, -inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities for points.
    Accuracy: at most 2.8 ulp over the whole range (loc 0, scale 1).

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.isf([1e-300, 0.5]))
        [37.0470963  0.       ]
    """
    drivers = _cpu.isf_array, _cpu.isf_array_parallel, _cpu.isf_arrays
    return _evaluate("p", p, loc, scale, out, drivers)


def sample(
    key: random.Key,
    size: random.Size = None,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    dtype: DTypeLike = np.float64,
) -> Any:
    """Draws from the distribution: `nbmath.random.normal` with a positive scale.

    Parameters:
        key: A key, as in `nbmath.random.Key(0)`; the draws are a function of it.
        size: The shape; None for one number, or the shape of `loc` and `scale`.
        loc, scale: Mean and standard deviation, numbers or arrays that broadcast to `size`.
        dtype: float64 or float32.

    Returns: An array of draws, or a number.
    Raises: ValueError where a scale is not positive. Inside `@njit` code the draws are nan.

    Examples:
        >>> from nbmath.distributions import normal
        >>> from nbmath.random import Key
        >>> print(normal.sample(Key(0), 3, loc=10.0))
        [11.00051769 10.91450487  9.80541071]
    """
    _door.check_positive(_door.real(scale, "scale"), "scale")
    return random.normal(key, size, dtype, loc, scale)


def fit(x: ArrayLike, weights: ArrayLike | None = None) -> tuple[float, float]:
    """Maximum likelihood estimates of mean and standard deviation.

        loc = sum w_i x_i / sum w_i,  scale^2 = sum w_i (x_i - loc)^2 / sum w_i

    The scale divides by the number of observations (ddof = 0); of equal ones it is 0.

    Parameters:
        x: Observations, of any shape; float32 or float64 (integers become float64).
        weights: How often each counts, of the shape of `x`; not negative, integers or not.

    Returns:
        loc and scale, nan where an observation is nan; the same for any number of threads.

    Raises:
        ValueError: No observations, or none of positive weight; a weight is negative or nan;
            the shapes differ. Inside `@njit` code the result is nan.

    Source: Chan, Golub & LeVeque, Algorithms for computing the sample variance, 1983.

    Examples:
        >>> from nbmath.distributions import normal
        >>> normal.fit([1.0, 2.0, 3.0, 6.0])
        (3.0, 1.8708286933869707)
    """
    if weights is None:
        values = _door.contiguous(_door.real(x, "x")).reshape(-1)
        if not values.size:
            raise ValueError("x is empty; expected at least one observation")
        driver = _fits.fit_array_parallel if _door.parallel(values.size) else _fits.fit_array
        loc, scale = driver(values)
        return float(loc), float(scale)
    values, counts = _door.reals(x=x, weights=weights)
    if values.shape != counts.shape:
        raise ValueError(f"x has shape {values.shape} and weights {counts.shape}; expected equal")
    if not np.all(counts >= 0.0):
        raise ValueError("weights has negative or nan entries; expected none")
    if not np.any(counts):
        raise ValueError("weights sum to zero; expected an observation of positive weight")
    flat = (_door.contiguous(array).reshape(-1) for array in (values, counts))
    loc, scale = _fits.fit_weighted_array(*flat)
    return float(loc), float(scale)


def _evaluate(
    name: str, x: ArrayLike, loc: ArrayLike, scale: ArrayLike, out: Out, drivers: Drivers
) -> Any:
    """Apply drivers for numbers (serial, threaded) or for arrays of parameters."""
    if out is None and type(loc) is type(scale) is float and scale > 0.0 and _door.is_plain(x):
        number = x.dtype.type
        result = np.empty(x.shape, x.dtype)
        apply = drivers[_door.parallel(x.size)]
        apply(x.reshape(-1), number(loc), number(scale), result.reshape(-1))
        return result
    points, locs, scales = _door.reals(**{name: x, "loc": loc, "scale": scale})
    _door.check_positive(scales, "scale")
    shape = np.broadcast_shapes(points.shape, locs.shape, scales.shape)
    result = _door.workspace(out, shape, points.dtype, points, locs, scales)
    flat = result.reshape(-1)
    if locs.ndim == scales.ndim == 0:
        apply = drivers[_door.parallel(flat.size)]
        apply(_door.contiguous(points).reshape(-1), locs[()], scales[()], flat)
    else:
        arguments = (np.broadcast_to(a, shape).reshape(-1) for a in (points, locs, scales))
        drivers[2](*(np.ascontiguousarray(a) for a in arguments), flat)
    return _door.deliver(result, out)


_inside.register(pdf, _cpu.pdf, _cpu.pdf_array)
_inside.register(logpdf, _cpu.logpdf, _cpu.logpdf_array)
_inside.register(cdf, _cpu.cdf, _cpu.cdf_array)
_inside.register(sf, _cpu.sf, _cpu.sf_array)
_inside.register(logcdf, _cpu.logcdf, _cpu.logcdf_array)
_inside.register(logsf, _cpu.logsf, _cpu.logsf_array)
_inside.register(ppf, _cpu.ppf, _cpu.ppf_array)
_inside.register(isf, _cpu.isf, _cpu.isf_array)
_inside.register_sample(sample, random.normal)
_overload(fit)(_inside.fit)
