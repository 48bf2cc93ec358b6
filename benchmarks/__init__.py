"""Speed of the kernels against the libraries a user would pick instead.

`python -m benchmarks.ratios` prints the table of ratios, `python -m benchmarks.pages` runs the asv
suite and writes its pages, `python -m benchmarks.gpu` times the CUDA kernels on a GPU.
"""

import importlib
import pkgutil

from benchmarks.common import Case
from nbmath import FIELDS

__all__ = ["FIELDS", "cases"]


def cases(fields: tuple[str, ...] = ()) -> tuple[Case, ...]:
    """The declared cases of these fields, or of every field that has a file here."""
    here = {module.name for module in pkgutil.iter_modules(__path__)}
    return tuple(
        case
        for field in fields or FIELDS
        if field in here
        for case in importlib.import_module(f"benchmarks.{field}").CASES
    )
