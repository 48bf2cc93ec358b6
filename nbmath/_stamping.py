"""Code that holds code of this package knows by which sources of it that was compiled.

What a user compiles and keeps on disk has formulas of this package copied into it, but Numba goes
by the time stamp of the user's file alone: after an upgrade the old formulas would run on. Numba
keeps with a function in its cache the environments that its machine code mentions, be it in a
function that was linked in. So all that this package gives to compiled code mentions one, which can
be loaded by the sources only that it was made of.
"""

import functools
from typing import Any

from numba.core import compiler, lowering, typed_passes
from numba.core.compiler_machinery import register_pass
from numba.core.environment import Environment

from nbmath import _cache

__all__ = ["StaleCodeError", "Stamped", "mentioned"]

ENVIRONMENT = "_ZN08NumbaEnv."
"""How names of environments start, by which Numba knows them."""


class StaleCodeError(OSError):
    """Cached code fits this package no longer; after an OSError Numba compiles it again."""


class Sources:
    """Stands for the sources of this package in the caches of others."""

    def __reduce__(self) -> Any:
        return of_sources, (_cache.source_stamp(),)


def of_sources(stamp: str) -> Sources:
    """What is found in a cache, if it was made of these sources."""
    if stamp != _cache.source_stamp():
        raise StaleCodeError("this code was compiled for other sources of nbmath")
    return Sources()


@functools.cache
def mentioned(name: str, held: Any) -> Any:
    """An environment that takes something into the disk cache of the code that mentions it."""
    made: Any = Environment(globals())
    made.consts[:] = [held]
    made.env_name = ENVIRONMENT + name
    Environment._memo[made.env_name] = made
    return made


SOURCES = Sources()


class Lower(lowering.Lower):
    """Numba's own, and the mention."""

    def lower_normal_function(self, fndesc: Any) -> None:
        super().lower_normal_function(fndesc)  # type: ignore[no-untyped-call]  # Numba's
        environment = mentioned("nbmath.sources", SOURCES)
        self.context.declare_env_global(self.module, environment.env_name)


@register_pass(mutates_CFG=True, analysis_only=False)
class Lowering(typed_passes.NativeLowering):
    """The pass that makes machine code."""

    _name = "nbmath_stamped_lowering"

    @property
    def lowering_class(self) -> Any:
        """What it makes that with."""
        return Lower


class Stamped(compiler.CompilerBase):
    """Numba's compiler of single-threaded functions, which leaves the mention."""

    def define_pipelines(self) -> Any:
        """The usual one, with that pass."""
        made = compiler.DefaultPassBuilder.define_nopython_pipeline(self.state)
        made.passes = [
            (Lowering, said) if step is typed_passes.NativeLowering else (step, said)
            for step, said in made.passes
        ]
        made.finalize()
        return [made]
