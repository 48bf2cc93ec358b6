"""A square block of numbers, as many as a vector has lanes each way, turned in registers."""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import ELEMENTS, INT32, Vector, address, instruction

INT64 = ir.IntType(64)


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
    """b[j, i] = a[i, j] factors[j] for one block; rows are `a_row` and `b_row` elements apart."""
    if a.dtype not in ELEMENTS or factors != Vector(a.dtype) or b.dtype != a.dtype:
        return None
    place = types.intp

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = address(context, builder, sig.args[0], args[0], args[1])
        target = address(context, builder, sig.args[4], args[4], args[5])
        alignment = factors.dtype.bitwidth // 8
        rows = []
        for i in range(factors.count):
            row = builder.load(_row(builder, source, args[2], i, factors), align=alignment)
            rows.append(builder.fmul(row, args[3]))
        for j, column in enumerate(_turned(builder, rows)):
            builder.store(column, _row(builder, target, args[6], j, factors), align=alignment)
        return context.get_dummy_value()

    return types.void(a, place, place, factors, b, place, place), generate


def _row(builder: Any, pointer: Any, distance: Any, number: int, vector: Vector) -> Any:
    start = builder.gep(pointer, [builder.mul(distance, INT64(number))])
    return builder.bitcast(start, vector.ir.as_pointer())


def _turned(builder: Any, rows: list[Any]) -> list[Any]:
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
    mask = ir.Constant(ir.VectorType(INT32, len(lanes)), lanes)
    return builder.shuffle_vector(first, second, mask)
