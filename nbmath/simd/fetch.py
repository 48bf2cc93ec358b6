"""Memory asked for before it is needed; an address beyond the end of an array does no harm."""

from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import BYTES, INT32, Vector, address, instruction, llvm_function

BYTE = ir.IntType(8)
LINE = 64
"""Bytes of a line of the cache."""
SOME = 2048
"""Bytes that are asked for at a time while something is computed."""


def prefetch(builder: Any, pointer: Any, *, for_writing: bool, level: int) -> None:
    """Ask for the line of an address into a level of the cache."""
    place = builder.bitcast(pointer, BYTE.as_pointer())
    kinds = (place.type, INT32, INT32, INT32)
    call = llvm_function(builder, "llvm.prefetch.p0", ir.VoidType(), *kinds)
    builder.call(call, [place, INT32(int(for_writing)), INT32(4 - level), INT32(1)])


def _fetching(*, for_writing: bool) -> Any:
    """An instruction that asks for as much memory as a block of lanes by lanes takes.

    The lines are `step` elements apart, from an offset on. They come into the second cache, as the
    first has to hold what is being worked on.
    """

    @instruction
    def fetch(typing: Any, array: Any, offset: Any, step: Any) -> Any:
        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            start = address(context, builder, array, args[0], args[1])
            for line in range(Vector(array.dtype).count * BYTES // LINE):
                distance = builder.mul(args[2], ir.Constant(args[2].type, line))
                place = builder.gep(start, [distance])
                prefetch(builder, place, for_writing=for_writing, level=2)
            return context.get_dummy_value()

        return types.void(array, types.intp, types.intp), generate

    return fetch


@instruction
def line(typing: Any, array: Any) -> Any:
    """How many numbers a line of the cache holds, a constant: `itemsize` would be divided by."""
    count = LINE * 8 // array.dtype.bitwidth
    return types.intp(array), lambda context, builder, sig, args: context.get_constant(
        types.intp, count
    )


@instruction
def address_of(typing: Any, array: Any, offset: Any) -> Any:
    """The address of an element, as a number."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        place = address(context, builder, array, *args)
        return builder.ptrtoint(place, context.get_value_type(types.intp))

    return types.intp(array, types.intp), generate


@instruction
def fetch_some(typing: Any, start: Any) -> Any:
    """Ask for SOME bytes from an address, a number; returns what follows them. 0 stays 0."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        zero, some = (ir.Constant(args[0].type, number) for number in (0, SOME))
        wanted = builder.icmp_unsigned("!=", args[0], zero)
        with builder.if_then(wanted, likely=True):
            first = builder.inttoptr(args[0], BYTE.as_pointer())
            for line in range(0, SOME, LINE):
                place = builder.gep(first, [ir.Constant(args[0].type, line)])
                prefetch(builder, place, for_writing=False, level=2)
        return builder.select(wanted, builder.add(args[0], some), zero)

    return types.intp(types.intp), generate


fetch_to_read = _fetching(for_writing=False)
fetch_to_write = _fetching(for_writing=True)
