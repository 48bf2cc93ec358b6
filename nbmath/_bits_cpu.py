"""The operations of `nbmath._bits` as Numba intrinsics that vectorise, for both precisions."""

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from nbmath._bits import DOUBLE, SINGLE, _Format

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


@intrinsic
def ldexp(typingctx: Any, x: Any, k: Any) -> Any:
    # 2**k as the product of two powers of two, so that k may leave the range of exponents
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        x, k = args
        form = FORMATS[signature.return_type]
        whole = _shifted_in(builder, k, form, 2 * form.bias)
        half = builder.lshr(whole, _constant(form, 1))
        near = builder.fmul(x, _power(builder, half, x.type, form))
        return builder.fmul(near, _power(builder, builder.sub(whole, half), x.type, form))

    return (x(x, x) if x in FORMATS and k == x else None), generate


def _above_root(builder: Any, x: Any, form: _Format) -> Any:
    """Bits of x moved so that the exponent field steps at sqrt(1/2)."""
    return builder.add(_integer(builder, x, form), _constant(form, form.one - form.root_half))


@intrinsic
def exponent(typingctx: Any, x: Any) -> Any:
    # The field is written into the mantissa of 2**mantissa and the offset is subtracted
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = FORMATS[signature.return_type]
        ty = args[0].type
        field = builder.lshr(_above_root(builder, args[0], form), _constant(form, form.mantissa))
        unit = _constant(form, (form.bias + form.mantissa) << form.mantissa)
        offset = ir.Constant(ty, float(2**form.mantissa + form.bias))
        return builder.fsub(builder.bitcast(builder.or_(field, unit), ty), offset)

    return _one(x), generate


@intrinsic
def significand(typingctx: Any, x: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = FORMATS[signature.return_type]
        mask = _constant(form, form.fraction_mask)
        fraction = builder.and_(_above_root(builder, args[0], form), mask)
        return builder.bitcast(builder.add(fraction, _constant(form, form.root_half)), args[0].type)

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
