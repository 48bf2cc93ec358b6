"""The normal distribution inside `@njit` functions."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nbmath import random
from nbmath.distributions import normal
from verify.laws.modes.compiled import user


@user
def pdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return normal.pdf(x, loc, scale)


@user
def logpdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return normal.logpdf(x, loc, scale)


@user
def cdf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return normal.cdf(x, loc, scale)


@user
def sf(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return normal.sf(x, loc, scale)


@user
def ppf(p: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    return normal.ppf(p, loc, scale)


@user
def _sample(key: Any, size: Any, loc: Any, scale: Any) -> Any:
    return normal.sample(key, size, loc, scale)


@user
def _sample_single(key: Any, size: Any, loc: Any, scale: Any) -> Any:
    return normal.sample(key, size, loc, scale, np.float32)


def sample(
    seed: int, size: Any, loc: float = 0.0, scale: float = 1.0, dtype: DTypeLike = np.float64
) -> Any:
    """Draws of the key that the seed makes."""
    draw = _sample_single if dtype == np.float32 else _sample
    return draw(random.Key(seed), size, float(loc), float(scale))


@user
def fit(x: Any) -> Any:
    return normal.fit(x)


OPERATIONS = {
    "normal_pdf": pdf,
    "normal_logpdf": logpdf,
    "normal_cdf": cdf,
    "normal_sf": sf,
    "normal_ppf": ppf,
    "normal_sample": sample,
    "normal_fit": fit,
}
