"""The operations of `nbmath._bits` as CUDA device functions, one module for each precision."""

from types import ModuleType
from typing import Any

import numpy as np

from nbmath._bits import DOUBLE, SINGLE, _Format, _module
from nbmath._launch import cuda, device_function

libdevice = cuda.libdevice
int32 = np.int32
MAGIC_POW2 = DOUBLE.magic + DOUBLE.bias
MAGIC_LDEXP = DOUBLE.magic + 2 * DOUBLE.bias
ROOT, FIELD = DOUBLE.root_half, -1 - DOUBLE.fraction_mask
MAGIC_POW2_32 = np.float32(SINGLE.magic + SINGLE.bias)
MAGIC_LDEXP_32 = np.float32(SINGLE.magic + 2 * SINGLE.bias)
ROOT_32, FIELD_32 = np.int32(SINGLE.root_half), np.int32(-1 - SINGLE.fraction_mask)


@device_function
def rint(x: Any) -> Any:
    return libdevice.rint(x)


@device_function
def pow2(k: Any) -> Any:
    return libdevice.longlong_as_double(libdevice.double_as_longlong(k + MAGIC_POW2) << 52)


@device_function
def ldexp(x: Any, k: Any) -> Any:
    whole = libdevice.double_as_longlong(k + MAGIC_LDEXP)
    half = whole >> 1
    near = x * libdevice.longlong_as_double(half << 52)
    return near * libdevice.longlong_as_double((whole - half) << 52)


@device_function
def exponent(x: Any) -> Any:
    return libdevice.ll2double_rn((libdevice.double_as_longlong(x) - ROOT) >> 52)


@device_function
def significand(x: Any) -> Any:
    whole = libdevice.double_as_longlong(x)
    return libdevice.longlong_as_double(whole - ((whole - ROOT) & FIELD))


@device_function
def fma(x: Any, y: Any, z: Any) -> Any:
    return libdevice.fma(x, y, z)


@device_function
def copysign(x: Any, y: Any) -> Any:
    return libdevice.copysign(x, y)


@device_function
def nan_if_negative(x: Any) -> Any:
    return libdevice.longlong_as_double(libdevice.double_as_longlong(x) >> 63)


@device_function
def plus(x: Any, y: Any) -> Any:
    return x + y


@device_function
def larger(x: Any, y: Any) -> Any:
    return x if x > y or x != x else y


@device_function
def rint32(x: Any) -> Any:
    return libdevice.rintf(x)


@device_function
def pow2_32(k: Any) -> Any:
    return libdevice.int_as_float(int32(libdevice.float_as_int(k + MAGIC_POW2_32) << 23))


@device_function
def ldexp32(x: Any, k: Any) -> Any:
    whole = libdevice.float_as_int(k + MAGIC_LDEXP_32)
    half = whole >> 1
    near = x * libdevice.int_as_float(int32(half << 23))
    return near * libdevice.int_as_float(int32((whole - half) << 23))


@device_function
def exponent32(x: Any) -> Any:
    return libdevice.int2float_rn(int32(int32(libdevice.float_as_int(x) - ROOT_32) >> 23))


@device_function
def significand32(x: Any) -> Any:
    whole = libdevice.float_as_int(x)
    return libdevice.int_as_float(int32(whole - (int32(whole - ROOT_32) & FIELD_32)))


@device_function
def fma32(x: Any, y: Any, z: Any) -> Any:
    return libdevice.fmaf(x, y, z)


@device_function
def copysign32(x: Any, y: Any) -> Any:
    return libdevice.copysignf(x, y)


@device_function
def nan_if_negative32(x: Any) -> Any:
    return libdevice.int_as_float(int32(libdevice.float_as_int(x) >> 31))


def module(form: _Format) -> ModuleType:
    """The functions of one precision under their common names."""
    if form is DOUBLE:
        long = (rint, pow2, ldexp, exponent, significand, fma, copysign, nan_if_negative)
        return _module("cuda64", *long, plus, larger)
    short = (rint32, pow2_32, ldexp32, exponent32, significand32, fma32, copysign32)
    return _module("cuda32", *short, nan_if_negative32, plus, larger)
