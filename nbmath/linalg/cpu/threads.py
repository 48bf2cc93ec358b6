"""The loops of `stacks`, each thread with a part of the stack."""

from typing import Any

from nbmath._targets import parallel_driver, prange
from nbmath.linalg.cpu.stacks import (
    cholesky_stack,
    eigh_stack,
    solve_stack,
    solve_triangular_stack,
)

PART = 256
"""Matrices that a thread takes at a time, a multiple of any number of lanes."""


@parallel_driver
def cholesky_stack_parallel(a: Any, out: Any, failed: Any) -> None:
    """As `cholesky_stack`."""
    for part in prange((a.shape[0] + PART - 1) // PART):
        i, j = part * PART, (part + 1) * PART
        cholesky_stack(a[i:j], out[i:j], failed[i:j])


@parallel_driver
def solve_triangular_stack_parallel(
    a: Any, b: Any, lower: Any, transposed: Any, unit: Any, out: Any, failed: Any
) -> None:
    """As `solve_triangular_stack`."""
    for part in prange((a.shape[0] + PART - 1) // PART):
        i, j = part * PART, (part + 1) * PART
        solve_triangular_stack(a[i:j], b[i:j], lower, transposed, unit, out[i:j], failed[i:j])


@parallel_driver
def solve_stack_parallel(a: Any, b: Any, out: Any, failed: Any) -> None:
    """As `solve_stack`."""
    for part in prange((a.shape[0] + PART - 1) // PART):
        i, j = part * PART, (part + 1) * PART
        solve_stack(a[i:j], b[i:j], out[i:j], failed[i:j])


@parallel_driver
def eigh_stack_parallel(a: Any, w: Any, v: Any, failed: Any) -> None:
    """As `eigh_stack`."""
    for part in prange((a.shape[0] + PART - 1) // PART):
        i, j = part * PART, (part + 1) * PART
        eigh_stack(a[i:j], w[i:j], v[i:j], failed[i:j])
