"""Every public name of `nbmath.simd` is explained, and its example runs as written."""

import doctest
from types import ModuleType

import numpy as np
import pytest
from numba import njit

from nbmath import simd

FUNCTIONS = [name for name in simd.__all__ if name.islower()]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_examples(name: str) -> None:
    text = getattr(simd, name).__doc__
    scope = {"x": np.arange(64.0), "out": np.zeros(64), "njit": njit, "np": np, "simd": simd}
    test = doctest.DocTestParser().get_doctest(text, scope, name, None, 0)
    assert test.examples, f"simd.{name} has no example"
    output: list[str] = []
    doctest.DocTestRunner().run(test, out=output.append)
    assert not output, "".join(output)


def test_what_is_public_is_listed() -> None:
    public = {n for n, v in vars(simd).items() if n[0] != "_" and not isinstance(v, ModuleType)}
    assert public == set(simd.__all__)
