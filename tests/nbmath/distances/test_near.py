"""Rows that are nearly a multiple of each other keep the digits of their distance."""

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest
from numpy.testing import assert_array_equal

from nbmath import distances

DTYPES = (np.float32, np.float64)
Row = list[Any]


def centred(u: Row) -> Row:
    mean = mpmath.fsum(u) / len(u)
    return [a - mean for a in u]


def cosine(u: Row, v: Row) -> Any:
    p, q = (mpmath.sqrt(mpmath.fsum(a * a for a in x)) for x in (u, v))
    return 1 - mpmath.fsum(a * b for a, b in zip(u, v, strict=True)) / (p * q)


def angle(u: Row, v: Row) -> Any:
    return mpmath.acos(1 - cosine(u, v)) / mpmath.pi


def jensenshannon(u: Row, v: Row) -> Any:
    p, q = ([a / mpmath.fsum(x) for a in x] for x in (u, v))
    middle = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
    terms = (a * mpmath.log(a / m) for row in (p, q) for a, m in zip(row, middle, strict=True) if a)
    return mpmath.sqrt(mpmath.fsum(terms) / 2)


EXACT: dict[str, Callable[[Row, Row], Any]] = {
    "cosine": cosine,
    "correlation": lambda u, v: cosine(centred(u), centred(v)),
    "angular": angle,
    "jensenshannon": jensenshannon,
}


def rows(d: int, dtype: Any, length: float) -> tuple[Any, Any]:
    """Six rows, and six along them that turn off by eps^0.3 to eps^0.9 of each coordinate."""
    rng = np.random.default_rng(d)
    x = (rng.random((6, d)) + 0.1).astype(dtype)
    turn = float(np.finfo(dtype).eps) ** np.linspace(0.3, 0.9, 6)[:, None]
    y = length * x.astype(float) * (1.0 + turn * rng.standard_normal(x.shape))
    return x, y.astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("length", [1.0, 2.7])
@pytest.mark.parametrize("d", [3, 20, 70])
@pytest.mark.parametrize("metric", EXACT)
def test_near_rows_have_their_distance_to_the_stated_bound(
    metric: str, d: int, length: float, dtype: Any
) -> None:
    x, y = rows(d, dtype, length)
    found = np.diag(distances.pairwise(x, y, metric))
    beside = distances.paired(x, y, metric)
    assert_array_equal(distances.paired(y, x, metric), beside)
    eps = float(np.finfo(dtype).eps)
    with mpmath.workdps(70):
        for i in range(len(x)):
            u, v = ([mpmath.mpf(float(a)) for a in row] for row in (x[i], y[i]))
            right = EXACT[metric](u, v)
            for value in (found[i], beside[i]):
                assert abs(mpmath.mpf(float(value)) - right) <= (4 * d + 20) * eps * right


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("metric", EXACT)
def test_rows_of_another_length_only_are_at_almost_no_distance(metric: str, dtype: Any) -> None:
    x = (np.random.default_rng(3).random((5, 12)) + 0.1).astype(dtype)
    assert_array_equal(distances.paired(x, 4 * x, metric), 0)
    eps = float(np.finfo(dtype).eps)
    other = (x.astype(float) * 3).astype(dtype)
    found = distances.paired(x, other, metric)
    assert (found <= (8 * eps**2 if metric in ("cosine", "correlation") else 8 * eps)).all()
