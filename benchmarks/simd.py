"""The engine of tiles, measured by whole products against BLAS and against the FMA units.

`python -m benchmarks.ratios simd` is the table of ratios; `python -m benchmarks.simd` prints what
part of the peak of one core each library reaches.
"""

import statistics
import time
from typing import Any

import numba
import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree_within, one_thread, torch_peer
from benchmarks.suites import suites
from benchmarks.timing import interleaved
from nbmath import simd


def matrices(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two square matrices, room for our product and for a peer's."""
    a, b = (rng.standard_normal((size, size)).astype(dtype) for _ in range(2))
    return a, b, np.empty_like(a), np.empty_like(a)


def ours(a: Any, b: Any, out: Any, theirs: Any) -> Any:
    """The product by packed panels, into memory that is there, as the peers'."""
    simd.product(a, b, out)
    return out


CASES = (
    Case(
        "product",
        field="simd",
        sizes=(512, 1024, 2048),
        dtypes=("float32", "float64"),
        make=matrices,
        ours=ours,
        peers={
            "numpy": Peer(lambda: lambda a, b, mine, out: np.matmul(a, b, out=out)),
            "torch": torch_peer(lambda torch: lambda a, b, mine, out: torch.mm(a, b, out=out)),
        },
        target=0.9,
        check=agree_within(1e-5, 1e-13),
        work=lambda size: size**3,
        bytes=lambda size, dtype: 4 * size**2 * np.dtype(dtype).itemsize,
        flops=lambda size, _: 2 * size**3,
        note="square matrices; packed panels against the BLAS of NumPy and of torch",
    ),
)

globals().update(suites(CASES))


@numba.njit
def chains(x: Any, steps: Any) -> Any:
    """Twelve sums that wait for nothing but themselves: the rate of the FMA units."""
    s = simd.load(x, 0)
    a = b = c = d = e = f = g = h = i = j = k = m = s
    for _ in range(steps):
        a, b, c = simd.fma(a, s, s), simd.fma(b, s, s), simd.fma(c, s, s)
        d, e, f = simd.fma(d, s, s), simd.fma(e, s, s), simd.fma(f, s, s)
        g, h, i = simd.fma(g, s, s), simd.fma(h, s, s), simd.fma(i, s, s)
        j, k, m = simd.fma(j, s, s), simd.fma(k, s, s), simd.fma(m, s, s)
        s = -s
    return simd.sum_lanes(a + b + c + d + e + f + g + h + i + j + k + m)


def peak(dtype: str) -> float:
    """Floating-point operations per second of one core's FMA units."""
    x = np.full(64, 1e-3, dtype)
    steps = 100_000
    operations = 2 * 12 * steps * simd.BYTES // x.itemsize
    times = interleaved({"peak": lambda: chains(x, steps)}, time.process_time, 0.5)["peak"]
    return operations / min(times)


def main() -> None:
    """Print the fractions."""
    with one_thread():
        for case in CASES:
            for dtype in case.dtypes:
                most = peak(dtype)
                print(f"{dtype}: {most / 1e9:.0f} GFLOP/s from registers")
                for size in case.sizes:
                    inputs = case.inputs(size, dtype)
                    calls = {n: case.call(n, inputs) for n in ("nbmath", *case.peers)}
                    times = interleaved(calls, time.process_time, 2.0)
                    rates = {n: 2 * size**3 / statistics.median(t) for n, t in times.items()}
                    shown = (f"{n} {r / 1e9:.0f} ({r / most:.0%})" for n, r in rates.items())
                    print(f"  {size}: {', '.join(shown)}")


if __name__ == "__main__":
    main()
