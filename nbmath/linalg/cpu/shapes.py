"""Arguments of the door as C-ordered stacks [stack, rows, columns], and failures as sentences."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def stacked(matrices: Array, *, flipped: bool = False) -> Array:
    """Matrices (..., n, m), transposed if `flipped`, as a stack."""
    turned = matrices.swapaxes(-1, -2) if flipped else matrices
    if not turned.flags.carray:
        turned = turned.copy()  # what is read-only would have drivers compiled once more for it
    shape = turned.shape
    if len(shape) == 2:
        return turned[np.newaxis]
    return turned if len(shape) == 3 else turned.reshape(math.prod(shape[:-2]), *shape[-2:])


class System:
    """A stack of linear systems: `left` [stack, n, n], `right` [stack, n, m], `shape` of x."""

    def __init__(self, a: Array, b: Array) -> None:
        self.dtype, shape, others = a.dtype, a.shape, b.shape
        alike = len(shape) == len(others) == 3 and shape[:2] == others[:2]
        if alike and others[2] and a.flags.carray and b.flags.carray:
            self.leading, self.shape, self.left, self.right = shape[:1], others, a, b
            self.failed = np.empty(shape[0], np.bool_)
            return
        n = a.shape[-1]
        if b.ndim == 0:
            raise ValueError(f"b is a number; expected a vector of length {n} or matrices")
        sides = b[:, np.newaxis] if b.ndim == 1 else b
        if sides.shape[-2] != n:
            raise ValueError(
                f"b has shape {b.shape}; expected {n} rows as a of shape {a.shape} has"
                " (one axis is one vector; a stack of vectors needs a last axis: b[..., None])"
            )
        leading, others = a.shape[:-2], sides.shape[:-2]
        if leading != others:
            leading = np.broadcast_shapes(leading, others)
        self.leading = leading
        self.shape = (*leading, n) if b.ndim == 1 else (*leading, n, sides.shape[-1])
        self.left = spread(a, leading)
        self.right = spread(sides, leading)
        if self.right.size:
            self.left, self.right = stacked(self.left), stacked(self.right)
            self.failed = np.empty(len(self.left), np.bool_)

    @property
    def work(self) -> int:
        """How much there is to do, in elements passed over."""
        n, m = self.right.shape[1:]
        return int(len(self.left) * n * n * (n + m) // 4)

    def sides(self, result: Array) -> tuple[Array, Array, Array, Array]:
        """What a driver takes: both sides, and where it writes solutions and which have failed."""
        wanted = result if result.ndim == 3 else result.reshape(self.right.shape)
        return self.left, self.right, wanted, self.failed


def spread(matrices: Array, leading: tuple[int, ...]) -> Array:
    """Matrices with these leading axes, repeated where they have others."""
    shape = (*leading, *matrices.shape[-2:])
    return matrices if matrices.shape == shape else np.broadcast_to(matrices, shape)


def check_choice(value: object, argument: str, choices: tuple[object, ...]) -> None:
    """Refuse what is not one of the choices."""
    if value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"{argument} is {value!r}; expected one of {listed}")


def report(failed: Array, leading: tuple[int, ...], sentence: str, on_error: str) -> None:
    """Raise the error that names the first matrix without a result, unless nan is wanted."""
    if on_error == "raise" and np.count_nonzero(failed):
        index = np.unravel_index(int(failed.argmax()), leading)
        where = f"matrix {tuple(map(int, index))} of the stack: " if leading else ""
        raise np.linalg.LinAlgError(where + sentence)
