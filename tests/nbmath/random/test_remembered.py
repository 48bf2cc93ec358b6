"""Fills that remember what they found of a count draw what others do."""

from typing import Any

import numpy as np
import pytest

from nbmath import random


@pytest.mark.parametrize(
    ("draw", "theta"),
    [
        (random.poisson, (31.0,)),
        (random.poisson, (1000.0,)),
        (random.binomial, (100, 0.4)),
        (random.binomial, (1000, 0.7)),
        (random.hypergeometric, (1000, 500, 300)),
        (random.hypergeometric, (70, 900, 800)),
    ],
)
def test_long_fills_begin_as_short_ones(draw: Any, theta: tuple[float, ...]) -> None:
    key = random.Key(3)
    short = draw(key, *theta, 100)  # without a table
    np.testing.assert_array_equal(draw(key, *theta, 5000)[:100], short)
