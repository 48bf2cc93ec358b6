"""What the lanes of one vector or mask come to together.

Numbers are combined by halves: the first half of the lanes with the last, and so on until one lane
is left, log2(n) steps that wait for each other. Keep several vectors apart in a loop and come here
once, after it.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.lanewise import pick_maximum, pick_minimum
from nbmath.simd.operators import bits
from nbmath.simd.vector import (
    BIT,
    INT32,
    INT64,
    instruction,
    is_mask,
    is_vector,
    llvm_function,
    places,
    splat,
)


def _reduced(builder: Any, vector: Any, combine: Callable[..., Any]) -> Any:
    """Combine the two halves of a vector until one lane is left."""
    count = vector.type.count
    while count > 1:
        count //= 2
        low = builder.shuffle_vector(vector, vector, places(list(range(count))))
        high = builder.shuffle_vector(vector, vector, places(list(range(count, 2 * count))))
        vector = combine(builder, low, high)
    return builder.extract_element(vector, INT32(0))


def _number(x: Any, combine: Callable[..., Any]) -> Any:
    """The signature of a reduction to one number, and what emits its code."""
    if not is_vector(x):
        return None
    return x.dtype(x), lambda context, builder, sig, args: _reduced(builder, args[0], combine)


@instruction
def sum_lanes(typing: Any, x: Any) -> Any:
    """The sum of all lanes, by halves.

    >>> @njit
    ... def total(x):
    ...     return simd.sum_lanes(simd.broadcast(x, 2)) / simd.lanes(x)
    >>> total(x)
    2.0
    """
    return _number(x, lambda builder, low, high: builder.fadd(low, high))


@instruction
def max_lanes(typing: Any, x: Any) -> Any:
    """The largest lane, nan if any lane is nan.

    >>> @njit
    ... def top(x):
    ...     return simd.max_lanes(-simd.load(x, 3))
    >>> top(x)
    -3.0
    """
    return _number(x, pick_maximum)


@instruction
def min_lanes(typing: Any, x: Any) -> Any:
    """The smallest lane, nan if any lane is nan.

    >>> @njit
    ... def least(x):
    ...     return simd.min_lanes(simd.load(x, 3))
    >>> least(x)
    3.0
    """
    return _number(x, pick_minimum)


def _place(x: Any, combine: Callable[..., Any]) -> Any:
    """The signature of the place of an extreme lane, and what emits its code."""
    if not is_vector(x):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        extreme = splat(builder, _reduced(builder, args[0], combine), x.count)
        equal = builder.fcmp_ordered("==", args[0], extreme)
        broken = builder.fcmp_unordered("uno", args[0], args[0])
        return _first(builder, builder.or_(equal, broken))

    return types.intp(x), generate


def _first(builder: Any, mask: Any) -> Any:
    """The first true lane of a mask, 64 if there is none."""
    count = llvm_function(builder, "llvm.cttz.i64", INT64, INT64, ir.IntType(1))
    return builder.call(count, [bits(builder, mask), ir.IntType(1)(0)])


@instruction
def argmax_lanes(typing: Any, x: Any) -> Any:
    """The number of the first lane that is largest, or of the first nan, as `numpy.argmax`.

    >>> @njit
    ... def place(x):
    ...     return simd.argmax_lanes(-simd.load(x, 0))
    >>> place(x)
    0
    """
    return _place(x, pick_maximum)


@instruction
def argmin_lanes(typing: Any, x: Any) -> Any:
    """The number of the first lane that is smallest, or of the first nan, as `numpy.argmin`.

    >>> @njit
    ... def place(x):
    ...     return simd.argmin_lanes(abs(simd.load(x, 0) - 1))
    >>> place(x)
    1
    """
    return _place(x, pick_minimum)


def _of_mask(mask: Any, returns: Any, emit: Callable[..., Any]) -> Any:
    """The signature of something about a mask, and what emits its code."""
    if not is_mask(mask):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return emit(builder, args[0])

    return returns(mask), generate


def _every(builder: Any, mask: Any) -> Any:
    return builder.icmp_unsigned("==", bits(builder, builder.not_(mask)), INT64(0))


def _counted(builder: Any, mask: Any) -> Any:
    count = llvm_function(builder, "llvm.ctpop.i64", INT64, INT64)
    return builder.call(count, [bits(builder, mask)])


@instruction
def any_lane(typing: Any, mask: Any) -> Any:
    """Whether a mask is true in any lane; so is a mask in an `if`.

    >>> @njit
    ... def some_above(x, limit):
    ...     return simd.any_lane(simd.load(x, 0) > limit)
    >>> some_above(x, 0.5), some_above(x, 99.0)
    (True, False)
    """
    none = INT64(0)
    return _of_mask(
        mask, types.boolean, lambda builder, m: builder.icmp_unsigned("!=", bits(builder, m), none)
    )


@instruction
def all_lanes(typing: Any, mask: Any) -> Any:
    """Whether a mask is true in all lanes.

    >>> @njit
    ... def all_above(x, limit):
    ...     return simd.all_lanes(simd.load(x, 0) > limit)
    >>> all_above(x, -0.5), all_above(x, 0.5)
    (True, False)
    """
    return _of_mask(mask, types.boolean, _every)


@instruction
def count_lanes(typing: Any, mask: Any) -> Any:
    """In how many lanes a mask is true.

    >>> @njit
    ... def below(x, limit):
    ...     return simd.count_lanes(simd.load(x, 0) < limit)
    >>> below(x, 1.5)
    2
    """
    return _of_mask(mask, types.intp, _counted)


@instruction
def first_lane(typing: Any, mask: Any) -> Any:
    """The number of the first lane in which a mask is true, 64 if there is none.

    >>> @njit
    ... def first_above(x, limit):
    ...     return simd.first_lane(simd.load(x, 0) > limit)
    >>> first_above(x, 0.5), first_above(x, 99.0)
    (1, 64)
    """
    return _of_mask(mask, types.intp, _first)


@instruction
def first_set(typing: Any, flags: Any) -> Any:
    """The place of the lowest bit of an integer that is set, 64 if there is none."""
    if not isinstance(flags, types.Integer):
        return None
    count = INT64, INT64, BIT

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        counted = llvm_function(builder, "llvm.cttz.i64", *count)
        return builder.call(counted, [args[0], BIT(0)])

    return types.intp(types.int64), generate


@instruction
def set_of(typing: Any, x: Any, mask: Any) -> Any:
    """The numbers below 64 in those lanes where a mask is true, as the bits of an integer."""
    if not is_vector(x) or mask != x.mask:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        kind = ir.VectorType(INT64, x.count)
        one, none = ir.Constant(kind, [1] * x.count), ir.Constant(kind, [0] * x.count)
        each = builder.shl(one, builder.fptosi(args[0], kind))
        chosen = builder.select(args[1], each, none)
        joined = llvm_function(builder, f"llvm.vector.reduce.or.v{x.count}i64", INT64, kind)
        return builder.call(joined, [chosen])

    return types.int64(x, mask), generate
