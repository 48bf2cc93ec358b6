"""Integrals and roots of SciPy."""

from collections.abc import Callable
from typing import Any

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.integrate, scipy.optimize, and frozen distributions of scipy.stats."""
    import warnings

    import numpy as np
    from scipy import integrate, optimize

    def quad(f: Any, a: float, b: float) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", integrate.IntegrationWarning)
            return integrate.quad(f, a, b)

    def find_root(f: Any, a: float, b: float) -> Any:
        """Brent's method tells no other end: the next number on the side of the other sign."""
        x = optimize.brentq(f, a, b, xtol=1e-300, rtol=4 * np.finfo(float).eps, maxiter=2000)
        ends = (np.nextafter(x, side * np.inf) for side in (-1, 1))
        fx, reach = f(x), 16.0
        low, high = ((end - x) * reach + x for end in ends)
        return x, fx, (low if (f(low) < 0) != (fx < 0) else high)

    return {"quad": quad, "find_root": find_root}
