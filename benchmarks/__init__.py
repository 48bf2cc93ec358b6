"""Speed of the kernels against the libraries a user would pick instead.

`python -m benchmarks.ratios` prints the table of ratios, `python -m benchmarks.pages` runs the asv
suite and writes its pages, `python -m benchmarks.gpu` times the CUDA kernels on a GPU.
"""

import importlib
import pkgutil

import nbmath
from benchmarks.common import Case

__all__ = ["FIELDS", "cases"]

FIELDS = (*nbmath.FIELDS, "simd")
"""What has benchmarks: every field, and the engine of tiles under them."""


def cases(fields: tuple[str, ...] = ()) -> tuple[Case, ...]:
    """The declared cases of these fields, or of every field that has a file here."""
    here = {module.name for module in pkgutil.iter_modules(__path__)}
    return tuple(
        case
        for field in fields or FIELDS
        if field in here
        for case in importlib.import_module(f"benchmarks.{field}").CASES
    )
