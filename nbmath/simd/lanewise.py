"""What is done lane by lane: constants, choices, extremes, fused multiply-add, conversions.

In the examples `x` is [0, 1, 2, ...] and `out` an array of zeros, both float64 and as long as a few
vectors.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types

from nbmath.simd.vector import (
    ELEMENTS,
    INT32,
    Vector,
    instruction,
    is_mask,
    is_number,
    is_vector,
    joint,
    known,
    lanewise,
    places,
    splat,
    spread,
)


def like(kind: Any) -> Vector | None:
    """The vector that an array or a vector stands for."""
    if known(kind):
        return Vector(kind.dtype)
    return kind if is_vector(kind) else None


@instruction
def broadcast(typing: Any, array: Any, scalar: Any) -> Any:
    """A scalar in every lane of a vector of an array's dtype, or of a vector's type.

    >>> @njit
    ... def fill(out):
    ...     simd.store(out, 0, simd.broadcast(out, 7))
    >>> fill(out); out[:2]
    array([7., 7.])
    """
    vector = like(array)
    if vector is None or not is_number(scalar):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return splat(builder, args[1], vector.count)

    return vector(array, vector.dtype), generate


@instruction
def positions(typing: Any, array: Any) -> Any:
    """The number of each lane, [0, 1, 2, ...], in a vector of an array's dtype or a vector's type.

    >>> @njit
    ... def count(out):
    ...     simd.store(out, 0, simd.positions(out) + 10)
    >>> count(out); out[:2]
    array([10., 11.])
    """
    vector = like(array)
    if vector is None:
        return None
    numbers = ir.Constant(vector.ir, [float(i) for i in range(vector.count)])
    return vector(array), lambda context, builder, sig, args: numbers


@instruction
def fma(typing: Any, x: Any, y: Any, z: Any) -> Any:
    """x y + z with one rounding; a plain number goes to every lane.

    >>> @njit
    ... def line(x, out):
    ...     simd.store(out, 0, simd.fma(simd.load(x, 0), 3, 1))
    >>> line(x, out); out[:2]
    array([1., 4.])
    """
    return _of_all(_fused, x, y, z)


def _fused(builder: Any, vector: Vector, *values: Any) -> Any:
    return lanewise(builder, "fma", vector, *values)


def _of_all(emit: Callable[..., Any], *kinds: Any) -> Any:
    """The signature of a function of vectors and numbers, and what emits its code."""
    vector = joint(*kinds)
    if vector is None:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pairs = zip(args, sig.args, strict=True)
        values = [spread(context, builder, value, kind, vector) for value, kind in pairs]
        return emit(builder, vector, *values)

    return vector(*kinds), generate


@instruction
def select(typing: Any, mask: Any, x: Any, y: Any) -> Any:
    """x in the lanes where the mask is true, y in the others; both have been computed.

    >>> @njit
    ... def clip(x, out):
    ...     v = simd.load(x, 3)
    ...     simd.store(out, 0, simd.select(v > 3, -1, v))
    >>> clip(x, out); out[:2]
    array([ 3., -1.])
    """
    if not is_mask(mask):
        return None
    if is_mask(x) and mask == x == y:
        return x(mask, x, y), lambda context, builder, sig, args: builder.select(*args)
    plain = x == y and isinstance(x, types.Float)
    vector = Vector(x, mask.count) if plain else joint(x, y)
    if vector is None or vector.mask != mask:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        left = spread(context, builder, args[1], x, vector)
        right = spread(context, builder, args[2], y, vector)
        return builder.select(args[0], left, right)

    return vector(mask, x, y), generate


def pick_larger(builder: Any, x: Any, y: Any) -> Any:
    """`larger`, as it is emitted."""
    return builder.select(builder.fcmp_ordered(">", x, y), x, y)


def pick_smaller(builder: Any, x: Any, y: Any) -> Any:
    """`smaller`, as it is emitted."""
    return builder.select(builder.fcmp_ordered("<", x, y), x, y)


def pick_maximum(builder: Any, x: Any, y: Any) -> Any:
    """`maximum`, as it is emitted."""
    first = builder.or_(builder.fcmp_ordered(">", x, y), builder.fcmp_unordered("uno", x, x))
    return builder.select(first, x, y)


def pick_minimum(builder: Any, x: Any, y: Any) -> Any:
    """`minimum`, as it is emitted."""
    first = builder.or_(builder.fcmp_ordered("<", x, y), builder.fcmp_unordered("uno", x, x))
    return builder.select(first, x, y)


@instruction
def larger(typing: Any, x: Any, y: Any) -> Any:
    """`x if x > y else y`, one instruction: y where either is nan or they are equal.

    >>> @njit
    ... def at_least_one(x, out):
    ...     simd.store(out, 0, simd.larger(simd.load(x, 0), 1))
    >>> at_least_one(x, out); out[:2]
    array([1., 1.])
    """
    return _of_all(lambda builder, _, *both: pick_larger(builder, *both), x, y)


@instruction
def smaller(typing: Any, x: Any, y: Any) -> Any:
    """`x if x < y else y`, one instruction: y where either is nan or they are equal.

    >>> @njit
    ... def at_most_one(x, out):
    ...     simd.store(out, 0, simd.smaller(simd.load(x, 1), 1))
    >>> at_most_one(x, out); out[:2]
    array([1., 1.])
    """
    return _of_all(lambda builder, _, *both: pick_smaller(builder, *both), x, y)


@instruction
def maximum(typing: Any, x: Any, y: Any) -> Any:
    """The larger of two numbers, nan where either is nan, as `numpy.maximum`; y of 0.0 and -0.0.

    >>> @njit
    ... def spoiled(x, out):
    ...     simd.store(out, 0, simd.maximum(simd.load(x, 0), np.nan))
    >>> spoiled(x, out); out[:2]
    array([nan, nan])
    """
    return _of_all(lambda builder, _, *both: pick_maximum(builder, *both), x, y)


@instruction
def minimum(typing: Any, x: Any, y: Any) -> Any:
    """The smaller of two numbers, nan where either is nan, as `numpy.minimum`; y of 0.0 and -0.0.

    >>> @njit
    ... def at_most_one(x, out):
    ...     simd.store(out, 0, simd.minimum(simd.load(x, 1), 1))
    >>> at_most_one(x, out); out[:2]
    array([1., 1.])
    """
    return _of_all(lambda builder, _, *both: pick_minimum(builder, *both), x, y)


@instruction
def lane(typing: Any, x: Any, number: Any) -> Any:
    """The number, or the truth value, in one lane; lanes are not counted from the end.

    >>> @njit
    ... def second(x):
    ...     return simd.lane(simd.load(x, 5), 1)
    >>> second(x)
    6.0
    """
    if not isinstance(x, Vector) or not isinstance(number, types.Integer):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        value = builder.extract_element(args[0], builder.trunc(args[1], INT32))
        return context.cast(builder, value, types.boolean, x.dtype) if x.is_mask else value

    return x.dtype(x, types.intp), generate


@instruction
def widen(typing: Any, x: Any) -> Any:
    """A float32 vector as two float64 vectors: its first lanes, its last lanes.

    >>> @njit
    ... def exact(x, out):
    ...     low, high = simd.widen(simd.load(x, 0))
    ...     simd.store(out, 0, low)
    ...     simd.store(out, simd.lanes(out), high)
    >>> exact(np.arange(16, dtype=np.float32), out); out[:3]
    array([0., 1., 2.])
    """
    if not is_vector(x) or x.dtype != types.float32:
        return None
    half = Vector(types.float64, x.count // 2)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        parts = [
            builder.shuffle_vector(args[0], args[0], places(list(range(i, i + half.count))))
            for i in (0, half.count)
        ]
        halves = [builder.fpext(part, half.ir) for part in parts]
        return context.make_tuple(builder, sig.return_type, halves)

    return types.UniTuple(half, 2)(x), generate


@instruction
def narrow(typing: Any, low: Any, high: Any) -> Any:
    """Two float64 vectors rounded into one of float32: the first lanes, the last lanes.

    >>> @njit
    ... def rounded(x, out):
    ...     simd.store(out, 0, simd.narrow(simd.load(x, 0), simd.load(x, simd.lanes(x))))
    >>> single = np.zeros(16, dtype=np.float32)
    >>> rounded(x, single); single[:2]
    array([0., 1.], dtype=float32)
    """
    if not is_vector(low) or low != high or low.dtype != types.float64:
        return None
    whole = Vector(types.float32, 2 * low.count)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        kind = ir.VectorType(ELEMENTS[types.float32], low.count)
        parts = [builder.fptrunc(value, kind) for value in args]
        return builder.shuffle_vector(*parts, places(list(range(whole.count))))

    return whole(low, high), generate
