"""Sums over products of entries, as subscripts describe them."""

from __future__ import annotations

import functools
from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.linalg.cpu import contractions_compiled, contractions_plan
from nbmath.linalg.door.moves import Move

__all__ = ["einsum"]

Array = NDArray[Any]
Shapes = tuple[tuple[int, ...], ...]


def einsum(subscripts: str, *operands: ArrayLike, out: Array | None = None) -> Any:
    """Contractions in Einstein's notation: sums over products of entries of arrays.

    einsum("ij,jk->ik", a, b) is Σⱼ aᵢⱼ bⱼₖ

    Parameters:
        subscripts: A letter for each axis of each operand, operands separated by commas; then
            "->" and the letters of the result. A letter that the result lacks is summed over; one
            that an operand has twice means its diagonal. "..." stands for further axes, which
            broadcast. Without "->" the result has the letters that appear once, in the alphabet's
            order, after "...".
        operands: Arrays of these axes. An axis of length one goes with any length.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        A new array in C order; a number where no letter is left.

    Raises:
        ValueError: Where subscripts and operands do not fit; the message names both.
        TypeError: Where an operand is not real, or `subscripts` is not a string.

    Accuracy:
        |error| ≤ k u Σ |products| for each contraction over k terms. Where there are more than two
        operands, pairs are contracted in the order that costs least.

    Inside `@njit`: the same call, with literal subscripts and without `out`; the order of pairs is
    that for indices of equal lengths, and lengths that do not fit make nan.

    Source:
        Einstein 1916, doi:10.1002/andp.19163540702, section 5.

    Examples:
        >>> from nbmath.linalg import einsum
        >>> a = [[1.0, 2.0], [3.0, 4.0]]
        >>> einsum("ij,j->i", a, [1.0, 1.0])
        array([3., 7.])
        >>> einsum("ii", a)
        np.float64(5.0)
    """
    if not isinstance(subscripts, str):
        raise TypeError(
            f"subscripts is a {type(subscripts).__name__}; expected a string such as 'ij,jk->ik'"
        )
    if not operands:
        raise ValueError("einsum got no operands; expected at least one")
    arrays = _door.reals(**{f"operand {i}": x for i, x in enumerate(operands)})
    orders = tuple(map(_order, arrays))
    moves, shape = _plan(subscripts, tuple(x.shape for x in arrays), orders)
    target = None if out is None else _door.check_out(out, shape, arrays[0].dtype)
    slots = [x.transpose(o) if o else x for x, o in zip(arrays, orders, strict=True)]
    for move in moves:
        slots.append(move.made(slots))
    return _door.deliver(slots[-1], target)


@functools.lru_cache(maxsize=1024)
def _plan(subscripts: str, shapes: Shapes, orders: Shapes) -> tuple[list[Move], tuple[int, ...]]:
    """What to do with operands of these shapes, whose axes lie in memory in these orders."""
    named, result = contractions_plan.parsed(subscripts, tuple(map(len, shapes)))
    lengths = contractions_plan.measured(named, shapes)
    inputs = tuple(
        "".join(axes[i] for i in order) if order else axes
        for axes, order in zip(named, orders, strict=True)
    )
    steps = contractions_plan.planned(inputs, result, lengths)
    return [Move(step, lengths) for step in steps], tuple(lengths[c] for c in result)


def _order(x: Array) -> tuple[int, ...]:
    """The order in which the axes of an array lie in memory; none if they lie as they stand."""
    if x.flags.c_contiguous:
        return ()
    order = tuple(sorted(range(x.ndim), key=lambda i: -abs(x.strides[i])))
    return order if x.transpose(order).flags.c_contiguous else ()


overload(einsum, prefer_literal=True)(contractions_compiled.einsum)
