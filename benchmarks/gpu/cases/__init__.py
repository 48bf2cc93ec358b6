"""The kernels to be built, checked and timed on a GPU, a chapter in each module."""

import importlib
import pkgutil

CASES = tuple(
    case
    for chapter in sorted(module.name for module in pkgutil.iter_modules(__path__))
    for case in getattr(importlib.import_module(f"{__name__}.{chapter}"), "CASES", ())
)
