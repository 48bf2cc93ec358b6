"""Information: entropies, divergences, and what the variables of a table say of each other.

Weights need not sum to one: they are divided by their sum, so that counts give the estimates of
maximum likelihood, whose bias `entropy_from_counts` corrects. Samples of densities have
`knn_entropy` and `knn_mutual_information`. Results are in nats, or in units of log(base). Inside
`@njit` code the same names take rows and tables without checks, and what has no answer is nan.
"""

from nbmath.information.door.counts import entropy_from_counts, mutual_information_from_counts
from nbmath.information.door.discrete import (
    conditional_entropy,
    cross_entropy,
    entropy,
    joint_entropy,
    js_divergence,
    kl_divergence,
    mutual_information,
    renyi_divergence,
    renyi_entropy,
)
from nbmath.information.door.neighbours import knn_entropy, knn_mutual_information

__all__ = [
    "conditional_entropy",
    "cross_entropy",
    "entropy",
    "entropy_from_counts",
    "joint_entropy",
    "js_divergence",
    "kl_divergence",
    "knn_entropy",
    "knn_mutual_information",
    "mutual_information",
    "mutual_information_from_counts",
    "renyi_divergence",
    "renyi_entropy",
]
