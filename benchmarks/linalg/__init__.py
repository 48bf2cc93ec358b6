"""Linear algebra, a chapter in each module."""

import importlib
import pkgutil

from benchmarks.suites import suites

CASES = tuple(
    case
    for chapter in sorted(module.name for module in pkgutil.iter_modules(__path__))
    for case in getattr(importlib.import_module(f"{__name__}.{chapter}"), "CASES", ())
)

globals().update(suites(CASES))
