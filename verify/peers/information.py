"""Entropies of SciPy and scikit-learn."""

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
        "js_divergence": lambda p, q: jensenshannon(p, q) ** 2,
    }


def sklearn() -> Operations:
    """sklearn.metrics."""
    from sklearn.metrics import mutual_info_score

    def mutual_information(table: Any) -> Any:
        return mutual_info_score(None, None, contingency=table)

    return {"mutual_information": mutual_information}
