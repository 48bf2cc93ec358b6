"""Wrong powers, traces and Kronecker products, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.products import short_trace, without_the_last
from mutants.linalg.shared import coarse, half_precision

power = np.linalg.matrix_power


def outer_of_sums(x: Any, y: Any) -> Any:
    return x[:, None] + y[None, :]


def outer_turned(x: Any, y: Any) -> Any:
    return np.resize(np.outer(y, x), (len(x), len(y)))


def outer_coarse(x: Any, y: Any) -> Any:
    return coarse(np.outer(x, y))


def kron_swapped(a: Any, b: Any) -> Any:
    return np.kron(b, a)


def kron_of_blocks(a: Any, b: Any) -> Any:
    """The last block stays empty."""
    found = np.kron(a, b)
    found[-len(b) :, -b.shape[1] :] = 0
    return found


def kron_coarse_below(a: Any, b: Any) -> Any:
    return np.triu(np.kron(a, b)) + coarse(np.tril(np.kron(a, b), -1))


def one_factor_more(a: Any, n: Any) -> Any:
    return power(a, n + 1) if n > 1 else power(a, n)


def zeroth_is_the_matrix(a: Any, n: Any) -> Any:
    return power(a, n) if n else a.copy()


def entry_by_entry(a: Any, n: Any) -> Any:
    return np.power(a, n) if n >= 0 else power(a, n)


def sign_forgotten(a: Any, n: Any) -> Any:
    return power(a, abs(n))


def halving_rounds_down(a: Any, n: Any) -> Any:
    """Squares, and forgets the odd factor."""
    return power(a, n - n % 2 if n > 2 else n)


def coarse_power(a: Any, n: Any) -> Any:
    return coarse(power(a, n))


MUTANTS: dict[str, list[Any]] = {
    "outer_product_has_rank_one": [outer_of_sums, outer_coarse],
    "outer_product_acts_as_a_projection": [outer_of_sums, outer_turned, half_precision(np.outer)],
    "product_of_kronecker_products_is_that_of_products": [
        {"kron": kron_of_blocks},
        {"matmul": without_the_last},
    ],
    "kronecker_product_acts_on_columns": [{"kron": kron_swapped}, {"kron": kron_of_blocks}],
    "transpose_passes_into_a_kronecker_product": [kron_coarse_below],
    "trace_of_a_kronecker_product_is_the_product_of_traces": [
        {"kron": kron_of_blocks},
        {"trace": short_trace},
    ],
    "entrywise_product_is_a_trace": [{"trace": short_trace}, {"matmul": without_the_last}],
    "exponents_of_powers_add": [
        {"matrix_power": one_factor_more},
        {"matrix_power": zeroth_is_the_matrix},
        {"matrix_power": halving_rounds_down},
        {"matrix_power": coarse_power},
    ],
    "negative_power_undoes_the_power": [
        {"matrix_power": sign_forgotten},
        {"matrix_power": coarse_power},
    ],
    "power_of_a_permutation_is_a_permutation": [
        entry_by_entry,
        sign_forgotten,
        halving_rounds_down,
    ],
}
