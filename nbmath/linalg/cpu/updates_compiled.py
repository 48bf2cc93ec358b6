"""Changed Cholesky factors inside `@njit`: what the overloads of the door return."""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import inner
from nbmath.linalg.cpu import updates_large, updates_stacks
from nbmath.linalg.cpu.either import SMALL, _fit, _repeated, _spoil
from nbmath.linalg.cpu.reading import precision, reader, sides

positive_stack = external(updates_stacks.positive_stack)
positive_large = external(updates_stacks.positive_large)
update_stack = external(updates_stacks.update_stack)
update_large = external(updates_large.update_large)


@inner
def positive_either(a: Any, failed: Any) -> None:
    """Which of a [stack, n, m] are not square, or not positive definite."""
    if a.shape[1] != a.shape[2]:
        failed[:] = True
    elif a.shape[1] == 0:
        failed[:] = False
    elif a.shape[1] <= SMALL:
        positive_stack(a, failed)
    else:
        positive_large(a, failed)


@inner
def update_either(a: Any, x: Any, out: Any, down: Any) -> None:
    """Factors of A + x x', or of A - x x', a stack of one of them repeated."""
    if not _fit(a, x):
        _spoil(out)
    elif out.size > 0:
        stack, failed = out.shape[0], np.empty(out.shape[0], np.bool_)
        left, right = _repeated(a, stack), _repeated(x, stack)
        if a.shape[1] <= SMALL:
            update_stack(left, right, out, failed, down)
        else:
            update_large(left, right, out, failed, down)


positive_all, update_all = external(positive_either), external(update_either)


def is_positive_definite(a: Any) -> Any:
    """The overload of `nbmath.linalg.is_positive_definite`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked = reader(a, dtype)

    def one(a: Any) -> Any:
        failed = np.empty(1, np.bool_)
        positive_all(stacked(a), failed)
        return not failed[0]

    def many(a: Any) -> Any:
        failed = np.empty(a.shape[:-2], np.bool_)
        positive_all(stacked(a), failed.reshape(-1))
        return np.logical_not(failed)

    return one if a.ndim == 2 else many


def _changed(down: bool, factor: Any, x: Any) -> Any:
    """Both overloads: of one factor, or of a stack with three axes."""
    dtype = precision(factor, x)
    if dtype is None or not 2 <= factor.ndim <= 3 or not 1 <= x.ndim <= 3:
        return None
    stacked, _ = sides(factor, x, dtype)
    single = factor.ndim == 2 and x.ndim < 3

    def compiled(factor: Any, x: Any, on_error: Any = "raise") -> Any:
        left, right = stacked(factor, x)
        stack = max(left.shape[0], right.shape[0])
        result = np.empty((stack, left.shape[1], left.shape[2]), dtype)
        update_all(left, right, result, down)
        return result[0] if single else result

    return compiled


def cholesky_update(factor: Any, x: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.cholesky_update`."""
    return _changed(False, factor, x)


def cholesky_downdate(factor: Any, x: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.cholesky_downdate`."""
    return _changed(True, factor, x)
