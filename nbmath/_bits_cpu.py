"""The operations of `nbmath._bits` as Numba intrinsics that vectorise, for both precisions."""

from typing import Any

from llvmlite import binding, ir
from numba import types
from numba.extending import intrinsic, overload

from nbmath._bits import DOUBLE, SINGLE, _Format, larger, plus

FORMATS = {types.float64: DOUBLE, types.float32: SINGLE}


def _one(x: Any) -> Any:
    """Signature of a function of one float, or None."""
    return x(x) if x in FORMATS else None


def _integer(builder: Any, value: Any, form: _Format) -> Any:
    return builder.bitcast(value, ir.IntType(form.width))


def _constant(form: _Format, value: int) -> Any:
    return ir.Constant(ir.IntType(form.width), value)


def _call(builder: Any, name: str, *args: Any) -> Any:
    ty = args[0].type
    function = builder.module.declare_intrinsic(name, [ty], ir.FunctionType(ty, [ty] * len(args)))
    return builder.call(function, args)


def _shifted_in(builder: Any, k: Any, form: _Format, offset: float) -> Any:
    """Bits of a float whose low mantissa bits hold the integer k + offset."""
    return _integer(builder, builder.fadd(k, ir.Constant(k.type, form.magic + offset)), form)


def _power(builder: Any, biased: Any, ty: Any, form: _Format) -> Any:
    """The power of two whose biased exponent is in the low bits."""
    return builder.bitcast(builder.shl(biased, _constant(form, form.mantissa)), ty)


@intrinsic
def rint(typingctx: Any, x: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _call(builder, "llvm.rint", *args)

    return _one(x), generate


@intrinsic
def pow2(typingctx: Any, k: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = FORMATS[signature.return_type]
        return _power(builder, _shifted_in(builder, args[0], form, form.bias), args[0].type, form)

    return _one(k), generate


def _scales_in_one_step(context: Any) -> bool:
    """Whether the machine scales vectors by powers of two, and LLVM knows it (from release 22)."""
    return binding.llvm_version_info >= (22,) and "+avx512f" in context.codegen().magic_tuple()[2]


@intrinsic
def ldexp(typingctx: Any, x: Any, k: Any) -> Any:
    # Otherwise 2**k is a product of two powers of two: k may leave the range of exponents
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        x, k = args
        form = FORMATS[signature.return_type]
        if _scales_in_one_step(context):
            ty, whole = x.type, ir.IntType(32)
            name = f"llvm.ldexp.f{form.width}.i32"
            function = builder.module.globals.get(name) or ir.Function(
                builder.module, ir.FunctionType(ty, [ty, whole]), name
            )
            # Not a conversion of k, of which nan would be undefined
            steps = _shifted_in(builder, k, form, 0)
            if form.width == 64:
                steps = builder.trunc(steps, whole)
            else:
                steps = builder.sub(steps, _constant(form, form.magic_bits))
            return builder.call(function, [x, steps])
        whole = _shifted_in(builder, k, form, 2 * form.bias)
        half = builder.lshr(whole, _constant(form, 1))
        near = builder.fmul(x, _power(builder, half, x.type, form))
        return builder.fmul(near, _power(builder, builder.sub(whole, half), x.type, form))

    return (x(x, x) if x in FORMATS and k == x else None), generate


def _from_root(builder: Any, x: Any, form: _Format) -> Any:
    """Bits of x less those of sqrt(1/2), so that the exponent field steps there."""
    return builder.sub(_integer(builder, x, form), _constant(form, form.root_half))


def _converts_integers(context: Any, form: _Format) -> bool:
    """Whether vectors of integers as wide as the floats become floats in one step."""
    return form is SINGLE or "+avx512dq" in context.codegen().magic_tuple()[2]


@intrinsic
def exponent(typingctx: Any, x: Any) -> Any:
    # Otherwise the field is put into the mantissa of a power of two, which is then subtracted
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = FORMATS[signature.return_type]
        ty, places = args[0].type, _constant(form, form.mantissa)
        steps = builder.ashr(_from_root(builder, args[0], form), places)
        if _converts_integers(context, form):
            return builder.sitofp(steps, ty)
        whole = builder.add(steps, _constant(form, form.magic_bits))
        return builder.fsub(builder.bitcast(whole, ty), ir.Constant(ty, form.magic))

    return _one(x), generate


@intrinsic
def significand(typingctx: Any, x: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = FORMATS[signature.return_type]
        field = _constant(form, (1 << form.width) - 1 - form.fraction_mask)
        power = builder.and_(_from_root(builder, args[0], form), field)
        bits = builder.sub(_integer(builder, args[0], form), power)
        return builder.bitcast(bits, args[0].type)

    return _one(x), generate


@intrinsic
def fma(typingctx: Any, x: Any, y: Any, z: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _call(builder, "llvm.fma", *args)

    return (x(x, x, x) if x in FORMATS and x == y == z else None), generate


@intrinsic
def copysign(typingctx: Any, x: Any, y: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _call(builder, "llvm.copysign", *args)

    return (x(x, x) if x in FORMATS and x == y else None), generate


@intrinsic
def nan_if_negative(typingctx: Any, x: Any) -> Any:
    # All bits become the sign bit: 0.0 or a nan, without a comparison
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = FORMATS[signature.return_type]
        sign = builder.ashr(_integer(builder, args[0], form), _constant(form, form.width - 1))
        return builder.bitcast(sign, args[0].type)

    return _one(x), generate


@intrinsic
def _plus(typingctx: Any, x: Any, y: Any) -> Any:
    # What lets LLVM keep a partial sum in each lane, and a loop become vectors
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.fadd(*args, flags=("contract", "reassoc"))

    return (x(x, x) if x in FORMATS and x == y else None), generate


@overload(plus, strict=False)
def _plus_of(x: Any, y: Any) -> Any:
    if x in FORMATS and x == y:
        return lambda x, y: _plus(x, y)  # type: ignore[call-arg]  # noqa: PLW0108  # Numba gives a context
    return lambda x, y: x + y


@intrinsic
def _larger(typingctx: Any, x: Any, y: Any) -> Any:
    # A comparison and a choice would keep a loop from becoming vectors, for the sake of nan
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _call(builder, "llvm.maximum", *args)

    return (x(x, x) if x in FORMATS and x == y else None), generate


@overload(larger, strict=False)
def _larger_of(x: Any, y: Any) -> Any:
    if x in FORMATS and x == y:
        return lambda x, y: _larger(x, y)  # type: ignore[call-arg]  # noqa: PLW0108  # as above
    return lambda x, y: x if x > y or x != x else y
