"""Wrong entropies and divergences, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import information

Function = Callable[..., Any]


def scaled(name: str, factor: float) -> Function:
    """A multiple of the function, as in another base."""
    return lambda *rows: getattr(information, name)(*rows) * rows[0].dtype.type(factor)


def short(name: str) -> Function:
    """Without the last outcome, or the last row of a table."""

    def wrong(*rows: Any) -> Any:
        if len(rows[0]) < 2:
            return rows[0].dtype.type(0.5)
        with np.errstate(all="ignore"):
            return getattr(information, name)(*(np.maximum(row[:-1], 1e-30) for row in rows))

    return wrong


def sloppy(name: str) -> Function:
    """Rounded to half of the bits."""
    half = {"float32": np.float16, "float64": np.float32}

    def wrong(*rows: Any) -> Any:
        value = getattr(information, name)(*rows)
        return value.dtype.type(half[value.dtype.name](value))

    return wrong


def without_shares(p: Any) -> Any:
    """Weights taken for probabilities."""
    return -(p * np.log(np.where(p > 0, p, 1))).sum()


def weighted_by_place(p: Any) -> Any:
    """An entropy that feels the order."""
    return information.entropy(p * np.arange(1, p.size + 1, dtype=p.dtype))


def of_the_rows(table: Any) -> Any:
    """The entropy of the rows given the column."""
    return information.conditional_entropy(np.ascontiguousarray(table.T))


def lopsided(table: Any) -> Any:
    """The first row's divergence alone."""
    if not table[0].sum() > 0:
        return table.dtype.type(0.5)
    return information.kl_divergence(table[0], table.sum(axis=0))


def squared(p: Any, q: Any) -> Any:
    """A square too small."""
    return ((p - q) ** 2).sum() / p.dtype.type(2)


def one_sided(p: Any, q: Any) -> Any:
    """Half of Jensen and Shannon's."""
    return information.kl_divergence(p, (p + q) / 2)


def of_order_two(p: Any, order: float) -> Any:
    """The same for all orders."""
    return information.renyi_entropy(p, 2.0) + p.dtype.type(0.01 * order)


def cancelling(p: Any, order: float) -> Any:
    """The definition, beside the order one."""
    if order in (1.0, np.inf):
        return information.renyi_entropy(p, order)
    with np.errstate(all="ignore"):
        return np.log((p ** p.dtype.type(order)).sum()) / p.dtype.type(1 - order)


MUTANTS: dict[str, list[Any]] = {
    "entropy_lies_between_nought_and_the_uniform_one": [
        scaled("entropy", 1.4427),
        sloppy("entropy"),
    ],
    "entropy_is_the_mean_surprise": [scaled("entropy", 1.001), short("entropy"), sloppy("entropy")],
    "entropy_ignores_order_names_and_impossible_outcomes": [without_shares, weighted_by_place],
    "entropy_of_two_is_that_of_one_and_of_the_other_given_it": [
        {"conditional_entropy": of_the_rows},
        {"entropy": scaled("entropy", 1.4427)},
    ],
    "knowing_more_never_adds_entropy": [
        lambda table: information.entropy(np.ravel(table)),
        scaled("conditional_entropy", -1.0),
    ],
    "mutual_information_is_what_the_entropies_lack": [
        scaled("mutual_information", 1.4427),
        short("mutual_information"),
    ],
    "mutual_information_is_symmetric": [information.conditional_entropy, lopsided],
    "what_is_independent_says_nothing": [
        information.conditional_entropy,
        lambda table: np.abs(table - table.mean()).sum(),
    ],
    "processing_adds_no_information": [
        information.conditional_entropy,
        scaled("mutual_information", -1.0),
    ],
    "processing_brings_distributions_closer": [
        scaled("kl_divergence", -1.0),
        information.cross_entropy,
    ],
    "cross_entropy_is_entropy_and_divergence": [
        {"kl_divergence": information.js_divergence},
        {"cross_entropy": scaled("cross_entropy", 1.4427)},
    ],
    "divergence_is_at_least_a_square_and_nought_at_equality": [
        squared,
        information.cross_entropy,
    ],
    "divergence_is_convex_in_the_pair": [
        lambda p, q: np.sqrt(information.kl_divergence(p, q)),
        scaled("kl_divergence", -1.0),
    ],
    "js_divergence_is_the_mean_divergence_from_the_mean": [
        {"js_divergence": one_sided},
        {"js_divergence": scaled("js_divergence", 1.4427)},
    ],
    "renyi_entropy_falls_from_shannon_to_the_likeliest": [
        {"renyi_entropy": of_order_two},
        {"renyi_entropy": cancelling},
    ],
}
