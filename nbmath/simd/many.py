"""A number of many problems: one lane of a vector register for each of them.

A formula that is written for the numbers of one small matrix runs unchanged on an array of `Many`
and so works on as many matrices as a register has lanes. Comparisons give masks; in `if` and
`while` a mask is true where any lane is; `choose` takes each lane from one side or the other.
"""

import math
import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typeconv.castgraph import Conversion
from numba.core.typing.templates import CallableTemplate, infer_global
from numba.extending import lower_builtin, lower_cast, models, overload, register_model

from nbmath.simd.vector import BYTES, ELEMENTS, instruction, llvm_function, splat

__all__ = ["Many", "choose", "flags", "numbers"]

BIT = ir.IntType(1)
CONTRACT = ("contract",)
"""The liberty that the compile options give: multiply and add may be fused."""


class Many(types.Type):
    """One number (or, with `boolean`, one truth value) for each lane of a register."""

    def __init__(self, dtype: Any, count: int) -> None:
        self.dtype = dtype
        self.count = count
        super().__init__(name=f"Many({dtype}, {count})")

    @property
    def ir(self) -> Any:
        """The same type in LLVM."""
        return ir.VectorType(BIT if self.is_mask else ELEMENTS[self.dtype], self.count)

    @property
    def is_mask(self) -> bool:
        """Whether the lanes are truth values."""
        return bool(self.dtype == types.boolean)

    def can_convert_from(self, typingctx: Any, other: Any) -> Any:
        """A plain number becomes lanes that all hold it."""
        return Conversion.safe if _is_number(other) and not self.is_mask else None


@register_model(Many)
class _ManyModel(models.PrimitiveModel):
    def __init__(self, manager: Any, lanes: Many) -> None:
        super().__init__(manager, lanes, lanes.ir)  # type: ignore[no-untyped-call]  # Numba's


def numbers(dtype: Any) -> Many:
    """The type of a register full of numbers."""
    return Many(dtype, BYTES * 8 // dtype.bitwidth)


def _is_number(kind: Any) -> bool:
    return isinstance(kind, types.Float | types.Integer)


def _joint(x: Any, y: Any) -> Many | None:
    """The type of lanes that two operands make together; a plain number goes to every lane."""
    lanes, other = (x, y) if isinstance(x, Many) else (y, x)
    if isinstance(lanes, Many) and not lanes.is_mask and (other == lanes or _is_number(other)):
        return lanes
    return None


def _spread(context: Any, builder: Any, value: Any, kind: Any, lanes: Many) -> Any:
    if isinstance(kind, Many):
        return value
    return splat(builder, context.cast(builder, value, kind, lanes.dtype), lanes.count)


def _cast(context: Any, builder: Any, source: Any, lanes: Many, value: Any) -> Any:
    return _spread(context, builder, value, source, lanes)


lower_cast(types.Float, Many)(_cast)
lower_cast(types.Integer, Many)(_cast)


def _both(context: Any, builder: Any, sig: Any, args: Any, lanes: Many) -> list[Any]:
    return [_spread(context, builder, v, k, lanes) for v, k in zip(args, sig.args, strict=True)]


def _typed(operation: Any, typer: Callable[..., Any]) -> None:
    """Give an operator its type on lanes.

    Numba asks the rules of a target before those of all targets, and there are dozens of the latter
    for each operator: without the target these rules would be the last that it comes to.
    """

    class Rule(CallableTemplate):
        key = operation
        metadata = {"target": "cpu"}  # noqa: RUF012  # Numba reads it from the class

        def generic(self) -> Callable[..., Any]:
            return typer

    infer_global(operation)(Rule)


def _binary(operation: Any, returns: Callable[[Many], Many], instruction: Any) -> None:
    """Give an operator of two numbers its meaning on lanes."""

    def typer(x: Any, y: Any) -> Any:
        lanes = _joint(x, y)
        return None if lanes is None else returns(lanes)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        lanes = _joint(*sig.args)
        assert lanes is not None  # the typer has seen to it
        return instruction(builder, *_both(context, builder, sig, args, lanes))

    _typed(operation, typer)
    for plain in (types.Float, types.Integer):
        lower_builtin(operation, Many, plain)(lower)
        lower_builtin(operation, plain, Many)(lower)
    lower_builtin(operation, Many, Many)(lower)


def _arithmetic(name: str) -> Callable[..., Any]:
    def instruction(builder: Any, x: Any, y: Any) -> Any:
        return getattr(builder, name)(x, y, flags=CONTRACT)

    return instruction


def _comparison(sign: str) -> Callable[..., Any]:
    def instruction(builder: Any, x: Any, y: Any) -> Any:
        compare = builder.fcmp_unordered if sign == "!=" else builder.fcmp_ordered
        return compare(sign, x, y)

    return instruction


for _operation, _name in (
    *((operator.add, "fadd"), (operator.iadd, "fadd")),
    *((operator.sub, "fsub"), (operator.isub, "fsub")),
    *((operator.mul, "fmul"), (operator.imul, "fmul")),
    *((operator.truediv, "fdiv"), (operator.itruediv, "fdiv")),
):
    _binary(_operation, lambda lanes: lanes, _arithmetic(_name))

for _operation, _name in (
    *((operator.lt, "<"), (operator.le, "<="), (operator.gt, ">")),
    *((operator.ge, ">="), (operator.eq, "=="), (operator.ne, "!=")),
):
    _binary(_operation, lambda lanes: Many(types.boolean, lanes.count), _comparison(_name))


def _on_masks(operation: Any, instruction: str) -> None:
    def typer(x: Any, y: Any) -> Any:
        return x if isinstance(x, Many) and x == y and x.is_mask else None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return getattr(builder, instruction)(*args)

    _typed(operation, typer)
    lower_builtin(operation, Many, Many)(lower)


def _unary(operation: Any, instruction: str, *, of_masks: bool) -> None:
    def typer(x: Any) -> Any:
        return x if isinstance(x, Many) and x.is_mask == of_masks else None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return getattr(builder, instruction)(args[0])

    _typed(operation, typer)
    lower_builtin(operation, Many)(lower)


_on_masks(operator.and_, "and_")
_on_masks(operator.or_, "or_")
_unary(operator.not_, "not_", of_masks=True)
_unary(operator.neg, "fneg", of_masks=False)


@instruction
def flags(typing: Any, mask: Any) -> Any:
    """The lanes of a mask as the bits of an integer, the first lane the lowest bit."""
    if not isinstance(mask, Many) or not mask.is_mask:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return _bits(builder, args[0], mask.count)

    return types.int64(mask), generate


def _bits(builder: Any, mask: Any, count: int) -> Any:
    return builder.zext(builder.bitcast(mask, ir.IntType(count)), ir.IntType(64))


@overload(bool, strict=False, target="cpu")
def _any_lane(x: Any) -> Any:
    if isinstance(x, Many) and x.is_mask:
        return lambda x: flags(x) != 0
    return None


def _function(name: str, arity: int) -> Any:
    """An instruction of LLVM on each lane."""

    def typed(x: Any) -> Any:
        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            full = f"llvm.{name}.v{x.count}f{x.dtype.bitwidth}"
            function = llvm_function(builder, full, x.ir, *[x.ir] * arity)
            return builder.call(function, args)

        return x(*[x] * arity), generate

    if arity == 1:

        def unary(typing: Any, x: Any) -> Any:
            return typed(x) if isinstance(x, Many) and not x.is_mask else None

        return instruction(unary)

    def binary(typing: Any, x: Any, y: Any) -> Any:
        return typed(x) if isinstance(x, Many) and x == y and not x.is_mask else None

    return instruction(binary)


def _overload(function: Any, name: str, arity: int) -> None:
    instruction_of_lanes = _function(name, arity)

    def unary(x: Any) -> Any:
        return (lambda x: instruction_of_lanes(x)) if isinstance(x, Many) else None  # noqa: PLW0108  # Numba reads a function's code

    def binary(x: Any, y: Any) -> Any:
        return (lambda x, y: instruction_of_lanes(x, y)) if isinstance(x, Many) else None  # noqa: PLW0108  # as above

    overload(function, strict=False, target="cpu")(unary if arity == 1 else binary)


_overload(math.sqrt, "sqrt", 1)
_overload(math.fabs, "fabs", 1)
_overload(math.copysign, "copysign", 2)


@instruction
def choose(typing: Any, mask: Any, x: Any, y: Any) -> Any:
    """`x if mask else y`, lane by lane."""
    if not isinstance(mask, Many) or not mask.is_mask:
        return None
    lanes = x if x == y and isinstance(x, Many) else _joint(x, y)
    if lanes is None:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        left = _spread(context, builder, args[1], x, lanes)
        right = _spread(context, builder, args[2], y, lanes)
        return builder.select(args[0], left, right)

    return lanes(mask, x, y), generate
