"""Points and masses by which means over a distribution are sums."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.laws._probability import Distribution

Operation = Callable[..., Any]
STEPS = np.arange(-97, 98) / 16.0
"""Steps of the double exponential rule, which reaches probabilities of 1e-300."""
ANGLE = np.pi * np.sinh(STEPS)
TAILS = 0.5 / (1.0 + np.exp(-ANGLE))
MASSES = np.pi / 16.0 * np.cosh(STEPS) * TAILS / (1.0 + np.exp(ANGLE))
"""Nodes and weights from 0 to 1/2: the mean of g(X) is the sum of MASSES (g(Q(p)) + g(Q_S(p)))."""


def cells(of: Distribution, Q: Operation, S: Operation, theta: Any, dtype: Any) -> Any:
    """Points and the masses that belong to them, by which means are sums."""
    if of.discrete:
        top = float(Q(np.asarray(np.finfo(dtype).eps ** 2, dtype), *theta))
        return np.arange(of.support[0], min(top, 1e5) + 1).astype(dtype), None
    kept = float(np.finfo(dtype).tiny) < TAILS
    p = TAILS[kept].astype(dtype)
    return np.concatenate([Q(p, *theta), S(p, *theta)]), np.concatenate([MASSES[kept]] * 2)
