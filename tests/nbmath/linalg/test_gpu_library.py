"""How matrices past n = 32 reach cuSOLVER: by a CuPy whose arrays are NumPy's, here."""

import contextlib
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nbmath import _launch
from nbmath.linalg.gpu import inverse, library, orthogonal, products, singular, spectra, systems


class Stream:
    def __int__(self) -> int:
        return 77


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A CuPy and a device that are not there, and what they were asked."""
    asked: list[Any] = []

    @contextlib.contextmanager
    def told(what: Any) -> Iterator[None]:
        asked.append(what)
        yield

    cupy = SimpleNamespace(
        linalg=np.linalg,
        matmul=np.matmul,
        asarray=np.asarray,
        ascontiguousarray=np.ascontiguousarray,
        cuda=SimpleNamespace(ExternalStream=told),
    )
    monkeypatch.setitem(sys.modules, "cupy", cupy)
    errstate = {"errstate": lambda *, linalg: told(linalg)}
    monkeypatch.setitem(sys.modules, "cupyx", SimpleNamespace(**errstate))
    monkeypatch.setattr(_launch, "device_array", lambda value, *_: value)
    monkeypatch.setattr(_launch, "contiguous", lambda value, *_: value)
    monkeypatch.setattr(_launch, "empty", lambda shape, dtype, _: np.full(shape, np.nan, dtype))
    monkeypatch.setattr(_launch, "delivered", lambda written, out: written if out is None else out)
    return asked


def system(n: int) -> tuple[Any, Any]:
    rng = np.random.default_rng(3)
    return rng.standard_normal((2, n, n)) + n * np.eye(n), rng.standard_normal((2, n, 3))


@pytest.mark.parametrize("n", [33, 40])
def test_large_systems_go_to_the_library_on_the_stream_of_the_caller(
    calls: list[Any], n: int
) -> None:
    a, b = system(n)
    found = systems.solve_stack(a, b, stream=Stream())
    assert_allclose(found, np.linalg.solve(a, b), rtol=1e-12)
    assert calls == [77, "raise"]


def test_out_is_written_and_returned(calls: list[Any], poisoned: Any) -> None:
    a, b = system(33)
    out = poisoned(b.shape)
    assert systems.solve_stack(a, b, out) is out
    assert_array_equal(out, np.linalg.solve(a, b))
    assert calls == ["raise"]


def test_large_inverses_and_determinants_go_to_the_library(calls: list[Any]) -> None:
    a, _ = system(33)
    assert_array_equal(inverse.inv_stack(a), np.linalg.inv(a))
    assert_array_equal(inverse.det_stack(a), np.linalg.det(a))
    assert_array_equal(inverse.slogdet_stack(a)[1], np.linalg.slogdet(a)[1])
    assert calls == ["raise"] * 3


def test_large_factorisations_and_products_go_to_the_library(calls: list[Any]) -> None:
    a, b = system(33)
    square = a + a.swapaxes(1, 2)
    for found, expected in (
        (orthogonal.qr_stack(a), np.linalg.qr(a)),
        (spectra.eigh_stack(square), np.linalg.eigh(square)),
        (singular.svd_stack(b), np.linalg.svd(b)),
        (singular.svd_stack(b, full_matrices=False), np.linalg.svd(b, full_matrices=False)),
        ((products.matmul_stack(a, b),), (a @ b,)),
    ):
        for part, of in zip(found, expected, strict=True):
            assert_array_equal(part, of)
    assert calls == ["raise"] * 5


def test_large_singular_values_alone_come_between_empty_vectors(calls: list[Any]) -> None:
    a, _ = system(40)
    u, s, vh = singular.svd_stack(a, compute_uv=False)
    assert_array_equal(s, np.linalg.svdvals(a))
    assert u.shape == vh.shape == (2, 0, 0)
    assert calls == ["raise"]


def test_several_results_are_a_tuple(calls: list[Any]) -> None:
    a, _ = system(33)
    w, v = library.on_library("eigh", a + a.swapaxes(1, 2))
    assert w.shape == (2, 33)
    assert v.flags.c_contiguous
    assert calls == ["raise"]


def test_without_the_library_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "cupy", None)
    with pytest.raises(
        ModuleNotFoundError, match=r"end at n = 32, .* CuPy, which is not installed"
    ):
        library.on_library("solve", *system(33))
