"""Where the special functions are measured."""

from typing import Any

import mpmath as mp

from benchmarks.accuracy import Measured, Sampler, bitwise, edge, uniform
from benchmarks.measured import scipy_function, torch_function
from verify.laws.special import references as exact

IN_TORCH = ("erf", "erfc", "erfcx", "erfinv", "ndtr", "log_ndtr", "ndtri", "digamma", "gammaln")
TAIL = edge((6, 27), (3, 9.5))

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
            "all magnitudes": bitwise(0, float("inf")),
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
        {"[-1, 1]": uniform(-1, 1), "[1, 4]": uniform(1, 4), "[4, 60]": uniform(4, 60)},
    ),
    "exp1": (
        mp.e1,
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
    "digamma": (
        mp.digamma,
        {
            "[1/2, 3]": uniform(0.5, 3),
            "[3, 100]": uniform(3, 100),
            "all magnitudes": bitwise(1e-37, 1e30),
        },
    ),
}


def in_torch(name: str) -> Any:
    """The function of torch.special."""
    return torch_function(lambda torch: getattr(torch.special, name))


FUNCTIONS = tuple(
    Measured(
        "special",
        name,
        reference,
        regions,
        {
            "scipy": scipy_function(name),
            **({"torch": in_torch(name)} if name in IN_TORCH else {}),
        },
    )
    for name, (reference, regions) in REGIONS.items()
)
