"""Build, check and time the CUDA kernels; print the table for benchmarks/gpu/RESULTS.md.

python -m benchmarks.gpu            everything
python -m benchmarks.gpu softmax    kernels whose names contain this
python -m benchmarks.gpu --small    a few numbers each, checked and not timed: the simulator
                                    (NUMBA_ENABLE_CUDASIM=1) is enough for it
"""

import argparse
import importlib
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np

from benchmarks.common import size_name
from benchmarks.gpu.cases import CASES
from benchmarks.gpu.cases.case import GpuCase
from benchmarks.gpu.device import (
    copy_bandwidth,
    error,
    installed,
    milliseconds,
    poisoned,
    product_rate,
)
from benchmarks.page import seconds, table

FEW = 4
"""The largest extent of an array that is checked and not timed."""

Launch = Callable[[], Any]

HEAD = ["kernel", "size", "dtype", "error", "allowed", "time", "of the copy rate", "peers: ratio"]


def launched(case: GpuCase, size: Any, dtype: str, cuda: Any) -> tuple[float, Launch, Any]:
    """The error of a kernel against the CPU, the launch to be timed, and the host's inputs."""
    room = importlib.import_module(f"nbmath.{case.room}.gpu")
    host = case.make(size, dtype, np.random.default_rng())
    want = case.expect(*(np.asarray(x, np.float64) if is_float(x) else x for x in host))
    inputs = [cuda.to_device(x) if isinstance(x, np.ndarray) else x for x in host]
    outputs = [poisoned(cuda, np.shape(part), dtype) for part in want]
    got = case.launch(room, inputs, outputs)
    worst = max(error(out.copy_to_host(), part) for out, part in zip(got, want, strict=True))
    return worst, lambda: case.launch(room, inputs, outputs), host


def measured(case: GpuCase, size: Any, dtype: str, cuda: Any, bandwidth: float) -> list[str]:
    """One line: the kernel compared with the CPU, then timed."""
    worst, launch, host = launched(case, size, dtype, cuda)
    line = [case.name, size_name(size), dtype, f"{worst:.1e}", f"{case.allowed[dtype]:.1e}"]
    if not worst <= case.allowed[dtype]:
        return [*line, "**wrong**", "", ""]
    time = milliseconds(cuda, launch)
    share = case.bytes(size, dtype) / (1e-3 * time) / bandwidth
    return [*line, seconds(1e-3 * time), f"{share:.0%}", peers(case, host, cuda, time)]


def small(case: GpuCase, cuda: Any) -> bool:
    """Whether a kernel is right at a size of a few numbers."""
    (size, *_), (dtype, *_) = case.sizes, case.dtypes
    few = tuple(min(part, FEW) for part in size) if isinstance(size, tuple) else FEW * FEW
    worst, *_ = launched(case, few, dtype, cuda)
    print(f"{case.name} {size_name(few)} {dtype}: {worst:.1e} of {case.allowed[dtype]:.1e}")
    return worst <= case.allowed[dtype]


def is_float(x: Any) -> bool:
    """Whether an input is an array of floating-point numbers."""
    return isinstance(x, np.ndarray) and x.dtype.kind == "f"


def peers(case: GpuCase, host: tuple[Any, ...], cuda: Any, time: float) -> str:
    """The ratios peer time / our time."""
    shown = []
    for name, build in case.peers.items():
        package = installed(name)
        if package is None:
            shown.append(f"{name} missing")
            continue
        convert = package.asarray
        there = {"device": "cuda"} if name == "torch" else {}
        inputs = [convert(x, **there) if isinstance(x, np.ndarray) else x for x in host]
        function = build(package)
        theirs = milliseconds(cuda, lambda f=function, x=inputs: f(*x))  # type: ignore[misc]  # bound early
        shown.append(f"{name} {theirs / time:.3g}")
    return ", ".join(shown)


def card(cuda: Any) -> str:
    """The card and the versions."""
    name = cuda.get_current_device().name
    names = ("numba", "numba-cuda", "numpy", *(p for p in ("torch", "cupy") if installed(p)))
    packages = ", ".join(f"{package} {version(package)}" for package in names)
    text = name.decode() if isinstance(name, bytes) else str(name)
    return f"{text}, Python {platform.python_version()}, {packages}"


def main() -> int:
    """Run what was asked for; 1 when a kernel is wrong, 2 when there is no GPU."""
    from nbmath import _launch

    cuda = _launch.cuda
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("name", nargs="?", default="", help="a part of the kernels' names")
    parser.add_argument("--small", action="store_true", help="check a few numbers, time nothing")
    arguments = parser.parse_args()
    cases = [case for case in CASES if arguments.name in case.name]
    if arguments.small:
        return sum(not small(case, cuda) for case in cases)
    try:
        _launch.require_device()
    except _launch.NoDevice as missing:
        print(missing, file=sys.stderr)
        return 2
    bandwidth = copy_bandwidth(cuda)
    rate = product_rate(cuda)
    print(card(cuda))
    print(f"Copy: {bandwidth / 1e9:.0f} GB/s read and written.", end="")
    print(f" bf16 product by torch: {rate / 1e12:.0f} TFLOP/s.\n" if rate else "\n")
    lines = []
    for case in cases:
        for size in case.sizes:
            for dtype in case.dtypes:
                lines.append(measured(case, size, dtype, cuda, bandwidth))
                print("  ".join(lines[-1]), file=sys.stderr)
    print("\n".join(table(HEAD, lines)))
    return int(any("**wrong**" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main())
