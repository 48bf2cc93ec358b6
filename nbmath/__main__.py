"""`python -m nbmath`: what is installed, compile it all now, try it all once."""

import importlib.metadata
import importlib.util
import platform
import sys
import time
from typing import Annotated

import numba
import numpy as np
import scipy
import typer
from rich.console import Console
from rich.table import Table

import nbmath
from nbmath import _cache, _catalog, _warmup, random

BLOCKS = 1 << 18
"""Blocks of four random words that are written at a time, 4 MiB."""

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
console = Console()


@app.command()
def info() -> None:
    """Show versions, threads, the cache of compiled code and the CUDA back end."""
    table = Table(show_header=False, box=None)
    for name, value in _facts().items():
        table.add_row(name, value)
    console.print(table)


def _facts() -> dict[str, str]:
    return {
        "nbmath": nbmath.__version__,
        "sources": _cache.source_stamp(),
        "python": platform.python_version(),
        "numba": numba.__version__,
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "threads": str(numba.get_num_threads()),
        "fields": ", ".join(nbmath.FIELDS),
        "compiled code": _cache.location(),
        "cuda": _cuda(),
    }


def _cuda() -> str:
    if importlib.util.find_spec("numba_cuda") is None:
        return "numba-cuda is not installed (extra 'cuda')"
    from nbmath import _launch

    device = "a device answers" if _launch.is_available() else "no device answers"
    return f"numba-cuda {importlib.metadata.version('numba-cuda')}, {device}"


@app.command()
def warmup() -> None:
    """Compile every driver in both precisions, so that later calls load it from disk."""
    start = time.perf_counter()
    for room in _catalog.rooms():
        began = time.perf_counter()
        _warmup.run_examples(room)
        count = len(_warmup.compile_single_precision(room))
        console.print(f"{room:24} {count:3} drivers {time.perf_counter() - began:6.1f} s")
    _warmup.compile_short_ways()
    console.print(f"done in {time.perf_counter() - start:.1f} s")


@app.command()
def stream(seed: int = typer.Argument(0), words: int = typer.Option(-1)) -> None:
    """Write so many random words of a seed's key, or words without end, to standard output.

    Batteries of tests read them: python -m nbmath stream 7 | RNG_test stdin32
    """
    key, left, first = random.Key(seed), words, 0
    chunk = np.empty(4 * BLOCKS, "<u4")
    try:
        while left:
            random.cpu.bits_array(key, first, chunk)
            some = chunk if left < 0 else chunk[:left]
            sys.stdout.buffer.write(some.tobytes())
            first, left = first + BLOCKS, left if left < 0 else left - some.size
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has had enough, and the interpreter need not say so
        sys.stdout = None


@app.command()
def selftest(
    fields: Annotated[list[str] | None, typer.Argument(help="All without.")] = None,
) -> None:
    """Run the example of every public function, without threads and with."""
    rooms = _catalog.rooms()
    for field in set(fields or ()) - set(rooms):
        raise typer.BadParameter(f"{field!r} is none of {', '.join(rooms)}")
    outcomes = [_warmup.run_examples(room) for room in fields or rooms]
    table = Table("field", "examples", "seconds", "result")
    for outcome in outcomes:
        result = "fails" if outcome.failures else "passes"
        table.add_row(outcome.room, str(outcome.examples), f"{outcome.seconds:.2f}", result)
    console.print(table)
    failures = [text for outcome in outcomes for text in outcome.failures]
    for text in failures:
        console.print(text, markup=False)
    raise typer.Exit(bool(failures))


if __name__ == "__main__":
    app(prog_name="python -m nbmath")
