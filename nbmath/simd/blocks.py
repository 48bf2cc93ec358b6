"""Square blocks of numbers between problems one after another and the lanes of registers."""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.runs import as_registers
from nbmath.simd.transpose import turned
from nbmath.simd.vector import BYTES, INT32, Vector, address, instruction

__all__ = ["finish_writing", "load_block", "past_the_cache", "store_block", "store_block_past"]


def problem_pointer(
    builder: Any, data: Any, lanes: Vector, first: Any, stride: Any, lane: int
) -> Any:
    """Where a run of one lane's problem starts, as a pointer to a register."""
    offset = builder.add(first, builder.mul(stride, ir.Constant(stride.type, lane)))
    return builder.bitcast(builder.gep(data, [offset]), lanes.ir.as_pointer())


@instruction
def load_block(
    typing: Any, problems: Any, first: Any, stride: Any, lanes: Any, position: Any
) -> Any:
    """lanes[position + e] = problems[first + lane * stride + e], a register's count of both."""
    kind = Vector(problems.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = context.make_array(problems)(context, builder, args[0]).data
        target = as_registers(context, builder, lanes, args[3], kind)
        size = kind.dtype.bitwidth // 8
        rows = [
            builder.load(problem_pointer(builder, source, kind, args[1], args[2], lane), align=size)
            for lane in range(kind.count)
        ]
        for e, column in enumerate(turned(builder, rows)):
            at = builder.add(args[4], ir.Constant(args[4].type, e))
            builder.store(column, builder.gep(target, [at]), align=size)
        return context.get_dummy_value()

    return types.void(problems, types.intp, types.intp, lanes, types.intp), generate


def _storing(*, past: bool) -> Any:
    """The reverse of `load_block`, perhaps `past` the cache; then each run is a line of its own."""

    @instruction
    def store(
        typing: Any, lanes: Any, position: Any, problems: Any, first: Any, stride: Any
    ) -> Any:
        kind = Vector(problems.dtype)

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            source = as_registers(context, builder, lanes, args[0], kind)
            target = context.make_array(problems)(context, builder, args[2]).data
            size = kind.dtype.bitwidth // 8
            columns = [
                builder.load(
                    builder.gep(source, [builder.add(args[1], ir.Constant(args[1].type, e))]),
                    align=size,
                )
                for e in range(kind.count)
            ]
            for lane, row in enumerate(turned(builder, columns)):
                pointer = problem_pointer(builder, target, kind, args[3], args[4], lane)
                write = builder.store(row, pointer, align=BYTES if past else size)
                if past:
                    write.set_metadata("nontemporal", builder.module.add_metadata([INT32(1)]))
            return context.get_dummy_value()

        return types.void(lanes, types.intp, problems, types.intp, types.intp), generate

    return store


store_block, store_block_past = _storing(past=False), _storing(past=True)


@instruction
def past_the_cache(typing: Any, array: Any, offset: Any, value: Any) -> Any:
    """Write a vector to an aligned place without reading the line that it is in."""
    if value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = builder.bitcast(
            address(context, builder, sig.args[0], *args[:2]), value.ir.as_pointer()
        )
        write = builder.store(args[2], pointer, align=BYTES)
        write.set_metadata("nontemporal", builder.module.add_metadata([INT32(1)]))
        return context.get_dummy_value()

    return types.void(array, types.intp, value), generate


@instruction
def finish_writing(typing: Any) -> Any:
    """Wait until what was written past the cache can be seen by other threads."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        builder.fence("seq_cst")
        return context.get_dummy_value()

    return types.void(), generate
