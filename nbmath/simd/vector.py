"""A Numba type for one vector register, and the instructions on it.

Offsets count elements from the start of the array's data; arrays are contiguous, and nothing here
checks a bound.
"""

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


def _known(array: Any) -> bool:
    return isinstance(array, types.Array) and array.dtype in ELEMENTS


@instruction
def lanes(typing: Any, array: Any) -> Any:
    """How many numbers of the array's dtype a vector holds (a constant)."""
    if not _known(array):
        return None
    count = Vector(array.dtype).count
    return types.intp(array), lambda context, builder, sig, args: context.get_constant(
        types.intp, count
    )


@instruction
def load(typing: Any, array: Any, offset: Any) -> Any:
    """The vector that starts at an offset."""
    if not _known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args)
        pointer = builder.bitcast(pointer, vector.ir.as_pointer())
        return builder.load(pointer, align=vector.dtype.bitwidth // 8)

    return vector(array, types.intp), generate


@instruction
def store(typing: Any, array: Any, offset: Any, value: Any) -> Any:
    """Write a vector from an offset on."""
    if not _known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args[:2])
        pointer = builder.bitcast(pointer, value.ir.as_pointer())
        builder.store(args[2], pointer, align=value.dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), generate


@instruction
def first_aligned(typing: Any, array: Any) -> Any:
    """The first offset that is a multiple of a vector's bytes in memory."""
    if not _known(array):
        return None
    size = array.dtype.bitwidth // 8

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        place = context.get_constant(types.intp, 0)
        data = address(context, builder, sig.args[0], args[0], place)
        distance = builder.neg(builder.ptrtoint(data, place.type))
        missing = builder.and_(distance, ir.Constant(place.type, BYTES - 1))
        return builder.udiv(missing, ir.Constant(place.type, size))

    return types.intp(array), generate


def _first_lanes(builder: Any, vector: Vector, count: Any) -> Any:
    """A mask of the lanes before `count`."""
    position = ir.Constant(ir.VectorType(count.type, vector.count), list(range(vector.count)))
    return builder.icmp_signed("<", position, splat(builder, count, vector.count))


def _masked(vector: Vector) -> str:
    return f"v{vector.count}f{vector.dtype.bitwidth}.p0"


@instruction
def load_some(typing: Any, array: Any, offset: Any, count: Any, neutral: Any) -> Any:
    """The first `count` lanes from memory, `neutral` in the others; reads nothing beyond them."""
    if not _known(array):
        return None
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args[:2])
        pointer = builder.bitcast(pointer, vector.ir.as_pointer())
        mask = _first_lanes(builder, vector, args[2])
        read = llvm_function(
            builder,
            f"llvm.masked.load.{_masked(vector)}",
            *(vector.ir, pointer.type, INT32, mask.type, vector.ir),
        )
        alignment = INT32(vector.dtype.bitwidth // 8)
        return builder.call(read, [pointer, alignment, mask, args[3]])

    return vector(array, types.intp, types.intp, vector), generate


@instruction
def store_some(typing: Any, array: Any, offset: Any, count: Any, value: Any) -> Any:
    """Write the first `count` lanes of a vector; touches nothing beyond them."""
    if not _known(array) or value != Vector(array.dtype):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = address(context, builder, sig.args[0], *args[:2])
        pointer = builder.bitcast(pointer, value.ir.as_pointer())
        mask = _first_lanes(builder, value, args[2])
        write = llvm_function(
            builder,
            f"llvm.masked.store.{_masked(value)}",
            *(ir.VoidType(), value.ir, pointer.type, INT32, mask.type),
        )
        alignment = INT32(value.dtype.bitwidth // 8)
        builder.call(write, [args[3], pointer, alignment, mask])
        return context.get_dummy_value()

    return types.void(array, types.intp, types.intp, value), generate


@instruction
def broadcast(typing: Any, array: Any, scalar: Any) -> Any:
    """A scalar in every lane of a vector of the array's dtype."""
    if not _known(array):
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


@instruction
def matches(typing: Any, x: Any, y: Any) -> Any:
    """1 in the lanes where x equals y, else 0."""
    if not isinstance(x, Vector) or x != y:
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.uitofp(builder.fcmp_ordered("==", *args), x.ir)

    return x(x, x), generate


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


@instruction
def max_lanes(typing: Any, x: Any) -> Any:
    """The largest lane, by halves; lanes that are nan may be passed over."""
    if not isinstance(x, Vector):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return _across(builder, args[0], lambda low, high: _select_larger(builder, low, high))

    return x.dtype(x), generate


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
