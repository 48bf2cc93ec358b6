"""The DLPack protocol: arrays of other libraries as pointers, and ours as capsules for them.

Structures as in version 0.8 of https://github.com/dmlc/dlpack, which every later one still reads.
"""

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np

CPU, CUDA = 1, 2
NAME = b"dltensor"


class _Device(ctypes.Structure):
    _fields_ = (("kind", ctypes.c_int32), ("index", ctypes.c_int32))


class _DataType(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint8), ("bits", ctypes.c_uint8), ("lanes", ctypes.c_uint16))


class _Tensor(ctypes.Structure):
    _fields_ = (
        ("data", ctypes.c_void_p),
        ("device", _Device),
        ("ndim", ctypes.c_int32),
        ("dtype", _DataType),
        ("shape", ctypes.POINTER(ctypes.c_int64)),
        ("strides", ctypes.POINTER(ctypes.c_int64)),
        ("byte_offset", ctypes.c_uint64),
    )


class _Managed(ctypes.Structure):
    pass


_Deleter = ctypes.CFUNCTYPE(None, ctypes.POINTER(_Managed))
_Managed._fields_ = (("tensor", _Tensor), ("context", ctypes.c_void_p), ("deleter", _Deleter))
_Destructor = ctypes.CFUNCTYPE(None, ctypes.c_void_p)

_api = ctypes.pythonapi
_api.PyCapsule_GetPointer.restype = ctypes.c_void_p
_api.PyCapsule_GetPointer.argtypes = (ctypes.py_object, ctypes.c_char_p)
_api.PyCapsule_New.restype = ctypes.py_object
_api.PyCapsule_New.argtypes = (ctypes.c_void_p, ctypes.c_char_p, _Destructor)

_is_unread = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_IsValid", ctypes.pythonapi)
)

_CODES = {0: "i", 1: "u", 2: "f"}


@dataclass(frozen=True, slots=True)
class Memory:
    """Strided memory on a device, with the object that keeps it alive."""

    pointer: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    """In bytes."""
    dtype: np.dtype[Any]
    device: int
    owner: object


def read(producer: Any, argument: str, stream: int | None = None) -> Memory:
    """The memory behind any object with `__dlpack__`."""
    capsule = producer.__dlpack__(stream=stream)
    address = _api.PyCapsule_GetPointer(capsule, NAME)
    tensor = ctypes.cast(address, ctypes.POINTER(_Managed)).contents.tensor
    code, bits, lanes = tensor.dtype.code, tensor.dtype.bits, tensor.dtype.lanes
    if code not in _CODES or lanes != 1:
        raise TypeError(f"{argument} has DLPack type code {code} with {bits} bits; expected floats")
    dtype = np.dtype(f"{_CODES[code]}{bits // 8}")
    shape = tuple(tensor.shape[: tensor.ndim])
    return Memory(
        pointer=(tensor.data or 0) + tensor.byte_offset,
        shape=shape,
        strides=_byte_strides(tensor, shape, dtype.itemsize),
        dtype=dtype,
        device=tensor.device.kind,
        # Never marked as used: the capsule frees the memory itself when the last view is gone.
        owner=capsule,
    )


def _byte_strides(tensor: _Tensor, shape: tuple[int, ...], itemsize: int) -> tuple[int, ...]:
    if tensor.strides:
        return tuple(stride * itemsize for stride in tensor.strides[: tensor.ndim])
    strides, step = [], itemsize
    for extent in reversed(shape):
        strides.append(step)
        step *= extent
    return tuple(reversed(strides))


_exported: dict[int, tuple[object, ...]] = {}
"""Address of a tensor -> what must live until its consumer calls the deleter."""


def _release(managed: Any) -> None:
    """Let go of a tensor whose consumer is done."""
    _exported.pop(ctypes.addressof(managed.contents), None)


def _discard(capsule: int) -> None:
    """Let go of a tensor whose capsule nobody consumed."""
    if _is_unread(capsule, NAME):
        get = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
        _exported.pop(get(("PyCapsule_GetPointer", _api))(capsule, NAME), None)


_deleter, _destructor = _Deleter(_release), _Destructor(_discard)


def write(memory: Memory) -> Any:
    """A capsule that hands memory to another library."""
    extents = (ctypes.c_int64 * len(memory.shape))(*memory.shape)
    steps = (ctypes.c_int64 * len(memory.shape))(
        *(stride // memory.dtype.itemsize for stride in memory.strides)
    )
    code = next(c for c, kind in _CODES.items() if kind == memory.dtype.kind)
    tensor = _Tensor(
        data=memory.pointer,
        device=_Device(memory.device, 0),
        ndim=len(memory.shape),
        dtype=_DataType(code, memory.dtype.itemsize * 8, 1),
        shape=extents,
        strides=steps,
        byte_offset=0,
    )
    managed = _Managed(tensor=tensor, context=None, deleter=_deleter)
    address = ctypes.addressof(managed)
    _exported[address] = (managed, extents, steps, memory)
    return _api.PyCapsule_New(address, NAME, _destructor)
