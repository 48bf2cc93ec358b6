"""Compiled drivers as external functions: called from other compiled code, not copied into it.

Numba links what a function calls into the function itself and optimises all of it again, for each
caller anew. That lets a formula dissolve into a loop; for a driver, itself a whole loop, it is
waste: seconds for every user's function that has a call of `nbmath.linalg.solve` in it. An
external driver is compiled once, kept in the disk cache, and called by a name.

The name must have an address whenever code that uses it is loaded. So the caller's code notes what
it needs, and Numba asks for that before it loads such code from a cache. Code that was compiled for
other sources of this package is not loaded but compiled again.
"""

import importlib
import inspect
from collections.abc import Callable
from typing import Any, cast

from llvmlite import binding
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from nbmath import _cache

__all__ = ["external"]


def external(driver: Any) -> Any:
    """The driver for use inside compiled code, of exactly the types that a call has."""
    if not hasattr(driver, "overloads"):
        return driver  # NUMBA_DISABLE_JIT: plain Python

    def call(typing: Any, *arguments: Any) -> Any:
        kinds = tuple(types.unliteral(a) for a in arguments)
        need = Need(
            driver.py_func.__module__, driver.py_func.__name__, kinds, _cache.source_stamp()
        )
        compiled = need.provide()
        signature = compiled.signature

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            context.active_code_library._reload_init.add(need)
            convention = context.call_conv
            function_type = convention.get_function_type(signature.return_type, signature.args)
            callee = cgutils.get_or_insert_function(builder.module, function_type, need.name)
            status, result = convention.call_function(
                builder, callee, signature.return_type, signature.args, args
            )
            with cgutils.if_unlikely(builder, status.is_error):
                convention.return_status_propagate(builder, status)
            return result

        return signature.return_type(*kinds), generate

    parameters = [inspect.Parameter("typing", inspect.Parameter.POSITIONAL_ONLY)]
    parameters += driver._compiler.pysig.parameters.values()
    call.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # read by Numba
        [p.replace(kind=inspect.Parameter.POSITIONAL_ONLY) for p in parameters]
    )
    return intrinsic(cast("Callable[..., Any]", call))


class Need:
    """That a driver is compiled for some types and can be found under its name."""

    def __init__(self, module: str, driver: str, kinds: tuple[Any, ...], stamp: str) -> None:
        self.module = module
        self.driver = driver
        self.kinds = kinds
        self.stamp = stamp

    @property
    def name(self) -> str:
        """What compiled code calls it."""
        return f"{self.module}.{self.driver}({', '.join(map(str, self.kinds))})"

    def provide(self) -> Any:
        """Compile the driver, or take it from the disk cache; returns what the compiler made."""
        dispatcher: Any = getattr(importlib.import_module(self.module), self.driver)
        dispatcher.compile(self.kinds)
        compiled = dispatcher.overloads[self.kinds]
        address = compiled.library.get_pointer_to_function(compiled.fndesc.llvm_func_name)
        cast("Any", binding).add_symbol(self.name, address)
        return compiled

    def __call__(self) -> None:
        """What Numba runs before it loads code from a cache."""
        self.provide()

    def __reduce__(self) -> Any:
        return _needed, (self.module, self.driver, self.kinds, self.stamp)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Need) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.name)


def _needed(module: str, driver: str, kinds: tuple[Any, ...], stamp: str) -> Need:
    """A need as it is found in a cache."""
    if stamp != _cache.source_stamp():
        raise OSError(f"this code was compiled for other sources of {module}")  # Numba: not cached
    return Need(module, driver, kinds, stamp)
