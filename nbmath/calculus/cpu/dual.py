"""The Numba type of a dual number: a value, and its slope along one nested differentiation.

A dual number a + b e with e^2 = 0 carries f(a) + f'(a) b e through ordinary arithmetic. Its parts
may be dual themselves; `level` counts the nesting and keeps the e's of nested derivatives apart.
"""

from collections.abc import Callable
from typing import Any

from numba import extending, types
from numba.core import errors
from numba.core.typeconv.castgraph import Conversion
from numba.extending import lower_cast, models, register_model

PLAIN = (types.Integer, types.Float, types.Boolean)
NOT_A_NUMBER, END = "derivative: the function returned <", ">;"
"""Around the type of what a function returned in place of a number; the door reads it back."""


def intrinsic(function: Callable[..., Any]) -> Any:
    """Numba's `intrinsic`, without the signature that Numba reads off the typing function."""
    return extending.intrinsic(function)


class DualType(types.Type):
    """A dual number with parts of type `base` (a float, or a dual of a lower level)."""

    def __init__(self, base: Any, level: int) -> None:
        self.base, self.level = base, level
        super().__init__(f"Dual({base}, {level})")

    @property
    def key(self) -> tuple[Any, int]:
        return self.base, self.level

    @property
    def leaf(self) -> Any:
        """The float type at the bottom; the binder takes the precision of constants from it."""
        return self.base.leaf if isinstance(self.base, DualType) else self.base

    def can_convert_from(self, typingctx: Any, other: Any) -> Any:
        if isinstance(other, PLAIN) or (isinstance(other, DualType) and join(self, other) == self):
            return Conversion.safe
        return None

    def unify(self, typingctx: Any, other: Any) -> Any:
        return join(self, other) if isinstance(other, (*PLAIN, DualType)) else None


def level(kind: Any) -> int:
    """How many nested differentiations a value of this type takes part in."""
    if isinstance(kind, DualType):
        return kind.level
    if isinstance(kind, types.Tuple | types.UniTuple):
        return max((level(entry) for entry in kind.types), default=0)
    return level(kind.dtype) if isinstance(kind, types.Array) else 0


def join(left: Any, right: Any) -> Any:
    """The smallest type that holds both; numbers that are no duals are constants."""
    left, right = types.unliteral(left), types.unliteral(right)
    if level(left) < level(right):
        left, right = right, left
    if isinstance(left, DualType):
        inner = right.base if level(right) == left.level else right
        return DualType(join(left.base, inner), left.level)
    floats = [kind for kind in (left, right) if isinstance(kind, types.Float)]
    return max(floats, key=lambda kind: kind.bitwidth, default=types.float64)


@register_model(DualType)
class DualModel(models.StructModel):
    """Value and slope side by side, in registers and in arrays."""

    def __init__(self, manager: Any, kind: DualType) -> None:
        members = [("value", kind.base), ("slope", kind.base)]
        super().__init__(manager, kind, members)  # type: ignore[no-untyped-call]  # Numba's


class Term:
    """An LLVM value with its type; its operators emit real or dual arithmetic."""

    __slots__ = ("builder", "context", "kind", "value")

    def __init__(self, context: Any, builder: Any, kind: Any, value: Any) -> None:
        self.context, self.builder, self.kind, self.value = context, builder, kind, value

    def like(self, kind: Any, value: Any) -> "Term":
        return Term(self.context, self.builder, kind, value)

    def part(self, index: int) -> "Term":
        return self.like(self.kind.base, self.builder.extract_value(self.value, index))

    def leaf(self) -> "Term":
        return self.part(0).leaf() if isinstance(self.kind, DualType) else self

    def constant(self, number: float) -> "Term":
        if isinstance(self.kind, DualType):
            return pair(self.part(0).constant(number), self.part(0).constant(0.0), self.kind)
        return self.like(self.kind, self.context.get_constant(self.kind, number))

    def to(self, kind: Any) -> "Term":
        """The same number as a wider type; what was no dual gets the slope 0."""
        here = types.unliteral(self.kind)
        if here == kind:
            return self.like(kind, self.value)
        if not isinstance(kind, DualType):
            return self.like(kind, self.context.cast(self.builder, self.value, self.kind, kind))
        if level(here) == kind.level:
            return pair(self.part(0).to(kind.base), self.part(1).to(kind.base), kind)
        value = self.to(kind.base)
        return pair(value, value.constant(0.0), kind)

    def _meet(self, other: "Term") -> tuple["Term", "Term", Any]:
        kind = join(self.kind, other.kind)
        return self.to(kind), other.to(kind), kind

    def _is_constant(self, kind: Any) -> bool:
        return isinstance(kind, DualType) and level(self.kind) < kind.level

    def __neg__(self) -> "Term":
        if isinstance(self.kind, DualType):
            return pair(-self.part(0), -self.part(1), self.kind)
        minus_zero = self.context.get_constant(self.kind, -0.0)
        return self.like(self.kind, self.builder.fsub(minus_zero, self.value))

    def __add__(self, other: "Term") -> "Term":
        a, b, kind = self._meet(other)
        if isinstance(kind, DualType):
            return pair(a.part(0) + b.part(0), a.part(1) + b.part(1), kind)
        return a.like(kind, a.builder.fadd(a.value, b.value))

    def __sub__(self, other: "Term") -> "Term":
        a, b, kind = self._meet(other)
        if isinstance(kind, DualType):
            return pair(a.part(0) - b.part(0), a.part(1) - b.part(1), kind)
        return a.like(kind, a.builder.fsub(a.value, b.value))

    def __mul__(self, other: "Term") -> "Term":
        a, b, kind = self._meet(other)
        if not isinstance(kind, DualType):
            return a.like(kind, a.builder.fmul(a.value, b.value))
        (x, dx), (y, dy) = (a.part(0), a.part(1)), (b.part(0), b.part(1))
        if self._is_constant(kind):
            return pair(x * y, x * dy, kind)
        if other._is_constant(kind):
            return pair(x * y, dx * y, kind)
        return pair(x * y, dx * y + x * dy, kind)

    def __truediv__(self, other: "Term") -> "Term":
        a, b, kind = self._meet(other)
        if not isinstance(kind, DualType):
            return a.like(kind, a.builder.fdiv(a.value, b.value))
        (x, dx), (y, dy) = (a.part(0), a.part(1)), (b.part(0), b.part(1))
        ratio = x / y
        if self._is_constant(kind):
            return pair(ratio, -(ratio * dy) / y, kind)
        if other._is_constant(kind):
            return pair(ratio, dx / y, kind)
        return pair(ratio, (dx - ratio * dy) / y, kind)


def pair(value: Term, slope: Term, kind: DualType) -> Term:
    """The dual number with these two parts."""
    builder = value.builder
    blank = value.context.get_constant_undef(kind)
    half = builder.insert_value(blank, value.value, 0)
    return value.like(kind, builder.insert_value(half, slope.value, 1))


def _widen(context: Any, builder: Any, source: Any, target: Any, value: Any) -> Any:
    return Term(context, builder, source, value).to(target).value


def _truth(context: Any, builder: Any, source: Any, target: Any, value: Any) -> Any:
    bottom = Term(context, builder, source, value).leaf()
    return builder.fcmp_unordered("!=", bottom.value, bottom.constant(0.0).value)


for _source in (*PLAIN, DualType):
    lower_cast(_source, DualType)(_widen)
lower_cast(DualType, types.Boolean)(_truth)


@intrinsic
def seed(typingctx: Any, x: Any, others: Any) -> Any:
    """The variable x of a new differentiation: slope 1, one level above x and all of `others`."""
    if not isinstance(x, (*PLAIN, DualType)):
        return None
    base = join(x, types.float32 if isinstance(x, types.Float) else x)
    for kind in others:
        base = join(base, kind) if isinstance(kind, DualType) else base
    dual = DualType(base, 1 + max(level(x), level(others)))

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        value = Term(context, builder, x, arguments[0]).to(base)
        return pair(value, value.constant(1.0), dual).value

    return dual(x, others), emit


@intrinsic
def value_of(typingctx: Any, x: Any) -> Any:
    """The value of a dual number."""
    if isinstance(x, DualType):
        return x.base(x), lambda context, builder, signature, a: builder.extract_value(a[0], 0)
    return None


@intrinsic
def beside(typingctx: Any, x: Any, other: Any) -> Any:
    """A number for a rule of two: integers take the type of the other argument."""
    kind = other if isinstance(x, types.Integer | types.Boolean) else x

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return Term(context, builder, x, arguments[0]).to(kind).value

    return kind(x, other), emit


@intrinsic
def slope_of(typingctx: Any, x: Any) -> Any:
    """The slope of a dual number."""
    if isinstance(x, DualType):
        return x.base(x), lambda context, builder, signature, a: builder.extract_value(a[0], 1)
    return None


@intrinsic
def slope_along(typingctx: Any, y: Any, variable: Any) -> Any:
    """The slope of y along `variable`, the number that `seed` gave: 0 where y does not vary."""
    if not isinstance(y, (*PLAIN, DualType)) or isinstance(y, types.Boolean):
        raise errors.TypingError(f"{NOT_A_NUMBER}{y}{END}")

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        kind = join(y, variable)
        return Term(context, builder, y, arguments[0]).to(kind).part(1).value

    return join(y, variable).base(y, variable), emit


@intrinsic
def dual(typingctx: Any, value: Any, slope: Any, like: Any) -> Any:
    """The dual number of these two parts at the level of `like`."""
    base = join(value, slope)
    kind = DualType(base, like.level)

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        left = Term(context, builder, value, arguments[0]).to(base)
        right = Term(context, builder, slope, arguments[1]).to(base)
        return pair(left, right, kind).value

    return kind(value, slope, like), emit
