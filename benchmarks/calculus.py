"""Derivatives of a function over an array against jax; integrals and roots against SciPy."""

import math
from typing import Any

import numpy as np
from numba import cfunc, njit

from benchmarks.common import Case, Inputs, Peer, agree_within, jax_peer
from benchmarks.suites import suites
from nbmath.calculus import derivative, find_root, quad


def damped(x: float) -> float:
    """A function with a handful of elementary ones."""
    return math.exp(-x * x) * math.tanh(3.0 * x) + math.log1p(x * x)


slope = derivative(damped)


def points(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Where to take the derivative."""
    return (rng.uniform(-3.0, 3.0, size).astype(dtype),)


def jax_slope(jax: Any) -> Any:
    """The same by jax.grad, over the array by vmap."""
    jnp = jax.numpy

    def function(x: Any) -> Any:
        return jnp.exp(-x * x) * jnp.tanh(3.0 * x) + jnp.log1p(x * x)

    return jax.vmap(jax.grad(function))


def torch_slope() -> Any:
    """The same by torch's reverse mode on the sum."""
    import torch

    def gradient(x: Any) -> Any:
        with torch.enable_grad():
            y = torch.from_numpy(x).requires_grad_()
            total = (torch.exp(-y * y) * torch.tanh(3.0 * y) + torch.log1p(y * y)).sum()
            return torch.autograd.grad(total, y)[0]

    return gradient


@njit(error_model="numpy")
def bell(x: float, width: float) -> float:
    """A bell of some width."""
    return math.exp(-x * x / width)


@njit
def bells(low: float, high: float, widths: Any) -> Any:
    """One integral for each width, inside compiled code."""
    out = np.empty(widths.size)
    for i in range(widths.size):
        out[i] = quad(bell, low, high, (widths[i],)).value
    return out


@njit
def line(x: float, level: float) -> float:
    """A function that rises through a level."""
    return x + math.exp(x) - level


@njit
def levels(values: Any) -> Any:
    """One root for each level, inside compiled code."""
    out = np.empty(values.size)
    for i in range(values.size):
        out[i] = find_root(line, -50.0, 50.0, (values[i],)).x
    return out


def scipy_quad() -> Any:
    """scipy.integrate.quad of compiled code, without Python between."""
    from numba import types
    from scipy import LowLevelCallable, integrate

    signature = types.double(types.intc, types.CPointer(types.double))
    pointer = cfunc(signature)(lambda n, given: math.exp(-given[0] * given[0] / given[1]))
    integrand = LowLevelCallable(pointer.ctypes)

    def each(low: float, high: float, widths: Any) -> Any:
        return np.array([integrate.quad(integrand, low, high, (w,))[0] for w in widths])

    return each


def scipy_roots() -> Any:
    """scipy.optimize.brentq, which calls Python's function."""
    from scipy import optimize

    function = getattr(line, "py_func")  # noqa: B009  # the type of compiled functions lacks it
    return lambda values: np.array([optimize.brentq(function, -50.0, 50.0, (v,)) for v in values])


def scipy_elementwise() -> Any:
    """scipy.optimize.elementwise.find_root, on all levels at once."""
    from scipy.optimize import elementwise

    def function(x: Any, level: Any) -> Any:
        return x + np.exp(x) - level

    def each(values: Any) -> Any:
        low = np.full(values.size, -50.0)
        return elementwise.find_root(function, (low, -low), args=(values,)).x

    return each


def widths(low: float, high: float) -> Any:
    """A range, and bells to integrate over it."""

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        return low, high, rng.uniform(0.5, 2.0, size).astype(dtype)

    return make


CASES = (
    *(
        Case(
            f"quad {name}",
            field="calculus",
            sizes=(1, 100, 10_000),
            make=widths(low, high),
            ours=bells,
            peers={"scipy": scipy_quad},
            check=agree_within(3e-8, 3e-8),  # either may be off by 1.5e-8
            target=1.0,
            threads=("one",),
            home="njit",
            note="SciPy's integrand is compiled as well (a LowLevelCallable).",
        )
        for name, low, high in (("range", 0.0, 2.0), ("line", -math.inf, math.inf))
    ),
    Case(
        "find_root",
        field="calculus",
        sizes=(1, 100, 10_000),
        make=lambda size, dtype, rng: (rng.uniform(-5.0, 50.0, size).astype(dtype),),
        ours=levels,
        peers={"scipy": scipy_roots, "scipy elementwise": scipy_elementwise},
        target=1.0,
        threads=("one",),
        home="njit",
    ),
    Case(
        "derivative",
        field="calculus",
        sizes=(1_000, 100_000, 1_000_000),
        make=points,
        ours=slope,
        peers={"jax": jax_peer(jax_slope), "torch": Peer(torch_slope, needs=("torch",))},
        target={"jax": 1.0},
        threads=("one",),
    ),
)

globals().update(suites(CASES))
