"""The modules of a package, which are found and not listed: things pair by name."""

import importlib
import pkgutil
from types import ModuleType


def parts(package: str, without: tuple[str, ...] = ()) -> list[ModuleType]:
    """Every public module below a package, in the order of their names, but those left out."""
    found = []
    path = importlib.import_module(package).__path__
    for each in sorted(pkgutil.iter_modules(path), key=lambda each: each.name):
        if each.name in without or each.name.startswith("_"):
            continue
        name = f"{package}.{each.name}"
        found.append(importlib.import_module(name))
        if each.ispkg:
            found += parts(name)
    return found
