"""Vectors from memory and to it.

Offsets count elements from the start of an array's data, whatever its shape; but for what is called
strided the elements of a vector stand next to each other, and nothing here checks a bound. No
alignment is asked for. In the examples `x` is [0, 1, 2, ...] and `out` an array of zeros.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.lanewise import like
from nbmath.simd.vector import (
    BYTES,
    INT32,
    Vector,
    address,
    instruction,
    joint,
    known,
    llvm_function,
    splat,
    spread,
)


@instruction
def lanes(typing: Any, array: Any) -> Any:
    """How many numbers of an array's dtype a vector holds, or a vector or mask has (a constant).

    >>> @njit
    ... def bits(x):
    ...     return 64 * simd.lanes(x)
    >>> bits(x) in (128, 256, 512)
    True
    """
    if not known(array) and not isinstance(array, Vector):
        return None
    count = array.count if isinstance(array, Vector) else Vector(array.dtype).count
    return types.intp(array), lambda context, builder, sig, args: context.get_constant(
        types.intp, count
    )


@instruction
def first_aligned(typing: Any, array: Any) -> Any:
    """The first offset that is a multiple of a vector's bytes in memory.

    >>> @njit
    ... def before(x):
    ...     return simd.first_aligned(x) < simd.lanes(x)
    >>> before(x)
    True
    """
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


def first_lanes(builder: Any, vector: Vector, count: Any) -> Any:
    """A mask of the lanes before `count`."""
    position = ir.Constant(ir.VectorType(count.type, vector.count), list(range(vector.count)))
    return builder.icmp_signed("<", position, splat(builder, count, vector.count))


@instruction
def first(typing: Any, array: Any, count: Any) -> Any:
    """The mask that is true in the first `count` lanes.

    >>> @njit
    ... def start(x, out):
    ...     simd.store_where(out, 0, simd.first(x, 2), simd.load(x, 5))
    >>> start(x, out); out[:3]
    array([5., 6., 0.])
    """
    vector = like(array)
    if vector is None or not isinstance(count, types.Integer):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return first_lanes(builder, vector, args[1])

    return vector.mask(array, types.intp), generate


def _pointer(context: Any, builder: Any, kind: Any, array: Any, offset: Any, vector: Vector) -> Any:
    """Where a vector starts in an array."""
    element = address(context, builder, kind, array, offset)
    return builder.bitcast(element, vector.ir.as_pointer())


@instruction
def load(typing: Any, array: Any, offset: Any) -> Any:
    """The vector that starts at an offset.

    >>> @njit
    ... def move(x, out):
    ...     simd.store(out, 0, simd.load(x, 3))
    >>> move(x, out); out[:2]
    array([3., 4.])
    """
    if not known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = _pointer(context, builder, array, args[0], args[1], vector)
        return builder.load(pointer, align=vector.dtype.bitwidth // 8)

    return vector(array, types.intp), generate


@instruction
def store(typing: Any, array: Any, offset: Any, value: Any) -> Any:
    """Write a vector from an offset on.

    >>> @njit
    ... def square(x, out):
    ...     v = simd.load(x, 3)
    ...     simd.store(out, 0, v * v)
    >>> square(x, out); out[:2]
    array([ 9., 16.])
    """
    if not known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = _pointer(context, builder, array, args[0], args[1], value)
        builder.store(args[2], pointer, align=value.dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), generate


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


def _reading(array: Any, chosen: Any, other: Any, masked: Callable[..., Any]) -> Any:
    """The signature of a load of some lanes, and what emits its code."""
    if not known(array) or joint(Vector(array.dtype), other) is None:
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = _pointer(context, builder, array, args[0], args[1], vector)
        elsewhere = spread(context, builder, args[3], other, vector)
        return masked_load(builder, vector, pointer, masked(builder, vector, args[2]), elsewhere)

    return vector(array, types.intp, chosen, other), generate


def _writing(array: Any, chosen: Any, value: Any, masked: Callable[..., Any]) -> Any:
    """The signature of a store of some lanes, and what emits its code."""
    if not known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = _pointer(context, builder, array, args[0], args[1], value)
        masked_store(builder, value, pointer, masked(builder, value, args[2]), args[3])
        return context.get_dummy_value()

    return types.void(array, types.intp, chosen, value), generate


def _as_it_is(builder: Any, vector: Vector, mask: Any) -> Any:
    return mask


@instruction
def load_some(typing: Any, array: Any, offset: Any, count: Any, other: Any) -> Any:
    """The first `count` lanes from memory, `other` in the rest; reads nothing beyond them.

    >>> @njit
    ... def end(x, out):
    ...     simd.store(out, 0, simd.load_some(x, 3, 1, -1))
    >>> end(x, out); out[:2]
    array([ 3., -1.])
    """
    return _reading(array, types.intp, other, first_lanes)


@instruction
def store_some(typing: Any, array: Any, offset: Any, count: Any, value: Any) -> Any:
    """Write the first `count` lanes of a vector; touches nothing beyond them.

    >>> @njit
    ... def two(x, out):
    ...     simd.store_some(out, 0, 2, simd.load(x, 3))
    >>> two(x, out); out[:3]
    array([3., 4., 0.])
    """
    return _writing(array, types.intp, value, first_lanes)


@instruction
def load_where(typing: Any, array: Any, offset: Any, mask: Any, other: Any) -> Any:
    """The lanes where a mask is true from memory, `other` in the rest; reads nothing else.

    >>> @njit
    ... def odd(x, out):
    ...     v = simd.load(x, 0)
    ...     simd.store(out, 0, simd.load_where(x, 0, (v == 1) | (v == 3), -1))
    >>> odd(x, out); out[:2]
    array([-1.,  1.])
    """
    if not known(array) or mask != Vector(array.dtype).mask:
        return None
    return _reading(array, mask, other, _as_it_is)


@instruction
def store_where(typing: Any, array: Any, offset: Any, mask: Any, value: Any) -> Any:
    """Write the lanes of a vector where a mask is true; touches nothing else.

    >>> @njit
    ... def above_three(x, out):
    ...     v = simd.load(x, 3)
    ...     simd.store_where(out, 0, v > 3, v)
    >>> above_three(x, out); out[:2]
    array([0., 4.])
    """
    if not known(array) or mask != Vector(array.dtype).mask:
        return None
    return _writing(array, mask, value, _as_it_is)
