"""Blocks of distances as values: code that drivers call by its address.

A driver that looks for the nearest rows is compiled once, whatever the metric; the metric's block
is compiled when it is first asked for. The address is found anew in every process: nothing that
holds one is ever kept on disk.
"""

import functools
from typing import Any

from numba import extending, types
from numba.core import cgutils
from numba.core.dispatcher import Dispatcher
from numba.extending import overload

from nbmath import _external
from nbmath._external import Need

intrinsic: Any = extending.intrinsic  # its annotation knows one shape of function

__all__ = ["KINDS", "address", "call", "need", "pointer"]


@functools.cache
def KINDS(dtype: Any) -> tuple[Any, ...]:  # noqa: N802  # a table, by dtype
    """What every block takes: x, y, (panels, norms, parameters), six places, out."""
    real = types.float32 if dtype == "float32" else types.float64
    flat, rows, panels = (types.Array(real, ndim, "C") for ndim in (1, 2, 3))
    made = types.Tuple((panels, flat, flat))
    return rows, rows, made, types.UniTuple(types.intp, 6), flat


def need(block: Any, dtype: str) -> Need:
    """A block, compiled for a precision."""
    function = block.driver.py_func
    return Need(function.__module__, function.__name__, KINDS(dtype))


@functools.cache
def address(block: Any, dtype: str) -> int:
    """Where a block's machine code starts."""
    compiled: Any
    if isinstance(block, Dispatcher):
        block.compile(KINDS(dtype))
        compiled = block.overloads[KINDS(dtype)]
    else:
        compiled = need(block, dtype).compiled()
    return _external.address(compiled)


@functools.cache
def pointer(block: Any, dtype: str) -> Any:
    """A compiled function of nothing: where a block starts, in the process it is asked in."""
    wanted = need(block, dtype)

    def typed(typing: Any) -> Any:
        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            return _external.start(context, builder, wanted)

        return types.intp(), generate

    return intrinsic(typed)


@intrinsic  # type: ignore[untyped-decorator]  # Numba's
def _call(typing: Any, block: Any, arguments: Any) -> Any:
    """Call what starts at an address, with a tuple of arguments of a block."""
    kinds = KINDS(str(arguments.types[0].dtype))

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        convention = context.call_conv
        kind = convention.get_function_type(types.none, kinds)
        code = builder.inttoptr(args[0], kind.as_pointer())
        values = [
            context.cast(builder, builder.extract_value(args[1], i), own, wanted)
            for i, (own, wanted) in enumerate(zip(arguments.types, kinds, strict=True))
        ]
        status, _ = convention.call_function(builder, code, types.none, kinds, values)
        with cgutils.if_unlikely(builder, status.is_error):
            convention.return_status_propagate(builder, status)
        return context.get_dummy_value()

    return types.none(types.intp, arguments), generate


def call(block: Any, arguments: Any) -> None:
    """Call a block: an address, or a compiled function."""
    raise NotImplementedError("compiled code only")


@overload(call, strict=False)
def _call_overload(block: Any, arguments: Any) -> Any:
    if isinstance(block, types.Integer):
        return lambda block, arguments: _call(block, arguments)  # noqa: PLW0108  # Numba reads code
    if isinstance(block, types.Dispatcher):
        return lambda block, arguments: block(*arguments)
    return None
