"""DLPack both ways, on host memory, where NumPy is the other side."""

import gc
from typing import Any

import numpy as np
import pytest

from nbmath import _dlpack


class Exported:
    """A producer over host memory."""

    def __init__(self, array: Any) -> None:
        self.array = array

    def __dlpack__(self, **_: Any) -> Any:
        array = self.array
        return _dlpack.write(
            _dlpack.Memory(
                pointer=array.ctypes.data,
                shape=array.shape,
                strides=array.strides,
                dtype=array.dtype,
                device=_dlpack.CPU,
                owner=array,
            )
        )

    def __dlpack_device__(self) -> tuple[int, int]:
        return _dlpack.CPU, 0


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int32])
def test_read_finds_numpys_memory(dtype: Any) -> None:
    array = np.arange(24, dtype=dtype).reshape(4, 6)[1:, ::2]
    memory = _dlpack.read(array, "x")
    assert memory.pointer == array.ctypes.data
    assert memory.shape == array.shape
    assert memory.strides == array.strides
    assert memory.dtype == array.dtype
    assert memory.device == _dlpack.CPU


def test_numpy_reads_what_is_written_and_releases_it() -> None:
    array = np.arange(12.0).reshape(3, 4)
    view = np.from_dlpack(Exported(array.T))
    assert np.array_equal(view, array.T)
    assert len(_dlpack._exported) == 1
    del view
    gc.collect()
    assert not _dlpack._exported


def test_a_capsule_that_nobody_reads_is_freed() -> None:
    capsule = Exported(np.zeros(3)).__dlpack__()
    assert len(_dlpack._exported) == 1
    del capsule
    gc.collect()
    assert not _dlpack._exported


def test_complex_numbers_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match="q has DLPack type code"):
        _dlpack.read(np.zeros(2, complex), "q")
