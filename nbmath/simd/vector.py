"""A Numba type for a register full of numbers or truth values, and what emits code for it."""

from collections.abc import Callable
from typing import Any

from llvmlite import binding, ir
from numba import types
from numba.core import cgutils
from numba.core.extending import _Intrinsic
from numba.core.typeconv.castgraph import Conversion
from numba.extending import NativeValue, box, lower_cast, models, register_model, unbox

BIT = ir.IntType(1)
INT32 = ir.IntType(32)
INT64 = ir.IntType(64)
ELEMENTS = {types.float32: ir.FloatType(), types.float64: ir.DoubleType()}


def _register_bytes() -> int:
    """The width of the host's vector registers; wider vectors are split by the compiler."""
    features = binding.get_host_cpu_features()
    if features.get("avx512f"):
        return 64
    return 32 if features.get("avx") else 16


BYTES = _register_bytes()
"""Bytes of a vector: 64 with AVX-512, 32 with AVX, else 16."""

_Base: Any = _Intrinsic  # Numba ships it untyped


class Instruction(_Base):  # type: ignore[misc]  # as above
    """Numba's intrinsic, with a sentence for those who call it from Python."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Numba never comes here."""
        raise TypeError(
            f"simd.{self._name} works on registers and exists inside @njit functions only"
        )


def instruction(function: Callable[..., Any]) -> Any:
    """Numba's `intrinsic`: the signature of some types, and what emits code for them."""
    made: Any = Instruction(function.__name__, function)
    made._register()
    return made


class Vector(types.Type):
    """The type of a register full of float32 or float64 numbers, or of a mask.

    `Vector(dtype)` is a whole register of the host; `Vector(types.boolean, count)` is a mask, a
    truth value for each of `count` lanes. Other counts are split over registers by the compiler.
    """

    def __init__(self, dtype: Any, count: int | None = None) -> None:
        self.dtype = dtype
        self.count = count or BYTES * 8 // dtype.bitwidth
        super().__init__(name=f"Vector({dtype}, {self.count})")

    @property
    def ir(self) -> Any:
        """The same type in LLVM."""
        return ir.VectorType(BIT if self.is_mask else ELEMENTS[self.dtype], self.count)

    @property
    def is_mask(self) -> bool:
        """Whether the lanes are truth values."""
        return bool(self.dtype == types.boolean)

    @property
    def mask(self) -> "Vector":
        """The type of a comparison of two of these."""
        return Vector(types.boolean, self.count)

    def can_convert_from(self, typingctx: Any, other: Any) -> Any:
        """A plain number, or a plain truth value, becomes lanes that all hold it."""
        plain = isinstance(other, types.Boolean) if self.is_mask else is_number(other)
        return Conversion.safe if plain else None


@register_model(Vector)
class _VectorModel(models.PrimitiveModel):
    def __init__(self, manager: Any, vector: Vector) -> None:
        super().__init__(manager, vector, vector.ir)  # type: ignore[no-untyped-call]  # Numba's


def _refuse(interpreter: Any) -> None:
    interpreter.err_set_string(
        "PyExc_TypeError",
        "a vector lives in a register and is not for Python to see; store it in an array",
    )


@box(Vector)  # type: ignore[untyped-decorator]  # Numba's
def _to_python(vector: Vector, value: Any, c: Any) -> Any:
    _refuse(c.pyapi)
    return c.pyapi.get_null_object()


@unbox(Vector)  # type: ignore[untyped-decorator]  # Numba's
def _from_python(vector: Vector, value: Any, c: Any) -> Any:
    _refuse(c.pyapi)
    return NativeValue(ir.Constant(vector.ir, None), is_error=cgutils.true_bit)


def is_number(kind: Any) -> bool:
    """Whether a type is that of one real number."""
    return isinstance(kind, types.Float | types.Integer)


def is_vector(kind: Any) -> bool:
    """Whether a type is that of a vector of numbers."""
    return isinstance(kind, Vector) and not kind.is_mask


def is_mask(kind: Any) -> bool:
    """Whether a type is that of a mask."""
    return isinstance(kind, Vector) and kind.is_mask


def known(array: Any) -> bool:
    """Whether a type is that of an array of float32 or float64."""
    return isinstance(array, types.Array) and array.dtype in ELEMENTS


def joint(*kinds: Any) -> Vector | None:
    """The vector that operands make together; a plain number goes to every lane."""
    vectors: set[Vector] = {kind for kind in kinds if is_vector(kind)}
    if len(vectors) != 1 or not all(is_vector(kind) or is_number(kind) for kind in kinds):
        return None
    return next(iter(vectors))


def spread(context: Any, builder: Any, value: Any, kind: Any, vector: Vector) -> Any:
    """An operand as a vector: a plain number in every lane."""
    if isinstance(kind, Vector):
        return value
    return splat(builder, context.cast(builder, value, kind, vector.dtype), vector.count)


lower_cast(types.Float, Vector)(lambda c, b, source, to, value: spread(c, b, value, source, to))
lower_cast(types.Boolean, Vector)(lambda c, b, source, to, value: spread(c, b, value, source, to))
lower_cast(types.Integer, Vector)(lambda c, b, source, to, value: spread(c, b, value, source, to))


def splat(builder: Any, scalar: Any, count: int) -> Any:
    """A scalar in every lane."""
    undefined = ir.Constant(ir.VectorType(scalar.type, count), ir.Undefined)
    first = builder.insert_element(undefined, scalar, INT32(0))
    return builder.shuffle_vector(first, undefined, places([0] * count))


def places(positions: list[int]) -> Any:
    """The constant that a shuffle takes: where each of its lanes comes from."""
    return ir.Constant(ir.VectorType(INT32, len(positions)), positions)


def llvm_function(builder: Any, name: str, returns: Any, *arguments: Any) -> Any:
    """An LLVM intrinsic; llvmlite's own declaration does not know vector types."""
    return cgutils.get_or_insert_function(builder.module, ir.FunctionType(returns, arguments), name)


def lanewise(builder: Any, name: str, vector: Vector, *values: Any) -> Any:
    """An intrinsic of LLVM that works on each lane of vectors of one type."""
    full = f"llvm.{name}.v{vector.count}f{vector.dtype.bitwidth}"
    return builder.call(llvm_function(builder, full, vector.ir, *[vector.ir] * len(values)), values)


def address(context: Any, builder: Any, array_type: Any, array: Any, offset: Any) -> Any:
    """A pointer to the element of an array at an offset."""
    data = context.make_array(array_type)(context, builder, array).data
    return builder.gep(data, [offset])
