"""Steps of contractions inside `@njit`, on flat arrays; what they do is told by rows of numbers.

step [ROWS, width] is one of `contractions_plan.encoded`; shapes [slots, width] holds the shape of
each slot, of which a step writes that of its result; lengths holds that of every index.
"""

from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import driver
from nbmath.linalg.cpu import norms_rows, products_either, products_large
from nbmath.linalg.cpu.contractions_plan import PLAIN, TURNED
from nbmath.linalg.cpu.either import SMALL

matmul_either = external(products_either.matmul_either)
matmul_large = external(products_large.matmul_large)
dot_rows = external(norms_rows.dot_rows)
sum_rows = external(norms_rows.sum_rows)

TILE = 16
"""Rows and columns of a block that is transposed at a time."""


@driver
def lengths_fit(axes: Any, shapes: Any, lengths: Any) -> Any:
    """Fill in the lengths of all indices, and say whether the operands agree about them.

    axes and shapes are [operands, width], filled up with -1; an axis of length one goes with any.
    """
    lengths[:] = 1
    fit = True
    for place in range(axes.shape[0]):
        for i in range(axes.shape[1]):
            letter, length = axes[place, i], shapes[place, i]
            if letter >= 0:
                for j in range(i):
                    fit &= axes[place, j] != letter or shapes[place, j] == length
                known = lengths[letter]
                fit &= length == 1 or length == known or known == 1
                lengths[letter] = length if known == 1 else known
    return fit


@extending.register_jitable
def _volume(letters: Any, lengths: Any) -> Any:
    """How many entries axes have together."""
    count = 1
    for letter in letters:
        if letter >= 0:
            count *= lengths[letter]
    return count


@driver
def spoiled(x: Any, letters: Any, lengths: Any) -> Any:
    """What operands have as their result whose lengths do not fit."""
    found = np.empty(_volume(letters, lengths), x.dtype)
    found[:] = np.nan
    return found


@extending.register_jitable
def _walk(axes: Any, shape: Any, lengths: Any, wanted: Any, strides: Any) -> None:
    """Strides of wanted letters in an array of these axes; nought where it has length one."""
    step = 1
    for i in range(axes.size - 1, -1, -1):
        if axes[i] >= 0:
            for j in range(wanted.size):
                if wanted[j] == axes[i] and shape[i] == lengths[axes[i]]:
                    strides[j] += step
            step *= shape[i]


@extending.register_jitable
def _joined(shape: Any, x: Any, y: Any) -> Any:
    """Join neighbouring axes that both sides walk through as one; returns how many are left."""
    kept = 0
    for i in range(shape.size):
        if shape[i] != 1:
            if kept > 0 and x[kept - 1] == shape[i] * x[i] and y[kept - 1] == shape[i] * y[i]:
                shape[kept - 1] *= shape[i]
            else:
                shape[kept] = shape[i]
                kept += 1
            x[kept - 1], y[kept - 1] = x[i], y[i]
    if kept == 0:
        shape[0], x[0], y[0], kept = 1, 0, 0, 1
    return kept


@driver
def multiplied(x: Any, y: Any, shape: Any, steps: Any) -> Any:
    """Products of entries of flat x and y over a shape, strides in steps; overwrites both."""
    out = np.empty(np.prod(shape), x.dtype)
    if out.size == 0:
        return out
    axes = _joined(shape, steps[0], steps[1])
    last = axes - 1
    length, a, b = shape[last], steps[0, last], steps[1, last]
    # where the last axis is far apart in x or y, and another is not, they go by square blocks
    across, block = last, 1
    for i in range(last):
        if (a > 1 and steps[0, i] == 1) or (b > 1 and steps[1, i] == 1):
            across, block = i, TILE
    width = TILE if block > 1 else length
    index, apart = np.zeros(axes, np.int64), np.ones(axes, np.int64)
    for i in range(last - 1, -1, -1):
        apart[i] = apart[i + 1] * shape[i + 1]
    place, at_x, at_y, i = 0, 0, 0, 0
    while i >= 0:
        rows = min(block, shape[across] - index[across])
        for first in range(0, length, width):
            stop = min(first + width, length)
            for row in range(rows):
                target = place + row * apart[across]
                from_x = at_x + row * steps[0, across]
                from_y = at_y + row * steps[1, across]
                if a == 1 and b == 0:
                    for j in range(first, stop):
                        out[target + j] = x[from_x + j] * y[from_y]
                else:
                    for j in range(first, stop):
                        out[target + j] = x[from_x + j * a] * y[from_y + j * b]
        i = last - 1
        while i >= 0:
            step = rows if i == across else 1
            index[i] += step
            place += step * apart[i]
            at_x += step * steps[0, i]
            at_y += step * steps[1, i]
            if index[i] < shape[i]:
                break
            place -= shape[i] * apart[i]
            at_x -= shape[i] * steps[0, i]
            at_y -= shape[i] * steps[1, i]
            index[i] = 0
            i -= 1
    return out


multiplied_by_name = external(multiplied)


@driver
def product_step(x: Any, y: Any, i: Any, j: Any, step: Any, shapes: Any, lengths: Any) -> Any:
    """Entries of x, in slot i, times those of y, in slot j; a y without axes is one number."""
    return _products(x, y, step[1], shapes[i], step[2], shapes[j], step[7], lengths)


@extending.register_jitable
def _products(
    x: Any, y: Any, axes_x: Any, shape_x: Any, axes_y: Any, shape_y: Any, wanted: Any, lengths: Any
) -> Any:
    shape, strides = np.ones(wanted.size, np.int64), np.zeros((2, wanted.size), np.int64)
    for i in range(wanted.size):
        if wanted[i] >= 0:
            shape[i] = lengths[wanted[i]]
    _walk(axes_x, shape_x, lengths, wanted, strides[0])
    _walk(axes_y, shape_y, lengths, wanted, strides[1])
    return multiplied_by_name(x, y, shape, strides)


@driver
def arranged(x: Any, axes: Any, shape: Any, wanted: Any, lengths: Any) -> Any:
    """Flat x in another order of its axes, repeated along those that it has with length one."""
    nothing = np.full(axes.size, -1)
    return _products(x, np.ones(1, x.dtype), axes, shape, nothing, nothing, wanted, lengths)


arranged_by_name = external(arranged)


@driver
def sum_step(x: Any, i: Any, step: Any, shapes: Any) -> Any:
    """Sums over neighbouring axes of x, in slot i: of rows, or products with ones."""
    count = np.ones(3, np.int64)
    for part, row in enumerate((3, 5, 6)):
        for letter in step[row]:
            for axis in range(step.shape[1]):
                if letter >= 0 and step[1, axis] == letter:
                    count[part] *= shapes[i, axis]
    rows, terms, columns = count
    out, ones = np.empty(rows * columns, x.dtype), np.ones(terms, x.dtype)
    if columns == 1:
        sum_rows(x.reshape((rows, terms)), out)
    else:
        lines = out.reshape((rows, 1, columns))
        matmul_either(ones.reshape((1, 1, terms)), x.reshape((rows, terms, columns)), lines)
    return out


@extending.register_jitable
def _order(first: Any, second: Any, third: Any) -> Any:
    """Three lists of letters in one."""
    n = first.size
    found = np.empty(3 * n, np.int64)
    found[:n] = first
    found[n : 2 * n] = second
    found[2 * n :] = third
    return found


@driver
def matmul_step(x: Any, y: Any, i: Any, j: Any, step: Any, shapes: Any, lengths: Any) -> Any:
    """Products of stacks of matrices x, in slot i, and y, in slot j.

    A side that is broadcast, or that a small product cannot take as it lies, is put in order first.
    """
    stack, n = _volume(step[3], lengths), _volume(step[4], lengths)
    k, m = _volume(step[5], lengths), _volume(step[6], lengths)
    large = max(n, k, m) > SMALL
    turn_x, turn_y = step[0, 3] == TURNED and large, step[0, 4] == TURNED and large
    if not (step[0, 3] == PLAIN or turn_x) or x.size != stack * n * k:
        x, turn_x = (
            arranged_by_name(x, step[1], shapes[i], _order(step[3], step[4], step[5]), lengths),
            False,
        )
    if not (step[0, 4] == PLAIN or turn_y) or y.size != stack * k * m:
        y, turn_y = (
            arranged_by_name(y, step[2], shapes[j], _order(step[3], step[5], step[6]), lengths),
            False,
        )
    out = np.empty(stack * n * m, x.dtype)
    if n == 1 and m == 1:
        dot_rows(x.reshape((stack, k)), y.reshape((stack, k)), out)
    elif (turn_x or turn_y) and x.size > 0 and y.size > 0:
        left = x.reshape((stack, k, n) if turn_x else (stack, n, k))
        right = y.reshape((stack, m, k) if turn_y else (stack, k, m))
        matmul_large(left, right, turn_x, turn_y, out.reshape((stack, n, m)))
    else:
        left, right = x.reshape((stack, n, k)), y.reshape((stack, k, m))
        matmul_either(left, right, out.reshape((stack, n, m)))
    return out
