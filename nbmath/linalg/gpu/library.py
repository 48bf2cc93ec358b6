"""Matrices past n = 32: cuSOLVER and cuBLAS, by the binding that CuPy is.

CuPy is no dependency and is imported when a large matrix comes. It takes the memory as it lies and
works on the caller's stream. A stack in which a matrix fails is refused as a whole.
"""

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any

from nbmath import _launch

__all__ = ["LARGEST", "is_large", "on_library"]

LARGEST = 32
"""The largest size of the kernels here."""


def is_large(*matrices: Any) -> bool:
    """Whether the last two axes of an array are beyond the kernels here."""
    return any(size > LARGEST for matrix in matrices for size in matrix.shape[-2:])


def on_library(name: str, *arrays: Any, out: Any = None, stream: Any = 0, **options: bool) -> Any:
    """CuPy's function of this name on device arrays, several results as a tuple.

    Raises:
        ModuleNotFoundError: CuPy is not installed.
        numpy.linalg.LinAlgError: A matrix of the stack has no result.
    """
    cupy = _cupy(name, arrays[0].shape)
    with _on_stream(cupy, stream), importlib.import_module("cupyx").errstate(linalg="raise"):
        function = getattr(cupy if name == "matmul" else cupy.linalg, name)
        found = function(*map(cupy.asarray, arrays), **options)
        parts = found if isinstance(found, tuple) else (found,)
        written = [cupy.ascontiguousarray(part) for part in parts]
        if out is not None:
            cupy.asarray(out)[...] = written[0]
            return out
    results = tuple(
        _launch.delivered(_launch.device_array(part, "result", stream), None) for part in written
    )
    return results if isinstance(found, tuple) else results[0]


def _cupy(name: str, shape: tuple[int, ...]) -> Any:
    try:
        return importlib.import_module("cupy")
    except ImportError as missing:
        raise ModuleNotFoundError(
            f"{name} of matrices of shape {shape[-2:]}: kernels of one matrix a thread end at"
            f" n = {LARGEST}, and cuSOLVER, which works on larger ones, is called through CuPy,"
            " which is not installed here (pip install cupy-cuda13x)",
            name="cupy",
        ) from missing


@contextlib.contextmanager
def _on_stream(cupy: Any, stream: Any) -> Iterator[None]:
    """CuPy's work in the order of a stream of the backend."""
    if not stream:
        yield
        return
    with cupy.cuda.ExternalStream(int(stream)):
        yield
