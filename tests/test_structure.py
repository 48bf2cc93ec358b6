"""The architecture, read off the sources: rooms, imports, the formulas' dialect, completeness."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import nbmath
from nbmath import _catalog
from nbmath._formulas import public_formulas
from tests.exemptions import EXEMPT_FROM_CUDA

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nbmath"
ROOMS = _catalog.rooms()
ENTRIES = _catalog.catalogue()
ROOM_NAMES = {"__init__", "formulas", "cpu", "gpu"}
DOOR = {"door"}
"""The public functions of a field that has many: then `__init__` is the table of contents."""
LONGEST_FILE = 300
WITH_BITS = (
    "elementary",
    "special",
    "random",
    "linalg",
    "distributions",
    "distances",
    "information",
    "probability",
)
"""Rooms whose formulas may use bit patterns: elementary and special functions, accurate to an ulp
or two, draws that are the same to the bit on every target, and differences of rows that are nearly
a multiple of each other, into which products are fused, and sums whose order is left open."""
FORBIDDEN_IN_FORMULAS = (
    *(ast.Try, ast.Raise, ast.Lambda, ast.With, ast.ClassDef, ast.Global, ast.Nonlocal),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.List, ast.Set, ast.Dict),
    *(ast.JoinedStr, ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFunctionDef, ast.Starred),
)
FORBIDDEN_CALLS = {"min", "max", "print", "sorted", "sum", "round", "eval", "exec", "getattr"}


def sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(tree: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Modules that a source imports, with the names taken from each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield str(node.module), tuple(alias.name for alias in node.names)


def imported_modules(path: Path) -> set[str]:
    """What a source imports; `from nbmath import x` counts as `nbmath.x`."""
    found = set()
    for module, names in imports(parsed(path)):
        found |= {f"nbmath.{name}" for name in names} if module == "nbmath" else {module}
    return found


def room_folder(room: str) -> Path:
    return PACKAGE.joinpath(*room.split("."))


def part(room: str, name: str) -> list[Path]:
    """The sources of one part of a room, a file or a folder."""
    folder = room_folder(room)
    return [*folder.glob(f"{name}.py"), *sources(folder / name)]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


ALL_SOURCES = [*sources(PACKAGE), *sources(ROOT / "verify")]
WITH_FORMULAS = dict.fromkeys((*ROOMS, *(room.split(".")[0] for room in ROOMS)))
FORMULA_SOURCES = [(room, path) for room in WITH_FORMULAS for path in part(room, "formulas")]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_the_parts_that_every_room_has(room: str) -> None:
    inside = {path.stem for path in room_folder(room).iterdir() if path.name != "__pycache__"}
    assert inside - DOOR == ROOM_NAMES


@pytest.mark.parametrize("field", nbmath.FIELDS)
def test_a_field_has_its_laws_tests_benchmarks_and_page(field: str) -> None:
    expected = (
        f"verify/laws/{field}.py",
        f"tests/nbmath/{field}",
        f"tests/verify/mutants/{field}.py",
        f"benchmarks/{field}.py",
        f"docs/{field}.md",
    )
    missing = [path for path in expected if not (ROOT / path).exists()]
    assert [path for path in missing if not (ROOT / path.removesuffix(".py")).is_dir()] == []


@pytest.mark.parametrize("path", ALL_SOURCES, ids=relative)
def test_a_file_is_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", sources(PACKAGE), ids=relative)
def test_nbmath_never_imports_verify(path: Path) -> None:
    assert not [m for m in imported_modules(path) if m.split(".")[0] == "verify"]


def test_the_core_of_verify_never_imports_nbmath() -> None:
    core = [p for p in sources(ROOT / "verify") if "laws" not in p.relative_to(ROOT).parts]
    guilty = [
        relative(path)
        for path in core
        for module in imported_modules(path)
        if module.split(".")[0] == "nbmath"
    ]
    assert guilty == []


WAIVER = re.compile(r"#\s(noqa\b|type: ignore\b|fmt: (skip|off)|pragma: no)")
REASONED = re.compile(r"(noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\]|fmt: skip)(  # | - )\S")


@pytest.mark.parametrize("folder", ["nbmath", "verify", "tests", "benchmarks", "docs"])
def test_what_is_waived_says_why(folder: str) -> None:
    unreasoned = [
        f"{relative(path)}: {line.strip()}"
        for path in sources(ROOT / folder)
        for line in path.read_text(encoding="utf-8").splitlines()
        if WAIVER.search(line) and not REASONED.search(line) and "re.compile" not in line
    ]
    assert unreasoned == []


def earlier_formulas(room: str) -> tuple[str, ...]:
    """The formulas that a room may call: its own, its field's, and those of fields before it."""
    order = list(nbmath.FIELDS)
    field = room.split(".", maxsplit=1)[0]
    before = [r for r in ROOMS if order.index(r.split(".")[0]) <= order.index(field)]
    return (*(f"nbmath.{r}.formulas" for r in before), f"nbmath.{field}.formulas")


@pytest.mark.parametrize(("room", "path"), FORMULA_SOURCES, ids=lambda v: str(v).split("/")[-1])
def test_formulas_import_mathematics_only(room: str, path: Path) -> None:
    allowed = (
        *earlier_formulas(room),
        *(["nbmath._bits"] if room.split(".", maxsplit=1)[0] in WITH_BITS else []),
    )
    stray = {
        module
        for module in imported_modules(path) - {"math", "typing"}
        if not any(module == name or module.startswith(f"{name}.") for name in allowed)
    }
    assert stray == set()


@pytest.mark.parametrize("room", ROOMS)
def test_drivers_reach_other_fields_through_the_binder(room: str) -> None:
    core = (
        *("nbmath._targets", "nbmath._formulas", "nbmath._external"),
        *(
            "nbmath._loops",
            "nbmath._once",
            "nbmath._regions",
            "nbmath.simd",
            "nbmath.distributions._rooms",
        ),
    )
    shared = "nbmath.special.cpu"  # loops by regions, which are long to compile
    allowed = (*core, shared, f"nbmath.{room}")
    for path in part(room, "cpu"):
        stray = {
            module
            for module in imported_modules(path)
            if module.startswith("nbmath.") and not module.startswith(allowed)
        }
        assert stray == set(), relative(path)


@pytest.mark.parametrize("path", sources(PACKAGE), ids=relative)
def test_compile_options_stand_in_one_place(path: Path) -> None:
    if path.name == "_targets.py":
        return
    keywords = {
        keyword.arg
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    }
    assert not keywords & {"fastmath", "error_model", "inline", "forceinline"}


@pytest.mark.parametrize(("room", "path"), FORMULA_SOURCES, ids=lambda v: str(v).split("/")[-1])
def test_formulas_speak_the_dialect(room: str, path: Path) -> None:
    tree = parsed(path)
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        where = f"{room}: {function.name}"
        assert not function.args.defaults, f"{where} has default arguments"
        assert not function.decorator_list, f"{where} is decorated"
        body = function.body[1:] if ast.get_docstring(function) else function.body
        for node in (inner for statement in body for inner in ast.walk(statement)):
            assert not isinstance(node, FORBIDDEN_IN_FORMULAS), f"{where}: {ast.unparse(node)}"
            assert not isinstance(node, ast.FunctionDef), f"{where} has a function inside"
            if isinstance(node, ast.Constant):
                assert not isinstance(node.value, str | bytes), f"{where}: {node.value!r}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in FORBIDDEN_CALLS, f"{where} calls {node.func.id}"


def own_names(path: Path) -> set[str]:
    """What a file defines: constants, tables and functions that others may read."""
    body = parsed(path).body
    functions = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    constants = {
        name.id
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }
    return {name for name in functions | constants if not name.startswith("_")}


def bodies(path: Path) -> dict[str, str]:
    """What each function of a file does, whatever its name."""
    functions = [node for node in parsed(path).body if isinstance(node, ast.FunctionDef)]
    return {
        ast.dump(
            ast.Module(body=f.body[1:] if ast.get_docstring(f) else f.body, type_ignores=[])
        ): (f.name)
        for f in functions
    }


PRECISIONS = [path for _, path in FORMULA_SOURCES if path.name == "double.py"]


@pytest.mark.parametrize("path", PRECISIONS, ids=relative)
def test_a_formula_of_both_precisions_stands_once(path: Path) -> None:
    double, single = bodies(path), bodies(path.with_name("single.py"))
    assert {double[body] for body in double.keys() & single.keys()} == set()


@pytest.mark.parametrize("path", PRECISIONS, ids=relative)
def test_both_precisions_have_the_same_names(path: Path) -> None:
    assert own_names(path) ^ own_names(path.with_name("single.py")) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_formula_is_reachable_through_a_door(room: str) -> None:
    door = importlib.import_module(f"nbmath.{room}")
    assert set(public_formulas(room)) - read() - set(door.__all__) == set()


@cache
def read() -> frozenset[str]:
    """The names that the package reads, but for the lists of formulas."""
    readers = [p for p in sources(PACKAGE) if p.name != "__init__.py" or "formulas" not in p.parts]
    return frozenset(
        node.attr if isinstance(node, ast.Attribute) else node.id
        for path in readers
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load)
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.qualified)
def test_every_public_function_runs_on_cuda_or_says_why_not(entry: Any) -> None:
    assert entry.has_device != (entry.qualified in EXEMPT_FROM_CUDA)


def test_no_exemption_outlives_its_function() -> None:
    assert set(EXEMPT_FROM_CUDA) <= {entry.qualified for entry in ENTRIES}
    assert all(len(reason) > len("because") for reason in EXEMPT_FROM_CUDA.values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.qualified)
def test_a_docstring_tells_what_a_user_must_know(entry: Any) -> None:
    function = getattr(importlib.import_module(f"nbmath.{entry.field}"), entry.name)
    text = inspect.getdoc(function) or ""
    missing = [word for word in ("Parameters", "Returns", "Examples", ">>>") if word not in text]
    assert missing == []
