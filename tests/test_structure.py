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
from nbmath.distributions import MEMBERS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nbmath"
ROOMS = _catalog.rooms()
ENTRIES = _catalog.catalogue()
COUNTS = ("binomial", "hypergeometric", "negative_binomial", "poisson")
"""Distributions whose draws are those of `random`."""
JOINT = {
    "categorical": "`random.categorical_at`",
    "dirichlet": "`random.dirichlet`",
    "mixture": "`random.categorical_at` and `random.normal_at`",
    "multinomial": "`random.multinomial`",
    "multivariate_normal": "`random.multivariate_normal`",
}
"""Those of vectors and categories, and what their draws are made of on the device."""

EXEMPT_FROM_CUDA: dict[str, str] = {
    "linalg.eigvals": "`eig` with no rows in z, eig_stack(vectors=False)",
    "linalg.eigvalsh": "`eigh` with no rows for vectors",
    "linalg.lanczos": "up to n = 32 its basis is the whole space, for which kernels call `eigh`; on"
    " larger operators it is a loop on the host",
    "linalg.lobpcg": "a loop on the host over the caller's operators; kernels call `eigh`",
    "linalg.null_space": "its size depends on the numbers; kernels call `svd`",
    "linalg.orth": "its size depends on the numbers; kernels call `svd`",
    "linalg.randomized_svd": "products and factorisations of large matrices, started on the host",
    "linalg.truncated_svd": "products and factorisations of large matrices, started on the host",
    "linalg.svdvals": "`svd` with no rows for vectors, svd_stack(compute_uv=False)",
    "calculus.derivative": "the compiler for devices has a type system of its own, without dual"
    " numbers; the rules are there as device functions",
    "distances.radius": "how long its result is only a search tells; on the device the entries of"
    " pairwise are compared with the radius",
    "mixtures.fit": "a loop on the host over the device's em_step",
    "probability.bernoulli_naive_bayes": "counts the rows of each class once, on the host",
    "probability.gaussian_naive_bayes": "sums the rows of each class once, on the host",
    "probability.multinomial_naive_bayes": "sums the rows of each class once, on the host",
    "probability.naive_bayes_log_posterior": "kernels call `gaussian_log_posterior` of normal"
    " features and `linear_log_posterior` of others",
    "probability.naive_bayes_predict": "kernels call `likeliest` on those logarithms",
    "probability.credible_interval": "its quantiles are a function of the host",
    "probability.highest_density_interval": "its quantiles are a function of the host",
    "probability.is_independent": "kernels compare `independence_gap` with a tolerance",
    "random.Key": "a plain value, made on the host and passed to kernels; fold_in makes more there",
    "random.categorical": "`cumulate` once, then categorical_at for each draw",
    "random.split": "a kernel makes its keys one by one, by fold_in",
    "statistics.bootstrap": "its statistic is a function of the host; kernels call `fill_indices`",
    "statistics.chi2_contingency": "kernels call `chi2_sf`, of which it is made",
    "statistics.chisquare": "kernels call `chi2_sf`, of which it is made",
    "statistics.comoments": "a value on the host; kernels call `joined_product`",
    "statistics.describe": "kernels call `central`, of which it is made",
    "statistics.f_oneway": "kernels call `central` and `fisher_sf`, of which it is made",
    "statistics.f_test": "kernels call `var` and `variances_pvalue`, of which it is made",
    "statistics.mean_interval": "kernels call `central` and `student_ppf`, of which it is made",
    "statistics.pearsonr": "kernels call `correlation_of` and `correlation_pvalue`",
    "statistics.spearmanr": "kernels call `rankdata`, `correlation_of` and `correlation_pvalue`",
    "statistics.ttest_1samp": "kernels call `central` and `ttest_of`, of which it is made",
    "statistics.ttest_ind": "kernels call `central` and `ttest_between`, of which it is made",
    "statistics.ttest_rel": "kernels call `central` and `ttest_of`, of which it is made",
    "statistics.kendalltau": "kernels call `inversions` and `kendall_of`, of which it is made",
    "statistics.ks_1samp": "one sample, whose distribution is a function on the host",
    "statistics.ks_2samp": "kernels call `paths_outside`; two samples are compared on the host",
    "statistics.mannwhitneyu": "kernels call `rankdata` and `mannwhitney_tail`",
    "statistics.permutation_test": "its statistic is one of the host; kernels call `shuffle`",
    "statistics.wilcoxon": "kernels call `rankdata` and `wilcoxon_tail`",
    "statistics.ztest": "kernels call `mean` and `normal_pvalue`",
    "statistics.merge_all": "merges values on the host; kernels call `joined`",
    "statistics.mode": "kernels call `sort_order` and count",
    "statistics.moments": "a value on the host; kernels call `central` and `joined`",
    **{
        f"distributions.{name}.{function}": reason
        for name in MEMBERS
        if name != "normal" and name not in JOINT
        for function, reason in (
            ("fit", "a loop on the host over the scores of the data, which kernels have"),
            (
                "sample",
                f"kernels call `random.{name}_at`"
                if name in COUNTS
                else "kernels call `ppf` on `random.uniform_at`",
            ),
        )
    },
    **{
        f"distributions.{name}.{function}": reason
        for name, draws in JOINT.items()
        for function, reason in (
            ("fit", "sums over the data, which belong to the host"),
            ("sample", f"kernels call {draws}"),
        )
    },
}
"""Public functions without a device function or kernel of their name, with the reason."""

ROOM_NAMES = {"__init__", "formulas", "cpu", "gpu"}
DOOR = {"door"}
"""The public functions of a field that has many: then `__init__` is the table of contents."""
LONGEST_FILE = 300
WITH_BITS = ("elementary", "special", "random", "distributions", "distances")
"""Rooms whose formulas may use bit patterns: elementary and special functions, accurate to an ulp
or two, draws that are the same to the bit on every target, and differences of rows that are nearly
a multiple of each other, into which products are fused."""
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
        *("nbmath._loops", "nbmath.simd", "nbmath.distributions._rooms"),
    )
    allowed = (*core, f"nbmath.{room}")
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
