"""Every kernel and device function compiles to PTX and machine code without a GPU."""

import importlib
import importlib.util
import pkgutil
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nbmath import _catalog, _launch
from nbmath._launch import Kernel
from nbmath._targets import bind

DTYPES = ("float32", "float64")
SPILLS = re.compile(r"(\d+) bytes spill stores, (\d+) bytes spill loads")


def gpu_modules() -> Iterator[tuple[str, Any]]:
    for room in _catalog.rooms():
        if importlib.util.find_spec(f"nbmath.{room}.gpu"):
            module = importlib.import_module(f"nbmath.{room}.gpu")
            yield from ((room, part) for part in (module, *parts(module)))


def parts(module: Any) -> Iterator[Any]:
    """The chapters of a room that is a folder."""
    for part in pkgutil.iter_modules(getattr(module, "__path__", [])):
        yield importlib.import_module(f"{module.__name__}.{part.name}")


KERNELS = {
    f"{room}.{name}": value
    for room, module in gpu_modules()
    for name, value in vars(module).items()
    if isinstance(value, Kernel)
}
DEVICE = {
    f"{room}.{name}": (room, name, signature)
    for room, module in gpu_modules()
    for name, signature in getattr(module, "DEVICE", {}).items()
}


@cache
def kernel_ptx(name: str, dtype: str, cc: tuple[int, int]) -> str:
    return KERNELS[name].ptx(dtype, cc)


def tool(name: str) -> Path:
    """A program of the CUDA toolkit packages in this environment."""
    nvidia = importlib.import_module("nvidia")

    found = [path for root in nvidia.__path__ for path in Path(root).rglob(f"bin/{name}")]
    assert found, f"{name} is not installed; the test extra brings it"
    return found[0]


def test_there_are_kernels_and_device_functions() -> None:
    assert KERNELS
    assert DEVICE


@pytest.mark.parametrize("cc", _launch.CAPABILITIES, ids=lambda cc: f"sm_{cc[0]}{cc[1]}")
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", KERNELS)
def test_kernel_compiles(name: str, dtype: str, cc: tuple[int, int]) -> None:
    ptx = kernel_ptx(name, dtype, cc)
    assert ".entry" in ptx
    assert f"sm_{cc[0]}{cc[1]}" in ptx


@pytest.mark.parametrize("name", KERNELS)
def test_single_precision_kernel_holds_no_double(name: str) -> None:
    assert ".f64" not in kernel_ptx(name, "float32", (9, 0))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", DEVICE)
def test_device_function_compiles(name: str, dtype: str) -> None:
    room, function, signature = DEVICE[name]
    device = getattr(bind(room, "cuda", getattr(np, dtype)), function)
    ptx = _launch.compile_ptx(device.py_func, signature, dtype, device=True)
    assert ".func" in ptx
    if dtype == "float32":
        assert ".f64" not in ptx


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", KERNELS)
def test_machine_code_does_not_spill(name: str, dtype: str, tmp_path: Path) -> None:
    source = tmp_path / "kernel.ptx"
    source.write_text(kernel_ptx(name, dtype, (9, 0)), encoding="utf-8")
    image = tmp_path / "kernel.cubin"
    command = [str(part) for part in (tool("ptxas"), "-v", "-arch=sm_90", source, "-o", image)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    spills = SPILLS.findall(done.stderr)
    assert spills, done.stderr
    assert all(stores == loads == "0" for stores, loads in spills), done.stderr


def test_launch_without_a_device_says_what_is_missing() -> None:
    if _launch.is_available():
        pytest.skip("a CUDA device answers here")
    kernel = next(iter(KERNELS.values()))
    with pytest.raises(_launch.NoDevice, match="no CUDA device"):
        kernel[1, 1]
