"""Compiled drivers as external functions: called from other compiled code, not copied into it.

Numba links what a function calls into the function itself and optimises all of it again, for each
caller anew. That lets a formula dissolve into a loop; for a driver, itself a whole loop, it is
waste: seconds for every user's function that has a call of `nbmath.linalg.solve` in it. An
external driver is compiled once, kept in the disk cache, and called by a name. As nothing of it is
inlined, such a call belongs around a block of work, never inside a loop over numbers.

The name must have an address whenever code that uses it is loaded. Numba keeps with a function in
its cache the environments that the machine code mentions, be it in a function that was linked in.
So each call mentions an environment of its own, which when it is loaded provides the driver. Code
that was compiled for other sources of this package is not loaded but compiled again.
"""

import functools
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from llvmlite import binding
from numba import types
from numba.core import cgutils, imputils
from numba.core.dispatcher import Dispatcher
from numba.core.environment import Environment
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import lower_builtin

from nbmath import _cache

__all__ = ["external"]

Function = Callable[..., Any]
ENVIRONMENT = "_ZN08NumbaEnv."
"""How names of environments start, by which Numba knows them."""


@dataclass(frozen=True)
class Need:
    """That a driver is compiled for some types and can be found under its name."""

    module: str
    driver: str
    kinds: tuple[Any, ...]

    @property
    def name(self) -> str:
        """What compiled code calls it, in every process."""
        return f"{self.module}.{self.driver}({', '.join(map(str, self.kinds))})"

    def compiled(self) -> Any:
        """Compile the driver, or take it from the disk cache; returns what the compiler made."""
        function = getattr(importlib.import_module(self.module), self.driver)
        dispatcher = getattr(function, "driver", function)
        dispatcher.compile(self.kinds)
        return dispatcher.overloads[self.kinds]

    def __reduce__(self) -> Any:
        return _needed, (self.module, self.driver, self.kinds, _cache.source_stamp())


class StaleCodeError(OSError):
    """Cached code fits this package no longer; after an OSError Numba compiles it again."""


@functools.cache
def provided(need: Need) -> Any:
    """The driver's compiled form, with an address for its name."""
    compiled = need.compiled()
    address = compiled.library.get_pointer_to_function(compiled.fndesc.llvm_func_name)
    cast("Any", binding).add_symbol(need.name, address)
    return compiled


def _needed(module: str, driver: str, kinds: tuple[Any, ...], stamp: str) -> Need:
    """A need as it is found in a cache."""
    if stamp != _cache.source_stamp():
        raise StaleCodeError(f"this code was compiled for other sources of {module}")
    need = Need(module, driver, kinds)
    provided(need)
    return need


@functools.cache
def environment(need: Need) -> Any:
    """What takes a need into the disk cache of the callers."""
    made: Any = Environment(globals())
    made.consts[:] = [need]
    made.env_name = ENVIRONMENT + need.name
    Environment._memo[made.env_name] = made
    return made


def external(driver: Any) -> Any:
    """The driver, which compiled code calls by its name, with exactly the types that a call has.

    A decorator too: from Python it is called as before. Arguments go by position.
    """
    if not isinstance(driver, Dispatcher):
        return driver  # NUMBA_DISABLE_JIT: plain Python
    function: Any = driver

    @functools.wraps(function.py_func)
    def call(*arguments: Any) -> Any:
        return function(*arguments)

    call.driver = function  # type: ignore[attr-defined]  # for `Need`, and whoever compiles it all
    need = functools.partial(Need, function.py_func.__module__, function.py_func.__name__)

    class Template(AbstractTemplate):
        key = call

        def generic(self, args: Any, kws: Any) -> Any:
            if kws:
                return None
            kinds = tuple(types.unliteral(kind) for kind in args)
            return signature(provided(need(kinds)).signature.return_type, *kinds)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return _call(context, builder, need(sig.args), sig, args)

    infer_global(call, types.Function(Template))
    lower_builtin(call, types.VarArg(types.Any))(lower)
    return call


def _call(context: Any, builder: Any, need: Need, sig: Any, args: Any) -> Any:
    """Emit a call by name, and the mention of its environment."""
    context.declare_env_global(builder.module, environment(need).env_name)
    convention = context.call_conv
    kind = convention.get_function_type(sig.return_type, sig.args)
    callee = cgutils.get_or_insert_function(builder.module, kind, need.name)
    status, result = convention.call_function(builder, callee, sig.return_type, sig.args, args)
    with cgutils.if_unlikely(builder, status.is_error):
        convention.return_status_propagate(builder, status)
    return imputils.fix_returning_optional(context, builder, sig, status, result)
