"""Many small problems into the lanes of registers and back: transposition in registers."""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath._targets import driver
from nbmath.simd.arrays import many
from nbmath.simd.many import Many, numbers
from nbmath.simd.vector import INT32, instruction

__all__ = ["lane_count", "pack", "unpack"]


def _transposed(builder: Any, rows: list[Any]) -> list[Any]:
    """A square block of numbers, one register a row, transposed by exchanging halves."""
    count = len(rows)
    step = 1
    while step < count:
        low = [e if not e & step else count + (e ^ step) for e in range(count)]
        high = [e | step if not e & step else count + e for e in range(count)]
        kind = ir.VectorType(INT32, count)
        for i in (i for i in range(count) if not i & step):
            pair = rows[i], rows[i | step]
            rows[i] = builder.shuffle_vector(*pair, ir.Constant(kind, low))
            rows[i | step] = builder.shuffle_vector(*pair, ir.Constant(kind, high))
        step *= 2
    return rows


def _problem_pointer(
    builder: Any, data: Any, lanes: Many, first: Any, stride: Any, lane: int
) -> Any:
    """Where a run of one lane's problem starts, as a pointer to a register."""
    offset = builder.add(first, builder.mul(stride, ir.Constant(stride.type, lane)))
    return builder.bitcast(builder.gep(data, [offset]), lanes.ir.as_pointer())


@instruction
def _load_block(
    typing: Any, problems: Any, first: Any, stride: Any, lanes: Any, position: Any
) -> Any:
    """lanes[position + e] = problems[first + lane * stride + e], a register's count of both."""
    kind = lanes.dtype

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = context.make_array(problems)(context, builder, args[0]).data
        target = context.make_array(lanes)(context, builder, args[3]).data
        size = kind.dtype.bitwidth // 8
        rows = [
            builder.load(
                _problem_pointer(builder, source, kind, args[1], args[2], lane), align=size
            )
            for lane in range(kind.count)
        ]
        for e, column in enumerate(_transposed(builder, rows)):
            at = builder.add(args[4], ir.Constant(args[4].type, e))
            builder.store(column, builder.gep(target, [at]), align=size)
        return context.get_dummy_value()

    return types.void(problems, types.intp, types.intp, lanes, types.intp), generate


@instruction
def _store_block(
    typing: Any, lanes: Any, position: Any, problems: Any, first: Any, stride: Any
) -> Any:
    """The reverse of `_load_block`."""
    kind = lanes.dtype

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = context.make_array(lanes)(context, builder, args[0]).data
        target = context.make_array(problems)(context, builder, args[2]).data
        size = kind.dtype.bitwidth // 8
        columns = [
            builder.load(
                builder.gep(source, [builder.add(args[1], ir.Constant(args[1].type, e))]),
                align=size,
            )
            for e in range(kind.count)
        ]
        for lane, row in enumerate(_transposed(builder, columns)):
            pointer = _problem_pointer(builder, target, kind, args[3], args[4], lane)
            builder.store(row, pointer, align=size)
        return context.get_dummy_value()

    return types.void(lanes, types.intp, problems, types.intp, types.intp), generate


@instruction
def lane_count(typing: Any, array: Any) -> Any:
    """How many problems of an array's dtype share a register, or a mask's lanes (a constant)."""
    count = array.count if isinstance(array, Many) else numbers(array.dtype).count
    return types.intp(array), lambda context, builder, sig, args: context.get_constant(
        types.intp, count
    )


@driver
def pack(problems: Any, first: Any, work: Any) -> None:
    """Problems `first`, `first + 1`, ... [problem, size] into work[size, lane].

    Where the problems end before the lanes do, the last problem fills the rest.
    """
    size, lanes = work.shape
    if first + lanes <= problems.shape[0] and size >= lanes:
        flat = problems.reshape(-1)
        for start in range(0, size, lanes):
            e = start if start + lanes <= size else size - lanes
            _load_block(flat, first * size + e, size, many(work), e)
    else:
        for lane in range(lanes):
            problem = first + lane
            if problem >= problems.shape[0]:
                problem = problems.shape[0] - 1
            for e in range(size):
                work[e, lane] = problems[problem, e]


@driver
def unpack(work: Any, problems: Any, first: Any) -> None:
    """work[size, lane] into problems `first`, `first + 1`, ... as far as there are any."""
    size, lanes = work.shape
    if first + lanes <= problems.shape[0] and size >= lanes:
        flat = problems.reshape(-1)
        for start in range(0, size, lanes):
            e = start if start + lanes <= size else size - lanes
            _store_block(many(work), e, flat, first * size + e, size)
    else:
        for lane in range(lanes):
            if first + lane < problems.shape[0]:
                for e in range(size):
                    problems[first + lane, e] = work[e, lane]
