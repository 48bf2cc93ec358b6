"""Wrong contractions, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse


def right(subscripts: str, *operands: Any) -> Any:
    return np.einsum(subscripts, *operands)


def rough(subscripts: str, *operands: Any) -> Any:
    return right(subscripts, *map(coarse, operands))


def order_of_the_result_ignored(subscripts: str, *operands: Any) -> Any:
    """Letters of the result come in the order in which they appear."""
    given, arrow, result = subscripts.partition("->")
    if not arrow or "." in result:
        return right(subscripts, *operands)
    wanted = "".join(c for c in dict.fromkeys(given.replace(",", "")) if c in result)
    return np.resize(right(f"{given}->{wanted}", *operands), np.shape(right(subscripts, *operands)))


def first_terms_missing(subscripts: str, *operands: Any) -> Any:
    """The first value of the first letter is left out where it is summed over."""
    given, arrow, result = subscripts.partition("->")
    first, *others = operands
    if arrow and given[0] not in result and len(first) > 1 and given.count(given[0]) == 1:
        return right(subscripts, first[1:], *others)
    return right(subscripts, *operands)


def last_of_the_sum_missing(subscripts: str, *operands: Any) -> Any:
    """The last value of the letter j is left out where it is summed over."""
    given, arrow, result = subscripts.partition("->")
    if "j" not in given or (arrow and "j" in result):
        return right(subscripts, *operands)
    cut = []
    for term, x in zip(given.split(","), operands, strict=True):
        place = term.replace("...", "").find("j") - len(term.replace("...", ""))
        short = place < 0 and "j" in term and x.shape[place] > 1
        cut.append(np.take(x, range(x.shape[place] - 1), axis=place) if short else x)
    return right(subscripts, *cut)


def affine(subscripts: str, *operands: Any) -> Any:
    found = right(subscripts, *operands)
    return found + np.asarray(1e-2, found.dtype)


def saturated(subscripts: str, *operands: Any) -> Any:
    found = right(subscripts, *operands)
    return np.clip(found, -1e2, 1e2).astype(found.dtype)


def by_the_names(subscripts: str, *operands: Any) -> Any:
    """The result is in the alphabet's order, whatever was asked for."""
    given, arrow, result = subscripts.partition("->")
    if not arrow or "." in result:
        return right(subscripts, *operands)
    found = right(f"{given}->{''.join(sorted(result))}", *operands)
    return np.resize(found, np.shape(right(subscripts, *operands)))


def coarse_in_z(subscripts: str, *operands: Any) -> Any:
    found = right(subscripts, *operands)
    return coarse(found) if "z" in subscripts else found


def first_operand_coarse(subscripts: str, *operands: Any) -> Any:
    first, *others = operands
    return right(subscripts, coarse(first), *others)


def diagonal_from_the_corner(subscripts: str, *operands: Any) -> Any:
    if subscripts.startswith("ii"):
        return right(subscripts, operands[0][:, ::-1])
    return right(subscripts, *operands)


def never_turned(subscripts: str, *operands: Any) -> Any:
    return operands[0].copy() if subscripts in ("ba", "ij->ji") else right(subscripts, *operands)


def trace_of_sizes(subscripts: str, *operands: Any) -> Any:
    found = right(subscripts, *operands)
    return np.abs(found) if subscripts == "ii" else found


def pair_of_the_chain(subscripts: str, *operands: Any) -> Any:
    """The last operand enters by its diagonal alone."""
    *others, last = operands
    square = last * np.eye(*last.shape, dtype=last.dtype)
    return right(subscripts, *others, square)


def implicit_as_it_comes(subscripts: str, *operands: Any) -> Any:
    if "->" in subscripts or "." in subscripts:
        return right(subscripts, *operands)
    once = [c for c in subscripts.replace(",", "") if subscripts.count(c) == 1]
    return right(f"{subscripts}->{''.join(once)}", *operands)


def first_of_the_stack(subscripts: str, *operands: Any) -> Any:
    if "..." in subscripts:
        operands = tuple(np.broadcast_to(x[:1], x.shape) for x in operands)
    return right(subscripts, *operands)


def mean_of_all(subscripts: str, *operands: Any) -> Any:
    found = right(subscripts, *operands)
    return found / operands[0].size if subscripts.endswith("->") else found


def with_a_floor(subscripts: str, *operands: Any) -> Any:
    found = right(subscripts, *operands)
    return np.where(np.abs(found) < 1e-2, 0, found).astype(found.dtype)


MUTANTS: dict[str, list[Any]] = {
    "contraction_is_the_sum_over_what_the_result_lacks": [
        rough,
        order_of_the_result_ignored,
        first_terms_missing,
        last_of_the_sum_missing,
    ],
    "contraction_is_linear_in_each_operand": [affine, saturated],
    "names_of_indices_do_not_matter": [coarse_in_z, last_of_the_sum_missing],
    "order_of_operands_does_not_matter": [first_operand_coarse, order_of_the_result_ignored],
    "one_operand_is_transposed_and_traced": [
        diagonal_from_the_corner,
        never_turned,
        trace_of_sizes,
    ],
    "closed_contraction_does_not_mind_a_cycle": [pair_of_the_chain, saturated],
    "chain_of_contractions_is_a_chain_of_products": [
        {"einsum": pair_of_the_chain},
        {"einsum": rough},
        {"einsum": last_of_the_sum_missing},
    ],
    "letters_that_appear_once_are_the_result": [implicit_as_it_comes],
    "dots_stand_for_stacks": [first_of_the_stack],
    "sum_over_all_is_a_sum_of_sums": [mean_of_all, first_terms_missing],
    "contraction_of_both_indices_is_an_inner_product": [mean_of_all, rough],
    "contractions_scale_by_powers_of_two_exactly": [with_a_floor, saturated],
}
