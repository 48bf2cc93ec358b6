"""Wrong treatment of stacks: the matrices mixed up, the last ones done another way."""

from typing import Any

import numpy as np
from mutants.linalg.shared import Function, cholesky, coarse, eigh, solve_triangular


def slogdet(a: Any) -> Any:
    return tuple(np.linalg.slogdet(a))


def gram(a: Any) -> Any:
    return np.swapaxes(a, -1, -2) @ a


def trace(a: Any) -> Any:
    return np.trace(a, axis1=-2, axis2=-1)


def svd(a: Any) -> Any:
    return tuple(np.linalg.svd(a))


def pinv(a: Any) -> Any:
    default: Any = None
    return np.linalg.pinv(a, rtol=default)


def matrix_rank(a: Any) -> Any:
    return np.linalg.matrix_rank(a)


def polar(a: Any) -> Any:
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    return u @ vh, np.swapaxes(vh, -1, -2) * s[..., None, :] @ vh


def nearest_psd(a: Any) -> Any:
    w, v = eigh((a + np.swapaxes(a, -1, -2)) / 2)
    return v * np.maximum(w, 0)[..., None, :] @ np.swapaxes(v, -1, -2)


def normalize(x: Any) -> Any:
    length = np.sqrt((x * x).sum(axis=-1, keepdims=True))
    return x / np.where(length > 0, length, 1)


def eigh_general(a: Any, b: Any) -> Any:
    factor = np.linalg.inv(np.linalg.cholesky(b))
    turned = np.swapaxes(factor, -1, -2)
    w, v = eigh(factor @ a @ turned)
    return w, turned @ v


def rolled(function: Function, axes: int = 2) -> Function:
    """Gives each matrix the result of the one before."""

    def wrong(a: Any, *rest: Any, **options: Any) -> Any:
        found = function(a, *rest, **options)
        if a.ndim == axes:
            return found
        several = isinstance(found, tuple)
        turned = [np.roll(part, 1, axis=0) for part in (found if several else (found,))]
        return tuple(turned) if several else turned[0]

    return wrong


def worse_at_the_end(function: Function, axes: int = 2) -> Function:
    """What is left of a stack after registers of four is done with fewer digits."""

    def wrong(a: Any, *rest: Any, **options: Any) -> Any:
        found = function(a, *rest, **options)
        if a.ndim == axes:
            return found
        full = len(a) - len(a) % 4
        several = isinstance(found, tuple)
        parts = [np.array(part) for part in (found if several else (found,))]
        for part in parts:
            part[full:] = coarse(part[full:])
        return tuple(parts) if several else parts[0]

    return wrong


OF_ONE: dict[str, Function] = {
    "cholesky": cholesky,
    "slogdet": slogdet,
    "gram": gram,
    "trace": trace,
    "matrix_power": np.linalg.matrix_power,
    "svd": svd,
    "pinv": pinv,
    "cond": np.linalg.cond,
    "polar": polar,
    "nearest_psd": nearest_psd,
}

MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_of_a_stack_is_that_of_each_matrix": [rolled(right), worse_at_the_end(right)]
        for name, right in OF_ONE.items()
    },
    "matrix_rank_of_a_stack_is_that_of_each_matrix": [rolled(matrix_rank)],
    "eigvals_of_a_stack_is_that_of_each_matrix": [rolled(np.linalg.eigvals)],
    "normalize_of_a_stack_is_that_of_each_matrix": [
        rolled(normalize, 1),
        worse_at_the_end(normalize, 1),
    ],
    "triangular_systems_of_a_stack_are_solved_one_by_one": [
        rolled(solve_triangular),
        worse_at_the_end(solve_triangular),
    ],
    "spectra_in_metrics_of_a_stack_are_those_of_its_matrices": [
        rolled(eigh_general),
        worse_at_the_end(eigh_general),
    ],
}
