"""Leading singular triplets of stacks of any size, as compiled code asks for them."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver
from nbmath.linalg.cpu import singular_either, sketching_large
from nbmath.linalg.cpu.sketching_large import few, finished, scaled, taken

svd_either = external(singular_either.svd_either)
randomized_large = external(sketching_large.randomized_large)
truncated_large = external(sketching_large.truncated_large)


@driver
def full(a: Any, u: Any, s: Any, vh: Any, failed: Any) -> None:
    """The k leading triplets u [stack, m, k], s, vh of a [stack, m, n] from all of them."""
    stack, m, n = a.shape
    least = min(m, n)
    given, c = np.empty(a.shape, a.dtype), np.empty(stack, a.dtype)
    for index in range(stack):
        c[index] = scaled(a[index], given[index])
    left, values = np.empty((stack, m, least), a.dtype), np.empty((stack, least), a.dtype)
    right = np.empty((stack, least, n), a.dtype)
    svd_either(given, left, values, right, failed)
    for index in range(stack):
        taken(left[index], values[index], right[index], u[index], s[index], vh[index])
        finished(u[index], s[index], vh[index], c[index])


@driver
def randomized_either(
    a: Any, u: Any, s: Any, vh: Any, failed: Any, omega: Any, power_iterations: Any
) -> None:
    """By a sketch with omega [1, l, n], or from all triplets where it would be no smaller."""
    if s.size > 0 and omega.shape[1] < min(a.shape[1], a.shape[2]):
        randomized_large(a, u, s, vh, failed, omega, power_iterations)
    elif s.size > 0:
        full(a, u, s, vh, failed)


@driver
def truncated_either(a: Any, u: Any, s: Any, vh: Any, failed: Any) -> None:
    """By a Krylov space where few are wanted, from all triplets elsewhere."""
    if s.size > 0 and few(a.shape[1], a.shape[2], s.shape[1]):
        truncated_large(a, u, s, vh, failed)
    elif s.size > 0:
        full(a, u, s, vh, failed)
