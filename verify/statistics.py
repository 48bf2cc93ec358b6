"""P-values that are good to 1e-12 and beyond, where two-stage tests decide.

SciPy is imported when it is used: laws are declared by many who never run a statistical one.
"""

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

SUSPICIOUS = 3.0
"""Minus log10(p) past which a second stage is asked for."""

FALSE_ALARM = 1e-9
"""The p-value below which the second stage calls a sampler wrong."""


def surprise(sample: ArrayLike, cdf: Callable[[NDArray[np.float64]], ArrayLike]) -> float:
    """Minus log10 of the p-value that the sample follows the distribution function."""
    values = np.asarray(sample)
    if values.size == 0:
        return 0.0
    if not np.isfinite(values).all():
        return float("inf")
    return departure(np.asarray(cdf(values.ravel()), np.float64).ravel())


def departure(uniforms: NDArray[np.float64]) -> float:
    """Minus log10 of the p-value that numbers are uniform on [0, 1]."""
    u = np.sort(uniforms)
    if not np.isfinite(u).all() or u[0] < 0 or u[-1] > 1:
        return float("inf")
    p = 2 * min(anderson_darling(u), kolmogorov_smirnov(u))
    return max(0.0, -float(np.log10(max(min(p, 1.0), 1e-300))))


def spread(counts: ArrayLike, cdf: Callable[[NDArray[np.float64]], ArrayLike]) -> NDArray[Any]:
    """Numbers that are uniform on [0, 1] where whole numbers follow a distribution function.

    A count k becomes a point between cdf(k - 1) and cdf(k), which point the sample itself decides:
    a generator seeded by it stands for numbers that have nothing to do with it, so that the same
    sample is judged alike at any time (Brockwell 2007, doi 10.1016/j.spl.2007.02.008).
    """
    k = np.asarray(counts, np.float64).ravel()
    seed = int.from_bytes(hashlib.blake2b(k.tobytes(), digest_size=16).digest(), "little")
    below, upto = (np.asarray(cdf(end), np.float64) for end in (k - 1.0, k))
    return below + np.random.Generator(np.random.PCG64(seed)).random(k.size) * (upto - below)


def anderson_darling(u: NDArray[np.float64]) -> float:
    """P-value of sorted uniforms by A²; its tail is √3 erfc(√A²) (Zolotarev 1961).

    A² is asymptotically Σ χ²_j / (j (j + 1)): the first weight is 1/2 and the product of the
    others' factors (1 - 2 / (j (j + 1)))^(-1/2) telescopes to √3.
    """
    from scipy.special import erfc

    n = u.size
    # A draw on the edge of a float32 interval stands for the middle of the first cell.
    inside = np.clip(u, 0.5 * float(np.finfo(np.float32).eps) / 2, 1 - 2.0**-26)
    k = np.arange(1, n + 1)
    terms = (2 * k - 1) * np.log(inside) + (2 * (n - k) + 1) * np.log1p(-inside)
    squared = max(0.0, -n - float(terms.sum()) / n)
    return min(1.0, float(np.sqrt(3.0) * erfc(np.sqrt(squared))))


def kolmogorov_smirnov(u: NDArray[np.float64]) -> float:
    """P-value of sorted uniforms by the largest gap to the diagonal (exact, two-sided)."""
    from scipy.stats import kstwo

    n = u.size
    k = np.arange(n)
    gap = max(float((u - k / n).max()), float(((k + 1) / n - u).max()))
    return float(kstwo.sf(gap, n))
