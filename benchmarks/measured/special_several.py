"""Where the special functions of several numbers are measured."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy import Function, Measured, Sampler, bitwise, together, uniform
from benchmarks.measured import jax_function, numpy_function, scipy_function, torch_function
from nbmath import special
from verify.laws.special import references as exact
from verify.laws.special.owen import integral

Loader = Callable[[], Function]


def logarithmic(low: float, high: float) -> Sampler:
    """Numbers whose logarithms are spread evenly."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        return np.exp(rng.uniform(np.log(low), np.log(high), count)).astype(dtype)

    return draw


def whole(low: int, high: int) -> Sampler:
    """Whole numbers."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        return rng.integers(low, high, count, endpoint=True).astype(dtype)

    return draw


def around_gamma(low: float, high: float, spreads: float) -> Sampler:
    """Exponents a, and x within so many standard deviations of them."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        a = np.exp(rng.uniform(np.log(low), np.log(high), count))
        x = np.abs(a + np.sqrt(a) * rng.uniform(-spreads, spreads, count))
        return np.stack([a, x]).astype(dtype)

    return draw


def around_beta(low: float, high: float, spreads: float) -> Sampler:
    """Exponents a and b, and x within so many standard deviations of the mean."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        a, b = np.exp(rng.uniform(np.log(low), np.log(high), (2, count)))
        mean = a / (a + b)
        spread = np.sqrt(mean * (1 - mean) / (a + b + 1))
        x = mean + spread * rng.uniform(-spreads, spreads, count)
        return np.stack([a, b, np.clip(x, 1e-3 * mean, 1 - 1e-3 * (1 - mean))]).astype(dtype)

    return draw


def close(gap: float) -> Sampler:
    """Pairs whose second number differs from the first by up to a part of it."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        x = rng.uniform(0.1, 10, count)
        return np.stack([x, x * (1 + rng.uniform(-gap, gap, count))]).astype(dtype)

    return draw


def ordered(low: float, high: float) -> Sampler:
    """Pairs of which the first is the larger."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        return -np.sort(-rng.uniform(low, high, (2, count)), axis=0).astype(dtype)

    return draw


def root(name: str, tail: Callable[..., Any], log_density: Callable[..., Any], sign: int) -> Any:
    """The bound at which a tail has a value, by Newton's iteration from what our function says."""

    def solve(*arguments: Any) -> Any:
        *exponents, wanted = arguments
        x = mp.mpf(float(getattr(special, name)(*map(float, arguments))))
        if not 0 < x < (1 if len(exponents) == 2 else mp.inf):
            return mp.nan  # the root rounds to an end of the range
        for _ in range(20):
            step = (tail(*exponents, x) - wanted) / mp.exp(log_density(*exponents, x))
            x -= sign * step
            if abs(step) < 1e-30 * x:
                return x
        return mp.nan

    return solve


def gamma_density(a: Any, x: Any) -> Any:
    """The logarithm of the derivative of gammainc."""
    return (a - 1) * mp.log(x) - x - mp.loggamma(a)


def beta_density(a: Any, b: Any, x: Any) -> Any:
    """The logarithm of the derivative of betainc."""
    constant = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    return constant + (a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x)


def betaln(a: Any, b: Any) -> Any:
    """log B(a, b), of which the terms may cancel."""
    with mp.extradps(30):
        return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


ANY = uniform(-10, 10)
POSITIVE = logarithmic(1e-3, 1e3)
PAIRS = {"positive": together(POSITIVE, POSITIVE)}
NEAR = {"close": close(1e-3)}
GAMMAS = {
    "a, x in [0.1, 30]": together(uniform(0.1, 30), uniform(0.1, 30)),
    "small a": together(logarithmic(1e-6, 0.1), bitwise(1e-30, 10)),
    "x within 4 spreads of a in [30, 1e4]": around_gamma(30, 1e4, 4),
    "x within 30 spreads of a in [1, 1e3]": around_gamma(1, 1e3, 30),
}
BETAS = {
    "a, b in [0.1, 30]": together(uniform(0.1, 30), uniform(0.1, 30), uniform(0, 1)),
    "small a, b": together(logarithmic(1e-6, 0.5), logarithmic(1e-6, 0.5), uniform(0, 1)),
    "x within 4 spreads, a, b in [10, 1e4]": around_beta(10, 1e4, 4),
    "x within 30 spreads, a, b in [1, 1e3]": around_beta(1, 1e3, 30),
}
GAMMA_TAILS = {
    "a in [0.3, 1e3]": together(logarithmic(0.3, 1e3), uniform(0, 1)),
    "a in [0.01, 0.3]": together(logarithmic(0.01, 0.3), uniform(0, 1)),
    "tails of all magnitudes": together(logarithmic(0.3, 1e3), bitwise(1e-300, 1)),
}
BETA_TAILS = {
    "a, b in [0.3, 1e3]": together(logarithmic(0.3, 1e3), logarithmic(0.3, 1e3), uniform(0, 1)),
    "a, b in [0.01, 0.3]": together(logarithmic(0.01, 0.3), logarithmic(0.01, 0.3), uniform(0, 1)),
    "tails of all magnitudes": together(
        logarithmic(0.3, 1e3), logarithmic(0.3, 1e3), bitwise(1e-300, 1)
    ),
}

REGIONS: dict[str, tuple[Callable[..., Any], dict[str, Sampler]]] = {
    "logaddexp": (
        lambda x, y: mp.log(mp.exp(x) + mp.exp(y)),
        {"[-10, 10]": together(ANY, ANY), "[-80, 80]": together(*[uniform(-80, 80)] * 2)},
    ),
    "logsubexp": (
        lambda x, y: mp.log(mp.exp(x) - mp.exp(y)) if x > y else mp.nan,
        {"[-10, 10]": ordered(-10, 10), "close": ordered(1, 1.001)},
    ),
    "xlogy": (lambda x, y: x * mp.log(y), PAIRS),
    "xlog1py": (lambda x, y: x * mp.log1p(y), PAIRS),
    "rel_entr": (lambda x, y: x * mp.log(x / y), {**PAIRS, **NEAR}),
    "kl_div": (lambda x, y: x * mp.log(x / y) - x + y, {**PAIRS, **NEAR}),
    "beta": (
        mp.beta,
        {
            "[0.1, 30]": together(uniform(0.1, 30), uniform(0.1, 30)),
            "one large": together(uniform(0.1, 3), logarithmic(30, 1e12)),
            "negative": together(uniform(-20, 0), uniform(0.1, 30)),
        },
    ),
    "betaln": (
        betaln,
        {
            "[0.1, 30]": together(uniform(0.1, 30), uniform(0.1, 30)),
            "large": together(logarithmic(10, 1e15), logarithmic(10, 1e15)),
            "one large": together(uniform(0.1, 3), logarithmic(30, 1e15)),
        },
    ),
    "binom": (
        exact.binom,
        {
            "whole": together(whole(0, 60), whole(0, 60)),
            "n in [0, 60], k in [0, 30]": together(uniform(0, 60), uniform(0, 30)),
            "n in [-30, 0], k in [-30, 30]": together(uniform(-30, 0), uniform(-30, 30)),
            "n to 1e12, k in [0, 20]": together(logarithmic(60, 1e12), uniform(0, 20)),
        },
    ),
    "zeta": (
        exact.zeta,
        {
            "x in [1, 5], q in [0.1, 50]": together(uniform(1.001, 5), uniform(0.1, 50)),
            "x in [5, 60], q in [0.1, 50]": together(uniform(5, 60), uniform(0.1, 50)),
        },
    ),
    "polygamma": (
        mp.polygamma,
        {
            "n to 20, x in [0.1, 50]": together(whole(0, 20), uniform(0.1, 50)),
            "n to 6, x in [-10, 0]": together(whole(0, 6), uniform(-10, 0)),
        },
    ),
    "owens_t": (
        integral,
        {
            "h in [0, 5], a in [0, 1]": together(uniform(0, 5), uniform(0, 1)),
            "h in [0, 5], a in [1, 20]": together(uniform(0, 5), uniform(1, 20)),
            "h in [5, 37], a in [0, 2]": together(uniform(5, 37), uniform(0, 2)),
            "small h": together(bitwise(1e-30, 0.1), uniform(0, 20)),
        },
    ),
    "gammainc": (exact.gammainc, GAMMAS),
    "gammaincc": (exact.gammaincc, GAMMAS),
    "betainc": (exact.betainc, BETAS),
    "betaincc": (exact.betaincc, BETAS),
    "gammaincinv": (root("gammaincinv", exact.gammainc, gamma_density, 1), GAMMA_TAILS),
    "gammainccinv": (root("gammainccinv", exact.gammaincc, gamma_density, -1), GAMMA_TAILS),
    "betaincinv": (root("betaincinv", exact.betainc, beta_density, 1), BETA_TAILS),
    "betainccinv": (root("betainccinv", exact.betaincc, beta_density, -1), BETA_TAILS),
}
IN_JAX = ("betaln", "gammainc", "gammaincc", "betainc", "xlogy", "xlog1py", "rel_entr", "kl_div")
IN_TORCH = ("gammainc", "gammaincc", "xlogy", "xlog1py")
SLOW = ("inc", "zeta", "polygamma", "owens_t")


def elsewhere(name: str) -> dict[str, Loader]:
    """The same function in other libraries."""
    if name == "logaddexp":
        return {
            "numpy": numpy_function(name),
            "torch": torch_function(lambda torch: torch.logaddexp),
        }
    found: dict[str, Loader] = {} if name == "logsubexp" else {"scipy": scipy_function(name)}
    if name in IN_TORCH:
        found["torch"] = torch_function(lambda torch: getattr(torch.special, name))
    if name in IN_JAX:
        found["jax"] = jax_function(lambda jax: getattr(jax.scipy.special, name))
    return found


FUNCTIONS = tuple(
    Measured(
        "special",
        name,
        reference,
        regions,
        elsewhere(name),
        share=0.1 if any(part in name for part in SLOW) else 1.0,
    )
    for name, (reference, regions) in REGIONS.items()
)
