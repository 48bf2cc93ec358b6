"""A Numba type for one vector register, and the arithmetic on it."""

import operator
from collections.abc import Callable
from typing import Any

from llvmlite import binding, ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, lower_builtin, models, register_model, type_callable

INT32 = ir.IntType(32)
ELEMENTS = {types.float32: ir.FloatType(), types.float64: ir.DoubleType()}


def _register_bytes() -> int:
    """The width of the host's vector registers; wider vectors are split by the compiler."""
    features = binding.get_host_cpu_features()
    if features.get("avx512f"):
        return 64
    return 32 if features.get("avx") else 16


BYTES = _register_bytes()
"""Bytes of a vector: 64 with AVX-512, 32 with AVX, else 16."""


def instruction(function: Callable[..., Any]) -> Any:
    """Numba's `intrinsic`, without the signature that Numba reads off the typing function."""
    return intrinsic(function)


class Vector(types.Type):
    """The type of a vector of `dtype` that fills one register."""

    def __init__(self, dtype: Any) -> None:
        self.dtype = dtype
        self.count = BYTES * 8 // dtype.bitwidth
        super().__init__(name=f"Vector({dtype}, {self.count})")

    @property
    def ir(self) -> Any:
        """The same type in LLVM."""
        return ir.VectorType(ELEMENTS[self.dtype], self.count)


@register_model(Vector)
class _VectorModel(models.PrimitiveModel):
    def __init__(self, manager: Any, vector: Vector) -> None:
        super().__init__(manager, vector, vector.ir)  # type: ignore[no-untyped-call]  # Numba's


def splat(builder: Any, scalar: Any, count: int) -> Any:
    """A scalar in every lane."""
    undefined = ir.Constant(ir.VectorType(scalar.type, count), ir.Undefined)
    first = builder.insert_element(undefined, scalar, INT32(0))
    return builder.shuffle_vector(first, undefined, _indices([0] * count))


def llvm_function(builder: Any, name: str, returns: Any, *arguments: Any) -> Any:
    """An LLVM intrinsic; llvmlite's own declaration does not know vector types."""
    return cgutils.get_or_insert_function(builder.module, ir.FunctionType(returns, arguments), name)


def address(context: Any, builder: Any, array_type: Any, array: Any, offset: Any) -> Any:
    """A pointer to the element of an array at an offset."""
    data = context.make_array(array_type)(context, builder, array).data
    return builder.gep(data, [offset])


def _indices(positions: list[int]) -> Any:
    return ir.Constant(ir.VectorType(INT32, len(positions)), positions)


def known(array: Any) -> bool:
    """Whether a type is that of an array of float32 or float64."""
    return isinstance(array, types.Array) and array.dtype in ELEMENTS


@instruction
def broadcast(typing: Any, array: Any, scalar: Any) -> Any:
    """A scalar in every lane of a vector of the array's dtype."""
    if not known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return splat(builder, args[1], vector.count)

    return vector(array, array.dtype), generate


@instruction
def fma(typing: Any, x: Any, y: Any, z: Any) -> Any:
    """x y + z with one rounding."""
    if not isinstance(x, Vector) or not x == y == z:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.call(fused(builder, x), args)

    return x(x, x, x), generate


def fused(builder: Any, vector: Vector) -> Any:
    """LLVM's fused multiply-add for a vector type."""
    name = f"llvm.fma.v{vector.count}f{vector.dtype.bitwidth}"
    return llvm_function(builder, name, vector.ir, *[vector.ir] * 3)


def _select_larger(builder: Any, x: Any, y: Any) -> Any:
    return builder.select(builder.fcmp_ordered(">", x, y), x, y)


@instruction
def larger(typing: Any, x: Any, y: Any) -> Any:
    """`x if x > y else y`, lane by lane."""
    if not isinstance(x, Vector) or x != y:
        return None
    return x(x, x), lambda context, builder, sig, args: _select_larger(builder, *args)


def _across(builder: Any, vector: Any, combine: Any) -> Any:
    """Combine the two halves of a vector until one lane is left."""
    count = vector.type.count
    while count > 1:
        count //= 2
        low = builder.shuffle_vector(vector, vector, _indices(list(range(count))))
        high = builder.shuffle_vector(vector, vector, _indices(list(range(count, 2 * count))))
        vector = combine(low, high)
    return builder.extract_element(vector, INT32(0))


@instruction
def sum_lanes(typing: Any, x: Any) -> Any:
    """The sum of all lanes, by halves."""
    if not isinstance(x, Vector):
        return None
    return x.dtype(x), lambda context, builder, sig, args: _across(builder, args[0], builder.fadd)


def _arithmetic(operation: Any, emit: str) -> None:
    """Let two vectors of one type be combined by an operator."""

    def typer(x: Any, y: Any) -> Any:
        return x if isinstance(x, Vector) and x == y else None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return getattr(builder, emit)(*args)

    type_callable(operation)(lambda context: typer)
    lower_builtin(operation, Vector, Vector)(generate)


for _operation, _emit in (
    (operator.add, "fadd"),
    (operator.iadd, "fadd"),
    (operator.sub, "fsub"),
    (operator.mul, "fmul"),
    (operator.imul, "fmul"),
):
    _arithmetic(_operation, _emit)
