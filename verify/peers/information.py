"""Entropies of SciPy."""

from collections.abc import Callable
from typing import Any

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.stats and scipy.spatial.distance."""
    from scipy.spatial.distance import jensenshannon
    from scipy.stats import entropy

    return {
        "entropy": entropy,
        "kl_divergence": entropy,
        "joint_entropy": lambda table: entropy(table, axis=None),
        "js_divergence": lambda p, q: jensenshannon(p, q) ** 2,
    }
