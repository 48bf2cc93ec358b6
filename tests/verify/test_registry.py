"""Names: found, or answered with the nearest; the core of verify stands alone."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import verify
from verify import close, domains, law, registry, tolerance
from verify.law import Law
from verify.operations import OPERATIONS
from verify.registry import UnknownName
from verify.subjects import numpy_subject, scipy_subject

CORE = Path(verify.__file__).parent


def test_the_core_never_imports_nbmath() -> None:
    for path in CORE.rglob("*.py"):
        if "laws" not in path.parts:
            lines = path.read_text(encoding="utf-8").splitlines()
            named = [line for line in lines if line.strip().startswith(("import ", "from "))]
            assert not [line for line in named if "nbmath" in line], path


@pytest.mark.parametrize("heavy", ["numba", "nbmath", "scipy", "hypothesis", "mpmath"])
def test_declaring_laws_costs_little(heavy: str) -> None:
    code = f"import sys, verify, verify.plugin; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_subject_has_listed_operations_only() -> None:
    for subject in (numpy_subject(), scipy_subject()):
        assert set(subject.operations) <= set(OPERATIONS)
        assert subject.version


def test_nearest_names_are_offered() -> None:
    with pytest.raises(UnknownName) as caught:
        registry.subject("nunpy")
    assert "numpy" in caught.value.nearest
    assert "did you mean numpy" in str(caught.value)
    with pytest.raises(UnknownName, match="no law is called"):
        registry.law("nothing_of_the_kind_at_all")


def test_a_name_stands_for_its_modes() -> None:
    assert registry.subject_names("nbmath")[0] == "nbmath"
    assert "nbmath-njit" in registry.subject_names("nbmath")
    assert registry.subject_names("nbmath-njit") == ("nbmath-njit",)
    with pytest.raises(UnknownName):
        registry.subject_names("torhc")


def test_a_function_is_found_by_module_and_name() -> None:
    subject = registry.subject("strangers:unshifted", "softmax")
    assert subject.title == "Overflows."
    assert set(subject.operations) == {"softmax"}
    with pytest.raises(UnknownName, match="unshifted"):
        registry.subject("strangers:unshiftd", "softmax")
    with pytest.raises(ImportError, match="no_such"):
        registry.subject("no_such:thing", "softmax")
    with pytest.raises(TypeError, match="not a function"):
        registry.stranger(3, "softmax", "three", {})  # type: ignore[arg-type]  # on purpose


def test_every_law_is_complete() -> None:
    for name, found in registry.laws().items():
        assert found.name == name
        assert found.statement, name
        assert found.source, name
        assert set(found.operations) <= set(registry.operations()), name


class TestDeclaring:
    def declared(self, function: Any, **given: Any) -> Law:
        shared: dict[str, Any] = {"field": "f", "statement": "s", "source": "t"}
        return law(**shared, tolerance=tolerance.exact(), **given)(function)

    def test_operations_come_first(self) -> None:
        with pytest.raises(TypeError, match="operations come before inputs"):
            self.declared(lambda x, f: close(f(x), x), x=domains.reals())

    def test_a_domain_is_a_parameter(self) -> None:
        with pytest.raises(TypeError, match="'y' is a domain but not a parameter"):
            self.declared(lambda f, x: close(f(x), x), x=domains.reals(), y=domains.reals())

    def test_something_is_said_of_something(self) -> None:
        with pytest.raises(TypeError, match="needs an operation"):
            self.declared(lambda x: close(x, x), x=domains.reals())

    def test_a_law_is_the_function_that_it_was_written_as(self) -> None:
        found = self.declared(lambda f, x: close(f(x), x), x=domains.reals())
        assert found(abs, 3.0).left == 3.0
        assert found.of(f="g").operations == ("g",)
        assert "f" in repr(found)


def test_laws_named_on_the_page_of_linear_algebra_exist() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "linalg-laws.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    named = {name for line in lines if line[:1] == "|" for name in re.findall(r"`(\w+)`", line)}
    assert len(named) > 50
    assert named <= set(registry.laws())
