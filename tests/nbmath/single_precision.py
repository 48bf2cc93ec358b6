"""Which drivers of a door hold double precision when they are compiled for float32 alone.

python single_precision.py nbmath.linalg.door.systems

runs the examples of the door and compiles what they called anew, as the disk keeps no LLVM. It is a
process of its own for each door: nothing but the examples decides what is compiled.
"""

import importlib
import sys
from collections.abc import Iterator
from typing import Any

import numba

from nbmath import _warmup
from nbmath._external import compile_waiting
from nbmath._targets import OPTIONS

ROUNDED = "as SciPy does it, so that a result in float32 is the nearest number"
FACTORED = "factors and means are in float64, and serve points of either precision"
IN_DOUBLE = {
    **{
        f"special.{name}_array": ROUNDED
        for name in ("betainc", "betaincc", "gammainc", "gammaincc", "gammaincinv", "gammainccinv")
    },
    **{
        f"distributions.multivariate_normal.{name}": FACTORED
        for name in ("factor_of", "prepared", "kl_of")
    },
    "random.categorical_array": "cumulated weights, for which float32 has too few digits",
    "statistics.quantile_rows": "the place of a quantile, for which float32 has too few digits",
    "statistics.pvalue_of": "p-values are float64",
}
"""Drivers that work in double precision on purpose, and why."""


def conversions(llvm: str) -> list[str]:
    """Instructions that widen or narrow numbers, the conversion of Python's arguments aside.

    A narrowing of what was an integer the instruction before is Numba's way from int to float32.
    """
    bodies = [body for body in llvm.split("\ndefine ")[1:] if "cpython" not in body.split("(")[0]]
    lines = [line for body in bodies for line in body.splitlines()]
    counts = {line.split()[0] for line in lines if "itofp" in line}
    found = [line for line in lines if "fpext" in line or "fptrunc" in line]
    return [line for line in found if not counts & set(line.split())]


def single_precision(driver: Any) -> Any:
    """A driver compiled anew for float32 alone."""
    options = {name: driver.targetoptions[name] for name in OPTIONS}
    anew = numba.njit(**options)(driver.py_func)
    for signature in {_warmup.in_single_precision(s) for s in driver.signatures}:
        anew.compile(signature)
    return anew


def complaints(name: str) -> Iterator[str]:
    """A sentence for each example that fails and each driver that is not as it should be."""
    room = name.removeprefix("nbmath.").partition(".door")[0]
    yield from _warmup.run_examples(room, [importlib.import_module(name)], ("serial",)).failures
    compile_waiting()  # what larger arrays would have called
    for driver_name, driver in _warmup.drivers(room):
        if driver.targetoptions.get("parallel"):
            continue
        for signature, llvm in single_precision(driver).inspect_llvm().items():
            found = conversions(llvm)
            if bool(found) != (f"{room}.{driver_name}" in IN_DOUBLE):
                yield f"{driver_name}{signature}: {found[:3]}"


if __name__ == "__main__":
    sys.exit("\n".join(complaints(sys.argv[1])) or None)
