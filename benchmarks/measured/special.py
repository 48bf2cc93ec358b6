"""Where the special functions are measured."""

from collections.abc import Callable
from typing import Any

import mpmath as mp

from benchmarks.accuracy import Function, Measured, Sampler, bitwise, edge, uniform
from benchmarks.measured import jax_function, scipy_form, scipy_function, torch_function
from verify.laws.special import references as exact

IN_TORCH = (
    *("erf", "erfc", "erfcx", "erfinv", "ndtr", "log_ndtr", "ndtri", "digamma", "gammaln"),
    *("entr", "expit", "logit"),
)
IN_JAX = (
    *("erf", "erfc", "erfinv", "ndtr", "log_ndtr", "ndtri", "digamma", "gammaln", "gamma"),
    *("entr", "expit", "logit", "expi"),  # exp1 does not return for some small numbers
)
TAIL = edge((6, 27), (3, 9.5))
ALL = bitwise(0, float("inf"))
NOT_IN_SCIPY = ("log1mexp", "log1pmx")

REGIONS: dict[str, tuple[Any, dict[str, Sampler]]] = {
    "erf": (
        mp.erf,
        {"[-1, 1]": uniform(-1, 1), "[1, 6]": uniform(1, 6), "near 0": bitwise(0, 0.1)},
    ),
    "erfc": (
        exact.erfc,
        {
            "[-2, 2]": uniform(-2, 2),
            "[-6, 6]": uniform(-6, 6),
            "tail": TAIL,
            "subnormal results": edge((26.55, 27.2), (9.2, 10.0)),
        },
    ),
    "erfcx": (
        exact.erfcx,
        {
            "[-1, 1]": uniform(-1, 1),
            "[1, 50]": uniform(1, 50),
            "[-9, -1]": uniform(-9, -1),
            "all magnitudes": ALL,
        },
    ),
    "erfinv": (
        exact.erfinv,
        {
            "[-1, 1]": uniform(-1, 1),
            "near 1": edge((1 - 1e-9, 1), (0.999, 1)),
            "near 0": bitwise(0, 0.1),
        },
    ),
    "erfcinv": (exact.erfcinv, {"[0, 2]": uniform(0, 2), "all magnitudes": bitwise(0, 1)}),
    "ndtr": (
        exact.ndtr,
        {
            "[-2, 2]": uniform(-2, 2),
            "[-8, 8]": uniform(-8, 8),
            "tail": edge((-37, -8), (-12, -8)),
        },
    ),
    "log_ndtr": (
        exact.log_ndtr,
        {
            "[-2, 2]": uniform(-2, 2),
            "[2, 8]": uniform(2, 8),
            "[-50, -2]": uniform(-50, -2),
        },
    ),
    "ndtri": (
        exact.ndtri,
        {
            "[0, 1]": uniform(0, 1),
            "[0.03, 0.1]": uniform(0.03, 0.1),
            "all magnitudes": bitwise(0, 1),
        },
    ),
    "ndtri_exp": (
        exact.ndtri_exp,
        {
            "[-5, 0]": uniform(-5, 0),
            "[-1000, -5]": uniform(-1000, -5),
            "near 0": edge((-1e-9, 0), (-1e-4, 0)),
        },
    ),
    "gamma": (
        mp.gamma,
        {
            "[1/2, 3]": uniform(0.5, 3),
            "[3, 34]": uniform(3, 34),
            "all results": edge((34, 171.6), (3, 35)),
            "[-34, 0]": uniform(-34, 0),
            "near 0": bitwise(1e-30, 0.5),
        },
    ),
    "gammaln": (
        mp.loggamma,
        {
            "[1/2, 3]": uniform(0.5, 3),
            "[3, 100]": uniform(3, 100),
            "all magnitudes": bitwise(0, 1e30),
        },
    ),
    "rgamma": (
        mp.rgamma,
        {
            "[1/2, 3]": uniform(0.5, 3),
            "[3, 34]": uniform(3, 34),
            "[-33, 0]": uniform(-33, 0),
        },
    ),
    "zeta": (
        mp.zeta,
        {
            "[-30, -1]": uniform(-30, -1),
            "[-1, 1]": uniform(-1, 1),
            "[1, 4]": uniform(1, 4),
            "[4, 60]": uniform(4, 60),
        },
    ),
    "exp1": (
        exact.exp1,
        {
            "[0, 1]": uniform(0, 1),
            "[1, 10]": uniform(1, 10),
            "all results": edge((10, 735), (10, 98)),
            "near 0": bitwise(0, 0.1),
        },
    ),
    "expi": (
        mp.ei,
        {
            "[0, 6]": uniform(0, 6),
            "[6, 40]": uniform(6, 40),
            "all results": edge((40, 715), (40, 92)),
            "[-30, 0]": uniform(-30, 0),
        },
    ),
    "trigamma": (
        lambda x: mp.polygamma(1, x),
        {
            "[1/2, 3]": uniform(0.5, 3),
            "[3, 100]": uniform(3, 100),
            "[-10, 0]": uniform(-10, 0),
            "all magnitudes": bitwise(1e-18, 1e18),
        },
    ),
    "entr": (lambda x: -x * mp.log(x), {"[0, 3]": uniform(0, 3), "all magnitudes": ALL}),
    "expit": (
        lambda x: 1 / (1 + mp.exp(-x)),
        {"[-5, 5]": uniform(-5, 5), "all results": edge((-708, 40), (-87, 20))},
    ),
    "logit": (
        lambda p: mp.log(p) - mp.log1p(-p),
        {
            "[0, 1]": uniform(0, 1),
            "[0.4, 0.6]": uniform(0.4, 0.6),
            "all magnitudes": bitwise(0, 0.999),
        },
    ),
    "log_expit": (
        lambda x: -mp.log1p(mp.exp(-x)),
        {"[-5, 5]": uniform(-5, 5), "all results": edge((-1000, 708), (-1000, 87))},
    ),
    "log1mexp": (
        lambda x: mp.log(-mp.expm1(x)),
        {
            "[-1, 0]": uniform(-1, 0),
            "[-40, -1]": uniform(-40, -1),
            "near 0": lambda rng, count, dtype: -bitwise(0, 0.1)(rng, count, dtype),
        },
    ),
    "log1pmx": (
        exact.log1pmx,
        {
            "[-1, 1]": uniform(-0.999, 1),
            "near 0": bitwise(1e-18, 0.1, signed=True),
            "large": bitwise(1, float("inf")),
        },
    ),
    "lambertw": (
        exact.lambertw,
        {
            "[-1/e, 0]": uniform(-0.36787, 0),
            "[0, 10]": uniform(0, 10),
            "all magnitudes": ALL,
        },
    ),
    "digamma": (
        mp.digamma,
        {
            "[1/2, 3]": uniform(0.5, 3),
            "[3, 100]": uniform(3, 100),
            "all magnitudes": bitwise(1e-37, 1e30),
        },
    ),
}


def elsewhere(name: str) -> dict[str, Callable[[], Function]]:
    """The same function in other libraries."""
    if name == "trigamma":
        return {"scipy": scipy_form(lambda scipy: lambda x: scipy.polygamma(1, x).astype(x.dtype))}
    if name == "lambertw":
        return {"scipy": scipy_form(lambda scipy: lambda z: scipy.lambertw(z).real)}
    found: dict[str, Callable[[], Function]] = {}
    if name not in NOT_IN_SCIPY:
        found["scipy"] = scipy_function(name)
    if name in IN_TORCH:
        found["torch"] = torch_function(lambda torch: getattr(torch.special, name))
    if name in IN_JAX:
        found["jax"] = jax_function(lambda jax: getattr(jax.scipy.special, name))
    return found


FUNCTIONS = tuple(
    Measured("special", name, reference, regions, elsewhere(name))
    for name, (reference, regions) in REGIONS.items()
)
