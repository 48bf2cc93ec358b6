"""The short ways from Python give what the general way gives, or leave the call to it."""

from typing import Any

import numpy as np
import pytest

from nbmath import _elementwise, _pointwise


def weighted(x: Any, y: Any, out: Any) -> None:
    out[:] = 3 * x + y


def tripled(x: Any, out: Any) -> None:
    out[:] = 3 * x


@_pointwise.public(weighted)
def two(x: Any, y: Any = 0.0, out: Any = None) -> Any:
    """Three times x, and y."""


@_pointwise.public(tripled)
def one(x: Any, out: Any = None) -> Any:
    """Three times x."""


@_elementwise.public(tripled, tripled)
def plain(x: Any, /, out: Any = None) -> Any:
    """Three times x."""


LINE = np.arange(6.0)
TABLE = LINE.reshape(2, 3)
SINGLE = LINE.astype(np.float32)
FIRST = [
    LINE,
    TABLE,
    TABLE.T,
    LINE[::2],
    LINE[:0],
    np.empty((0, 3)),
    np.array(2.0),
    SINGLE,
    SINGLE.reshape(3, 2),
    LINE.astype(">f8"),
    LINE.astype(np.int64),
    2.5,
    7,
    True,
    np.float64(2.5),
    np.float32(2.5),
    np.inf,
    2**60,
]
SECOND = [1.5, 4, np.float64(0.1), np.float32(0.1), np.nan, True, 2**60, None, "like"]


def agree(result: Any, expected: Any) -> None:
    assert type(result) is type(expected)
    assert result.dtype == expected.dtype
    assert result.shape == expected.shape
    assert np.array_equal(result, expected, equal_nan=True)


@pytest.mark.parametrize("door", [one, plain])
@pytest.mark.parametrize("x", FIRST)
def test_of_one(door: Any, x: Any) -> None:
    array = np.asarray(x)
    dtype = array.dtype.newbyteorder("=") if array.dtype.kind == "f" else np.dtype(np.float64)
    expected = (3 * array.astype(dtype))[()]
    for _ in range(3):  # the first call finds the machine code that the others take
        agree(door(x), expected)


@pytest.mark.parametrize("x", FIRST)
@pytest.mark.parametrize("y", SECOND)
def test_of_two(x: Any, y: Any) -> None:
    given = () if y is None else (x if isinstance(y, str) else y,)
    arrays = [np.asarray(v) for v in (x, *given, 0.0)[:2]]
    strong = [a.dtype for a, v in zip(arrays, (x, *given), strict=False) if type(v) not in WEAK]
    floats = [d.newbyteorder("=") if d.kind == "f" else np.dtype(np.float64) for d in strong]
    dtype = np.result_type(*floats) if floats else np.dtype(np.float64)
    a, b = (array.astype(dtype) for array in arrays)
    for _ in range(3):
        agree(two(x, *given), np.asarray(3 * a + b)[()])


WEAK = bool, int, float


@pytest.mark.parametrize("door", [one, plain, two])
def test_out(door: Any) -> None:
    for x in (LINE, TABLE, SINGLE):
        door(x)
        for out in (
            np.empty_like(x),
            np.empty(x.shape, x.dtype, order="F"),
            np.empty((*x.shape, 2), x.dtype)[..., 0],
        ):
            assert door(x, out=out) is out
            assert np.array_equal(out, 3 * x)
        inside = x.copy()
        assert door(inside, out=inside) is inside
        assert np.array_equal(inside, 3 * x)


def test_out_that_overlaps_is_written_as_if_apart() -> None:
    for door in (one, plain, two):
        long = np.arange(9.0)
        door(long)
        door(long[:-1], out=long[1:])
        assert np.array_equal(long, [0, *(3.0 * np.arange(8))])


@pytest.mark.parametrize("door", [one, plain, two])
@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        (np.empty(5), "out has shape"),
        (np.empty(6, np.float32), "out has shape"),
        (np.broadcast_to(1.0, 6), "read-only"),
    ],
)
def test_out_that_does_not_fit(door: Any, out: Any, sentence: str) -> None:
    door(LINE)
    with pytest.raises(ValueError, match=sentence):
        door(LINE, out=out)
