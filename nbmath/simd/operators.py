"""Operators and functions of `math` on vectors: what a formula for numbers does on every lane.

Comparisons give masks, which `&`, `|`, `^`, `~` and `not` combine; in `if` and `while` a mask is
true where any lane is. Whether a multiply and an add may be fused is for the options of the
function that they stand in, as it is for plain numbers.
"""

import math
import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typing.templates import CallableTemplate, infer_global
from numba.extending import lower_builtin, overload

from nbmath.simd.vector import (
    INT64,
    Vector,
    instruction,
    is_mask,
    is_vector,
    joint,
    lanewise,
    spread,
)


def _typed(operation: Any, typer: Callable[..., Any]) -> None:
    """Give an operator its type on vectors.

    Numba asks the rules of a target before those of all targets, and there are dozens of the latter
    for each operator: without the target these rules would be the last that it comes to.
    """

    class Rule(CallableTemplate):
        key = operation
        metadata = {"target": "cpu"}  # noqa: RUF012  # Numba reads it from the class

        def generic(self) -> Callable[..., Any]:
            return typer

    infer_global(operation)(Rule)


def _binary(operation: Any, returns: Callable[[Vector], Vector], emit: Any) -> None:
    """Give an operator of two numbers its meaning on vectors."""

    def typer(x: Any, y: Any) -> Any:
        vector = joint(x, y)
        return None if vector is None else returns(vector)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        vector = joint(*sig.args)
        assert vector is not None  # the typer has seen to it
        pairs = zip(args, sig.args, strict=True)
        return emit(builder, *(spread(context, builder, v, k, vector) for v, k in pairs))

    _typed(operation, typer)
    for plain in (types.Float, types.Integer):
        lower_builtin(operation, Vector, plain)(lower)
        lower_builtin(operation, plain, Vector)(lower)
    lower_builtin(operation, Vector, Vector)(lower)


def _arithmetic(name: str) -> Callable[..., Any]:
    return lambda builder, x, y: getattr(builder, name)(x, y)


def _comparison(sign: str) -> Callable[..., Any]:
    def emit(builder: Any, x: Any, y: Any) -> Any:
        compare = builder.fcmp_unordered if sign == "!=" else builder.fcmp_ordered
        return compare(sign, x, y)

    return emit


for _operation, _name in (
    *((operator.add, "fadd"), (operator.iadd, "fadd")),
    *((operator.sub, "fsub"), (operator.isub, "fsub")),
    *((operator.mul, "fmul"), (operator.imul, "fmul")),
    *((operator.truediv, "fdiv"), (operator.itruediv, "fdiv")),
):
    _binary(_operation, lambda vector: vector, _arithmetic(_name))

for _operation, _name in (
    *((operator.lt, "<"), (operator.le, "<="), (operator.gt, ">")),
    *((operator.ge, ">="), (operator.eq, "=="), (operator.ne, "!=")),
):
    _binary(_operation, lambda vector: vector.mask, _comparison(_name))


def _on_masks(operation: Any, name: str) -> None:
    def typer(x: Any, y: Any) -> Any:
        return x if is_mask(x) and x == y else None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return getattr(builder, name)(*args)

    _typed(operation, typer)
    lower_builtin(operation, Vector, Vector)(lower)


def _unary(operation: Any, name: str, *, of: Callable[[Any], bool]) -> None:
    def typer(x: Any) -> Any:
        return x if of(x) else None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return getattr(builder, name)(args[0])

    _typed(operation, typer)
    lower_builtin(operation, Vector)(lower)


for _operation, _name in (
    *((operator.and_, "and_"), (operator.iand, "and_")),
    *((operator.or_, "or_"), (operator.ior, "or_")),
    *((operator.xor, "xor"), (operator.ixor, "xor")),
):
    _on_masks(_operation, _name)
_unary(operator.not_, "not_", of=is_mask)
_unary(operator.invert, "not_", of=is_mask)
_unary(operator.neg, "fneg", of=is_vector)


def bits(builder: Any, mask: Any) -> Any:
    """The lanes of a mask as the bits of an integer."""
    return builder.zext(builder.bitcast(mask, ir.IntType(mask.type.count)), INT64)


@instruction
def flags(typing: Any, mask: Any) -> Any:
    """The lanes of a mask as the bits of an integer, the first lane the lowest bit.

    >>> @njit
    ... def first_two(x):
    ...     return simd.flags(simd.load(x, 0) < 2)
    >>> bin(first_two(x))
    '0b11'
    """
    if not is_mask(mask):
        return None
    return types.int64(mask), lambda context, builder, sig, args: bits(builder, args[0])


@overload(bool, strict=False, target="cpu")
def _any_lane(x: Any) -> Any:
    return (lambda x: flags(x) != 0) if is_mask(x) else None


def _function(function: Any, name: str, arity: int) -> None:
    """Give a function of numbers its meaning on vectors: an intrinsic of LLVM."""

    def emitted(x: Any) -> Any:
        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            return lanewise(builder, name, x, *args)

        return x(*[x] * arity), generate

    if arity == 1:

        @instruction
        def one(typing: Any, x: Any) -> Any:
            return emitted(x)

        def unary(x: Any) -> Any:
            return (lambda x: one(x)) if is_vector(x) else None  # noqa: PLW0108  # Numba reads a function's code

        overload(function, strict=False, target="cpu")(unary)
    else:

        @instruction
        def two(typing: Any, x: Any, y: Any) -> Any:
            return emitted(x) if x == y else None

        def binary(x: Any, y: Any) -> Any:
            return (lambda x, y: two(x, y)) if is_vector(x) else None  # noqa: PLW0108  # as above

        overload(function, strict=False, target="cpu")(binary)


_function(math.sqrt, "sqrt", 1)
_function(math.fabs, "fabs", 1)
_function(abs, "fabs", 1)
_function(math.copysign, "copysign", 2)
