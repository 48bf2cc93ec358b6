"""Many vectors reduced at once: lane i of the result is what vector i comes to.

Across a single vector a reduction takes log2(n) steps that wait for each other. As many vectors as
there are lanes share these steps: each round joins pairs of them, half of the lanes from either.
"""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import INT32, Vector, _select_larger, address, instruction, known

INT64 = ir.IntType(64)


@instruction
def sums(typing: Any, array: Any, offset: Any) -> Any:
    """The sums over the lanes of the vectors that stand one after another from an offset on."""
    return _reduced(array, lambda builder, x, y: builder.fadd(x, y))


@instruction
def maxima(typing: Any, array: Any, offset: Any) -> Any:
    """The largest lanes of such vectors; lanes that are nan may be passed over."""
    return _reduced(array, _select_larger)


def _reduced(array: Any, combine: Any) -> Any:
    """The signature, and what emits the rounds."""
    if not known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        start = address(context, builder, sig.args[0], *args)
        parts = [_line(builder, start, i, vector) for i in range(vector.count)]
        step = 1
        while len(parts) > 1:
            pairs = zip(parts[::2], parts[1::2], strict=True)
            parts = [_joined(builder, a, b, step, combine) for a, b in pairs]
            step *= 2
        return parts[0]

    return vector(array, types.intp), generate


def _line(builder: Any, start: Any, number: int, vector: Vector) -> Any:
    place = builder.gep(start, [INT64(number * vector.count)])
    pointer = builder.bitcast(place, vector.ir.as_pointer())
    return builder.load(pointer, align=vector.dtype.bitwidth // 8)


def _joined(builder: Any, a: Any, b: Any, step: int, combine: Any) -> Any:
    """Lanes j with bit `step` from b, the others from a, each combined with lane j ^ step."""
    count = a.type.count
    own = [j + count if j & step else j for j in range(count)]
    other = [(j ^ step) + count if j & step else j ^ step for j in range(count)]
    mask = ir.VectorType(INT32, count)
    return combine(
        builder,
        builder.shuffle_vector(a, b, ir.Constant(mask, own)),
        builder.shuffle_vector(a, b, ir.Constant(mask, other)),
    )
