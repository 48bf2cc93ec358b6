"""Vectors of numbers that do not stand next to each other: one scalar instruction a lane."""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import (
    INT32,
    INT64,
    Vector,
    address,
    instruction,
    known,
)


@instruction
def load_strided(typing: Any, array: Any, offset: Any, step: Any) -> Any:
    """The vector of the numbers at offset, offset + step, offset + 2 step, ...

    >>> @njit
    ... def every_third(x, out):
    ...     simd.store(out, 0, simd.load_strided(x, 1, 3))
    >>> every_third(x, out); out[:2]
    array([1., 4.])
    """
    if not known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        start = address(context, builder, array, *args[:2])
        value = ir.Constant(vector.ir, ir.Undefined)
        for i in range(vector.count):
            number = builder.load(builder.gep(start, [builder.mul(args[2], INT64(i))]))
            value = builder.insert_element(value, number, INT32(i))
        return value

    return vector(array, types.intp, types.intp), generate


@instruction
def store_strided(typing: Any, array: Any, offset: Any, step: Any, value: Any) -> Any:
    """Write the lanes of a vector to offset, offset + step, offset + 2 step, ...

    >>> @njit
    ... def apart(x, out):
    ...     simd.store_strided(out, 0, 2, simd.load(x, 1))
    >>> apart(x, out); out[:4]
    array([1., 0., 2., 0.])
    """
    if not known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        start = address(context, builder, array, *args[:2])
        for i in range(value.count):
            place = builder.gep(start, [builder.mul(args[2], INT64(i))])
            builder.store(builder.extract_element(args[3], INT32(i)), place)
        return context.get_dummy_value()

    return types.void(array, types.intp, types.intp, value), generate


@instruction
def gather(typing: Any, array: Any, places: Any, offset: Any) -> Any:
    """The vector of array[places[offset]], array[places[offset + 1]], ...

    `places` is a contiguous array of integers; the numbers in it count from the start of `array`'s
    data and are not negative.

    >>> @njit
    ... def looked_up(x, places, out):
    ...     simd.store(out, 0, simd.gather(x, places, 1))
    >>> looked_up(x, np.arange(40)[::-1].copy(), out); out[:2]
    array([38., 37.])
    """
    if not known(array) or not isinstance(getattr(places, "dtype", None), types.Integer):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = address(context, builder, array, args[0], INT64(0))
        where = address(context, builder, places, args[1], args[2])
        value = ir.Constant(vector.ir, ir.Undefined)
        for i in range(vector.count):
            index = builder.load(builder.gep(where, [INT64(i)]))
            index = context.cast(builder, index, places.dtype, types.intp)
            number = builder.load(builder.gep(data, [index]))
            value = builder.insert_element(value, number, INT32(i))
        return value

    return vector(array, places, types.intp), generate
