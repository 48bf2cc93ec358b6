"""Contractions: notation, edges, layouts, errors and the compiled form."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numba import njit
from numba.core.errors import TypingError
from numpy.testing import assert_allclose, assert_array_equal
from numpy.typing import NDArray

import nbmath
from nbmath import linalg
from nbmath.linalg import einsum
from nbmath.linalg.cpu import contractions_plan

Array = NDArray[Any]
Shapes = tuple[tuple[int, ...], ...]
CASES: tuple[tuple[str, Shapes], ...] = (
    ("ij,jk->ik", ((5, 6), (6, 7))),
    ("ij,jk", ((50, 60), (60, 70))),
    ("ij,kj->ki", ((40, 50), (60, 50))),
    ("ii", ((4, 4),)),
    ("ii->i", ((4, 4),)),
    ("ijj->i", ((3, 4, 4),)),
    ("iij,jk->ik", ((3, 3, 4), (4, 5))),
    ("ba", ((3, 4),)),
    ("ijkl->lkji", ((3, 4, 5, 6),)),
    ("ij->ij", ((3, 4),)),
    ("ij->", ((40, 50),)),
    ("ij->j", ((40, 50),)),
    ("abcd->ac", ((2, 3, 4, 5),)),
    ("bhqd,bhkd->bhqk", ((2, 3, 4, 5), (2, 3, 6, 5))),
    ("bhqd,bhkd->bhqk", ((2, 3, 40, 5), (2, 3, 60, 5))),
    ("bij,bjk->ikb", ((2, 3, 4), (2, 4, 5))),
    ("ijk,jil->kl", ((3, 4, 5), (4, 3, 2))),
    ("i,j->ij", ((3,), (4,))),
    ("ij,ij->ij", ((3, 4), (3, 4))),
    ("ij,j->ij", ((3, 4), (4,))),
    ("ij,i->ji", ((33, 40), (33,))),
    ("ij,ij->", ((30, 40), (30, 40))),
    ("bi,bi->b", ((30, 40), (30, 40))),
    ("ij,jk,kl->il", ((2, 30), (30, 4), (4, 50))),
    ("ij,kj,kl,lm->im", ((3, 4), (5, 4), (5, 6), (6, 7))),
    ("ab,bc,cd,de,ef,fa", ((2, 3), (3, 2), (2, 4), (4, 3), (3, 2), (2, 2))),
    ("i,i,i->i", ((5,), (5,), (5,))),
    ("ab,cd,ef->fbdace", ((2, 3), (2, 3), (2, 3))),
    ("...ij,...jk", ((7, 2, 3), (3, 4))),
    ("...i,...i", ((5, 1, 4), (3, 4))),
    ("i...->...", ((3, 4, 5),)),
    ("ij,jk->ik", ((3, 1), (4, 5))),
    ("ij,jk->ik", ((0, 3), (3, 4))),
    ("ij,jk->ik", ((2, 0), (0, 4))),
    (",ij->ji", ((), (3, 4))),
)
IN_COMPILED = (0, 2, 4, 6, 12, 14, 19, 21, 23, 29, 31, 33)


def operands(shapes: Shapes, dtype: Any = np.float64) -> list[Array]:
    rng = np.random.default_rng(0)
    return [np.asarray(rng.standard_normal(shape), dtype) for shape in shapes]


def close(left: Any, right: Any) -> None:
    dtype = np.asarray(right).dtype
    assert np.asarray(left).dtype == dtype
    assert_allclose(left, right, rtol=0, atol=1e3 * np.finfo(dtype).eps)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("subscripts", "shapes"), CASES, ids=str)
def test_contractions_are_numpys(subscripts: str, shapes: Shapes, dtype: Any) -> None:
    given = operands(shapes, dtype)
    right = np.einsum(subscripts, *given)
    found = einsum(subscripts, *given)
    close(found, right)
    assert not any(np.shares_memory(found, x) for x in given)
    if np.ndim(found):
        assert found.flags.c_contiguous
    turned = [np.array(x, order="F") for x in given]
    close(einsum(subscripts, *turned), right)
    spaced = [np.repeat(x, 2, axis=-1)[..., ::2] if x.ndim else x for x in given]
    close(einsum(subscripts, *spaced), right)


def compiled(subscripts: str, count: int) -> Callable[..., Any]:
    made: Any = {
        1: lambda x: linalg.einsum(subscripts, x),
        2: lambda x, y: linalg.einsum(subscripts, x, y),
        3: lambda x, y, z: linalg.einsum(subscripts, x, y, z),
    }
    function: Callable[..., Any] = njit(made[count])
    return function


@pytest.mark.parametrize("place", IN_COMPILED)
def test_compiled_code_gives_the_same_numbers(place: int) -> None:
    subscripts, shapes = CASES[place]
    given = operands(shapes)
    function = compiled(subscripts, len(given))
    close(function(*given), np.einsum(subscripts, *given))


@pytest.mark.slow
def test_compiled_code_mixes_precisions_and_layouts() -> None:
    function = compiled("ij,jk->ki", 2)
    a, b = operands(((3, 4), (4, 5)))
    close(function(a.astype(np.float32), b), einsum("ij,jk->ki", a.astype(np.float32), b))
    close(function(np.asfortranarray(a), b[::-1]), einsum("ij,jk->ki", a, b[::-1]))
    assert np.isnan(function(a, a)).all()
    assert function(a, a).shape == (4, 3)
    fixed = a.copy()
    fixed.flags.writeable = False
    close(function(fixed, b), einsum("ij,jk->ki", a, b))


@njit
def unknown(subscripts: Any, x: Any) -> Any:
    return linalg.einsum(subscripts, x)


def test_compiled_code_refuses_subscripts_that_cannot_fit() -> None:
    with pytest.raises(TypingError, match="operand 0 has 2 axes; expected 1, a letter of 'i' each"):
        compiled("i,j", 2)(np.ones((2, 2)), np.ones(2))
    with pytest.raises(TypingError, match="known only when this runs; expected a literal string"):
        unknown("ij->ji", np.ones((2, 2)))


def test_threads_change_no_bit() -> None:
    a, b = operands(((3000, 8, 8), (3000, 8, 8)))
    found = []
    for mode in ("serial", "parallel"):
        with nbmath.threading(mode):
            found.append([einsum("bij,bjk->bik", a, b), einsum("bij,bij->b", a, b)])
    for serial, parallel in zip(*found, strict=True):
        assert_array_equal(serial, parallel)


def test_the_cheapest_order_of_pairs_is_taken() -> None:
    inputs, result = contractions_plan.parsed("ij,jk,kl->il", (2, 2, 2))
    for lengths, first in (
        ({"i": 2, "j": 100, "k": 100, "l": 100}, (0, 1)),
        ({"i": 100, "j": 100, "k": 100, "l": 2}, (1, 2)),
    ):
        steps = contractions_plan.planned(inputs, result, lengths)
        assert tuple(sorted(steps[0].slots)) == first


def test_what_is_not_finite_spreads_as_far_as_its_sums() -> None:
    a, b = operands(((4, 5), (5, 6)))
    a[1, 2] = np.nan
    a[3, 0] = np.inf
    found = einsum("ij,jk->ik", a, b)
    assert np.isnan(found[1]).all()
    assert np.isinf(found[3]).all()
    assert np.isfinite(found[[0, 2]]).all()


def test_out_receives_the_result(poisoned: Callable[..., Array]) -> None:
    a, b = operands(((4, 5), (5, 6)))
    out, spaced = poisoned((4, 6)), poisoned((4, 12))[:, ::2]
    assert einsum("ij,jk->ik", a, b, out=out) is out
    assert einsum("ij,jk->ik", a, b, out=spaced) is spaced
    assert_array_equal(out, a @ b)
    assert_array_equal(spaced, out)
    square = np.eye(3) + 1
    wanted = square @ square
    assert_array_equal(einsum("ij,jk->ik", square, square, out=square), wanted)
    with pytest.raises(ValueError, match=r"out has shape \(6, 4\)"):
        einsum("ij,jk->ik", a, b, out=poisoned((6, 4)))


def test_integers_numbers_and_mixed_precisions() -> None:
    assert einsum("ij,j", [[1, 2], [3, 4]], [1, 1]).dtype == np.float64
    single = np.ones((2, 2), np.float32)
    assert einsum("ij,jk", single, single).dtype == np.float32
    assert einsum("ij,jk", single, np.eye(2)).dtype == np.float64
    assert einsum(",ij", 2, single).dtype == np.float32
    assert einsum("i,i", [1, 2], [3, 4]) == 11


def test_subscripts_that_do_not_fit_are_refused() -> None:
    a, b = np.ones((2, 3)), np.ones((3, 4))
    for subscripts, sentence in (
        ("ij,j2", "with '2' in 'j2'; expected letters, one '...' and commas"),
        ("ij,jk->i.k", "with '.' in 'i.k'"),
        ("ij", "describe 1 operands; expected 2, as many as were given"),
        ("ij,jkl", "operand 1 has 2 axes; expected 3, a letter of 'jkl' each"),
        ("ij,...jkl", "operand 1 has 2 axes; expected at least 3, a letter of '...jkl' each"),
        ("ij,ik", "operand 1 has length 3 along 'i'; expected 2, as operand 0 has"),
        ("ij,kk", "operand 1 has lengths 3 and 4 along 'k'; expected one length"),
        ("ij,jk->iz", "have 'z' in the result, which no operand has"),
        ("ij,jk->ii", "have 'i' in the result, twice"),
        ("...j,jk->k", "have no '...' in the result; expected it there"),
        ("i...,j...->ij...", "operand 1 has length 4 along '...'; expected 3, as operand 0 has"),
    ):
        with pytest.raises(ValueError, match=sentence.replace(".", r"\.")):
            einsum(subscripts, a, b)
    with pytest.raises(TypeError, match="subscripts is a list; expected a string such as"):
        einsum([0, 1], a)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError, match="operand 1 has dtype complex128; expected float32"):
        einsum("ij,jk", a, b.astype(complex))
    with pytest.raises(ValueError, match="got no operands; expected at least one"):
        einsum("ij")
