"""How formulas on lanes are compiled: only as far as what they are built into needs them.

Numba makes finished machine code of every function that a function calls, and then optimises the
same code again in the caller. A formula on lanes is never called from outside and always inlined,
so that the work is done once, in the driver.
"""

from types import SimpleNamespace
from typing import Any

from numba import types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler

__all__ = ["OPTIONS", "for_any_number"]


_Library: Any = JITCodeLibrary  # Numba ships it untyped
_Compiler: Any = Compiler


class _Ingredient(_Library):  # type: ignore[misc]  # as above
    """Code that is copied into other code; it has no machine code of its own."""

    @property
    def codegen(self) -> Any:
        """What Numba tells where Python's side of the function is; nobody will ask."""
        return SimpleNamespace(set_env=lambda name, environment: None)

    def _optimize_final_module(self) -> None:
        """Left to the code that this goes into."""

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._finalized = True

    def get_pointer_to_function(self, name: str) -> int:
        """None."""
        self._ensure_finalized()
        return 0


class IngredientCompiler(_Compiler):  # type: ignore[misc]  # as above
    """Numba's compiler, as the option `pipeline_class` takes it."""

    def define_pipelines(self) -> Any:
        """The usual passes, into a library of this kind."""
        codegen = self.state.targetctx.codegen()
        self.state.library = _Ingredient(codegen, self.state.func_id.func_qualname)
        return super().define_pipelines()


OPTIONS: dict[str, Any] = {"pipeline_class": IngredientCompiler}
"""What Numba's decorators take."""


def for_any_number(dispatcher: Any) -> Any:
    """The function, compiled once for all whole numbers of a type.

    Numba compiles it for each number that stands in a call too, and where a loop counts from zero
    by hand, for this zero and for what comes after it: all that is below it, twice.
    """
    compiler = getattr(dispatcher, "_compiler", None)
    if compiler is not None:  # None: NUMBA_DISABLE_JIT, plain Python
        given = compiler.fold_argument_types

        def fold(kinds: Any, names: Any) -> Any:
            signature, found = given(kinds, names)
            return signature, tuple(map(_any_number, found))

        compiler.fold_argument_types = fold
    return dispatcher


def _any_number(kind: Any) -> Any:
    return types.unliteral(kind) if isinstance(kind, types.IntegerLiteral) else kind
