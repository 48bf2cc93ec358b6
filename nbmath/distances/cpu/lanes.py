"""Rows of y in the lanes of registers: four registers to a number, or one.

`wide` views panels of four registers' rows, so that four sums run side by side and a broadcast of
x serves them all. `many` views panels of one register's, for formulas with elementary functions.
"""

import math
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import imputils
from numba.extending import overload
from numba.np import arrayobj

from nbmath._targets import bind
from nbmath.simd.arrays import ManyArray
from nbmath.simd.each import each, each_pair
from nbmath.simd.vector import BYTES, ELEMENTS, INT32, Vector, instruction, llvm_function, splat

__all__ = ["put", "wide", "width"]

REGISTERS = 4


@instruction
def width(typing: Any, array: Any, registers: Any) -> Any:
    """How many numbers of an array's dtype so many registers hold."""
    count = BYTES * 8 // array.dtype.bitwidth

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.mul(args[1], ir.Constant(args[1].type, count))

    return types.intp(array, types.intp), generate


@instruction
def wide(typing: Any, array: Any) -> Any:
    """View a C-ordered array of shape (..., 4 lanes) as an array of numbers of so many rows."""
    if not isinstance(array, types.Array) or array.layout != "C" or array.dtype not in ELEMENTS:
        return None
    count = REGISTERS * BYTES * 8 // array.dtype.bitwidth
    viewed = ManyArray(Vector(array.dtype, count), array.ndim - 1)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = context.make_array(array)(context, builder, args[0])
        view = context.make_array(viewed)(context, builder)
        axes = range(viewed.ndim)
        arrayobj.populate_array(
            view,
            data=builder.bitcast(source.data, view.data.type),
            shape=[builder.extract_value(source.shape, axis) for axis in axes],
            strides=[builder.extract_value(source.strides, axis) for axis in axes],
            itemsize=context.get_constant(types.intp, REGISTERS * BYTES),
            meminfo=source.meminfo,
            parent=source.parent,
        )
        return imputils.impl_ret_borrowed(context, builder, viewed, view._getvalue())

    return viewed(array), generate


@instruction
def put(typing: Any, out: Any, offset: Any, count: Any, value: Any) -> Any:
    """Write the first `count` lanes from an offset on, all of them where there are no more."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = context.make_array(out)(context, builder, args[0]).data
        pointer = builder.bitcast(builder.gep(data, [args[1]]), value.ir.as_pointer())
        size = value.dtype.bitwidth // 8
        full = builder.icmp_signed(">=", args[2], ir.Constant(args[2].type, value.count))
        with builder.if_else(full, likely=True) as (whole, part):
            with whole:
                builder.store(args[3], pointer, align=size)
            with part:
                kind = ir.VectorType(args[2].type, value.count)
                position = ir.Constant(kind, list(range(value.count)))
                mask = builder.icmp_signed("<", position, splat(builder, args[2], value.count))
                name = f"llvm.masked.store.v{value.count}f{value.dtype.bitwidth}.p0"
                arguments = value.ir, pointer.type, INT32, mask.type
                write = llvm_function(builder, name, ir.VoidType(), *arguments)
                builder.call(write, [args[3], pointer, INT32(size), mask])
        return context.get_dummy_value()

    return types.void(out, types.intp, types.intp, value), generate


def _one_register(x: Any) -> bool:
    """Whether a type is that of a number for each lane of one register."""
    return isinstance(x, Vector) and not x.is_mask and x.count * x.dtype.bitwidth == 8 * BYTES


def _elementary(function: Any, name: str) -> None:
    own = getattr(bind("elementary", "cpu"), name)

    def lanewise(x: Any) -> Any:
        return (lambda x: each(own, x)) if _one_register(x) else None

    overload(function, strict=False, target="cpu")(lanewise)


def _plain(function: Any) -> None:
    """A function of `math` by the machine's own library, one lane after another."""

    def lanewise(x: Any) -> Any:
        return (lambda x: each(function, x)) if _one_register(x) else None

    overload(function, strict=False, target="cpu")(lanewise)


for _name in ("exp", "log", "log1p"):
    _elementary(getattr(math, _name), _name)
for _function in (math.sin, math.cos):
    _plain(_function)


@overload(math.atan2, strict=False, target="cpu")
def _atan2(y: Any, x: Any) -> Any:
    if _one_register(x) and x == y:
        return lambda y, x: each_pair(math.atan2, y, x)
    return None
