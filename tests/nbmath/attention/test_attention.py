"""Known values, shapes, masks, edges, errors, threads and the compiled form of attention."""

from typing import Any

import mpmath
import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_allclose, assert_array_equal

import nbmath
from nbmath._targets import bind
from nbmath.attention import attention

INF = np.inf
DTYPES = (np.float32, np.float64)
BOUNDS = {np.float32: 2e-5, np.float64: 5e-14}
SHAPES = (
    (1, 1, 1, 1),
    (5, 7, 3, 2),
    (33, 65, 16, 16),
    (32, 64, 64, 64),
    (100, 130, 17, 23),
    (70, 3, 8, 40),
    (3, 200, 64, 64),
)


def textbook(
    q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None, mask: Any = None
) -> Any:
    """All scores at once, in double precision; zeros where no key is seen."""
    q, k, v = (np.asarray(x, np.float64) for x in (q, k, v))
    scores = q @ np.swapaxes(k, -1, -2) * (q.shape[-1] ** -0.5 if scale is None else scale)
    if mask is not None:
        scores = np.where(mask, scores, -INF) if mask.dtype == np.bool_ else scores + mask
    if causal:
        scores = np.where(np.tri(*scores.shape[-2:], dtype=np.bool_), scores, -INF)
    top = scores.max(axis=-1, keepdims=True, initial=-INF)
    weights = np.exp(scores - np.where(np.isinf(top), 0.0, top))
    total = weights.sum(axis=-1, keepdims=True)
    return weights / np.where(total == 0, 1.0, total) @ v


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(2205)


def drawn(rng: np.random.Generator, dtype: Any, *shapes: tuple[int, ...]) -> list[Any]:
    return [rng.standard_normal(shape).astype(dtype) for shape in shapes]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("causal", [False, True])
def test_shapes_heads_and_masks(
    shape: tuple[int, int, int, int], dtype: Any, causal: bool, rng: np.random.Generator
) -> None:
    m, n, d, e = shape
    q, k, v = drawn(rng, dtype, (2, 3, m, d), (3, n, d), (2, 1, n, e))
    masks = (
        None,
        rng.random((2, 1, m, n)) < 0.7,
        rng.standard_normal((m, n)).astype(dtype),
        rng.standard_normal((3, 1, n)),
        np.zeros((1, n), np.bool_),
    )
    for mask in masks:
        found = attention(q, k, v, causal=causal, mask=mask)
        assert found.dtype == dtype
        right = textbook(q, k, v, causal, None, mask)
        assert_allclose(found, right, rtol=0, atol=BOUNDS[dtype], strict=False)
        assert found.shape == right.shape


def test_two_keys_by_hand() -> None:
    found = attention([[1.0]], [[0.0], [np.log(3.0)]], [[4.0], [8.0]])
    assert_allclose(found, [[7.0]], rtol=1e-15)


def test_no_key_seen_gives_zeros() -> None:
    q, v = np.ones((2, 3)), np.ones((4, 5))
    assert_array_equal(attention(q, np.ones((0, 3)), np.ones((0, 5))), np.zeros((2, 5)))
    hidden = np.array([[False] * 4, [False, True, False, False]])
    found = attention(q, np.ones((4, 3)), v, mask=hidden)
    assert_array_equal(found, [[0.0] * 5, [1.0] * 5])
    minus = np.where(hidden, 0.0, -INF)
    assert_array_equal(attention(q, np.ones((4, 3)), v, mask=minus), found)


def test_keys_of_a_whole_tile_may_be_hidden(rng: np.random.Generator) -> None:
    q, k, v = drawn(rng, np.float64, (40, 8), (200, 8), (200, 8))
    mask = np.zeros((40, 200), np.bool_)
    mask[:, 150:160] = True
    assert_allclose(attention(q, k, v, mask=mask), attention(q, k[150:160], v[150:160]), rtol=1e-13)


@pytest.mark.parametrize("bad", [np.nan, INF])
def test_a_bad_score_spoils_its_query_alone(bad: float, rng: np.random.Generator) -> None:
    q, k, v = drawn(rng, np.float64, (50, 4), (90, 4), (90, 6))
    q[17] = [bad, 0.0, 0.0, 0.0]
    k[:, 0] = np.abs(k[:, 0])
    found = attention(q, k, v)
    assert np.isnan(found[17]).all()
    assert np.isfinite(np.delete(found, 17, axis=0)).all()


def test_empty_axes() -> None:
    assert attention(np.ones((0, 3)), np.ones((2, 3)), np.ones((2, 4))).shape == (0, 4)
    assert attention(np.ones((5, 3)), np.ones((2, 3)), np.ones((2, 0))).shape == (5, 0)
    assert attention(np.ones((0, 5, 3)), np.ones((2, 3)), np.ones((2, 4))).shape == (0, 5, 4)
    assert_array_equal(attention(np.ones((2, 0)), np.ones((2, 0)), [[0.0], [1.0]]), [[0.5], [0.5]])


def test_huge_scores_do_not_overflow() -> None:
    x = np.eye(4) * 1e6
    assert_array_equal(attention(x, x, np.eye(4)), np.eye(4))
    assert_array_equal(attention(-x, x, np.eye(4)).diagonal(), np.zeros(4))


@pytest.mark.parametrize("dtype", DTYPES)
def test_layout_does_not_matter(dtype: Any, rng: np.random.Generator) -> None:
    q, k, v = drawn(rng, dtype, (2, 9, 3, 8), (2, 9, 3, 8), (2, 9, 3, 8))
    heads = [np.swapaxes(x, 1, 2) for x in (q, k, v)]
    straight = attention(*(np.ascontiguousarray(x) for x in heads))
    assert_array_equal(attention(*heads), straight)
    assert_array_equal(attention(*(np.asfortranarray(x) for x in heads)), straight)
    turned = attention(heads[0][..., ::-1, :], *heads[1:])[..., ::-1, :]
    assert_array_equal(turned, straight)


def test_dtypes_and_out(poisoned: Any, rng: np.random.Generator) -> None:
    q, k, v = drawn(rng, np.float32, (6, 5), (7, 5), (7, 3))
    assert attention(q, k, v).dtype == np.float32
    assert attention(q.astype(np.float64), k, v).dtype == np.float64
    assert attention([[1]], [[2]], [[3]]).dtype == np.float64
    out = poisoned((6, 3), np.float32)
    assert attention(q, k, v, out=out) is out
    assert_array_equal(out, attention(q, k, v))
    same = v[:6].copy()
    inside = attention(q, k[:6], same, out=same)
    assert_array_equal(inside, attention(q, k[:6], v[:6]))


def test_misfits_are_refused() -> None:
    one = np.ones((4, 2))
    with pytest.raises(ValueError, match="at least two axes"):
        attention(np.ones(2), one, one)
    with pytest.raises(ValueError, match="size of a head"):
        attention(np.ones((4, 3)), one, one)
    with pytest.raises(ValueError, match="as many values as keys"):
        attention(one, one, np.ones((5, 2)))
    with pytest.raises(ValueError, match="do not broadcast"):
        attention(np.ones((2, 4, 2)), np.ones((3, 4, 2)), one)
    with pytest.raises(ValueError, match="mask has shape"):
        attention(one, one, one, mask=np.ones((4, 3), np.bool_))
    with pytest.raises(TypeError, match="k has dtype complex128"):
        attention(one, one.astype(complex), one)
    with pytest.raises(ValueError, match="out has shape"):
        attention(one, one, one, out=np.ones((2, 4)))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("causal", [False, True])
def test_threads_do_not_change_a_bit(dtype: Any, causal: bool, rng: np.random.Generator) -> None:
    q, k, v = drawn(rng, dtype, (3, 150, 20), (3, 170, 20), (3, 170, 30))
    with nbmath.threading("serial"):
        serial = attention(q, k, v, causal=causal)
    with nbmath.threading("parallel"):
        assert_array_equal(attention(q, k, v, causal=causal), serial)
    assert_array_equal(attention(q[1, 40:90], k[1], v[1]), attention(q, k, v)[1, 40:90])


@njit
def in_compiled_code(q: Any, k: Any, v: Any) -> Any:
    return attention(q, k, v), attention(q[0], k[0], v[0], causal=True, scale=0.5)


@pytest.mark.parametrize("dtype", DTYPES)
def test_inside_njit(dtype: Any, rng: np.random.Generator) -> None:
    q, k, v = drawn(rng, dtype, (2, 40, 8), (2, 50, 8), (2, 50, 6))
    batch, single = in_compiled_code(q, k, v)
    assert_array_equal(batch, attention(q, k, v))
    assert_array_equal(single, attention(q[0], k[0], v[0], causal=True, scale=0.5))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("target", ["python", "cpu"])
def test_the_formula_agrees_with_the_tiles(
    dtype: Any, target: str, poisoned: Any, rng: np.random.Generator
) -> None:
    formula = bind("attention", target, dtype).attention
    q, k, v = drawn(rng, dtype, (9,), (20, 9), (20, 4))
    for keys in (0, 1, 20):
        out = poisoned(4, dtype)
        formula(q, k, v, dtype(0.3), keys, out)
        right = attention(q[None], k[:keys], v[:keys], scale=0.3)[0]
        assert_allclose(out, right, rtol=0, atol=BOUNDS[dtype])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("target", ["python", "cpu"])
def test_weights_are_powers_of_two_to_an_ulp(
    dtype: Any, target: str, rng: np.random.Generator
) -> None:
    weight = bind("attention", target, dtype).weight
    lowest = float(np.finfo(dtype).minexp)
    points = np.concatenate(
        [lowest * rng.random(300), -rng.random(300), -(10.0 ** -rng.random(99))]
    )
    for x in points.astype(dtype):
        exact = mpmath.power(2, float(x))
        gap = float(np.spacing(dtype(float(exact))))
        assert abs(mpmath.mpf(float(weight(x))) - exact) <= gap
    assert weight(dtype(0)) == 1
    assert weight(dtype(2 * lowest)) == 0
    assert weight(dtype(-INF)) == 0
    assert np.isnan(weight(dtype(np.nan)))
