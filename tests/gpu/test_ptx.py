"""Every kernel and device function compiles to PTX and machine code without a GPU."""

import importlib
import importlib.util
import pkgutil
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nbmath import _catalog, _launch
from nbmath._launch import Kernel
from nbmath._targets import bind
from tests.precisions import SINGLE_FIRST

DTYPES = ("float32", "float64")
SPILLS = re.compile(r"(\d+) bytes spill stores, (\d+) bytes spill loads")
MANGLED = re.compile(r"_Z\w+?(_param_\d+)?\b|_cudapy_smem_\d+")


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
    if f"{room}.{name}_kernel" not in KERNELS  # which compiles the function with it
}


LONG = re.compile(
    r"linalg\.(svd|logm|eig|minres|expm|gmres|sqrtm|lstsq)_|distributions\.(truncated_|von_|mixture|multinomial|dirichlet|chi2|f\.|hyper)"
    r"|distributions\.\w+\.(ppf|isf)_"
)
"""Kernels that take the compiler seconds each: campaigns compile them."""
LONG_RULES = re.compile(
    r"calculus\.(gamma(inc|_density)|beta(_|inc|ln)|[ijk][01]|exp[1i]_|zeta|lambertw|owen)"
)
"""Device functions of which that is true."""


def quick_first(names: Iterable[str], long: re.Pattern[str] = LONG) -> Iterator[Any]:
    for name in names:
        yield pytest.param(name, marks=pytest.mark.slow if long.match(name) else ())


OLDEST, NEWEST = _launch.CAPABILITIES[0], _launch.CAPABILITIES[-1]


def architecture(cc: tuple[int, int]) -> str:
    return f"sm_{cc[0]}{cc[1]}"


@cache
def tool(name: str) -> Path:
    """A program of the CUDA toolkit packages in this environment."""
    nvidia = importlib.import_module("nvidia")

    found = [path for root in nvidia.__path__ for path in Path(root).rglob(f"bin/{name}")]
    assert found, f"{name} is not installed; the test extra brings it"
    return found[0]


def test_there_are_kernels_and_device_functions() -> None:
    assert KERNELS
    assert DEVICE


@pytest.mark.parametrize("dtype", SINGLE_FIRST)
@pytest.mark.parametrize("name", list(quick_first(KERNELS)))
def test_kernel_compiles_and_does_not_spill(name: str, dtype: str, tmp_path: Path) -> None:
    """Assembly of the oldest capability, and machine code from that."""
    ptx = KERNELS[name].ptx(dtype, OLDEST)
    assert ".entry" in ptx
    assert architecture(OLDEST) in ptx
    if dtype == "float32":
        assert ".f64" not in ptx
    assert spills(written(ptx, tmp_path), OLDEST) == 0


@pytest.mark.slow
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", KERNELS)
def test_machine_code_of_the_newest_does_not_spill(name: str, dtype: str, tmp_path: Path) -> None:
    assert spills(written(KERNELS[name].ptx(dtype, OLDEST), tmp_path), NEWEST) == 0


def written(ptx: str, folder: Path) -> Path:
    source = folder / "kernel.ptx"
    source.write_text(ptx, encoding="utf-8")
    return source


def spills(source: Path, cc: tuple[int, int]) -> int:
    """Bytes of registers that machine code made of assembly keeps in memory."""
    image = source.with_suffix(".cubin")
    command = [tool("ptxas"), "-v", f"-arch={architecture(cc)}", source, "-o", image]
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = SPILLS.findall(done.stderr)
    assert found, done.stderr
    return sum(int(bytes_) for pair in found for bytes_ in pair)


@pytest.mark.parametrize("name", {name.split(".")[0]: name for name in KERNELS}.values())
def test_assembly_differs_between_capabilities_by_its_heading_alone(name: str) -> None:
    """So that assembly of the oldest may stand for that of all."""
    old, new = (KERNELS[name].ptx("float32", cc) for cc in (OLDEST, NEWEST))
    assert body(old) == body(new)


def body(ptx: str) -> list[str]:
    """Instructions and declarations without names, in which Numba numbers what it compiles."""
    return [MANGLED.sub(r"\1", line) for line in ptx.splitlines() if ".target" not in line]


@pytest.mark.parametrize("dtype", SINGLE_FIRST)
@pytest.mark.parametrize("name", list(quick_first(DEVICE, LONG_RULES)))
def test_device_function_compiles(name: str, dtype: str) -> None:
    room, function, signature = DEVICE[name]
    device = getattr(bind(room, "cuda", getattr(np, dtype)), function)
    ptx = _launch.compile_ptx(device.py_func, signature, dtype, device=True)
    assert ".func" in ptx
    if dtype == "float32":
        assert ".f64" not in ptx


def test_launch_without_a_device_says_what_is_missing() -> None:
    if _launch.is_available():
        pytest.skip("a CUDA device answers here")
    kernel = next(iter(KERNELS.values()))
    with pytest.raises(_launch.NoDevice, match="no CUDA device"):
        kernel[1, 1]
