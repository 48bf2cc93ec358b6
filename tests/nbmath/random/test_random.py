"""Random draws: known answers, one answer on every target, keys, interfaces, errors."""

import pickle
import re
import subprocess
import sys
from typing import Any, cast

import numpy as np
import pytest
from numba import njit, prange

import nbmath
from nbmath import random
from nbmath._targets import OPTIONS, _binder, bind
from nbmath.random import Key, cpu
from nbmath.random.formulas import transforms

FLOATS = (np.float64, np.float32)
FULL = 0xFFFFFFFF
SIZES = (0, 1, 2, 3, 5, 7, 8, 1001, 100_003)

# Random123's file of known answers, philox4x32 with 10 rounds: counter, key, words.
KNOWN = (
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((FULL,) * 4, (FULL, FULL), (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
)


@pytest.mark.parametrize(("counter", "key", "words"), KNOWN)
def test_known_answers_of_random123(counter: Any, key: Any, words: Any) -> None:
    whole = Key(*key, *counter[2:])
    block = counter[0] | counter[1] << 32
    assert bind("random", "python").philox(block, whole) == words
    assert compiled_philox(np.uint64(block).astype(np.int64), whole) == words


@njit
def compiled_philox(block: Any, key: Any) -> Any:
    return cpu.philox(block, key)


def test_bits_are_the_words_of_consecutive_blocks() -> None:
    assert random.bits(Key(0), 4).tolist() == list(KNOWN[0][2])
    blocks = [bind("random", "python").philox(i, Key(5)) for i in range(3)]
    assert random.bits(Key(5), 11).tolist() == [w for words in blocks for w in words][:11]
    assert random.bits(Key(5)) == blocks[0][0]


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", ["uniform", "normal"])
def test_the_formula_in_python_gives_the_same_draws(name: str, dtype: Any) -> None:
    key = Key(2**64 + 12)
    at = getattr(bind("random", "python", dtype), f"{name}_at")
    ends = (dtype(0), dtype(1))
    want = np.array([at(key, i, *ends) for i in range(203)], dtype)
    assert np.array_equal(getattr(random, name)(key, 203, dtype), want)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("draw", [random.uniform, random.normal])
def test_threads_and_indices_give_the_same_draws(draw: Any, dtype: Any, size: int) -> None:
    with nbmath.threading("serial"):
        serial = draw(Key(3), size, dtype)
    with nbmath.threading("parallel"):
        assert np.array_equal(draw(Key(3), size, dtype), serial)
    at = getattr(random, f"{draw.__name__}_at")
    some = np.arange(0, size, max(1, size // 50))
    assert np.array_equal(at(Key(3), some, dtype(0), dtype(1)), serial[some])


def test_bits_do_not_depend_on_threads() -> None:
    with nbmath.threading("serial"):
        serial = random.bits(Key(3), 100_003)
    with nbmath.threading("parallel"):
        assert np.array_equal(random.bits(Key(3), 100_003), serial)


@njit
def inside(key: Any, n: Any) -> Any:
    child = random.fold_in(key, 3)
    return (
        child,
        random.uniform(key, n),
        random.uniform(child, (n, 2), np.float32, 1.0, 3.0),
        random.normal(key, n, np.float64, 5.0, 2.0),
        random.normal(key, n, np.float32),
        random.bits(key, n),
        random.uniform(key),
        random.normal(key),
        random.uniform_at(key, 7, 2.0, 4.0),
        random.normal_at(key, np.arange(n)),
    )


def test_compiled_code_gives_the_same_draws() -> None:
    key = Key(99)
    child = random.fold_in(key, 3)
    want = (
        child,
        random.uniform(key, 9),
        random.uniform(child, (9, 2), np.float32, 1.0, 3.0),
        random.normal(key, 9, loc=5.0, scale=2.0),
        random.normal(key, 9, np.float32),
        random.bits(key, 9),
        random.uniform(key),
        random.normal(key),
        random.uniform_at(key, 7, 2.0, 4.0),
        random.normal(key, 9),
    )
    for got, expected in zip(inside(key, 9), want, strict=True):
        assert np.array_equal(got, expected)


def test_compiled_code_fills_arrays(poisoned: Any) -> None:
    @njit
    def fill(key: Any, out: Any) -> Any:
        random.normal(key, out=out)

    out = poisoned((3, 5), np.float32)
    fill(Key(1), out)
    assert np.array_equal(out, random.normal(Key(1), (3, 5), np.float32))


@pytest.mark.parametrize("seed", [0, 7, FULL, FULL + 1, 2**63 - 1])
def test_compiled_code_makes_the_same_keys(seed: int) -> None:
    @njit
    def make(seed: Any) -> Any:
        return Key(seed), Key(seed, 1, 2, 3)

    assert make(seed) == (Key(seed), Key(seed & FULL, (seed >> 32) + 1 & FULL, 2, 3))


def test_threads_of_the_user_draw_what_they_need() -> None:
    @njit(parallel=True)
    def walk(key: Any, walkers: Any, steps: Any) -> Any:
        place = np.zeros(walkers)
        for i in prange(walkers):
            own = random.fold_in(key, i)
            for j in range(steps):
                place[i] += random.normal_at(own, j)
        return place

    key = Key(4)
    want = [random.normal(random.fold_in(key, i), 20) for i in range(10)]
    assert np.allclose(walk(key, 10, 20), np.sum(want, axis=1), rtol=1e-12)


def test_seeds_of_any_length_make_keys() -> None:
    assert Key(7) == (7, 0, 0, 0)
    assert Key(2**32 * 5 + 7) == (7, 5, 0, 0)
    assert Key(2**128 - 1) == (FULL,) * 4
    assert Key(np.uint64(2**64 - 1)) == (FULL, FULL, 0, 0)
    long = {Key(2**128 + i) for i in range(50)} | {Key(2**160 * i) for i in range(1, 50)}
    assert len(long) == 99


def test_keys_are_plain_values() -> None:
    key = Key(2**100 + 3)
    assert pickle.loads(pickle.dumps(key)) == key
    assert type(pickle.loads(pickle.dumps(key))) is Key
    assert eval(repr(key)) == key
    assert len({key, Key(2**100 + 3)}) == 1


def test_derived_keys_are_new() -> None:
    key = Key(0)
    children = random.split(key, 1000)
    assert len({key, *children}) == 1001
    assert random.split(key) == children[:2]
    assert children[5] == random.fold_in(key, 5)
    words = set(random.bits(key, 4000).reshape(-1, 4).astype(int).tolist()[0])
    assert not words & set(children[0])


@pytest.mark.parametrize("dtype", FLOATS)
def test_bounds_of_an_interval(dtype: Any) -> None:
    low, high = dtype(1), np.nextafter(dtype(1), dtype(2)) + np.finfo(dtype).eps
    u = random.uniform(Key(1), 3000, dtype, low, high)
    assert set(u.tolist()) == {1.0, float(np.nextafter(dtype(1), dtype(2)))}
    assert 0.4 < (u == 1).mean() < 0.6
    assert (random.uniform(Key(1), 5, dtype, 3.0, 3.0) == 3).all()
    far = random.uniform(Key(1), 1000, dtype, -1e30, 1e30)
    assert far.min() < -9e29
    assert far.max() > 9e29


@pytest.mark.parametrize(
    ("dtype", "places", "reach"), [(np.float64, 63, 9.42), (np.float32, 32, 6.77)]
)
def test_the_smallest_word_gives_the_largest_draw(dtype: Any, places: int, reach: float) -> None:
    radius = _binder("python", dtype).public(transforms._radius)
    assert abs(radius(dtype(0.5), dtype(places)) - reach) < 0.01
    assert radius(dtype(2.0**places), dtype(places)) == 0
    assert 4.4 < np.abs(random.normal(Key(0), 1_000_000, dtype)).max() < reach


def test_parameters_broadcast() -> None:
    loc, scale = np.array([0.0, 10.0]), np.array([[1.0], [0.5], [0.0]])
    z = random.normal(Key(6), (3, 2))
    assert np.array_equal(random.normal(Key(6), loc=loc, scale=scale), loc + scale * z)
    assert random.uniform(Key(6), (4, 2), low=loc, high=loc + 1).shape == (4, 2)
    with pytest.raises(ValueError, match="broadcast"):
        random.normal(Key(6), 3, loc=loc)


def test_out_is_filled_whatever_its_layout(poisoned: Any) -> None:
    want = random.normal(Key(2), (4, 3), np.float32)
    for out in (poisoned((4, 3), np.float32), poisoned((3, 4), np.float32).T):
        assert random.normal(Key(2), out=out) is out
        assert np.array_equal(out, want)
    with pytest.raises(ValueError, match="out has shape"):
        random.normal(Key(2), 5, out=poisoned(4))


def test_scalars_and_empty_shapes() -> None:
    assert isinstance(random.uniform(Key(0)), np.float64)
    assert isinstance(random.normal(Key(0), dtype=np.float32), np.float32)
    assert random.uniform(Key(0), ()).shape == ()
    assert random.normal(Key(0), (0, 3)).shape == (0, 3)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Key(-1), ValueError, "seed is -1; expected a non-negative integer"),
        (lambda: Key(cast("Any", 1.5)), TypeError, "seed is a float"),
        (lambda: random.uniform(cast("Any", 7), 3), TypeError, "key is 7, a int; expected a Key"),
        (lambda: random.uniform(Key(0), 3, np.int32), TypeError, "dtype is int32"),
        (lambda: random.uniform(Key(0), -3), ValueError, "size is -3"),
        (lambda: random.uniform(Key(0), 3, low=2), ValueError, "low is 2.0 and high is 1.0"),
        (lambda: random.uniform(Key(0), 3, high=np.inf), ValueError, "both finite"),
        (lambda: random.uniform(Key(0), 3, low=np.nan), ValueError, "low is nan"),
        (lambda: random.normal(Key(0), 3, scale=-1.0), ValueError, "scale is -1.0"),
        (lambda: random.normal(Key(0), 3, scale=np.nan), ValueError, "scale is nan"),
        (lambda: random.fold_in(Key(0), -1), ValueError, "data is -1"),
        (lambda: random.fold_in(Key(0), 2**63), ValueError, "below 2\\*\\*63"),
        (lambda: random.uniform_at(Key(0), -1), ValueError, "index is -1"),
        (lambda: random.uniform_at(Key(0), 0.5), TypeError, "index has dtype float64"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call()


def test_compiled_code_answers_bad_parameters_with_nan() -> None:
    @njit
    def bad(key: Any) -> Any:
        return random.uniform_at(key, 0, 2.0, 1.0), random.normal_at(key, 0, 0.0, -1.0)

    assert np.isnan(bad(Key(0))).all()


@pytest.mark.parametrize("driver", [cpu.uniform_array, cpu.normal_array, cpu.bits_array])
def test_fills_vectorise(driver: Any) -> None:
    """The products of Philox stand in vectors: a call left in the loop would leave them scalar."""
    if driver is cpu.bits_array:
        random.bits(Key(0), 8)
    else:
        getattr(random, driver.__name__.removesuffix("_array"))(Key(0), 8)
    assert re.search(r"v?pmuludq", recompiled(driver))


def recompiled(driver: Any) -> str:
    """The assembly of a driver; the disk keeps none."""
    fresh = njit(**{name: driver.targetoptions[name] for name in OPTIONS})(driver.py_func)
    fresh.compile(driver.signatures[0])
    return "".join(fresh.inspect_asm().values())


def test_the_command_writes_the_words_of_a_key() -> None:
    command = [sys.executable, "-m", "nbmath", "stream", "7", "--words", "11"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == random.bits(Key(7), 11).astype("<u4").tobytes()
    assert done.stderr == b""


def test_draws_are_the_same_in_another_process() -> None:
    code = "from nbmath import random as r; print(r.normal(r.Key(11), 5).tobytes().hex())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == random.normal(Key(11), 5).tobytes().hex()
