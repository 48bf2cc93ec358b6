"""CUDA: the backend, kernels, launches, device arrays, and compilation without a GPU.

Imported by the `gpu` rooms only. Two packages serve as `numba.cuda`: numba-cuda, which takes over
that name where it is installed, and the deprecated one inside Numba.
"""

import importlib
import importlib.util
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from nbmath import _dlpack

if not hasattr(np, "row_stack"):
    # numba-cuda 0.30 reads this alias while it is imported; NumPy 2.5 removed it.
    np.row_stack = np.vstack

from numba import cuda as _cuda
from numba import types as _cpu_types

cuda: Any = _cuda

__all__ = ["Kernel", "NoDevice", "blocks", "cuda", "device_function", "kernel", "overload"]

Function = Callable[..., Any]
THREADS = 128
"""Threads of a block where a kernel does not ask for another number."""

CAPABILITIES = ((7, 5), (8, 0), (9, 0))
"""What every kernel is compiled for in the tests."""


class NoDevice(RuntimeError):
    """A kernel was launched where no CUDA device answers."""


_types = getattr(cuda, "types", _cpu_types)
_FLOATS = {"float32": _types.float32, "float64": _types.float64}


def overload(stub: Function) -> Callable[[Function], Function]:
    """Register the device form of a stub."""
    own = importlib.util.find_spec("numba.cuda.extending") is not None
    extending = importlib.import_module("numba.cuda.extending" if own else "numba.extending")
    decorate: Callable[[Function], Function] = extending.overload(stub, target="cuda", strict=False)
    return decorate


def device_function(function: Function) -> Any:
    """Compile a function for calls from kernels."""
    return cuda.jit(device=True)(function)


class Kernel:
    """A kernel that compiles on first launch, with the signature it is checked by without a GPU."""

    def __init__(self, function: Function, signature: str) -> None:
        self.__name__, self.__doc__ = function.__name__, function.__doc__
        self.function = function
        self.signature = signature
        self._dispatcher = cuda.jit(function)

    def __getitem__(self, configuration: Any) -> Any:
        require_device()
        return self._dispatcher[configuration]

    def ptx(self, dtype: str, cc: tuple[int, int] = (9, 0)) -> str:
        """The assembly of this kernel for a precision and a compute capability."""
        return compile_ptx(self.function, self.signature, dtype, cc)


def kernel(signature: str) -> Callable[[Function], Kernel]:
    """Declare a kernel; in its signature `T` is float32 or float64, as in `(T[:, ::1], T[::1])`."""
    return lambda function: Kernel(function, signature)


def compile_ptx(
    function: Function,
    signature: str,
    dtype: str,
    cc: tuple[int, int] = (9, 0),
    *,
    device: bool = False,
) -> str:
    """Assembly of a kernel or device function; needs no driver."""
    arguments = parse_signature(signature, dtype)
    with assumed_device(cc):
        ptx, _ = cuda.compile_ptx(function, arguments, cc=cc, device=device)
    return str(ptx)


def parse_signature(signature: str, dtype: str) -> tuple[Any, ...]:
    """Argument types written as text, with `T` standing for the precision."""
    names = {name: getattr(_types, name) for name in ("int32", "int64", "uint32", "uint64")}
    names |= {"boolean": _types.boolean, "T": _FLOATS[dtype], **_FLOATS}
    names |= {"UniTuple": _types.UniTuple, "Tuple": _types.Tuple, "none": _types.none}
    parsed = eval(signature, {"__builtins__": {}}, names)  # noqa: S307 - a literal of a gpu room
    return parsed if isinstance(parsed, tuple) else (parsed,)


@contextmanager
def assumed_device(cc: tuple[int, int]) -> Iterator[None]:
    """Let the compiler ask for a device where there is none and hear a compute capability."""
    device = SimpleNamespace(compute_capability=cc)
    with (
        mock.patch("numba.cuda.dispatcher.get_current_device", lambda: device),
        mock.patch("numba.cuda.compiler.get_current_device", lambda: device),
    ):
        yield


def is_available() -> bool:
    """Whether a CUDA device answers."""
    return bool(cuda.is_available())


def require_device() -> None:
    """Raise the one sentence about a missing device."""
    if not is_available():
        raise NoDevice(
            "no CUDA device answers here. The kernels need an NVIDIA GPU with its driver, and the"
            " project's extra 'cuda' (numba-cuda with the compiler of CUDA 13.0); 'python -m nbmath"
            " info' tells which of these is missing. On the CPU call the same name without '.gpu'."
        )


def blocks(count: int, threads: int = THREADS) -> int:
    """How many blocks cover `count` threads; at least one, as an empty grid cannot be launched."""
    return max(1, math.ceil(count / threads))


class DeviceArray:
    """Memory on the device that any library can take over, by either protocol."""

    def __init__(self, array: Any) -> None:
        self._array = array
        self.shape: tuple[int, ...] = array.shape
        self.dtype: np.dtype[Any] = array.dtype

    @property
    def __cuda_array_interface__(self) -> dict[str, Any]:
        interface: dict[str, Any] = self._array.__cuda_array_interface__
        return interface

    def __dlpack_device__(self) -> tuple[int, int]:
        return _dlpack.CUDA, 0

    def __dlpack__(self, *, stream: int | None = None, **_: object) -> Any:
        if stream != -1:  # -1: the consumer asks for no synchronisation
            cuda.synchronize()
        memory = _dlpack.Memory(
            pointer=self._array.device_ctypes_pointer.value or 0,
            shape=self.shape,
            strides=self._array.strides,
            dtype=self.dtype,
            device=_dlpack.CUDA,
            owner=self._array,
        )
        return _dlpack.write(memory)

    def copy_to_host(self, stream: Any = 0) -> NDArray[Any]:
        """The values as a NumPy array."""
        host: NDArray[Any] = self._array.copy_to_host(stream=stream)
        return host

    def __repr__(self) -> str:
        return f"DeviceArray(shape={self.shape}, dtype={self.dtype})"


class _Viewed:
    """DLPack memory under the interface that the backend reads."""

    def __init__(self, memory: _dlpack.Memory) -> None:
        self.owner = memory.owner
        self.__cuda_array_interface__ = {
            "shape": memory.shape,
            "strides": memory.strides,
            "typestr": memory.dtype.str,
            "data": (memory.pointer, False),
            "version": 3,
        }


def device_array(value: Any, argument: str, stream: Any = 0) -> Any:
    """A view of anything on the device that speaks one of the protocols; nothing is copied."""
    if getattr(value, "__cuda_ndarray__", False):  # the backend's own
        array = value
    elif isinstance(value, DeviceArray):
        array = value._array
    else:
        if not hasattr(value, "__cuda_array_interface__"):
            value = _from_dlpack(value, argument)
        array = cuda.as_cuda_array(value, sync=stream == 0)
    if str(array.dtype) not in _FLOATS:
        raise TypeError(f"{argument} has dtype {array.dtype}; expected float32 or float64")
    return array


def _from_dlpack(value: Any, argument: str) -> _Viewed:
    on_device = hasattr(value, "__dlpack__") and value.__dlpack_device__()[0] == _dlpack.CUDA
    if not on_device:
        raise TypeError(
            f"{argument} is {_described(value)}; expected an array on the device (anything with"
            " __cuda_array_interface__ or __dlpack__: CuPy, torch, jax, numba.cuda.to_device)"
        )
    return _Viewed(_dlpack.read(value, argument))


def contiguous(value: Any, argument: str, ndim: int, stream: Any = 0) -> Any:
    """A device array of `ndim` axes in C order."""
    array = device_array(value, argument, stream)
    if array.ndim != ndim:
        raise ValueError(f"{argument} has {array.ndim} axes; expected {ndim}")
    if not array.is_c_contiguous():
        raise ValueError(f"{argument} is not in C order; make it contiguous before the call")
    return array


def empty(shape: tuple[int, ...], dtype: Any, stream: Any = 0) -> Any:
    """A new device array, uninitialised."""
    require_device()
    return cuda.device_array(shape, dtype, stream=stream)


def output(out: Any, shape: tuple[int, ...], dtype: Any, stream: Any = 0) -> Any:
    """What a kernel is to write to: `out` after a check, or new memory."""
    if out is None:
        return empty(shape, dtype, stream)
    array = contiguous(out, "out", len(shape), stream)
    if array.shape != shape or array.dtype != dtype:
        raise ValueError(
            f"out has shape {array.shape} and dtype {array.dtype}; expected {shape} and {dtype}"
        )
    return array


def delivered(written: Any, out: Any) -> Any:
    """What a launcher returns: the caller's `out`, or the new memory."""
    return DeviceArray(written) if out is None else out


def _described(value: Any) -> str:
    if isinstance(value, np.ndarray):
        host: NDArray[Any] = value
        return f"a NumPy array of shape {host.shape} in the host's memory"
    return f"a {type(value).__name__}"
