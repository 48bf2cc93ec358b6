"""Where the Bessel functions are measured."""

import functools
from collections.abc import Callable
from typing import Any

import mpmath as mp

from benchmarks.accuracy import Measured, Sampler, bitwise, edge, uniform
from benchmarks.measured import scipy_function, torch_function
from verify.laws.special import references as exact
from verify.peers.special import BESSEL_IN_TORCH

FIRST: dict[str, Sampler] = {
    "[0, 4]": uniform(0, 4),
    "[4, 80]": uniform(4, 80),
    "near 0": bitwise(0, 0.1),
}
SECOND: dict[str, Sampler] = {
    "[0, 1]": uniform(1e-9, 1),
    "[1, 80]": uniform(1, 80),
    "near 0": bitwise(1e-37, 0.1),
}
WAVES: dict[str, Sampler] = {
    "[0, 4]": uniform(0, 4),
    "[4, 100]": uniform(4, 100),
    "[100, 60000]": uniform(100, 60000),
    "near 0": bitwise(1e-37, 0.1),
}
END = {"end of the range": edge((80, 713), (80, 91))}
SMALL = {"small results": edge((80, 705), (60, 85))}
FAR = {"far": bitwise(80, 1e38)}

REGIONS: dict[str, tuple[Callable[[Any], Any], dict[str, Sampler]]] = {
    **{f"i{n}": (functools.partial(mp.besseli, n), {**FIRST, **END}) for n in (0, 1)},
    **{f"i{n}e": (functools.partial(exact.bessel_ie, n), {**FIRST, **FAR}) for n in (0, 1)},
    **{f"k{n}": (functools.partial(exact.bessel_k, n), {**SECOND, **SMALL}) for n in (0, 1)},
    **{f"k{n}e": (functools.partial(exact.bessel_ke, n), {**SECOND, **FAR}) for n in (0, 1)},
    **{f"j{n}": (functools.partial(mp.besselj, n), WAVES) for n in (0, 1)},
}


def in_torch(name: str) -> Any:
    """The function of torch.special."""
    return torch_function(lambda torch: getattr(torch.special, BESSEL_IN_TORCH[name]))


FUNCTIONS = tuple(
    Measured(
        "special",
        name,
        reference,
        regions,
        {"scipy": scipy_function(name), "torch": in_torch(name)},
    )
    for name, (reference, regions) in REGIONS.items()
)
