"""Directions, truncated normal draws and populations inside compiled code."""

from typing import Any

import numpy as np

from nbmath.random.cpu import samplers
from nbmath.random.cpu.inside_samplers import drawing, picking
from nbmath.random.cpu.inside_samplers import number_of as _number
from nbmath.random.cpu.keys import KEY


def vonmises(
    key: Any, mu: Any, kappa: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
) -> Any:
    """Draws."""
    ways = samplers.vonmises_array, samplers.vonmises_at
    draw = drawing(*ways, (mu, kappa), size, _number(dtype, out), out)

    def drawn(
        key: Any, mu: Any, kappa: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
    ) -> Any:
        return draw(key, (mu, kappa), size, out)

    return drawn if key == KEY else None


def vonmises_at(key: Any, index: Any, mu: Any, kappa: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.vonmises_at, index, (mu, kappa), counts=False)
    return (lambda key, index, mu, kappa: draw(key, index, (mu, kappa))) if key == KEY else None


def truncated_normal(
    key: Any, a: Any, b: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
) -> Any:
    """Draws."""
    ways = samplers.truncated_normal_array, samplers.truncated_normal_at
    draw = drawing(*ways, (a, b), size, _number(dtype, out), out)

    def drawn(
        key: Any, a: Any, b: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
    ) -> Any:
        return draw(key, (a, b), size, out)

    return drawn if key == KEY else None


def truncated_normal_at(key: Any, index: Any, a: Any, b: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.truncated_normal_at, index, (a, b), counts=False)
    return (lambda key, index, a, b: draw(key, index, (a, b))) if key == KEY else None


def hypergeometric(
    key: Any, ngood: Any, nbad: Any, nsample: Any, size: Any = None, out: Any = None
) -> Any:
    """Draws."""
    ways = samplers.hypergeometric_array, samplers.hypergeometric_at
    draw = drawing(*ways, (ngood, nbad, nsample), size, np.int64, out)

    def drawn(
        key: Any, ngood: Any, nbad: Any, nsample: Any, size: Any = None, out: Any = None
    ) -> Any:
        return draw(key, (ngood, nbad, nsample), size, out)

    return drawn if key == KEY else None


def hypergeometric_at(key: Any, index: Any, ngood: Any, nbad: Any, nsample: Any) -> Any:
    """Draws at indices."""
    draw = picking(samplers.hypergeometric_at, index, (ngood, nbad, nsample), counts=True)

    def drawn(key: Any, index: Any, ngood: Any, nbad: Any, nsample: Any) -> Any:
        return draw(key, index, (ngood, nbad, nsample))

    return drawn if key == KEY else None
