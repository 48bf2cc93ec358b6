"""What every public function does with its arguments before and after the mathematics."""

from typing import Any

import numpy as np
import pytest

import nbmath
from nbmath import _door, _elementwise, elementary


def double(x: Any, out: Any) -> None:
    out[:] = 2 * x


@_elementwise.public(double, double)
def apply(temperature: Any, /, out: Any = None) -> Any:
    """Twice the temperature."""


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        (3, np.float64),
        (3.5, np.float64),
        (True, np.float64),
        (np.float32(3), np.float32),
        ([1, 2], np.float64),
        (np.ones(2, np.float32), np.float32),
        (np.ones(2, ">f4"), np.float32),
        (np.ones(2, np.uint8), np.float64),
    ],
)
def test_dtype_of_results(value: Any, dtype: Any) -> None:
    result = apply(value)
    assert result.dtype == dtype
    assert np.array_equal(result, 2 * np.asarray(value, dtype))


@pytest.mark.parametrize("value", ["a", 1j, np.float16(1), np.array([None]), np.datetime64("NaT")])
def test_other_dtypes_are_refused_by_name(value: Any) -> None:
    with pytest.raises(TypeError, match=r"temperature has dtype .*; expected float32, float64"):
        apply(value)


def test_ragged_rows_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="temperature is no array; expected rows of one length"):
        apply([[1.0], [1.0, 2.0]])


def test_masked_entries_are_refused_and_a_mask_without_any_is_not() -> None:
    values = np.ma.masked_array([1.0, 2.0], mask=[False, True])
    with pytest.raises(TypeError, match="temperature has masked entries; expected none"):
        apply(values)
    assert np.array_equal(apply(np.ma.masked_array([1.0, 2.0])), [2.0, 4.0])


def test_scalars_stay_scalars() -> None:
    assert isinstance(apply(1.0), np.float64)
    assert isinstance(apply(np.array(1.0)), np.float64)


@pytest.mark.parametrize(
    "view",
    [
        np.arange(12.0).reshape(3, 4).T,
        np.arange(12.0)[::-1],
        np.arange(12.0)[::3],
        np.empty((0, 3)),
        np.broadcast_to(1.5, (2, 3)),
    ],
)
def test_any_layout(view: Any) -> None:
    assert np.array_equal(apply(view), 2 * view)


def test_out_is_written_and_returned(poisoned: Any) -> None:
    x = np.arange(4.0)
    for out in (poisoned(4), poisoned((4, 2))[:, 0], poisoned(8)[::-2]):
        assert apply(x, out) is out
        assert np.array_equal(out, 2 * x)


def test_out_may_be_the_input_or_overlap_it() -> None:
    x = np.arange(5.0)
    assert apply(x, x) is x
    assert np.array_equal(x, 2 * np.arange(5.0))
    y = np.arange(5.0)
    apply(y[:-1], y[1:])
    assert np.array_equal(y, [0, 0, 2, 4, 6])


@pytest.mark.parametrize(
    ("out", "error", "sentence"),
    [
        ([0.0], TypeError, "out is a list; expected a NumPy array"),
        (np.zeros(3), ValueError, r"out has shape \(3,\) .* expected \(1,\)"),
        (np.zeros(1, np.float32), ValueError, "dtype float32; expected"),
        (np.broadcast_to(np.zeros(1), (1,)), ValueError, "out is read-only"),
    ],
)
def test_a_wrong_out_is_refused(out: Any, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        apply(np.ones(1), out)


def test_reals_share_a_dtype_and_numbers_follow_arrays() -> None:
    x, loc = _door.reals(x=np.ones(2, np.float32), loc=0.5)
    assert x.dtype == loc.dtype == np.float32
    x, loc = _door.reals(x=np.ones(2, np.float32), loc=np.float64(0.5))
    assert x.dtype == loc.dtype == np.float64
    assert _door.reals(x=1, y=2.0)[0].dtype == np.float64


@pytest.mark.parametrize("axis", [0, 1, 2, -1, -3])
def test_rows_and_back(axis: int) -> None:
    array = np.arange(24.0).reshape(2, 3, 4)
    flat = _door.rows(array, axis)
    assert flat.flags.c_contiguous
    assert flat.shape == (24 // array.shape[axis], array.shape[axis])
    assert np.array_equal(_door.unrows(flat, array.shape, axis), array)


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (2, 0, 4)])
def test_rows_of_nothing(shape: tuple[int, ...]) -> None:
    for axis in range(len(shape)):
        flat = _door.rows(np.empty(shape), axis)
        assert flat.shape[1] == shape[axis]
        assert _door.unrows(flat, shape, axis).shape == shape


def test_threading_modes() -> None:
    assert not _door.parallel(1)
    with nbmath.threading("parallel"):
        assert _door.parallel(1)
        with nbmath.threading("serial"):
            assert not _door.parallel(1 << 40)
        assert _door.parallel(1)
    with (
        pytest.raises(ValueError, match="mode is 'fast'"),
        nbmath.threading("fast"),
    ):
        pass


def test_statuses_are_sentences() -> None:
    assert all(len(status.sentence) > len("failed") for status in _door.Status)
    assert _door.Status(1) is _door.Status.SINGULAR


def test_the_short_way_gives_what_the_long_one_gives() -> None:
    x = np.linspace(-3, 3, 50)
    frozen = x.copy()
    frozen.flags.writeable = False
    shifted = np.zeros(50 * 8 + 1, np.uint8)[1:].view(np.float64)
    shifted[:] = x
    first = elementary.exp(x)  # finds the machine code for the calls that follow
    for same in (x, frozen, shifted, np.repeat(x, 2)[::2], x.reshape(5, 10), list(x)):
        assert np.array_equal(np.ravel(elementary.exp(same)), first)
    single = [elementary.exp(x.astype(np.float32)) for _ in range(2)]
    assert np.array_equal(*single)
    assert single[0].dtype == np.float32
    with nbmath.threading("parallel"):
        assert np.array_equal(elementary.exp(x), first)
    assert elementary.exp(x[:0]).shape == (0,)
