"""Wrong integrals and roots, each of which its law must reject."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath.calculus import find_root, quad

Function = Callable[..., Any]


def scaled(f: Function, a: float, b: float) -> Any:
    value, error, _ = quad(f, a, b)
    return value * 1.0001, error


def lengths(f: Function, a: float, b: float) -> Any:
    """It takes b - a for |b - a|."""
    value, error, _ = quad(f, a, b)
    return abs(value), error


def simpson(f: Function, a: float, b: float) -> Any:
    """The composite rule of 64 parts, which takes itself for exact."""
    low, high = max(a, -40.0), min(b, 40.0)
    x = np.linspace(low, high, 65)
    weights = np.tile([2.0, 4.0], 33)[:65]
    weights[[0, -1]] = 1.0
    y = [f(float(entry)) if entry != 0.0 else 0.0 for entry in x]
    return float((high - low) / 192.0 * (weights @ y)), 0.0


def cut_off(f: Function, a: float, b: float) -> Any:
    """An infinite range ends at 3."""
    return quad(f, max(a, -3.0), min(b, 3.0))


def boastful(f: Function, a: float, b: float) -> Any:
    """It names a tenth of the error that it has."""
    value, error, _ = quad(f, a, b)
    return value + error, 0.1 * error


def helpless(f: Function, a: float, b: float) -> Any:
    """It is never sure of anything."""
    return quad(f, a, b).value, 1.0


def halved(steps: int) -> Function:
    """Halving, given up early."""

    def root(f: Function, a: float, b: float) -> Any:
        low, high = a, b
        for _ in range(steps):
            middle = 0.5 * (low + high)
            if (f(middle) < 0.0) == (f(low) < 0.0):
                low = middle
            else:
                high = middle
        return low, f(low), high

    return root


def one_sided(f: Function, a: float, b: float) -> Any:
    """The other end is on the same side."""
    x = find_root(f, a, b).x
    low = x - 1e-3 * abs(b - a)
    return low, f(low), low - 1e-3


def in_single(f: Function, a: float, b: float) -> Any:
    found = find_root(f, a, b)
    return float(np.float32(found.x)), found.residual, found.other


def upside_down(f: Function, a: float, b: float) -> Any:
    value, error, _ = quad(f, a, b)
    return value + 3.0 * math.copysign(b - a, value), error


MUTANTS: dict[str, list[Function]] = {
    "integral_of_a_polynomial_is_exact": [scaled, lengths, simpson],
    "integrals_over_adjacent_ranges_add": [lengths, simpson],
    "integral_up_to_a_pole": [scaled, simpson, helpless],
    "gaussian_integral": [scaled, cut_off, simpson],
    "integral_across_a_kink": [simpson, boastful, helpless],
    "integral_lies_between_the_extremes": [upside_down],
    "root_lies_where_the_sign_changes": [halved(20), one_sided, in_single],
    "root_inverts_an_increasing_function": [halved(30), in_single],
}
"""Law: wrong kernels."""
