"""Entropies, divergences and mutual information; see docs/information.md."""

from nbmath.information.formulas.counts import entropy_from_counts, mutual_information_from_counts
from nbmath.information.formulas.discrete import (
    conditional_entropy,
    cross_entropy,
    entropy,
    is_near,
    joint_entropy,
    js_divergence,
    kl_divergence,
    leaning,
    mutual_information,
    power_less,
    power_over,
    renyi_divergence,
    renyi_entropy,
    renyi_of,
    share_of,
    surprise,
)
from nbmath.information.formulas.neighbours import (
    knn_entropy,
    knn_entropy_of,
    knn_mutual_information,
    knn_mutual_information_of,
)

__all__ = [
    "conditional_entropy",
    "cross_entropy",
    "entropy",
    "entropy_from_counts",
    "is_near",
    "joint_entropy",
    "js_divergence",
    "kl_divergence",
    "knn_entropy",
    "knn_entropy_of",
    "knn_mutual_information",
    "knn_mutual_information_of",
    "leaning",
    "mutual_information",
    "mutual_information_from_counts",
    "power_less",
    "power_over",
    "renyi_divergence",
    "renyi_entropy",
    "renyi_of",
    "share_of",
    "surprise",
]
