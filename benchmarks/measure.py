"""The times of one field's cases at one thread count, one JSON line per row.

`python -m benchmarks.ratios` starts this in a process of its own for each thread count, because
libraries fix their number of threads when they are imported.
"""

import argparse
import contextlib
import dataclasses
import functools
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import cases
from benchmarks.common import (
    Case,
    WrongKernelError,
    copy_parallel,
    copy_serial,
    frozen_kernel,
    one_thread,
    size_name,
)
from benchmarks.timing import Clock, growth, interleaved, keep_memory, once


@dataclasses.dataclass
class Row:
    """One line of the table: times in seconds per call, ratios peer / ours."""

    field: str
    name: str
    home: str
    size: str
    dtype: str
    threads: str
    ours: float = math.nan
    peers: dict[str, float] = dataclasses.field(default_factory=dict)
    ratios: dict[str, float] = dataclasses.field(default_factory=dict)
    target: dict[str, float] = dataclasses.field(default_factory=dict)
    fastest_target: float | None = None
    missing: dict[str, str] = dataclasses.field(default_factory=dict)
    floor: float | None = None
    error: str = ""


def row(case: Case, size: Any, dtype: str, threads: str, clock: Clock, seconds: float) -> Row:
    """Check, then time, one case at one size and dtype."""
    line = Row(case.field, case.name, case.home, size_name(size), dtype, threads)
    if isinstance(case.target, (int, float)):
        line.fastest_target = float(case.target)
    elif case.target:
        line.target = dict(case.target)
    inputs = case.inputs(size, dtype)
    try:
        case.verify(inputs)
    except WrongKernelError as wrong:
        line.error = f"wrong result: {wrong}"
        return line
    calls = {"nbmath": case.call("nbmath", inputs)}
    for library in case.peers:
        try:
            calls[library] = case.call(library, inputs)
        except ImportError as missing:
            line.missing[library] = str(missing)
    times = interleaved(calls, clock, seconds)
    ours = times.pop("nbmath")
    line.ours = statistics.median(ours)
    for library, theirs in times.items():
        line.peers[library] = statistics.median(theirs)
        line.ratios[library] = statistics.median(
            peer / mine for peer, mine in zip(theirs, ours, strict=True)
        )
    line.floor = floor(case, size, dtype, threads, clock)
    return line


def floor(case: Case, size: Any, dtype: str, threads: str, clock: Clock) -> float | None:
    """The least time in which the machine can do the counted bytes and operations."""
    limits = []
    if case.bytes is not None:
        limits.append(copying(int(case.bytes(size, dtype)), threads, clock))
    if case.flops is not None:
        limits.append(case.flops(size, dtype) / product_rate(dtype, clock))
    return max(limits, default=None)


@functools.cache
def copying(total: int, threads: str, clock: Clock) -> float:
    """Seconds to read half of these bytes and write the other half."""
    x = np.ones(max(total // 16, 1))
    out = np.empty_like(x)
    copy: Callable[..., None] = copy_serial if threads == "one" else copy_parallel
    return min(once(lambda: copy(x, out), clock), once(lambda: copy_serial(x, out), clock))


@functools.cache
def product_rate(dtype: str, clock: Clock) -> float:
    """Floating-point operations per second of a large matrix product."""
    a = np.random.default_rng(0).standard_normal((1024, 1024)).astype(dtype)
    return 2.0 * 1024**3 / once(lambda: a @ a, clock)


def unit(clock: Clock) -> float:
    """Seconds per element of the frozen kernel."""
    x = np.linspace(-1.0, 1.0, 4096)
    out = np.empty_like(x)
    return once(lambda: frozen_kernel(x, out), clock) / x.size


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("field")
    parser.add_argument("--threads", choices=("one", "all"), required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    alone = arguments.threads == "one"
    clock = time.process_time if alone else time.perf_counter
    keep_memory()
    with one_thread() if alone else contextlib.nullcontext():
        emit({"unit": unit(clock), "threads": arguments.threads})
        for case in cases((arguments.field,)):
            if arguments.threads not in case.threads or arguments.only not in case.name:
                continue
            for dtype in case.dtypes:
                rows = [
                    row(case, size, dtype, arguments.threads, clock, arguments.seconds)
                    for size in case.sizes
                ]
                for line in rows:
                    emit({"row": dataclasses.asdict(line)})
                if len(rows) > 1 and not any(line.error for line in rows):
                    exponent = growth(
                        [case.work(size) for size in case.sizes], [line.ours for line in rows]
                    )
                    emit({"growth": exponent, "of": [case.field, case.name, dtype]})


def emit(record: dict[str, Any]) -> None:
    """One JSON line."""
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
