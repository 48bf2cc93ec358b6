"""Information inside `@njit` functions."""

from typing import Any

from nbmath import information
from verify.laws.modes.compiled import user


@user
def entropy(p: Any) -> Any:
    return information.entropy(p)


@user
def cross_entropy(p: Any, q: Any) -> Any:
    return information.cross_entropy(p, q)


@user
def kl_divergence(p: Any, q: Any) -> Any:
    return information.kl_divergence(p, q)


@user
def js_divergence(p: Any, q: Any) -> Any:
    return information.js_divergence(p, q)


@user
def renyi_entropy(p: Any, order: Any) -> Any:
    return information.renyi_entropy(p, order)


@user
def renyi_divergence(p: Any, q: Any, order: Any) -> Any:
    return information.renyi_divergence(p, q, order)


@user
def joint_entropy(table: Any) -> Any:
    return information.joint_entropy(table)


@user
def conditional_entropy(table: Any) -> Any:
    return information.conditional_entropy(table)


@user
def mutual_information(table: Any) -> Any:
    return information.mutual_information(table)


@user
def entropies_from_counts(counts: Any) -> Any:
    return (
        information.entropy_from_counts(counts, "plugin"),
        information.entropy_from_counts(counts),
        information.entropy_from_counts(counts, "grassberger"),
        information.entropy_from_counts(counts, "james_stein"),
        information.entropy_from_counts(counts, "chao_shen"),
    )


@user
def mutual_informations_from_counts(table: Any) -> Any:
    return (
        information.mutual_information_from_counts(table, "plugin"),
        information.mutual_information_from_counts(table),
        information.mutual_information_from_counts(table, "grassberger"),
        information.mutual_information_from_counts(table, "james_stein"),
        information.mutual_information_from_counts(table, "chao_shen"),
    )


@user
def knn_entropy(x: Any, neighbors: Any) -> Any:
    return information.knn_entropy(x, neighbors)


@user
def knn_mutual_information(x: Any, y: Any, neighbors: Any) -> Any:
    return information.knn_mutual_information(x, y, neighbors)


def entropy_from_counts(counts: Any, method: str) -> Any:
    """By name: in compiled code the name of a method is part of the source."""
    return entropies_from_counts(counts)[METHODS.index(method)]


def mutual_information_from_counts(table: Any, method: str) -> Any:
    """By name likewise."""
    return mutual_informations_from_counts(table)[METHODS.index(method)]


METHODS = ("plugin", "miller_madow", "grassberger", "james_stein", "chao_shen")
OPERATIONS = {
    "entropy": entropy,
    "cross_entropy": cross_entropy,
    "kl_divergence": kl_divergence,
    "js_divergence": js_divergence,
    "renyi_entropy": renyi_entropy,
    "renyi_divergence": renyi_divergence,
    "joint_entropy": joint_entropy,
    "entropy_from_counts": entropy_from_counts,
    "mutual_information_from_counts": mutual_information_from_counts,
    "knn_entropy": knn_entropy,
    "knn_mutual_information": knn_mutual_information,
    "conditional_entropy": conditional_entropy,
    "mutual_information": mutual_information,
}
