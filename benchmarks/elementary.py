"""The elementary functions: over arrays against other libraries, in loops against `math`."""

import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np

from benchmarks.common import Case, Inputs, Peer, jax_peer, torch_peer
from benchmarks.suites import suites
from nbmath import elementary

SIZES = (10**3, 10**4, 10**5, 10**6, 10**7)
LOOP_SIZES = (10**2, 10**4, 10**6)
DTYPES = ("float32", "float64")

NUMPY = {name: name for name in ("exp", "log", "log1p", "expm1", "tanh")}
SCIPY = {"logistic": "expit", "logit": "logit"}
TORCH = {**NUMPY, "logistic": "sigmoid", "logit": "logit"}
LOWEST = {"log": 0.01, "log1p": -0.99, "logit": 0.001}
HIGHEST = {"logit": 0.999}


def points(name: str) -> Callable[[int, str, np.random.Generator], Inputs]:
    """Arguments where the function is commonly used."""

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        return (rng.uniform(LOWEST.get(name, -8.0), HIGHEST.get(name, 8.0), size).astype(dtype),)

    return make


def with_room(name: str) -> Callable[[int, str, np.random.Generator], Inputs]:
    """Arguments, and an array for the results."""
    make = points(name)

    def both(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        (x,) = make(size, dtype, rng)
        return x, np.empty_like(x)

    return both


def peers(name: str) -> dict[str, Peer]:
    """The same function elsewhere."""
    found = {}
    if name in NUMPY:
        found["numpy"] = Peer(lambda: getattr(np, name))
    elif name == "softplus":
        found["numpy"] = Peer(lambda: lambda x: np.logaddexp(x.dtype.type(0), x))
    if name in SCIPY:
        found["scipy"] = Peer(lambda: _scipy(SCIPY[name]), needs=("scipy",))
    if name in TORCH:
        found["torch"] = torch_peer(lambda torch: getattr(torch, TORCH[name]))
    else:
        found["torch"] = torch_peer(lambda torch: torch.nn.functional.softplus)
    found["jax"] = jax_peer(lambda jax: _jax(jax, name))
    return found


def _scipy(name: str) -> Callable[..., Any]:
    import scipy.special

    function: Callable[..., Any] = getattr(scipy.special, name)
    return function


def _jax(jax: Any, name: str) -> Any:
    if name == "logit":
        return jax.scipy.special.logit
    return getattr(jax.numpy, name) if name in NUMPY else getattr(jax.nn, RENAMED.get(name, name))


RENAMED = {"logistic": "sigmoid"}


def over_array(name: str) -> Case:
    """The function of an array."""
    return Case(
        name,
        field="elementary",
        sizes=SIZES,
        dtypes=DTYPES,
        make=points(name),
        ours=getattr(elementary, name),
        peers=peers(name),
        target=1.0,
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    )


def looped(function: Any) -> Callable[..., Any]:
    """A user's compiled loop that calls the function."""

    @numba.njit
    def loop(x: Any, out: Any) -> Any:
        for i in range(x.size):
            out[i] = function(x[i])
        return out

    result: Callable[..., Any] = loop
    return result


@numba.njit
def math_logistic(x: Any) -> Any:
    """As a user writes it with `math`."""
    return 1.0 / (1.0 + math.exp(-x))


@numba.njit
def math_logit(x: Any) -> Any:
    """As a user writes it with `math`."""
    return math.log(x / (1.0 - x))


@numba.njit
def math_softplus(x: Any) -> Any:
    """As a user writes it with `math`."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


WRITTEN = {"logistic": math_logistic, "logit": math_logit, "softplus": math_softplus}


def in_loop(name: str) -> Case:
    """The function inside a user's compiled loop, against the same loop with `math`."""
    theirs = looped(WRITTEN.get(name) or getattr(math, name))
    return Case(
        f"{name} in a loop",
        field="elementary",
        sizes=LOOP_SIZES,
        dtypes=DTYPES,
        make=with_room(name),
        ours=looped(getattr(elementary, name)),
        peers={"numba with math": Peer(lambda: theirs)},
        target=4.0,
        threads=("one",),
        home="njit",
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    )


CASES = (
    *(over_array(name) for name in elementary.__all__),
    *(in_loop(name) for name in elementary.__all__),
)

globals().update(suites(CASES))
