"""A square block of numbers, as many as a vector has lanes each way, turned in registers."""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import ELEMENTS, INT64, Vector, address, instruction, places


@instruction
def transpose(
    typing: Any,
    a: Any,
    a_start: Any,
    a_row: Any,
    factors: Any,
    b: Any,
    b_start: Any,
    b_row: Any,
) -> Any:
    """b[j, i] = a[i, j] factors[j] for one block; rows are `a_row` and `b_row` elements apart.

    The block is as many numbers high and wide as a vector has lanes.

    >>> @njit
    ... def turned(a, b):
    ...     simd.transpose(a, 0, a.shape[1], simd.broadcast(a, 10), b, 0, b.shape[1])
    >>> a, b = np.arange(256.0).reshape(16, 16), np.zeros((16, 16))
    >>> turned(a, b); b[:2, :2]
    array([[  0., 160.],
           [ 10., 170.]])
    """
    if a.dtype not in ELEMENTS or factors != Vector(a.dtype) or b.dtype != a.dtype:
        return None
    place = types.intp

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = address(context, builder, sig.args[0], args[0], args[1])
        target = address(context, builder, sig.args[4], args[4], args[5])
        alignment = factors.dtype.bitwidth // 8
        rows = [builder.fmul(r, args[3]) for r in _rows(builder, source, args[2], factors)]
        for j, column in enumerate(turned(builder, rows)):
            builder.store(column, _row(builder, target, args[6], j, factors.ir), align=alignment)
        return context.get_dummy_value()

    return types.void(a, place, place, factors, b, place, place), generate


def dealing(width: Callable[[Any], int]) -> Any:
    """An instruction that turns one block and deals it to panels with lines of `width(dtype)`."""

    @instruction
    def deal(
        typing: Any,
        a: Any,
        a_start: Any,
        a_row: Any,
        panels: Any,
        start: Any,
        line: Any,
        apart: Any,
    ) -> Any:
        """Column j of the block, cut where it is longer than a line.

        Piece i of it goes to panels[start + i apart + j line].
        """
        vector = Vector(a.dtype)
        size = min(width(a.dtype), vector.count)
        place = types.intp

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            source = address(context, builder, sig.args[0], args[0], args[1])
            target = address(context, builder, sig.args[3], args[3], args[4])
            kind = ir.VectorType(vector.ir.element, size)
            for j, column in enumerate(turned(builder, _rows(builder, source, args[2], vector))):
                for i in range(vector.count // size):
                    lanes = list(range(i * size, (i + 1) * size))
                    piece = _shuffled(builder, column, column, lanes)
                    panel = builder.gep(target, [builder.mul(args[6], INT64(i))])
                    pointer = _row(builder, panel, args[5], j, kind)
                    builder.store(piece, pointer, align=vector.dtype.bitwidth // 8)
            return context.get_dummy_value()

        return types.void(a, place, place, panels, place, place, place), generate

    return deal


def _row(builder: Any, pointer: Any, distance: Any, number: int, kind: Any) -> Any:
    start = builder.gep(pointer, [builder.mul(distance, INT64(number))])
    return builder.bitcast(start, kind.as_pointer())


def _rows(builder: Any, pointer: Any, distance: Any, vector: Vector) -> list[Any]:
    return [
        builder.load(
            _row(builder, pointer, distance, i, vector.ir), align=vector.dtype.bitwidth // 8
        )
        for i in range(vector.count)
    ]


def turned(builder: Any, rows: list[Any]) -> list[Any]:
    """Swap the off-diagonal halves of ever larger blocks: log2(n) rounds of n exchanges."""
    count = len(rows)
    step = 1
    while step < count:
        low = [i if i & step == 0 else count + i - step for i in range(count)]
        high = [i + step if i & step == 0 else count + i for i in range(count)]
        for r in range(count):
            if r & step == 0:
                first, second = rows[r], rows[r + step]
                rows[r] = _shuffled(builder, first, second, low)
                rows[r + step] = _shuffled(builder, first, second, high)
        step *= 2
    return rows


def _shuffled(builder: Any, first: Any, second: Any, lanes: list[int]) -> Any:
    return builder.shuffle_vector(first, second, places(lanes))
