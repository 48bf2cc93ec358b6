"""LAPACK's functions for which Numba holds no name, by their addresses in SciPy.

SciPy is loaded when the first of them is called, as Numba does it, and not before: its import
takes as long as that of this package. Compiled code finds the addresses in a table that has a name;
an entry that is still zero is filled by a call to Python.
"""

import ctypes
from typing import Any, cast

import numpy as np
from llvmlite import binding, ir
from numba import extending, types

from nbmath._targets import part
from nbmath.simd.vector import address, instruction

NAMES = ("sstedc", "dstedc", "ssterf", "dsterf")
STEDC, STERF = 0, 2
"""Eigenpairs by divide and conquer; eigenvalues alone. The next one is that for float64."""
TABLE, FIND = "nbmath_lapack_table", "nbmath_lapack_find"
addresses = np.zeros(len(NAMES), np.int64)


def fill(place: int) -> None:
    """Look one of the functions up."""
    found: Any = extending.get_cython_function_address
    addresses[place] = found("scipy.linalg.cython_lapack", NAMES[place])


callback, known = ctypes.CFUNCTYPE(None, ctypes.c_int64)(fill), cast("Any", binding.add_symbol)
known(TABLE, addresses.ctypes.data)
known(FIND, ctypes.cast(callback, ctypes.c_void_p).value)
find = types.ExternalFunction(FIND, types.void(types.int64))


@instruction
def entry(typing: Any, place: Any) -> Any:
    """What the table holds in a place."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        module, word = builder.module, ir.IntType(64)
        table = module.globals.get(TABLE) or ir.GlobalVariable(module, word, TABLE)
        return builder.load(builder.gep(table, args))

    return types.int64(types.int64), generate


@instruction
def at(typing: Any, array: Any, offset: Any) -> Any:
    """Where an element of an array is in memory, as LAPACK takes it."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        data = address(context, builder, array, *args)
        return builder.bitcast(data, context.get_value_type(types.voidptr))

    return types.voidptr(array, types.intp), generate


@instruction
def call(typing: Any, address: Any, pointers: Any) -> Any:
    """Call the function at an address with a tuple of pointers."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        values = [builder.extract_value(args[1], i) for i in range(len(pointers))]
        kind = ir.FunctionType(ir.VoidType(), [value.type for value in values])
        builder.call(builder.inttoptr(args[0], kind.as_pointer()), values)
        return context.get_dummy_value()

    return types.void(types.int64, pointers), generate


@part
def lapack(place: Any, pointers: Any) -> None:
    """Call one of the functions with all its arguments, a tuple of pointers."""
    if entry(place) == 0:
        find(place)
    call(entry(place), pointers)
