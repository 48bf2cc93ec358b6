"""What Python's operators and builtins do to dual numbers in compiled code."""

import math
import operator
from collections.abc import Callable
from typing import Any

from numba import types
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import lower_builtin

from nbmath._targets import INLINED, overload
from nbmath.calculus.cpu.dual import PLAIN, DualType, Term, intrinsic, join

Emit = Callable[[Term, Term], Term]
NUMBER = (*PLAIN, DualType)


def _any_dual(*kinds: Any) -> bool:
    return any(isinstance(k, DualType) for k in kinds) and all(isinstance(k, NUMBER) for k in kinds)


def _binary(operators: tuple[Any, ...], emit: Emit, result: Any = None) -> None:
    """Give `operators` a meaning on two numbers of which one is dual."""

    class Template(AbstractTemplate):
        def generic(self, args: Any, kws: Any) -> Any:
            if len(args) == 2 and _any_dual(*args):
                return signature(result or join(*args), *(types.unliteral(a) for a in args))
            return None

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        left, right = (Term(context, builder, t, a) for t, a in zip(sig.args, args, strict=True))
        return emit(left, right).value

    for symbol in operators:
        infer_global(symbol)(Template)
        for kinds in ((DualType, DualType), (DualType, types.Any), (types.Any, DualType)):
            lower_builtin(symbol, *kinds)(lower)


def _unary(symbol: Any, emit: Callable[[Term], Term]) -> None:
    class Template(AbstractTemplate):
        def generic(self, args: Any, kws: Any) -> Any:
            return signature(args[0], args[0]) if _any_dual(*args) else None

    infer_global(symbol)(Template)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return emit(Term(context, builder, sig.args[0], args[0])).value

    lower_builtin(symbol, DualType)(lower)


def _comparison(symbol: str) -> Emit:
    """Order and equality look at the values alone."""

    def emit(left: Term, right: Term) -> Term:
        left, right = left.leaf(), right.leaf()
        kind = join(left.kind, right.kind)
        a, b = left.to(kind), right.to(kind)
        compare = a.builder.fcmp_unordered if symbol == "!=" else a.builder.fcmp_ordered
        return a.like(types.boolean, compare(symbol, a.value, b.value))

    return emit


_binary((operator.add, operator.iadd), Term.__add__)
_binary((operator.sub, operator.isub), Term.__sub__)
_binary((operator.mul, operator.imul), Term.__mul__)
_binary((operator.truediv, operator.itruediv), Term.__truediv__)
_binary((operator.lt,), _comparison("<"), types.boolean)
_binary((operator.le,), _comparison("<="), types.boolean)
_binary((operator.gt,), _comparison(">"), types.boolean)
_binary((operator.ge,), _comparison(">="), types.boolean)
_binary((operator.eq,), _comparison("=="), types.boolean)
_binary((operator.ne,), _comparison("!="), types.boolean)
_unary(operator.neg, Term.__neg__)
_unary(operator.pos, lambda x: x)


@intrinsic
def _varies(typingctx: Any, x: Any) -> Any:
    """Whether any part of a number is not exactly zero (nan is not)."""

    def any_part(x: Term) -> Any:
        if isinstance(x.kind, DualType):
            return x.builder.or_(any_part(x.part(0)), any_part(x.part(1)))
        return x.builder.fcmp_unordered("!=", x.value, x.constant(0.0).value)

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return any_part(Term(context, builder, x, args[0]))

    return types.boolean(x), emit


def chain(along: float, slope: float) -> float:
    """One term of the chain rule; what does not vary adds nothing, even where `along` is inf."""
    raise NotImplementedError("compiled code only")


@overload(chain, INLINED)
def _chain(along: Any, slope: Any) -> Any:
    def implementation(along: Any, slope: Any) -> Any:
        return along * slope if _varies(slope) else 0.0 * slope

    return implementation


@intrinsic
def bottom(typingctx: Any, x: Any) -> Any:
    """The float at the bottom of a dual number."""
    if not isinstance(x, DualType):
        return None

    def emit(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return Term(context, builder, x, args[0]).leaf().value

    return x.leaf(x), emit


@overload(float, INLINED)
def _float(x: Any) -> Any:
    """`float(x)` keeps what varies."""
    return (lambda x: x) if isinstance(x, DualType) else None


def _fabs(x: Any) -> Any:
    return math.fabs(x)


@overload(abs, INLINED)
def _abs(x: Any) -> Any:
    return _fabs if isinstance(x, DualType) else None


@overload(max, INLINED)
def _max(a: Any, b: Any) -> Any:
    return (lambda a, b: b if b > a else a) if _any_dual(a, b) else None


@overload(min, INLINED)
def _min(a: Any, b: Any) -> Any:
    return (lambda a, b: b if b < a else a) if _any_dual(a, b) else None


@overload(operator.mod, INLINED)
def _mod(a: Any, b: Any) -> Any:
    """a - floor(a / b) b, as Python has it; the floor does not vary."""
    if not _any_dual(a, b):
        return None

    def implementation(a: Any, b: Any) -> Any:
        return a - (a // b) * b

    return implementation


@overload(operator.floordiv, INLINED)
def _floordiv(a: Any, b: Any) -> Any:
    if not _any_dual(a, b):
        return None

    def implementation(a: Any, b: Any) -> Any:
        return leaf(a) // leaf(b)

    return implementation


def leaf(x: float) -> float:
    """A number without what varies."""
    raise NotImplementedError("compiled code only")


def _bottom(x: Any) -> Any:
    return bottom(x)


@overload(leaf, INLINED)
def _leaf(x: Any) -> Any:
    return _bottom if isinstance(x, DualType) else (lambda x: x)
