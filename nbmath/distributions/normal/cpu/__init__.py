"""Loops over flat arrays: `_array` with numbers for loc and scale, `_arrays` with arrays."""

from typing import Any

from nbmath._targets import bind, driver, parallel_driver, prange

bound: Any = bind("distributions.normal", "cpu")
cdf = bound.cdf
isf = bound.isf
logcdf = bound.logcdf
logpdf = bound.logpdf
logsf = bound.logsf
pdf = bound.pdf
ppf = bound.ppf
sf = bound.sf


@driver
def pdf_array(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the density."""
    for i in range(x.size):
        out[i] = pdf(x[i], loc, scale)


@parallel_driver
def pdf_array_parallel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the density, on all threads."""
    for i in prange(x.size):
        out[i] = pdf(x[i], loc, scale)


@driver
def pdf_arrays(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the density, each with parameters of its own."""
    for i in range(x.size):
        out[i] = pdf(x[i], loc[i], scale[i])


@driver
def logpdf_array(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write its logarithm."""
    for i in range(x.size):
        out[i] = logpdf(x[i], loc, scale)


@parallel_driver
def logpdf_array_parallel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write its logarithm, on all threads."""
    for i in prange(x.size):
        out[i] = logpdf(x[i], loc, scale)


@driver
def logpdf_arrays(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write its logarithm, each with parameters of its own."""
    for i in range(x.size):
        out[i] = logpdf(x[i], loc[i], scale[i])


@driver
def cdf_array(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the probability of at most each x."""
    for i in range(x.size):
        out[i] = cdf(x[i], loc, scale)


@parallel_driver
def cdf_array_parallel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the probability of at most each x, on all threads."""
    for i in prange(x.size):
        out[i] = cdf(x[i], loc, scale)


@driver
def cdf_arrays(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the probability of at most each x, each with parameters of its own."""
    for i in range(x.size):
        out[i] = cdf(x[i], loc[i], scale[i])


@driver
def sf_array(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the probability of more than each x."""
    for i in range(x.size):
        out[i] = sf(x[i], loc, scale)


@parallel_driver
def sf_array_parallel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the probability of more than each x, on all threads."""
    for i in prange(x.size):
        out[i] = sf(x[i], loc, scale)


@driver
def sf_arrays(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the probability of more than each x, each with parameters of its own."""
    for i in range(x.size):
        out[i] = sf(x[i], loc[i], scale[i])


@driver
def logcdf_array(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the logarithm of cdf."""
    for i in range(x.size):
        out[i] = logcdf(x[i], loc, scale)


@parallel_driver
def logcdf_array_parallel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the logarithm of cdf, on all threads."""
    for i in prange(x.size):
        out[i] = logcdf(x[i], loc, scale)


@driver
def logcdf_arrays(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the logarithm of cdf, each with parameters of its own."""
    for i in range(x.size):
        out[i] = logcdf(x[i], loc[i], scale[i])


@driver
def logsf_array(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the logarithm of sf."""
    for i in range(x.size):
        out[i] = logsf(x[i], loc, scale)


@parallel_driver
def logsf_array_parallel(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the logarithm of sf, on all threads."""
    for i in prange(x.size):
        out[i] = logsf(x[i], loc, scale)


@driver
def logsf_arrays(x: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the logarithm of sf, each with parameters of its own."""
    for i in range(x.size):
        out[i] = logsf(x[i], loc[i], scale[i])


@driver
def ppf_array(p: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the quantiles."""
    for i in range(p.size):
        out[i] = ppf(p[i], loc, scale)


@parallel_driver
def ppf_array_parallel(p: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the quantiles, on all threads."""
    for i in prange(p.size):
        out[i] = ppf(p[i], loc, scale)


@driver
def ppf_arrays(p: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the quantiles, each with parameters of its own."""
    for i in range(p.size):
        out[i] = ppf(p[i], loc[i], scale[i])


@driver
def isf_array(p: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the quantiles from above."""
    for i in range(p.size):
        out[i] = isf(p[i], loc, scale)


@parallel_driver
def isf_array_parallel(p: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the quantiles from above, on all threads."""
    for i in prange(p.size):
        out[i] = isf(p[i], loc, scale)


@driver
def isf_arrays(p: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the quantiles from above, each with parameters of its own."""
    for i in range(p.size):
        out[i] = isf(p[i], loc[i], scale[i])
