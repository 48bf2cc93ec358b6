"""The special functions over arrays, against scipy.special, torch and jax."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Function, Inputs, Peer, jax_peer, scipy_special, torch_peer
from benchmarks.suites import suites
from nbmath import special
from verify.peers.special import BESSEL_IN_TORCH

SIZES = (1_000, 100_000, 1_000_000)
DTYPES = ("float32", "float64")
TARGET = {"scipy": 5.0, "torch": 1.5, "jax": 1.5}

BETWEEN = {
    "erf": (-4.0, 4.0),
    "erfc": (-4.0, 4.0),
    "erfcx": (-4.0, 4.0),
    "erfinv": (-1.0, 1.0),
    "erfcinv": (0.0, 2.0),
    "ndtr": (-4.0, 4.0),
    "log_ndtr": (-8.0, 4.0),
    "ndtri": (0.0, 1.0),
    "ndtri_exp": (-8.0, -0.01),
    "gamma": (0.1, 20.0),
    "gammaln": (0.1, 20.0),
    "rgamma": (0.1, 20.0),
    "gammasgn": (-20.0, 20.0),
    "digamma": (0.1, 20.0),
    "entr": (0.1, 20.0),
    **dict.fromkeys(("i0", "i0e", "i1", "i1e", "k0", "k0e", "k1", "k1e"), (0.1, 20.0)),
    **dict.fromkeys(("j0", "j1"), (0.1, 20.0)),
    "exp1": (0.1, 20.0),
    "expi": (-10.0, 20.0),
    "expit": (-10.0, 10.0),
    "logit": (0.0, 1.0),
    "log_expit": (-10.0, 10.0),
}
"""Arguments where the functions are commonly used."""

IN_BOTH = (
    *("erf", "erfc", "erfinv", "ndtr", "log_ndtr", "ndtri", "digamma", "gammaln"),
    *("expit", "logit"),
)
IN_TORCH, IN_JAX = (*IN_BOTH, "erfcx"), (*IN_BOTH, "gamma")


def otherwise_in_scipy(name: str, elsewhere: Callable[[Any], Function]) -> Case:
    """A function that scipy.special has in another form."""

    def load() -> Function:
        import scipy.special

        return elsewhere(scipy.special)

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        return (rng.uniform(0.1, 20.0, size).astype(dtype),)

    return Case(
        name,
        field="special",
        sizes=SIZES,
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers={"scipy": Peer(load, needs=("scipy",))},
        target={"scipy": TARGET["scipy"]},
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    )


BESSEL_IN_JAX = ("i0", "i0e", "i1", "i1e")


def torch_function(name: str) -> Peer:
    """The function of torch.special."""
    its = BESSEL_IN_TORCH.get(name, name)
    return torch_peer(lambda torch: getattr(torch.special, its))


def jax_function(name: str) -> Peer:
    """The function of jax.scipy.special."""
    return jax_peer(lambda jax: getattr(jax.scipy.special, name))


def peers(name: str) -> dict[str, Peer]:
    """The same function elsewhere."""
    found = {"scipy": scipy_special(name)}
    if name in IN_TORCH or name in BESSEL_IN_TORCH:
        found["torch"] = torch_function(name)
    if name in IN_JAX or name in BESSEL_IN_JAX:
        found["jax"] = jax_function(name)
    return found


def over_array(name: str) -> Case:
    """A function of one number."""
    low, high = BETWEEN[name]

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        return (rng.uniform(low, high, size).astype(dtype),)

    return Case(
        name,
        field="special",
        sizes=SIZES,
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers=peers(name),
        target={library: TARGET[library] for library in peers(name)},
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    )


def with_arrays(name: str, low: float, high: float, written: Function) -> Case:
    """A function that neither library has, against the same as it is written with arrays."""

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        return (rng.uniform(low, high, size).astype(dtype),)

    return Case(
        name,
        field="special",
        sizes=SIZES,
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers={"numpy": Peer(lambda: written)},
        target={"numpy": 1.0},
        bytes=lambda size, dtype: 2 * size * np.dtype(dtype).itemsize,
    )


def difference_of_exponentials(x: Any, y: Any) -> Any:
    """logsubexp as it is written with arrays."""
    return x + np.log(-np.expm1(y - x))


def one_less_exponential(x: Any) -> Any:
    """log1mexp as it is written with arrays where no digits may be lost."""
    return np.where(x > -0.7, np.log(-np.expm1(x)), np.log1p(-np.exp(x)))


PAIRS = ("logaddexp", "xlogy", "xlog1py", "rel_entr", "kl_div", "beta", "betaln")


IN_NUMPY: dict[str, Function] = {
    "logaddexp": np.logaddexp,
    "logsubexp": difference_of_exponentials,
}


def over_arrays(name: str, of: Function = lambda x, y: (x, y)) -> Case:
    """A function of two numbers, which are made of two between 0.1 and 5."""

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        x, y = rng.uniform(0.1, 5.0, (2, size)).astype(dtype)
        return tuple(of(x, y))

    library = "numpy" if name in IN_NUMPY else "scipy"
    peer = Peer(lambda: IN_NUMPY[name]) if name in IN_NUMPY else scipy_special(name)
    return Case(
        name,
        field="special",
        sizes=SIZES,
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers={library: peer},
        target={library: TARGET["scipy"]},
        bytes=lambda size, dtype: 3 * size * np.dtype(dtype).itemsize,
    )


def incomplete(name: str) -> Case:
    """An incomplete gamma function, of exponents and bounds between 0.1 and 20."""

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        a, x = rng.uniform(0.1, 20.0, (2, size)).astype(dtype)
        return a, x

    found = {"scipy": scipy_special(name), "jax": jax_function(name)}
    return Case(
        name,
        field="special",
        sizes=SIZES,
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers=found,
        target=dict.fromkeys(found, 3.0),
        bytes=lambda size, dtype: 3 * size * np.dtype(dtype).itemsize,
    )


def inverse(name: str) -> Case:
    """The inverse of an incomplete function, of exponents between 0.1 and 20."""
    exponents = 2 if name.startswith("beta") else 1

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        given = rng.uniform(0.1, 20.0, (exponents, size)).astype(dtype)
        return (*given, rng.uniform(0.0, 1.0, size).astype(dtype))

    found = {"scipy": scipy_special(name)}
    return Case(
        name,
        field="special",
        sizes=(1_000, 10_000, 100_000),
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers=found,
        target=dict.fromkeys(found, 3.0),
        bytes=lambda size, dtype: (2 + exponents) * size * np.dtype(dtype).itemsize,
    )


def incomplete_beta(name: str) -> Case:
    """An incomplete beta function, of exponents between 0.1 and 20."""

    def make(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
        a, b = rng.uniform(0.1, 20.0, (2, size)).astype(dtype)
        return a, b, rng.uniform(0.0, 1.0, size).astype(dtype)

    found = {"scipy": scipy_special(name)}
    return Case(
        name,
        field="special",
        sizes=(1_000, 10_000, 100_000),
        dtypes=DTYPES,
        make=make,
        ours=getattr(special, name),
        peers=found,
        target=dict.fromkeys(found, 3.0),
        bytes=lambda size, dtype: 4 * size * np.dtype(dtype).itemsize,
    )


CASES: tuple[Any, ...] = (
    *(over_array(name) for name in BETWEEN),
    *(over_arrays(name) for name in PAIRS),
    otherwise_in_scipy("trigamma", lambda its: lambda x: its.polygamma(1, x)),
    otherwise_in_scipy("lambertw", lambda its: lambda x: its.lambertw(x).real),
    over_arrays("owens_t", lambda x, y: (x / 4, y / 8)),
    dataclasses.replace(over_arrays("logsubexp", lambda x, y: (x + y, x)), target={"numpy": 1.0}),
    with_arrays("log1mexp", -10.0, 0.0, one_less_exponential),
    with_arrays("log1pmx", -0.9, 5.0, lambda x: np.log1p(x) - x),
    over_arrays("binom", lambda x, y: (x + y, x)),
    *(incomplete(name) for name in ("gammainc", "gammaincc")),
    *(incomplete_beta(name) for name in ("betainc", "betaincc")),
    *(inverse(name) for name in ("gammaincinv", "gammainccinv", "betaincinv", "betainccinv")),
    over_arrays("zeta", lambda x, y: (x + 1, y)),
    over_arrays("polygamma", lambda x, y: (np.rint(x) + 1, y)),
)

globals().update(suites(CASES))
