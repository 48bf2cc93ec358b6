"""The steps of a contraction, carried out on arrays: views of NumPy's, and our products."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from nbmath import _door
from nbmath._threads import in_parts
from nbmath.linalg.cpu import norms_rows, products_either, products_large
from nbmath.linalg.cpu.contractions_plan import GATHER, PRODUCT, SUM, TURNED, Step
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.door.sides import over_stacks

Array = NDArray[Any]


class Move:
    """One step for indices of known lengths: all that need not be found out at each call."""

    def __init__(self, step: Step, lengths: Mapping[str, int]) -> None:
        self.step = step
        self.slots = step.slots
        self.shape = tuple(lengths[c] for c in step.out)
        sizes = (step.batch, step.left, step.summed, step.right)
        self.sizes = tuple(math.prod(lengths[c] for c in part) for part in sizes)
        self.large = max(self.sizes[1:]) > SMALL
        if step.kind == GATHER:
            self.made = self._gathered
        elif step.kind == SUM:
            self.axes = tuple(step.x.index(c) for c in step.summed)
            self.last = self.axes == tuple(range(len(step.x)))[-len(self.axes) :]
            self.made = self._summed
        elif step.kind == PRODUCT:
            self.made = self._multiplied
            self.sides = tuple(_spread(axes, step.out) for axes in (step.x, step.y))
        else:
            self.made = self._contracted
            n, k, m = self.sizes[1:]
            orders = (step.left, step.summed), (step.summed, step.right)
            self.turned, self.orders, self.full, self.stacks = [], [], [], []
            for axes, lies, order, size in zip(
                (step.x, step.y), step.lies, orders, ((n, k), (k, m)), strict=True
            ):
                turned = lies == TURNED and self.large
                flip = -1 if turned else 1
                letters = step.batch + "".join(order[::flip])
                self.turned.append(turned)
                self.orders.append(None if letters == axes else [axes.index(c) for c in letters])
                self.full.append(tuple(lengths[c] for c in letters))
                self.stacks.append((self.sizes[0], *size[::flip]))

    def _gathered(self, slots: Sequence[Array]) -> Array:
        """An array in another order of its axes, or its diagonal."""
        x, axes = slots[self.slots[0]], self.step.x
        if len(set(axes)) == len(axes):
            view = x.transpose([axes.index(c) for c in self.step.out])
        else:
            strides = [
                sum(x.strides[i] for i, a in enumerate(axes) if a == c) for c in self.step.out
            ]
            lengths = [x.shape[axes.index(c)] for c in self.step.out]
            view = as_strided(x, lengths, strides, writeable=False)
        return np.array(np.broadcast_to(view, self.shape), order="C")

    def _summed(self, slots: Sequence[Array]) -> Array:
        """Sums over neighbouring axes; axes of length one stay so."""
        x = slots[self.slots[0]]
        if not (self.last and x.size):
            return np.asarray(x.sum(axis=self.axes))
        kept = x.shape[: -len(self.axes)]
        rows = _door.plain(x).reshape(math.prod(kept), -1)
        out = np.empty(len(rows), x.dtype)
        if _door.parallel(x.size):
            in_parts(norms_rows.sum_rows, (rows, out))
        else:
            norms_rows.sum_rows(rows, out)
        return out.reshape(kept)

    def _multiplied(self, slots: Sequence[Array]) -> Array:
        """Products of entries."""
        x, y = (
            slots[slot].transpose(order)[places]
            for slot, (order, places) in zip(self.slots, self.sides, strict=True)
        )
        out: Array = np.empty(self.shape, x.dtype)
        np.multiply(x, y, out=out)
        return out

    def _contracted(self, slots: Sequence[Array]) -> Array:
        """Products of stacks of matrices."""
        x, y = (self._matrices(slots[slot], side) for side, slot in enumerate(self.slots))
        stack, n, k, m = self.sizes
        out = np.empty((stack, n, m), x.dtype)
        if not out.size:
            pass
        elif not k:
            out.fill(0.0)
        elif n == m == 1:
            sides = x.reshape(stack, k), y.reshape(stack, k)
            over_stacks(norms_rows.dot_rows, *sides, out.reshape(stack), stack * k // 2)
        elif self.large:
            products_large.matmul_large(x, y, *self.turned, out)
        else:
            over_stacks(products_either.matmul_either, x, y, out, stack * n * m * k // 2)
        return out.reshape(self.shape)

    def _matrices(self, x: Array, side: int) -> Array:
        """One side as a stack, as it lies if it can be taken so."""
        order = self.orders[side]
        view = x if order is None else x.transpose(order)
        if view.shape != self.full[side]:
            view = np.broadcast_to(view, self.full[side])
        return _door.plain(view.reshape(self.stacks[side]))


def _spread(axes: str, wanted: str) -> tuple[list[int], tuple[Any, ...]]:
    """How axes are ordered, and where new ones are put, so that they go with the wanted ones."""
    order = [axes.index(c) for c in wanted if c in axes]
    return order, tuple(slice(None) if c in axes else np.newaxis for c in wanted)
