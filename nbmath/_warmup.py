"""Compile every driver and run every example of the installed package."""

import doctest
import importlib.util
import pkgutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

from numba import types
from numba.core.dispatcher import Dispatcher

import nbmath
from nbmath._direct import Direct
from nbmath._door import FLOATS
from nbmath._external import compile_waiting

EXAMPLE_FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What running the examples of one room gave."""

    room: str
    examples: int
    seconds: float
    failures: tuple[str, ...]


def run_examples(
    room: str,
    modules: Iterable[ModuleType] | None = None,
    modes: tuple[Literal["serial", "parallel"], ...] = ("serial", "parallel"),
) -> Outcome:
    """Run the docstring examples of a room, or of some of its doors, without threads, then with."""
    finder = doctest.DocTestFinder()
    chosen = doors(room) if modules is None else modules
    found = [test for door in chosen for test in finder.find(door) if test.examples]
    output: list[str] = []
    start = time.perf_counter()
    runner = doctest.DocTestRunner(optionflags=EXAMPLE_FLAGS)
    for mode in modes:
        with nbmath.threading(mode):
            for test in found:
                runner.run(test, out=output.append, clear_globs=False)
    seconds = time.perf_counter() - start
    return Outcome(room, sum(len(test.examples) for test in found), seconds, tuple(output))


def compile_single_precision(room: str) -> dict[str, Any]:
    """Compile each driver that has run in double precision in single precision as well.

    And those that it could have called, with larger arrays, in either.
    """
    compiled = {}
    compile_waiting()
    for name, driver in drivers(room):
        for signature in list(driver.signatures):
            single = in_single_precision(signature)
            if single != signature:
                driver.compile(single)
                compiled[name] = driver
    compile_waiting()
    return compiled


def compile_short_ways() -> int:
    """Compile what arrays in order go straight to; examples pass lists. Their number."""
    return sum(way[dtype] is not None for way in Direct.known for dtype in FLOATS)


def in_single_precision(signature: tuple[Any, ...]) -> tuple[Any, ...]:
    """The types of arguments with float32 in place of float64."""
    return tuple(_single(argument) for argument in signature)


def doors(room: str) -> Iterator[ModuleType]:
    """The modules that hold the public functions of a room."""
    yield importlib.import_module(f"nbmath.{room}")
    if importlib.util.find_spec(f"nbmath.{room}.door"):
        yield from _modules(f"nbmath.{room}.door")


def drivers(room: str) -> Iterator[tuple[str, Any]]:
    """The compiled loops of a room, without what they alone call, maybe with registers."""
    for module in _modules(f"nbmath.{room}.cpu"):
        for name, named in vars(module).items():
            value = getattr(named, "driver", named)  # an external function holds its driver
            own = isinstance(value, Dispatcher) and value.py_func.__module__ == module.__name__
            if own and "no_cpython_wrapper" not in value.targetoptions:
                yield name, value


def _modules(name: str) -> Iterator[ModuleType]:
    module = importlib.import_module(name)
    yield module
    for part in pkgutil.iter_modules(getattr(module, "__path__", [])):
        yield from _modules(f"{name}.{part.name}")


def _single(argument: Any) -> Any:
    """The type of an argument with float32 in place of float64, and so for complex numbers."""
    if argument == types.float64:
        return types.float32
    if argument == types.complex128:
        return types.complex64
    if isinstance(argument, types.Array):
        return argument.copy(dtype=_single(argument.dtype))
    if isinstance(argument, types.Tuple | types.UniTuple):
        return types.Tuple([_single(part) for part in argument.types])
    return argument
