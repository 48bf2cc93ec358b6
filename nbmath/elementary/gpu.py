"""CUDA kernels of the elementary functions: the CPU's polynomials, one element for each thread."""

from typing import Any

from nbmath import _launch
from nbmath._launch import Kernel, cuda, kernel
from nbmath._targets import bind

bound = bind("elementary", "cuda")
exp = bound.exp
log = bound.log
log1p = bound.log1p
expm1 = bound.expm1
tanh = bound.tanh
logistic = bound.logistic
logit = bound.logit
softplus = bound.softplus

DEVICE = dict.fromkeys(vars(bound), "(T,)")
SIGNATURE = "(T[::1], T[::1])"


def _launched(kernel: Kernel, x: Any, out: Any, stream: Any) -> Any:
    array = _launch.device_array(x, "x", stream)
    array = _launch.contiguous(array, "x", array.ndim, stream)
    result = _launch.output(out, array.shape, array.dtype, stream)
    grid = _launch.blocks(array.size)
    kernel[grid, _launch.THREADS, stream](array.reshape(-1), result.reshape(-1))
    return _launch.delivered(result, out)


@kernel(SIGNATURE)
def exp_kernel(x: Any, out: Any) -> None:
    """Write exp(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = exp(x[i])


@kernel(SIGNATURE)
def log_kernel(x: Any, out: Any) -> None:
    """Write log(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = log(x[i])


@kernel(SIGNATURE)
def log1p_kernel(x: Any, out: Any) -> None:
    """Write log1p(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = log1p(x[i])


@kernel(SIGNATURE)
def expm1_kernel(x: Any, out: Any) -> None:
    """Write expm1(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = expm1(x[i])


@kernel(SIGNATURE)
def tanh_kernel(x: Any, out: Any) -> None:
    """Write tanh(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = tanh(x[i])


@kernel(SIGNATURE)
def logistic_kernel(x: Any, out: Any) -> None:
    """Write logistic(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = logistic(x[i])


@kernel(SIGNATURE)
def logit_kernel(x: Any, out: Any) -> None:
    """Write logit(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = logit(x[i])


@kernel(SIGNATURE)
def softplus_kernel(x: Any, out: Any) -> None:
    """Write softplus(x[i]) to out[i]."""
    i = cuda.grid(1)
    if i < x.size:
        out[i] = softplus(x[i])


def exp_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply exp to a C-ordered device array, into `out` or a new device array."""
    return _launched(exp_kernel, x, out, stream)


def log_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply log to a C-ordered device array, into `out` or a new device array."""
    return _launched(log_kernel, x, out, stream)


def log1p_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply log1p to a C-ordered device array, into `out` or a new device array."""
    return _launched(log1p_kernel, x, out, stream)


def expm1_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply expm1 to a C-ordered device array, into `out` or a new device array."""
    return _launched(expm1_kernel, x, out, stream)


def tanh_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply tanh to a C-ordered device array, into `out` or a new device array."""
    return _launched(tanh_kernel, x, out, stream)


def logistic_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply logistic to a C-ordered device array, into `out` or a new device array."""
    return _launched(logistic_kernel, x, out, stream)


def logit_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply logit to a C-ordered device array, into `out` or a new device array."""
    return _launched(logit_kernel, x, out, stream)


def softplus_array(x: Any, out: Any = None, stream: Any = 0) -> Any:
    """Apply softplus to a C-ordered device array, into `out` or a new device array."""
    return _launched(softplus_kernel, x, out, stream)
