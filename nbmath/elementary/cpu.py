"""Loops of the elementary functions over 1-D contiguous arrays `x`, `out` of one dtype."""

from typing import Any

from numpy.typing import NDArray

from nbmath._targets import bind, driver, parallel_driver, prange

Array = NDArray[Any]

bound = bind("elementary", "cpu")
exp = bound.exp
log = bound.log
log1p = bound.log1p
expm1 = bound.expm1
tanh = bound.tanh
logistic = bound.logistic
logit = bound.logit
softplus = bound.softplus


@driver
def exp_array(x: Array, out: Array) -> None:
    """Write exp(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = exp(x[i])


@parallel_driver
def exp_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = exp(x[i])


@driver
def log_array(x: Array, out: Array) -> None:
    """Write log(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = log(x[i])


@parallel_driver
def log_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = log(x[i])


@driver
def log1p_array(x: Array, out: Array) -> None:
    """Write log1p(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = log1p(x[i])


@parallel_driver
def log1p_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = log1p(x[i])


@driver
def expm1_array(x: Array, out: Array) -> None:
    """Write expm1(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = expm1(x[i])


@parallel_driver
def expm1_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = expm1(x[i])


@driver
def tanh_array(x: Array, out: Array) -> None:
    """Write tanh(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = tanh(x[i])


@parallel_driver
def tanh_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = tanh(x[i])


@driver
def logistic_array(x: Array, out: Array) -> None:
    """Write logistic(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = logistic(x[i])


@parallel_driver
def logistic_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = logistic(x[i])


@driver
def logit_array(x: Array, out: Array) -> None:
    """Write logit(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = logit(x[i])


@parallel_driver
def logit_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = logit(x[i])


@driver
def softplus_array(x: Array, out: Array) -> None:
    """Write softplus(x[i]) to out[i]."""
    for i in range(x.size):
        out[i] = softplus(x[i])


@parallel_driver
def softplus_array_parallel(x: Array, out: Array) -> None:
    """The same on all threads."""
    for i in prange(x.size):
        out[i] = softplus(x[i])
