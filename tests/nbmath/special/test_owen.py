"""Owen's function: edges, known values, Gauss' rule."""

from typing import Any

import numpy as np
import pytest

from nbmath import special
from nbmath.special.formulas.owen import double, single
from tests.nbmath.special.owen_coefficients import COUNTS, EVEN_COUNTS, rule

INF, NAN = np.inf, np.nan
EDGES = (
    *((0.0, 0.0, 0.0), (0.0, -0.0, -0.0), (-0.0, 1.0, 0.125), (0.0, -1.0, -0.125)),
    *((0.0, INF, 0.25), (0.0, -INF, -0.25), (INF, 1.0, 0.0), (-INF, INF, 0.0), (INF, 0.0, 0.0)),
    *((NAN, 1.0, NAN), (1.0, NAN, NAN), (NAN, 0.0, NAN), (50.0, 2.0, 0.0), (1e-310, 1.0, 0.125)),
)
KNOWN = (
    *((1.0, 0.5, 0.04306469112078536), (1.0, 2.0, 0.0784681869930841)),
    *((0.0625, 0.25, 0.03891193023470137), (6.5, 0.4375, 2.0005773048508314e-11)),
    *((7.0, 0.96875, 6.399062719389869e-13), (4.78125, 0.0625, 1.0632974804687464e-07)),
    *((2.0, 0.5, 0.008625077985521507), (1.0, 0.9999975, 0.0667418089782286)),
)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_edges(dtype: Any) -> None:
    h, a, want = (np.array(part, dtype) for part in zip(*EDGES, strict=True))
    got = special.owens_t(h, a)
    assert got.dtype == dtype
    np.testing.assert_allclose(got, want, rtol=2 * np.finfo(dtype).eps)
    assert (np.signbit(got) == np.signbit(want))[:5].all()


def test_known_values() -> None:
    """At the points of the table of Patefield and Tandy 2000, by mpmath in 40 digits."""
    h, a, want = np.array(KNOWN).T
    np.testing.assert_allclose(special.owens_t(h, a), want, rtol=4e-15)


def test_tables_are_those_of_the_script() -> None:
    for precision in (double, single):
        kind = precision.__name__.rpartition(".")[2]
        squares, halves = rule(EVEN_COUNTS[kind], even=True)
        assert [x for four in precision.EVEN_SQUARES for x in four] == squares
        assert [x for four in precision.EVEN_WEIGHTS for x in four] == halves
        for k in range(EVEN_COUNTS[kind]):
            moment = sum(w * z**k for z, w in zip(squares, halves, strict=True))
            np.testing.assert_allclose(moment, 1 / (2 * k + 1), rtol=1e-14)
        count = COUNTS[kind]
        nodes, weights = rule(count)
        assert [x for four in precision.NODES for x in four] == nodes
        assert [x for four in precision.WEIGHTS for x in four] == weights
        for k in range(2 * count):
            moment = sum(w * t**k for t, w in zip(nodes, weights, strict=True))
            np.testing.assert_allclose(moment, 1 / (k + 1), rtol=1e-14)
