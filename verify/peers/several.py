"""The fields whose operations fit on one page."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def _philox(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def _uniform(seed: int, size: Any) -> NDArray[np.float64]:
    return np.asarray(_philox(seed).random(size))


def _normal(seed: int, size: Any) -> NDArray[np.float64]:
    return np.asarray(_philox(seed).standard_normal(size))


def _logsumexp(x: NDArray[Any], axis: int = -1) -> NDArray[Any]:
    return np.asarray(np.logaddexp.reduce(x, axis=axis))


def numpy() -> Operations:
    """Element-wise functions and draws."""
    return {
        "exp": np.exp,
        "log": np.log,
        "log1p": np.log1p,
        "expm1": np.expm1,
        "tanh": np.tanh,
        "logsumexp": _logsumexp,
        "uniform": _uniform,
        "normal": _normal,
        "exponential": lambda seed, size: _philox(seed).standard_exponential(size),
        "random_bits": lambda seed, size: _philox(seed).integers(0, 2**32, size, np.uint32),
        "random_split": lambda seed, n: np.array(
            [child.generate_state(4) for child in np.random.SeedSequence(seed).spawn(n)]
        ),
        "random_gamma": lambda seed, a, scale, size: _philox(seed).gamma(a, scale, size),
        "random_beta": lambda seed, a, b, size: _philox(seed).beta(a, b, size),
        "random_poisson": lambda seed, lam, size: _philox(seed).poisson(lam, size),
        "random_chisquare": lambda seed, df, size: _philox(seed).chisquare(df, size),
        "random_standard_t": lambda seed, df, size: _philox(seed).standard_t(df, size),
        "random_f": lambda seed, m, n, size: _philox(seed).f(m, n, size),
        "random_integers": lambda seed, low, high, size: _philox(seed).integers(low, high, size),
        "random_geometric": lambda seed, p, size: _philox(seed).geometric(p, size),
        "random_negative_binomial": lambda seed, n, p, size: _philox(seed).negative_binomial(
            n, p, size
        ),
        "random_dirichlet": lambda seed, alpha, size: _philox(seed).dirichlet(alpha, size),
        "random_multinomial": lambda seed, n, p, size: _philox(seed).multinomial(n, p, size),
        "random_permutation": lambda seed, n: _philox(seed).permutation(n),
        "random_shuffle": lambda seed, x: _philox(seed).permutation(x),
        "random_vonmises": lambda seed, mu, kappa, size: _philox(seed).vonmises(mu, kappa, size),
        "random_hypergeometric": lambda seed, good, bad, n, size: _philox(seed).hypergeometric(
            good, bad, n, size
        ),
        "random_multivariate_normal": lambda seed, mean, cov, size: _philox(
            seed
        ).multivariate_normal(mean, cov, size),
        "random_choice": lambda seed, n, size, replace, p: _philox(seed).choice(
            n, size, replace, p
        ),
        "random_categorical": lambda seed, p, size: _philox(seed).choice(
            len(p), size, p=p / p.sum()
        ),
        "random_binomial": lambda seed, n, p, size: _philox(seed).binomial(n, p, size),
    }


def scipy() -> Operations:
    """Special functions and rows."""
    import scipy.special
    import scipy.stats

    def softmax(x: Any, axis: int = -1) -> Any:
        return scipy.special.softmax(x, axis=axis)

    def log_softmax(x: Any, axis: int = -1) -> Any:
        return scipy.special.log_softmax(x, axis=axis)

    def truncated(seed: int, a: float, b: float, size: int) -> Any:
        return scipy.stats.truncnorm.rvs(a, b, size=size, random_state=_philox(seed))

    def wishart(seed: int, df: float, scale: Any, size: int) -> Any:
        drawn = scipy.stats.wishart.rvs(df, scale, size=size, random_state=_philox(seed))
        return np.reshape(drawn, (size, *np.shape(scale)))

    def sequence(of: Any, seed: int | None, dimension: int, size: int, start: int) -> Any:
        """Its scrambled or plain points; it warns of numbers that are no power of two."""
        source = of(dimension, scramble=seed is not None, rng=_philox(seed or 0))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return (source.fast_forward(start) if start else source).random(size)

    def sobol(seed: int | None, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
        return sequence(scipy.stats.qmc.Sobol, seed, dimension, size, start)

    def halton(seed: int | None, dimension: int, size: int, start: int = 0) -> Any:
        return sequence(scipy.stats.qmc.Halton, seed, dimension, size, start)

    def logsumexp(x: Any, axis: int = -1) -> Any:
        return scipy.special.logsumexp(x, axis=axis)

    return {
        "random_truncated_normal": truncated,
        "random_wishart": wishart,
        "random_sobol": sobol,
        "random_halton": halton,
        "log1p": scipy.special.log1p,
        "expm1": scipy.special.expm1,
        "logistic": scipy.special.expit,
        "logit": scipy.special.logit,
        "softmax": softmax,
        "log_softmax": log_softmax,
        "logsumexp": logsumexp,
    }


def torch() -> Operations:
    """Element-wise functions, rows and attention."""
    import torch as library

    functional = library.nn.functional

    def attention(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
        return functional.scaled_dot_product_attention(q, k, v, is_causal=causal, scale=scale)

    def along(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda x, axis=-1: function(x, dim=axis)

    found: Operations = {
        "exp": library.exp,
        "log": library.log,
        "log1p": library.log1p,
        "expm1": library.expm1,
        "tanh": library.tanh,
        "logistic": library.sigmoid,
        "logit": library.logit,
        "softplus": functional.softplus,
        "softmax": along(library.softmax),
        "log_softmax": along(library.log_softmax),
        "logsumexp": along(library.logsumexp),
        "attention": attention,
    }
    return {name: on_tensors(function) for name, function in found.items()}
