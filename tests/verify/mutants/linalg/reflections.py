"""Wrong rotations and reflections, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse


def givens(a: Any, b: Any) -> Any:
    with np.errstate(all="ignore"):
        r = np.hypot(a, b) * np.where(a == 0, 1, np.copysign(np.ones_like(a), a))
        divisor = np.where(r == 0, 1, r)
        found = np.where(r == 0, 1, a / divisor), b / divisor, r
    return tuple(np.asarray(each, a.dtype) for each in found)


def turned_the_other_way(a: Any, b: Any) -> Any:
    c, s, r = givens(a, b)
    return c, -s, r


def coarse_rotation(a: Any, b: Any) -> Any:
    return tuple(coarse(each) for each in givens(a, b))


def with_negative_cosines(a: Any, b: Any) -> Any:
    c, s, r = givens(a, b)
    sign = np.where(a < 0, -1, 1).astype(a.dtype)
    return c * sign, s * sign, r * sign


def with_a_floor(a: Any, b: Any) -> Any:
    """Adds a small number where it divides."""
    c, s, r = givens(a, b)
    factor = np.abs(r) / (np.abs(r) + np.asarray(1e-3, a.dtype))
    return c * factor, s * factor, r


def by_squares(a: Any, b: Any) -> Any:
    """Squares that overflow and underflow."""
    with np.errstate(all="ignore"):
        r = np.sqrt(a * a + b * b)
        return a / r, b / r, r


def lopsided(a: Any, b: Any) -> Any:
    """Loses digits where the second is the larger."""
    c, s, r = givens(a, b)
    return np.where(np.abs(b) > np.abs(a), coarse(c), c).astype(a.dtype), s, r


def householder(x: Any) -> Any:
    v, tau, beta = x.copy(), np.zeros(x.shape[:-1], x.dtype), x[..., 0].copy()
    for at in np.ndindex(x.shape[:-1]):
        row, largest = x[at], np.abs(x[at]).max()
        if np.any(row[1:]):
            scaled = (row / largest).astype(float)
            signed = -np.copysign(np.linalg.norm(scaled), scaled[0])
            beta[at] = signed * float(largest)
            tau[at] = (signed - scaled[0]) / signed
            v[at] = scaled / (scaled[0] - signed)
        v[(*at, 0)] = 1
    return v, tau[()], beta[()]


def with_the_same_sign(x: Any) -> Any:
    """beta with the sign of the first entry, which cancels."""
    v, tau, beta = householder(x)
    return v, tau, -beta


def coarse_reflection(x: Any) -> Any:
    v, tau, beta = householder(x)
    return coarse(v), coarse(tau), coarse(beta)


def doubled(x: Any) -> Any:
    """Takes v for a vector of length one."""
    v, tau, beta = householder(x)
    return v, np.where(tau == 0, 0, 2).astype(x.dtype)[()], beta


def without_scale(x: Any) -> Any:
    """Squares that overflow and underflow."""
    v, tau, beta = householder(x)
    with np.errstate(all="ignore"):
        return v, tau, np.copysign(np.sqrt((x * x).sum(axis=-1)), beta)


def without_the_last(x: Any) -> Any:
    if x.shape[-1] < 2:
        return householder(x)
    shorter = x.copy()
    shorter[..., -1] = 0
    return householder(shorter)


def rolled(x: Any) -> Any:
    found = householder(x)
    return tuple(np.roll(each, 1, axis=0) for each in found) if x.ndim > 1 else found


MUTANTS: dict[str, list[Any]] = {
    "rotation_takes_the_pair_to_the_first_axis": [turned_the_other_way, coarse_rotation],
    "rotation_keeps_lengths": [coarse_rotation, with_negative_cosines, by_squares],
    "rotation_scales_by_powers_of_two_exactly": [with_a_floor],
    "rotation_of_a_pair_on_an_axis_is_exact": [with_negative_cosines, turned_the_other_way],
    "sine_is_the_cosine_of_the_pair_exchanged": [lopsided, by_squares],
    "reflection_takes_the_vector_to_the_first_axis": [
        with_the_same_sign,
        coarse_reflection,
        without_the_last,
    ],
    "reflection_is_orthogonal_and_its_own_inverse": [doubled, coarse_reflection],
    "reflection_keeps_the_length": [with_the_same_sign, coarse_reflection, without_the_last],
    "reflection_neither_overflows_nor_underflows": [without_scale],
    "reflection_is_the_first_step_of_orthogonal_factors": [
        {"householder": with_the_same_sign},
        {"householder": coarse_reflection},
    ],
    "reflections_of_a_stack_are_those_of_its_vectors": [rolled],
}
