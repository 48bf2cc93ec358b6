"""Contractions inside `@njit`: planned when a user's function is compiled."""

from typing import Any

import numpy as np
from numba import extending, types
from numba.core.errors import TypingError

from nbmath._external import external
from nbmath.linalg.cpu import contractions_plan, contractions_steps
from nbmath.linalg.cpu.contractions_plan import GATHER, PRODUCT, SUM
from nbmath.linalg.cpu.reading import precision

lengths_fit = external(contractions_steps.lengths_fit)
spoiled = external(contractions_steps.spoiled)
product_step = external(contractions_steps.product_step)
arranged = external(contractions_steps.arranged)
sum_step = external(contractions_steps.sum_step)
matmul_step = external(contractions_steps.matmul_step)


def _flattened(operands: tuple[Any, ...], dtype: Any) -> Any:
    """A function that makes of so many operands a tuple of flat arrays."""
    if not operands:
        return extending.register_jitable(lambda arrays: ())
    last, before, x = len(operands) - 1, _flattened(operands[:-1], dtype), operands[-1]

    def plain(arrays: Any) -> Any:
        return (*before(arrays), arrays[last].reshape(arrays[last].size))

    def copied(arrays: Any) -> Any:
        x = np.ascontiguousarray(arrays[last]).astype(dtype)
        return (*before(arrays), x.reshape(x.size))

    def number(arrays: Any) -> Any:
        return (*before(arrays), np.full(1, arrays[last], dtype))

    if not isinstance(x, types.Array):
        return extending.register_jitable(number)
    same = str(x.dtype) == np.dtype(dtype).name and x.layout == "C" and x.mutable
    return extending.register_jitable(plain if same and x.ndim else copied)


def _measuring(operands: tuple[Any, ...]) -> Any:
    """A function that writes the shapes of so many operands into the rows of a table."""
    if not operands:
        return extending.register_jitable(lambda arrays, table: None)
    last, before = len(operands) - 1, _measuring(operands[:-1])
    axes = getattr(operands[last], "ndim", 0)

    def measured(arrays: Any, table: Any) -> None:
        before(arrays, table)
        shape = arrays[last].shape
        for i in range(axes):
            table[last, i] = shape[i]

    return extending.register_jitable(measured if axes else before)


def _shaping(letters: tuple[int, ...]) -> Any:
    """A function that makes the shape of a result of the lengths of all indices."""
    if not letters:
        return extending.register_jitable(lambda lengths: ())
    last, before = letters[-1], _shaping(letters[:-1])
    return extending.register_jitable(lambda lengths: (*before(lengths), lengths[last]))


def _running(program: Any, first: int) -> Any:
    """A function that carries out steps, of which the first writes slot `first`."""
    if not len(program):
        return extending.register_jitable(lambda slots, shapes, lengths: slots[-1])
    own, after = program[0], _running(program[1:], first + 1)
    kind, i, j = (int(number) for number in own[0, :3])

    def gathered(slots: Any, shapes: Any, lengths: Any) -> Any:
        found = arranged(slots[i], own[1], shapes[i], own[7], lengths)
        _note(own, shapes[i], False, lengths, shapes[first])
        return after((*slots, found), shapes, lengths)

    def summed(slots: Any, shapes: Any, lengths: Any) -> Any:
        found = sum_step(slots[i], i, own, shapes)
        _note(own, shapes[i], True, lengths, shapes[first])
        return after((*slots, found), shapes, lengths)

    def multiplied(slots: Any, shapes: Any, lengths: Any) -> Any:
        found = product_step(slots[i], slots[j], i, j, own, shapes, lengths)
        _note(own, shapes[i], False, lengths, shapes[first])
        return after((*slots, found), shapes, lengths)

    def contracted(slots: Any, shapes: Any, lengths: Any) -> Any:
        found = matmul_step(slots[i], slots[j], i, j, own, shapes, lengths)
        _note(own, shapes[i], False, lengths, shapes[first])
        return after((*slots, found), shapes, lengths)

    bodies = {GATHER: gathered, SUM: summed, PRODUCT: multiplied}
    return extending.register_jitable(bodies.get(kind, contracted))


@extending.register_jitable
def _note(step: Any, before: Any, narrow: Any, lengths: Any, shape: Any) -> None:
    """The shape of what a step wrote; a sum leaves axes of length one as they are."""
    for i in range(shape.size):
        if step[7, i] >= 0:
            shape[i] = lengths[step[7, i]]
            for j in range(shape.size):
                if narrow and step[1, j] == step[7, i]:
                    shape[i] = before[j]


def _dtype(operands: tuple[Any, ...]) -> Any:
    """The precision of the arrays among operands, or of double where all are numbers."""
    arrays = [x for x in operands if isinstance(x, types.Array)]
    if not all(isinstance(x, types.Array | types.Number | types.Boolean) for x in operands):
        return None
    if any(isinstance(x, types.Complex) for x in operands):
        return None
    return precision(*arrays) if arrays else np.float64


def einsum(subscripts: Any, *operands: Any) -> Any:
    """The overload of `nbmath.linalg.einsum`."""
    packed: Any = operands[0] if operands else None
    together = isinstance(packed, types.BaseTuple)  # as Numba may hand over what a star takes
    operands = tuple(packed) if together else operands
    text = getattr(subscripts, "literal_value", None)
    if not isinstance(text, str):
        raise TypingError("subscripts are known only when this runs; expected a literal string")
    if (dtype := _dtype(operands)) is None:
        return None
    ranks = tuple(getattr(x, "ndim", 0) for x in operands)
    try:
        inputs, result = contractions_plan.parsed(text, ranks)
    except ValueError as error:
        raise TypingError(str(error)) from error
    steps = contractions_plan.planned(inputs, result)
    axes, program, letters = contractions_plan.encoded(inputs, result, steps)
    flattened, measured, shaped = (
        _flattened(operands, dtype),
        _measuring(operands),
        _shaping(letters),
    )
    run, given, number = _running(program, len(operands)), len(operands), not letters
    count, slots, width = len(set("".join(inputs))), given + len(program), axes.shape[1]

    def compiled(subscripts: Any, *operands: Any) -> Any:
        shapes, lengths = np.full((slots, width), -1), np.empty(count, np.int64)
        measured(operands, shapes)
        flat = flattened(operands)
        if lengths_fit(axes, shapes, lengths):
            found = run(flat, shapes, lengths)
        else:
            found = spoiled(flat[0], program[-1, 7], lengths)
        return found.reshape(shaped(lengths))

    def single(subscripts: Any, *operands: Any) -> Any:
        shapes, lengths = np.full((slots, width), -1), np.empty(count, np.int64)
        measured(operands, shapes)
        flat = flattened(operands)
        fit = lengths_fit(axes, shapes, lengths)
        return run(flat, shapes, lengths)[0] if fit else dtype(np.nan)

    return single if number else compiled
