"""A matrix is brought to one binade, so that no threshold knows how large it was."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nbmath import linalg
from nbmath.linalg.formulas.scaling import LARGE, power_for
from tests.precisions import IN_TURN

DTYPES = (np.float32, np.float64)


def values_and_vectors(a: NDArray[Any]) -> tuple[Any, ...]:
    return tuple(linalg.eigh(a))


def svd(a: NDArray[Any]) -> tuple[Any, ...]:
    u, s, vh = linalg.svd(a)
    return s, u, vh


def eigvalsh(a: NDArray[Any]) -> tuple[Any, ...]:
    return (linalg.eigvalsh(a),)


def svdvals(a: NDArray[Any]) -> tuple[Any, ...]:
    return (linalg.svdvals(a),)


@pytest.mark.parametrize("largest", [1e-280, 2.0**-31, 0.7, 1.0, 1.5, 2.0**49, 2.0**50, 1e300])
def test_largest_entry_comes_into_one_binade(largest: float) -> None:
    scale = power_for(largest)
    assert LARGE / 2 <= largest * scale < LARGE
    assert math.frexp(scale)[0] == 0.5


def test_scale_of_nothing_and_of_the_smallest_number_is_finite() -> None:
    assert 0.0 * power_for(0.0) == 0.0
    assert power_for(5e-324) < math.inf


@pytest.mark.parametrize("dtype", IN_TURN)
@pytest.mark.parametrize("function", [values_and_vectors, eigvalsh, svd, svdvals])
def test_rounding_errors_of_low_rank_scale_too(
    function: Callable[[NDArray[Any]], tuple[Any, ...]], dtype: Any
) -> None:
    """What is left where nothing should be is a number of eps^2, eps^3, ... of the matrix."""
    rng = np.random.default_rng(1)
    for n in range(2, 13):
        for rank in range(1, n + 1):
            b = rng.integers(-60, 60, (n, rank))
            a = ((b * rng.integers(-3, 4, rank)) @ b.T).astype(dtype)
            values, *vectors = function(a)
            for power in (2.0**-9, 2.0**-4, 8.0, 256.0):
                found, *others = function(a * dtype(power))
                np.testing.assert_array_equal(found, values * dtype(power))
                for other, vector in zip(others, vectors, strict=True):
                    np.testing.assert_array_equal(other, vector)
