"""What is asked of the GPU: its ceilings, and times by its own events."""

import importlib
import statistics
from collections.abc import Callable
from typing import Any

import numpy as np

COPIED = 1 << 30
"""Bytes of the copy that gives the card's bandwidth: many times its cache."""


def milliseconds(cuda: Any, launch: Callable[[], Any], rounds: int = 30) -> float:
    """The median time between two events around a launch, after warming up."""
    for _ in range(3):
        launch()
    cuda.synchronize()
    times: list[float] = []
    for _ in range(rounds):
        start, end = cuda.event(), cuda.event()
        start.record()
        launch()
        end.record()
        end.synchronize()
        times.append(cuda.event_elapsed_time(start, end))
    return statistics.median(times)


def copy_bandwidth(cuda: Any) -> float:
    """Bytes read and written a second by a large copy on the device."""
    source = cuda.device_array(COPIED // 8, np.float64)
    target = cuda.device_array_like(source)
    return 2e3 * COPIED / milliseconds(cuda, lambda: target.copy_to_device(source))


def product_rate(cuda: Any) -> float | None:
    """Operations a second of a large bf16 matrix product by torch, where torch is installed."""
    torch = installed("torch")
    if torch is None:
        return None
    a = torch.randn((8192, 8192), device="cuda", dtype=torch.bfloat16)
    return 2e3 * 8192**3 / milliseconds(cuda, lambda: torch.matmul(a, a))


def installed(package: str) -> Any:
    """A package that may serve as a peer, or None."""
    try:
        return importlib.import_module(package)
    except ImportError:
        return None


def poisoned(cuda: Any, shape: tuple[int, ...], dtype: Any) -> Any:
    """Device memory full of nan, so that an element that is never written shows."""
    return cuda.to_device(np.full(shape, np.nan, dtype))


def error(got: Any, want: Any) -> float:
    """The largest error over the largest entry; infinite where nan or inf stand elsewhere."""
    got, want = np.asarray(got, np.float64), np.asarray(want, np.float64)
    finite = np.isfinite(want)
    if got.shape != want.shape or not np.array_equal(finite, np.isfinite(got)):
        return np.inf
    scale = float(np.abs(want[finite]).max(initial=0.0)) or 1.0
    return float(np.abs(got[finite] - want[finite]).max(initial=0.0)) / scale
