"""Many vectors reduced at once: lane i of the result is what vector i comes to.

Across a single vector a reduction takes log2(n) steps that wait for each other. As many vectors as
there are lanes share these steps: each round joins pairs of them, half of the lanes from either.
"""

from typing import Any

from numba import types

from nbmath.simd.lanewise import pick_larger
from nbmath.simd.vector import INT64, Vector, address, instruction, known, places


@instruction
def sums(typing: Any, array: Any, offset: Any) -> Any:
    """The sums over the lanes of vectors that stand one after another, as many as a vector's lanes.

    >>> @njit
    ... def sums_of_vectors(x, out):
    ...     simd.store(out, 0, simd.sums(x, 0))
    >>> sums_of_vectors(np.ones(256), out); out[1] == out[0]
    np.True_
    """
    return _reduced(array, lambda builder, x, y: builder.fadd(x, y))


@instruction
def maxima(typing: Any, array: Any, offset: Any) -> Any:
    """The largest lanes of such vectors; lanes that are nan may be passed over.

    >>> @njit
    ... def largest(x, out):
    ...     simd.store(out, 0, simd.maxima(x, 0))
    >>> largest(np.arange(256.0), out); out[1] == 2 * out[0] + 1
    np.True_
    """
    return _reduced(array, pick_larger)


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
            parts = [joined(builder, a, b, step, combine) for a, b in pairs]
            step *= 2
        return parts[0]

    return vector(array, types.intp), generate


def _line(builder: Any, start: Any, number: int, vector: Vector) -> Any:
    place = builder.gep(start, [INT64(number * vector.count)])
    pointer = builder.bitcast(place, vector.ir.as_pointer())
    return builder.load(pointer, align=vector.dtype.bitwidth // 8)


def joined(builder: Any, a: Any, b: Any, step: int, combine: Any) -> Any:
    """Lanes j with bit `step` from b, the others from a, each combined with lane j ^ step."""
    count = a.type.count
    own = [j + count if j & step else j for j in range(count)]
    other = [(j ^ step) + count if j & step else j ^ step for j in range(count)]
    return combine(
        builder,
        builder.shuffle_vector(a, b, places(own)),
        builder.shuffle_vector(a, b, places(other)),
    )
