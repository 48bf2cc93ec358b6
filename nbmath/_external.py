"""Compiled drivers as external functions: called from other compiled code, not copied into it.

Numba links what a function calls into the function itself and optimises all of it again, for each
caller anew. That lets a formula dissolve into a loop; for a driver, itself a whole loop, it is
waste: seconds for every user's function that has a call of `nbmath.linalg.solve` in it. An
external driver is compiled once, kept in the disk cache, and called by a name. As nothing of it is
inlined, such a call belongs around a block of work, never inside a loop over numbers.

The name is that of a cell in memory that holds the driver's address, or zero before the first call,
which compiles the driver or takes it from the cache: of the ways that lie behind a call, for small
matrices and for large ones, the way that is gone is the only one to be compiled. That first call
takes the interpreter's lock, as Numba's own first call of BLAS does; Numba holds no such lock while
it runs loops over `prange`. A driver whose annotation does not say what it returns is compiled with
its callers, who must know.

The cell must exist whenever code that uses it is loaded. Numba keeps with a function in its cache
the environments that the machine code mentions, be it in a function that was linked in. So each
call mentions an environment of its own, which when it is loaded provides the cell. Code that was
compiled for other sources of this package is not loaded but compiled again.
"""

import ctypes
import functools
import importlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from llvmlite import binding, ir
from numba import types
from numba.core import cgutils, imputils
from numba.core.dispatcher import Dispatcher
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import lower_builtin

from nbmath import _cache
from nbmath._stamping import mentioned, of_sources

__all__ = ["compile_waiting", "external"]

Function = Callable[..., Any]
FIND = "nbmath_external_find"
"""What compiled code calls to have a cell filled."""
WORD = ir.IntType(64)
RETURNS = {None: types.none, bool: types.boolean, int: types.intp}
"""What annotations say of results: what compiled code knows before the driver is compiled."""


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

    @property
    def dispatcher(self) -> Any:
        """The driver itself."""
        function = getattr(importlib.import_module(self.module), self.driver)
        return getattr(function, "driver", function)

    @property
    def returns(self) -> Any:
        """The type of the driver's result, for which a driver need not exist if it is annotated."""
        annotation = self.dispatcher.py_func.__annotations__.get("return", Any)
        return (
            RETURNS[annotation] if annotation in RETURNS else self.compiled().signature.return_type
        )

    def compiled(self) -> Any:
        """Compile the driver, or take it from the disk cache; returns what the compiler made."""
        dispatcher = self.dispatcher
        dispatcher.compile(self.kinds)
        return dispatcher.overloads[self.kinds]

    def __reduce__(self) -> Any:
        return _needed, (self.module, self.driver, self.kinds, _cache.source_stamp())


_needs: dict[int, tuple[Need, ctypes.c_int64]] = {}
"""The cells by where they are, for as long as the process lives."""


@functools.cache
def provided(need: Need) -> ctypes.c_int64:
    """The cell of a need, under its name."""
    cell = ctypes.c_int64()
    _needs[ctypes.addressof(cell)] = need, cell
    cast("Any", binding).add_symbol(need.name, ctypes.addressof(cell))
    return cell


def address(compiled: Any) -> int:
    """Where the machine code of something compiled starts."""
    return int(compiled.library.get_pointer_to_function(compiled.fndesc.llvm_func_name))


def fill(place: int) -> None:
    """Compile what belongs into the cell at a place."""
    need, cell = _needs[place]
    compiled = need.compiled()
    if compiled.signature.return_type != need.returns:
        raise TypeError(f"{need.name} returns {compiled.signature.return_type}, not {need.returns}")
    cell.value = address(compiled)


def _find(place: int) -> None:
    """As `fill`; on a thread that is none of Python's, whose stack may be short, on one that is."""
    if isinstance(threading.current_thread(), threading._DummyThread):
        thread = threading.Thread(target=fill, args=(place,))
        thread.start()
        thread.join()
    else:
        fill(place)


_callback = ctypes.CFUNCTYPE(None, ctypes.c_int64)(_find)
cast("Any", binding).add_symbol(FIND, ctypes.cast(_callback, ctypes.c_void_p).value)


def compile_waiting() -> int:
    """Compile all that code which is there could call, and what that could call; their number."""
    count = 0
    while waiting := [place for place, (_, cell) in _needs.items() if not cell.value]:
        for place in waiting:
            fill(place)
        count += len(waiting)
    return count


def _needed(module: str, driver: str, kinds: tuple[Any, ...], stamp: str) -> Need:
    """A need as it is found in a cache."""
    of_sources(stamp)
    need = Need(module, driver, kinds)
    importlib.import_module(module)  # now: the first call may come from any thread
    provided(need)
    return need


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
            return signature(need(kinds).returns, *kinds)

    def lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return _call(context, builder, need(sig.args), sig, args)

    infer_global(call, types.Function(Template))
    lower_builtin(call, types.VarArg(types.Any))(lower)
    return call


def start(context: Any, builder: Any, need: Need) -> Any:
    """Emit what finds where the driver's code starts, and the mention of its environment."""
    provided(need)
    module = builder.module
    context.declare_env_global(module, mentioned(need.name, need).env_name)
    cell = module.globals.get(need.name) or ir.GlobalVariable(module, WORD, need.name)

    def empty() -> Any:
        return builder.icmp_unsigned("==", builder.load_atomic(cell, "acquire", 8), WORD(0))

    with cgutils.if_unlikely(builder, empty()):
        find = cgutils.get_or_insert_function(module, ir.FunctionType(ir.VoidType(), [WORD]), FIND)
        builder.call(find, [builder.ptrtoint(cell, WORD)])
        with cgutils.if_unlikely(builder, empty()):
            said = f"{need.name} does not compile"
            context.call_conv.return_user_exc(builder, RuntimeError, (said,))
    return builder.load_atomic(cell, "acquire", 8)


def _call(context: Any, builder: Any, need: Need, sig: Any, args: Any) -> Any:
    """Emit a call of the driver."""
    convention = context.call_conv
    kind = convention.get_function_type(sig.return_type, sig.args)
    callee = builder.inttoptr(start(context, builder, need), kind.as_pointer())
    status, result = convention.call_function(builder, callee, sig.return_type, sig.args, args)
    with cgutils.if_unlikely(builder, status.is_error):
        convention.return_status_propagate(builder, status)
    return imputils.fix_returning_optional(context, builder, sig, status, result)
