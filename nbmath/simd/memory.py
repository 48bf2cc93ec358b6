"""Vectors from memory and to it.

Offsets count elements from the start of the array's data; arrays are contiguous, and nothing here
checks a bound.
"""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import (
    BYTES,
    INT32,
    Vector,
    address,
    instruction,
    known,
    llvm_function,
    splat,
)


@instruction
def lanes(typing: Any, array: Any) -> Any:
    """How many numbers of the array's dtype a vector holds (a constant)."""
    if not known(array):
        return None
    count = Vector(array.dtype).count
    return types.intp(array), lambda context, builder, sig, args: context.get_constant(
        types.intp, count
    )


@instruction
def first_aligned(typing: Any, array: Any) -> Any:
    """The first offset that is a multiple of a vector's bytes in memory."""
    if not known(array):
        return None
    size = array.dtype.bitwidth // 8

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        place = context.get_constant(types.intp, 0)
        data = address(context, builder, sig.args[0], args[0], place)
        distance = builder.neg(builder.ptrtoint(data, place.type))
        missing = builder.and_(distance, ir.Constant(place.type, BYTES - 1))
        return builder.udiv(missing, ir.Constant(place.type, size))

    return types.intp(array), generate


@instruction
def load(typing: Any, array: Any, offset: Any) -> Any:
    """The vector that starts at an offset."""
    if not known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args)
        pointer = builder.bitcast(pointer, vector.ir.as_pointer())
        return builder.load(pointer, align=vector.dtype.bitwidth // 8)

    return vector(array, types.intp), generate


@instruction
def store(typing: Any, array: Any, offset: Any, value: Any) -> Any:
    """Write a vector from an offset on."""
    if not known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args[:2])
        pointer = builder.bitcast(pointer, value.ir.as_pointer())
        builder.store(args[2], pointer, align=value.dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), generate


def first_lanes(builder: Any, vector: Vector, count: Any) -> Any:
    """A mask of the lanes before `count`."""
    position = ir.Constant(ir.VectorType(count.type, vector.count), list(range(vector.count)))
    return builder.icmp_signed("<", position, splat(builder, count, vector.count))


def _masked(vector: Vector) -> str:
    return f"v{vector.count}f{vector.dtype.bitwidth}.p0"


def masked_load(builder: Any, vector: Vector, pointer: Any, mask: Any, other: Any) -> Any:
    """A vector from memory where the mask is true, `other` elsewhere."""
    name = f"llvm.masked.load.{_masked(vector)}"
    read = llvm_function(builder, name, vector.ir, pointer.type, INT32, mask.type, vector.ir)
    return builder.call(read, [pointer, INT32(vector.dtype.bitwidth // 8), mask, other])


def masked_store(builder: Any, vector: Vector, pointer: Any, mask: Any, value: Any) -> None:
    """A vector to memory where the mask is true."""
    name = f"llvm.masked.store.{_masked(vector)}"
    kinds = (vector.ir, pointer.type, INT32, mask.type)
    write = llvm_function(builder, name, ir.VoidType(), *kinds)
    builder.call(write, [value, pointer, INT32(vector.dtype.bitwidth // 8), mask])


@instruction
def load_some(typing: Any, array: Any, offset: Any, count: Any, neutral: Any) -> Any:
    """The first `count` lanes from memory, `neutral` in the others; reads nothing beyond them."""
    if not known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args[:2])
        pointer = builder.bitcast(pointer, vector.ir.as_pointer())
        mask = first_lanes(builder, vector, args[2])
        return masked_load(builder, vector, pointer, mask, args[3])

    return vector(array, types.intp, types.intp, vector), generate


@instruction
def store_some(typing: Any, array: Any, offset: Any, count: Any, value: Any) -> Any:
    """Write the first `count` lanes of a vector; touches nothing beyond them."""
    if not known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args[:2])
        pointer = builder.bitcast(pointer, value.ir.as_pointer())
        mask = first_lanes(builder, value, args[2])
        masked_store(builder, value, pointer, mask, args[3])
        return context.get_dummy_value()

    return types.void(array, types.intp, types.intp, value), generate
