"""What exists where, derived from names: fields, public functions, formulas, kernels."""

import ast
import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import nbmath
from nbmath._formulas import public_formulas


@dataclass(frozen=True, slots=True)
class Entry:
    """One public function."""

    field: str
    name: str
    summary: str
    has_formula: bool
    has_device: bool

    @property
    def qualified(self) -> str:
        """The name under which a user imports it, without the package."""
        return f"{self.field}.{self.name}"


def rooms() -> tuple[str, ...]:
    """Every folder that has a door: fields, and the sub-rooms of fields such as distributions."""
    found: list[str] = []
    for field in nbmath.FIELDS:
        package = importlib.import_module(f"nbmath.{field}")
        inside = _rooms_inside(package, field)
        found += inside or [field]
    return tuple(found)


def _rooms_inside(package: ModuleType, field: str) -> list[str]:
    """Sub-packages of a field that are rooms themselves: they hold formulas of their own."""
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        name = f"nbmath.{field}.{module.name}"
        if module.ispkg and module.name not in ("door", "formulas", "cpu", "gpu"):
            inner = pkgutil.iter_modules(importlib.import_module(name).__path__)
            if any(part.name == "formulas" for part in inner):
                found.append(f"{field}.{module.name}")
    return found


def entries(room: str) -> tuple[Entry, ...]:
    """The public functions of a room's door."""
    door = importlib.import_module(f"nbmath.{room}")
    with_formula = public_formulas(room)
    device = _device_names(room)
    return tuple(
        Entry(
            field=room,
            name=name,
            summary=(getattr(door, name).__doc__ or "").strip().partition("\n")[0],
            has_formula=name in with_formula,
            has_device=name in device,
        )
        for name in door.__all__
        if callable(getattr(door, name))
    )


def catalogue() -> tuple[Entry, ...]:
    """Every public function of every field."""
    return tuple(entry for room in rooms() for entry in entries(room))


def _device_names(room: str) -> frozenset[str]:
    """Names that a gpu room offers, read from its source so that no CUDA package is imported."""
    folder = Path(str(importlib.import_module(f"nbmath.{room}").__file__)).parent
    sources = [*folder.glob("gpu.py"), *folder.glob("gpu/*.py")]
    names: set[str] = set()
    for source in sources:
        for node in ast.parse(source.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Assign):
                names |= {t.id for t in node.targets if isinstance(t, ast.Name)}
            elif ast.unparse(node).startswith("globals().update("):  # all that has a formula
                names |= public_formulas(room).keys()
    return frozenset(n.removesuffix("_kernel").removesuffix("_rows") for n in names)
