"""The examples of every public docstring run as written."""

import doctest
import importlib
from types import ModuleType

import pytest

from nbmath import _catalog

MODULES = [f"nbmath.{room}" for room in _catalog.rooms()]


def examples(module: ModuleType) -> list[doctest.DocTest]:
    return [test for test in doctest.DocTestFinder().find(module) if test.examples]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    found = examples(importlib.import_module(name))
    assert found
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for test in found:
        output: list[str] = []
        runner.run(test, out=output.append)
        assert not runner.failures, "".join(output)
