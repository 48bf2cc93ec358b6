"""Wrong divergences of Rényi, joint entropies and estimates, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import digamma

from nbmath import information

Function = Callable[..., Any]


def times(name: str, factor: float) -> Function:
    """A multiple of the function."""
    return lambda *given: getattr(information, name)(*given) * given[0].dtype.type(factor)


def plus(name: str, amount: float) -> Function:
    """Something more than the function."""
    return lambda *given: getattr(information, name)(*given) + given[0].dtype.type(amount)


def of_rows(table: Any) -> Any:
    """The entropy of the first variable alone."""
    return information.entropy(table.sum(axis=1))


def doubled(table: Any) -> Any:
    """The bound in place of the entropy."""
    return information.entropy(table.sum(axis=1)) + information.entropy(table.sum(axis=0))


def turned(p: Any, q: Any, order: Any) -> Any:
    """p and q exchanged."""
    return information.renyi_divergence(q, p, order)


def cancelling(p: Any, q: Any, order: Any) -> Any:
    """The definition, beside the order one."""
    a = p.dtype.type(order)
    with np.errstate(all="ignore"):
        return np.log((p**a * q ** (1 - a)).sum()) / (a - 1)


def tsallis(p: Any, q: Any, order: Any) -> Any:
    """Without the logarithm."""
    if order in (1, np.inf):
        return information.renyi_divergence(p, q, order)
    a = p.dtype.type(order)
    with np.errstate(all="ignore"):
        return ((p**a * q ** (1 - a)).sum() - 1) / (a - 1)


def tsallis_of_p(p: Any, q: Any, order: Any) -> Any:
    """Without the logarithm, and with another divisor."""
    return p.dtype.type(2) * tsallis(p, q, order) / p.dtype.type(1 + order)


def falling(p: Any, q: Any, order: Any) -> Any:
    """One that falls with its order."""
    return information.renyi_divergence(p, q, 1 / order if order > 0 else np.inf)


def squares(p: Any, q: Any, order: Any) -> Any:
    """What processing can raise."""
    return ((p - q) ** 2).max()


def corrected_by(shift: float, factor: float = 1.0) -> Function:
    """Miller and Madow's with a wrong number of outcomes, the others scaled."""

    def wrong(counts: Any, method: str) -> Any:
        found = information.entropy_from_counts(counts, method)
        if method == "miller_madow":
            return found + counts.dtype.type(shift / (2 * counts.sum()))
        return found * counts.dtype.type(factor)

    return wrong


def weighted(counts: Any, method: str) -> Any:
    """An estimate that feels the order."""
    places = np.arange(counts.size, dtype=counts.dtype) % 3
    return information.entropy_from_counts(counts + places, method)


def of_the_axis(counts: Any, method: str) -> Any:
    """Miller and Madow's with outcomes that were not seen."""
    found = information.entropy_from_counts(counts, "plugin")
    return found + counts.dtype.type((counts.size - 1) / (2 * counts.sum()))


def lopsided(table: Any, method: str) -> Any:
    """One marginal twice."""
    rows = information.entropy_from_counts(table.sum(axis=1), method)
    return rows + rows - information.entropy_from_counts(table.ravel(), method)


def estimate(
    *, closed: bool = False, more: float = 1.0, further: int = 0, euclidean: bool = False
) -> Function:
    """Kraskov's estimate by all distances, with what people get wrong."""

    def wrong(x: Any, y: Any, neighbors: int) -> Any:
        apart = [np.abs(v[:, None] - v) for v in (x, y)]
        far = [np.sqrt((a**2).sum(2)) if euclidean else a.max(2) for a in apart]
        for each in far:
            np.fill_diagonal(each, np.inf)
        place = min(neighbors - 1 + further, len(x) - 1)
        radius = np.sort(np.maximum(*far), axis=1)[:, place, None]
        near = [(a <= radius if closed else a < radius).sum(1) for a in far]
        terms = sum(digamma(n + more) for n in near)
        return x.dtype.type(digamma(len(x)) + digamma(neighbors) - terms.mean())

    return wrong


def by_places(x: Any, y: Any, neighbors: int) -> Any:
    """Of the first half, and of other units."""
    half = max(2, len(x) // 2)
    return information.knn_mutual_information(x[:half], 1.5 * y[:half], min(neighbors, half - 1))


MUTANTS: dict[str, list[Any]] = {
    "entropy_of_two_lies_between_the_larger_and_the_sum": [
        of_rows,
        times("joint_entropy", 1.4427),
    ],
    "joint_entropy_is_the_mean_surprise_of_pairs": [of_rows, doubled, times("joint_entropy", 1.01)],
    "what_is_left_uncertain_bounds_the_error_from_below": [
        lambda table: information.entropy(np.ravel(table)),
        times("conditional_entropy", 1.4427),
    ],
    "divergence_of_independent_pairs_is_the_sum": [
        lambda p, q: np.sqrt(information.kl_divergence(p, q)),
        information.js_divergence,
    ],
    "renyi_divergence_agrees_with_its_definition": [turned, cancelling, tsallis],
    "renyi_divergence_rises_from_kullback_to_the_largest_ratio": [
        {"renyi_divergence": falling},
        {"renyi_divergence": turned},
    ],
    "renyi_divergence_is_skew_symmetric": [tsallis_of_p, plus("renyi_divergence", 0.01)],
    "processing_brings_distributions_closer_in_every_order": [
        squares,
        times("renyi_divergence", -1.0),
    ],
    "entropy_from_counts_agrees_with_its_definition": [
        corrected_by(1.0),
        corrected_by(0.0, 1.0001),
        of_the_axis,
    ],
    "corrections_vanish_as_counts_grow": [corrected_by(1.0), corrected_by(0.0, 1.1)],
    "order_and_what_was_never_seen_change_no_estimate": [weighted, of_the_axis],
    "mutual_information_from_counts_is_what_the_entropies_lack": [
        lopsided,
        plus("mutual_information_from_counts", -0.01),
    ],
    "knn_entropy_agrees_with_all_distances": [
        plus("knn_entropy", np.log(2.0)),
        lambda x, k: information.knn_entropy(x, max(1, k - 1)),
    ],
    "knn_mutual_information_agrees_with_all_distances": [
        estimate(closed=True),
        estimate(more=0.0),
        estimate(further=1),
        estimate(euclidean=True),
    ],
    "knn_mutual_information_ignores_unit_order_and_side": [by_places],
}
