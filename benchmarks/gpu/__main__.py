"""Build, check and time the CUDA kernels; print the table for benchmarks/gpu/RESULTS.md.

python -m benchmarks.gpu            everything
python -m benchmarks.gpu softmax    kernels whose names contain this
"""

import importlib
import platform
import sys
from importlib.metadata import version
from typing import Any

import numpy as np

from benchmarks.common import size_name
from benchmarks.gpu.cases import CASES, GpuCase
from benchmarks.gpu.device import (
    copy_bandwidth,
    error,
    installed,
    milliseconds,
    poisoned,
    product_rate,
)
from benchmarks.page import seconds, table

HEAD = ["kernel", "size", "dtype", "error", "allowed", "time", "of the copy rate", "peers: ratio"]


def measured(case: GpuCase, size: Any, dtype: str, cuda: Any, bandwidth: float) -> list[str]:
    """One line: the kernel compared with the CPU, then timed."""
    room = importlib.import_module(f"nbmath.{case.room}.gpu")
    host = case.make(size, dtype, np.random.default_rng())
    want = case.expect(*(np.asarray(x, np.float64) if is_float(x) else x for x in host))
    inputs = [cuda.to_device(x) if isinstance(x, np.ndarray) else x for x in host]
    outputs = [poisoned(cuda, np.shape(part), dtype) for part in want]
    got = case.launch(room, inputs, outputs)
    worst = max(error(out.copy_to_host(), part) for out, part in zip(got, want, strict=True))
    line = [case.name, size_name(size), dtype, f"{worst:.1e}", f"{case.allowed[dtype]:.1e}"]
    if not worst <= case.allowed[dtype]:
        return [*line, "**wrong**", "", ""]
    time = milliseconds(cuda, lambda: case.launch(room, inputs, outputs))
    share = case.bytes(size, dtype) / (1e-3 * time) / bandwidth
    return [*line, seconds(1e-3 * time), f"{share:.0%}", peers(case, host, cuda, time)]


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
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    lines = []
    for case in CASES:
        for size in case.sizes:
            for dtype in case.dtypes if wanted in case.name else ():
                lines.append(measured(case, size, dtype, cuda, bandwidth))
                print("  ".join(lines[-1]), file=sys.stderr)
    print("\n".join(table(HEAD, lines)))
    return int(any("**wrong**" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main())
