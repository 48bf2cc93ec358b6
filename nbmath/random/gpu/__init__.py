"""Random draws on CUDA: those of the CPU to the bit. One thread makes one block of words.

A thread of a sampler makes one draw, with as many blocks as its attempts take.
"""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import Kernel, cuda, kernel
from nbmath._targets import bind
from nbmath.random.cpu.keys import Key
from nbmath.random.gpu.samplers import drawing, kernel_of
from nbmath.random.gpu.sequences import halton as halton
from nbmath.random.gpu.sequences import halton_rows as halton_rows
from nbmath.random.gpu.sequences import sobol as sobol
from nbmath.random.gpu.sequences import sobol_rows as sobol_rows

bound = bind("random", "cuda")
beta_at = bound.beta_at
binomial_at = bound.binomial_at
categorical_at = bound.categorical_at
chisquare_at = bound.chisquare_at
choice = bound.choice
cumulate = bound.cumulate
dirichlet = bound.dirichlet
exponential_at = bound.exponential_at
exponentials = bound.exponentials
f_at = bound.f_at
factor_covariance = bound.factor_covariance
fold_in = bound.fold_in
gamma_at = bound.gamma_at
geometric_at = bound.geometric_at
hypergeometric_at = bound.hypergeometric_at
integers_at = bound.integers_at
loggamma_at = bound.loggamma_at
multinomial = bound.multinomial
multivariate_normal = bound.multivariate_normal
negative_binomial_at = bound.negative_binomial_at
normal_at = bound.normal_at
normals = bound.normals
per_block = bound.per_block
permutation = bound.permutation
philox = bound.philox
poisson_at = bound.poisson_at
shuffle = bound.shuffle
sparse_choice = bound.sparse_choice
standard_t_at = bound.standard_t_at
truncated_normal_at = bound.truncated_normal_at
uniform_at = bound.uniform_at
uniforms = bound.uniforms
unit_ball = bound.unit_ball
unit_sphere = bound.unit_sphere
vonmises_at = bound.vonmises_at
weighted_choice = bound.weighted_choice
wishart = bound.wishart
write_exponentials = bound.write_exponentials
write_normals = bound.write_normals
write_uniforms = bound.write_uniforms

DEVICE = {
    "beta_at": "(UniTuple(int64, 4), int64, T, T)",
    "binomial_at": "(UniTuple(int64, 4), int64, T, T)",
    "exponential_at": "(UniTuple(int64, 4), int64, T, T)",
    "exponentials": "(int64, UniTuple(int64, 4), T, T)",
    "fold_in": "(UniTuple(int64, 4), int64)",
    "gamma_at": "(UniTuple(int64, 4), int64, T, T)",
    "categorical_at": "(UniTuple(int64, 4), int64, T[::1])",
    "cumulate": "(T[::1], T[::1])",
    "dirichlet": "(UniTuple(int64, 4), int64, T[::1], T[::1])",
    "multinomial": "(UniTuple(int64, 4), int64, T, T[::1], int64[::1])",
    "permutation": "(UniTuple(int64, 4), int64[::1])",
    "choice": "(UniTuple(int64, 4), int64, int64[::1], int64[::1])",
    "shuffle": "(UniTuple(int64, 4), T[::1])",
    "sparse_choice": "(UniTuple(int64, 4), int64, int64[::1], int64[::1])",
    "weighted_choice": "(UniTuple(int64, 4), T[::1], T[::1], int64[::1])",
    "factor_covariance": "(T[:, ::1],)",
    "multivariate_normal": "(UniTuple(int64, 4), int64, T[::1], T[:, ::1], T[::1])",
    "unit_ball": "(UniTuple(int64, 4), int64, T[::1])",
    "unit_sphere": "(UniTuple(int64, 4), int64, T[::1])",
    "wishart": "(UniTuple(int64, 4), int64, T, T[:, ::1], T[:, ::1], T[:, ::1])",
    "hypergeometric_at": "(UniTuple(int64, 4), int64, T, T, T)",
    "truncated_normal_at": "(UniTuple(int64, 4), int64, T, T)",
    "vonmises_at": "(UniTuple(int64, 4), int64, T, T)",
    "chisquare_at": "(UniTuple(int64, 4), int64, T)",
    "f_at": "(UniTuple(int64, 4), int64, T, T)",
    "geometric_at": "(UniTuple(int64, 4), int64, T)",
    "integers_at": "(UniTuple(int64, 4), int64, int64, int64)",
    "negative_binomial_at": "(UniTuple(int64, 4), int64, T, T)",
    "standard_t_at": "(UniTuple(int64, 4), int64, T)",
    "loggamma_at": "(UniTuple(int64, 4), int64, T)",
    "normal_at": "(UniTuple(int64, 4), int64, T, T)",
    "normals": "(int64, UniTuple(int64, 4), T, T)",
    "philox": "(int64, UniTuple(int64, 4))",
    "poisson_at": "(UniTuple(int64, 4), int64, T)",
    "uniform_at": "(UniTuple(int64, 4), int64, T, T)",
    "uniforms": "(int64, UniTuple(int64, 4), T, T)",
}
SIGNATURE = "(UniTuple(int64, 4), T, T, T[::1])"


@kernel("(UniTuple(int64, 4), uint32[::1])")
def bits_kernel(key: Any, out: Any) -> None:
    """Write the words of block i to out[4 i] and after it."""
    i = cuda.grid(1)
    words = philox(i, key)
    if 4 * i + 3 < out.size:
        out[4 * i], out[4 * i + 1], out[4 * i + 2], out[4 * i + 3] = words
    else:
        for j in range(4 * i, out.size):
            out[j] = words[j - 4 * i]


@kernel(SIGNATURE)
def uniform_kernel(key: Any, low: Any, high: Any, out: Any) -> None:
    """Write the uniform draws of block i."""
    i = cuda.grid(1)
    n = per_block(low)
    if n * i + n <= out.size:
        write_uniforms(i, key, low, high, out, n * i)
    else:
        for j in range(n * i, out.size):
            out[j] = uniform_at(key, j, low, high)


@kernel(SIGNATURE)
def normal_kernel(key: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the normal draws of block i."""
    i = cuda.grid(1)
    n = per_block(loc)
    if n * i + n <= out.size:
        write_normals(i, key, loc, scale, out, n * i)
    else:
        for j in range(n * i, out.size):
            out[j] = normal_at(key, j, loc, scale)


@kernel(SIGNATURE)
def exponential_kernel(key: Any, loc: Any, scale: Any, out: Any) -> None:
    """Write the exponential draws of block i."""
    i = cuda.grid(1)
    n = per_block(loc)
    if n * i + n <= out.size:
        write_exponentials(i, key, loc, scale, out, n * i)
    else:
        for j in range(n * i, out.size):
            out[j] = exponential_at(key, j, loc, scale)


gamma_kernel = kernel_of(gamma_at, 2)
loggamma_kernel = kernel_of(loggamma_at, 1)
beta_kernel = kernel_of(beta_at, 2)
poisson_kernel = kernel_of(poisson_at, 1, "int64")
binomial_kernel = kernel_of(binomial_at, 2, "int64")
chisquare_kernel = kernel_of(chisquare_at, 1)
standard_t_kernel = kernel_of(standard_t_at, 1)
f_kernel = kernel_of(f_at, 2)
geometric_kernel = kernel_of(geometric_at, 1, "int64")
negative_binomial_kernel = kernel_of(negative_binomial_at, 2, "int64")
hypergeometric_kernel = kernel_of(hypergeometric_at, 3, "int64")
truncated_normal_kernel = kernel_of(truncated_normal_at, 2)
vonmises_kernel = kernel_of(vonmises_at, 2)
integers_kernel = kernel_of(integers_at, 2, "int64", "int64")

hypergeometric_array = drawing(hypergeometric_kernel, counts=True)
truncated_normal_array = drawing(truncated_normal_kernel)
vonmises_array = drawing(vonmises_kernel)
chisquare_array = drawing(chisquare_kernel)
standard_t_array = drawing(standard_t_kernel)
f_array = drawing(f_kernel)
geometric_array = drawing(geometric_kernel, counts=True)
negative_binomial_array = drawing(negative_binomial_kernel, counts=True)
integers_array = drawing(integers_kernel, counts=True, number=np.int64)
gamma_array = drawing(gamma_kernel)
loggamma_array = drawing(loggamma_kernel)
beta_array = drawing(beta_kernel)
poisson_array = drawing(poisson_kernel, counts=True)
binomial_array = drawing(binomial_kernel, counts=True)


def _filled(
    kernel: Kernel, key: Key, parameters: tuple[float, ...], out: Any, stream: Any, words: int
) -> Any:
    """Fill a device array, one thread for as many elements as a block of four words makes."""
    flat = out.reshape(-1)
    grid = _launch.blocks(-(-flat.size // words))
    numbers = (out.dtype.type(p) for p in parameters)
    kernel[grid, _launch.THREADS, stream](tuple(key), *numbers, flat)
    return out


def _drawn(
    kernel: Kernel,
    key: Key,
    parameters: tuple[float, ...],
    size: Any,
    dtype: Any,
    out: Any,
    stream: Any,
) -> Any:
    """Draws of which a block of four words makes two or four, in `out` or a new device array."""
    shape = (size,) if isinstance(size, int) else tuple(size)
    result = _launch.output(out, shape, np.dtype(dtype), stream)
    words = 16 // result.dtype.itemsize
    return _launch.delivered(_filled(kernel, key, parameters, result, stream, words), out)


def bits_array(key: Key, size: Any, stream: Any = 0) -> Any:
    """Random words in a new device array."""
    shape = (size,) if isinstance(size, int) else tuple(size)
    result = _launch.empty(shape, np.uint32, stream)
    return _launch.delivered(_filled(bits_kernel, key, (), result, stream, 4), None)


def uniform_array(
    key: Key,
    size: Any,
    dtype: Any = np.float64,
    low: float = 0.0,
    high: float = 1.0,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Uniform draws in a device array, `out` or a new one."""
    return _drawn(uniform_kernel, key, (low, high), size, dtype, out, stream)


def normal_array(
    key: Key,
    size: Any,
    dtype: Any = np.float64,
    loc: float = 0.0,
    scale: float = 1.0,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Normal draws in a device array, `out` or a new one."""
    return _drawn(normal_kernel, key, (loc, scale), size, dtype, out, stream)


def exponential_array(
    key: Key,
    size: Any,
    dtype: Any = np.float64,
    scale: float = 1.0,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Exponential draws in a device array, `out` or a new one."""
    return _drawn(exponential_kernel, key, (0.0, scale), size, dtype, out, stream)
