"""Errors against mpmath and, for float32, against float64 over all bit patterns in strides."""

from typing import Any

import mpmath as mp
import numpy as np
import pytest

from benchmarks.accuracy import Measured, exact, functions, ulps
from nbmath import elementary
from nbmath._targets import bind

MEASURED = [function for function in functions() if function.field == "elementary"]
STRIDE = 10_007
"""A prime, so that all exponents and many fractions are met; offline the stride was 1."""


def names(function: Measured) -> str:
    return function.name


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("function", MEASURED, ids=names)
def test_one_ulp_in_every_region(function: Measured, dtype: Any) -> None:
    rng = np.random.default_rng(11)
    for sampler in function.regions.values():
        x = sampler(rng, 400, dtype)
        head, place, lack = exact(function.reference, x)
        with np.errstate(all="ignore"):
            finite = np.isfinite(head.astype(dtype))
        result = getattr(elementary, function.name)(x)
        assert ulps(result, head, place, lack)[finite].max() <= 1.0


def in_double(name: str, x: Any) -> Any:
    """The function in float64 by NumPy's functions, right to far below a float32's ulp."""
    with np.errstate(all="ignore"):
        if name == "logistic":
            return np.where(x < 0, np.exp(x), 1) / (1 + np.exp(-np.abs(x)))
        if name == "softplus":
            return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
        if name == "logit":
            near = np.log1p((2 * x - 1) / (1 - x))
            return np.where((x > 0.25) & (x < 0.75), near, np.log(x) - np.log1p(-x))
        return getattr(np, name)(x)


@pytest.mark.parametrize("name", elementary.__all__)
def test_single_precision_over_all_bit_patterns(name: str) -> None:
    patterns = np.arange(0, 1 << 32, STRIDE, dtype=np.uint64).astype(np.uint32)
    x = patterns.view(np.float32)
    x = x[~np.isnan(x)]
    right = in_double(name, x.astype(np.float64))
    with np.errstate(all="ignore"):
        rounded = right.astype(np.float32)
        spacing = np.ldexp(1.0, np.maximum(np.frexp(np.abs(right))[1] - 24, -149))
        result = getattr(elementary, name)(x)
        error = np.abs(result - right) / spacing
    finite = np.isfinite(rounded)
    assert error[finite].max() <= 1.0
    assert np.array_equal(result[~finite], rounded[~finite], equal_nan=True)


@pytest.mark.parametrize("function", MEASURED, ids=names)
def test_the_approximation_alone_is_far_below_an_ulp(function: Measured) -> None:
    formula = getattr(bind("elementary", "mpmath"), function.name)
    rng = np.random.default_rng(12)
    region = next(iter(function.regions.values()))
    with mp.workdps(40):
        for x in region(rng, 50, np.float64):
            point = mp.mpf(float(x))
            truth = function.reference(point)
            assert abs(formula(point) - truth) < abs(truth) * mp.mpf(2) ** -57
