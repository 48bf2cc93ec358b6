"""Threads that are driven from Python: each runs a serial driver over parts of a stack.

Compiled drivers release the interpreter's lock, so that Python's own threads run them side by side.
Nothing is compiled for this: the loops are those of the serial call, and so are the bits.
"""

import itertools
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numba
from numpy.typing import NDArray

PARTS = 4
"""Parts of a stack for each thread, so that one that is held up leaves work to the others."""
UNIT = 64
"""A part is a multiple of this many problems, which fill the lanes of registers of any width."""

_pools: dict[int, ThreadPoolExecutor] = {}


def _pool(threads: int) -> ThreadPoolExecutor:
    """So many threads that wait for work; a child process makes its own."""
    if threads not in _pools:
        _pools[threads] = ThreadPoolExecutor(threads, thread_name_prefix="nbmath")
    return _pools[threads]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_pools.clear)


def in_parts(
    driver: Any, arrays: tuple[NDArray[Any], ...], *options: Any, unit: int = UNIT
) -> None:
    """driver(*arrays, *options) in parts along the first axis, which all arrays share.

    Problems next to each other must not depend on each other. An error in a thread is raised here.
    A part is a multiple of `unit` problems: fewer of those that are large.
    """

    def work(start: int, end: int) -> None:
        driver(*(a[start:end] for a in arrays), *options)

    in_ranges(work, len(arrays[0]), unit)


def in_ranges(work: Callable[[int, int], Any], count: int, unit: int = UNIT) -> None:
    """work(start, end) for ranges of so many units that together are those from 0 to count."""
    threads = int(numba.get_num_threads())
    size = unit * -(-count // (unit * PARTS * threads))
    starts = itertools.count(0, size)  # a step of it is one step of the interpreter

    def by_one() -> None:
        while (start := next(starts)) < count:
            work(start, min(start + size, count))

    work_threads = min(threads, -(-count // size)) - 1
    others = [_pool(threads).submit(by_one) for _ in range(work_threads)]
    try:
        by_one()
    finally:
        for other in others:
            other.result()
