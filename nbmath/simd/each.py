"""A scalar formula on every lane of a vector.

The formula is called in a loop over the lanes that is marked for the compiler's vectoriser with the
register's width, after which the two small buffers dissolve into registers. Branch-free formulas
become straight vector code; others stay loops, slower but as right.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils

from nbmath.simd.vector import INT32, INT64, instruction, is_vector


@instruction
def each(typing: Any, formula: Any, x: Any) -> Any:
    """formula(x), lane by lane: a function of one number that gives one.

    >>> from nbmath import elementary
    >>> @njit
    ... def exponentials(x, out):
    ...     simd.store(out, 0, simd.each(elementary.exp, simd.load(x, 0)))
    >>> exponentials(x, out); out[:2]
    array([1.        , 2.71828183])
    """
    return _mapped(typing, formula, x)


@instruction
def each_pair(typing: Any, formula: Any, x: Any, y: Any) -> Any:
    """formula(x, y), lane by lane: a function of two numbers that gives one.

    >>> import math
    >>> @njit
    ... def lengths(x, out):
    ...     simd.store(out, 0, simd.each_pair(math.hypot, simd.load(x, 3), simd.load(x, 4)))
    >>> lengths(x, out); out[:1]
    array([5.])
    """
    return _mapped(typing, formula, x, y)


@instruction
def each_both(typing: Any, formula: Any, x: Any) -> Any:
    """The results of formula(x), lane by lane, where it gives a pair of numbers: two vectors.

    >>> @njit
    ... def about(x):
    ...     return x - 1, x + 1
    >>> @njit
    ... def neighbours(x, out):
    ...     below, above = simd.each_both(about, simd.load(x, 5))
    ...     simd.store(out, 0, above - below)
    >>> neighbours(x, out); out[:2]
    array([2., 2.])
    """
    return _mapped(typing, formula, x)


def _mapped(typing: Any, formula: Any, *vectors: Any) -> Any:
    first = vectors[0]
    if not is_vector(first) or any(other != first for other in vectors):
        return None
    scalar = formula.get_call_type(typing, (first.dtype,) * len(vectors), {})

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        compiled = context.get_function(formula, scalar)
        defaults = [context.get_dummy_value() for _ in scalar.args[len(vectors) :]]

        def function(builder: Any, lanes: Any) -> Any:
            return compiled(builder, [*lanes, *defaults])

        if not several:
            return _lane_loop(builder, lambda lanes: [function(builder, lanes)], 1, args[1:])[0]

        def parts(lanes: Any) -> list[Any]:
            values = function(builder, lanes)
            return [builder.extract_value(values, i) for i in range(several)]

        results = _lane_loop(builder, parts, several, args[1:])
        return context.make_tuple(builder, sig.return_type, results)

    several = len(getattr(scalar.return_type, "types", ()))
    returns = types.UniTuple(first, several) if several else first
    return returns(formula, *vectors), generate


def _lane_loop(builder: Any, function: Any, count: int, vectors: Any) -> list[Any]:
    """Spill the vectors, call the function on each lane, reload its results."""
    kind = vectors[0].type
    sources = [cgutils.alloca_once_value(builder, vector) for vector in vectors]
    results = [cgutils.alloca_once(builder, kind) for _ in range(count)]
    before = builder.block
    loop, after = (builder.append_basic_block(name) for name in ("each", "each.end"))
    builder.branch(loop)
    builder.position_at_end(loop)
    lane = builder.phi(INT64)
    values = function([builder.load(_lane(builder, source, lane)) for source in sources])
    for value, result in zip(values, results, strict=True):
        builder.store(value, _lane(builder, result, lane))
    following = builder.add(lane, INT64(1))
    lane.add_incoming(INT64(0), before)
    lane.add_incoming(following, builder.block)
    more = builder.icmp_signed("<", following, INT64(kind.count))
    branch = builder.cbranch(more, loop, after)
    branch.set_metadata("llvm.loop", _vectorise(builder.module, kind.count))
    builder.position_at_end(after)
    return [builder.load(result) for result in results]


def _lane(builder: Any, vector: Any, lane: Any) -> Any:
    element = vector.type.pointee.element
    return builder.gep(builder.bitcast(vector, element.as_pointer()), [lane])


def _vectorise(module: Any, width: int) -> Any:
    """The mark of a loop that is to become one vector operation of this width."""
    wishes = (
        ("unroll.disable",),
        ("vectorize.enable", ir.IntType(1)(1)),
        ("vectorize.width", INT32(width)),
        ("interleave.count", INT32(1)),
    )
    operands = [
        module.add_metadata([ir.MetaDataString(module, f"llvm.loop.{name}"), *values])
        for name, *values in wishes
    ]
    mark = ir.MDValue(module, [], name=str(len(module.metadata)))
    mark.operands = (mark, *operands)  # a loop's mark refers to itself, so that it is unique
    return mark
