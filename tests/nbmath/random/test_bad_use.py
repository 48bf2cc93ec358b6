"""Samplers refuse parameters that have no distribution, by name; compiled code marks the draw."""

from typing import Any, cast

import numpy as np
import pytest
from numba import njit

from nbmath import random
from nbmath.random import Key


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: random.gamma(Key(0), -1.0), ValueError, "shape is -1.0; expected a finite"),
        (lambda: random.gamma(Key(0), [1, np.nan]), ValueError, "shape is nan"),
        (lambda: random.gamma(Key(0), 1.0, np.inf), ValueError, "scale is inf"),
        (lambda: random.gamma(Key(0), 1.0, size=2, dtype=np.int32), TypeError, "dtype is int32"),
        (lambda: random.gamma(cast("Any", 7), 1.0), TypeError, "key is 7"),
        (lambda: random.loggamma(Key(0), np.inf), ValueError, "shape is inf"),
        (lambda: random.exponential(Key(0), 3, scale=-2), ValueError, "scale is -2.0"),
        (lambda: random.beta(Key(0), 0.0, 1.0), ValueError, "a is 0.0; expected a positive"),
        (lambda: random.beta(Key(0), 1.0, np.inf), ValueError, "b is inf"),
        (lambda: random.poisson(Key(0), -3.0), ValueError, "lam is -3.0; expected a mean"),
        (lambda: random.poisson(Key(0), 2.0**63), ValueError, "lam is 9.2"),
        (lambda: random.binomial(Key(0), 1.5, 0.5), ValueError, "n is 1.5; expected a whole"),
        (lambda: random.binomial(Key(0), -1, 0.5), ValueError, "n is -1.0"),
        (lambda: random.binomial(Key(0), 3, 1.5), ValueError, "p is 1.5; expected a probability"),
        (lambda: random.integers(Key(0), 5, 5), ValueError, "expected from 1 to 2\\*\\*63 - 1"),
        (lambda: random.integers(Key(0), -(2**63), 1), ValueError, "whole numbers between"),
        (lambda: random.integers(Key(0), 0.5), TypeError, "high has dtype float64"),
        (lambda: random.geometric(Key(0), 0.0), ValueError, "p is 0.0"),
        (lambda: random.negative_binomial(Key(0), 0, 0.5), ValueError, "n is 0.0"),
        (lambda: random.standard_t(Key(0), np.inf), ValueError, "df is inf"),
        (lambda: random.f(Key(0), 1.0, -1.0), ValueError, "dfden is -1.0"),
        (lambda: random.chisquare(Key(0), 0.0), ValueError, "df is 0.0"),
        (lambda: random.vonmises(Key(0), np.inf, 1.0), ValueError, "mu is inf"),
        (lambda: random.vonmises(Key(0), 0.0, -1.0), ValueError, "kappa is -1.0"),
        (lambda: random.truncated_normal(Key(0), 1.0, 0.5), ValueError, "a is 1.0 and b is 0.5"),
        (lambda: random.truncated_normal(Key(0), np.nan, 1.0), ValueError, "a is nan"),
        (lambda: random.truncated_normal(Key(0), np.inf, np.inf), ValueError, "a is inf"),
        (lambda: random.hypergeometric(Key(0), 3, 3, 7), ValueError, "nsample is 7"),
        (lambda: random.hypergeometric(Key(0), -3, 3, 1), ValueError, "ngood is -3.0"),
        (lambda: random.hypergeometric(Key(0), 2**53, 1, 1), ValueError, "2\\*\\*53 of these"),
        (lambda: random.gamma_at(Key(0), 2**40, 1.0), ValueError, "from 0 to 2\\*\\*40 - 1"),
        (lambda: random.poisson(Key(0), [1.0, 2.0], 3), ValueError, "broadcast"),
    ],
)
def test_bad_use_gets_a_sentence(call: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call()


def test_bad_parameters_in_compiled_code() -> None:
    key, bad = Key(0), np.array([-1.0, np.nan, np.inf])
    assert np.isnan(random.gamma_at(key, 0, bad)).all()
    assert np.isnan(random.gamma_at(key, 0, 2.0, bad[:2])).all()
    assert np.isnan(random.loggamma_at(key, 0, bad)).all()
    assert np.isnan(random.beta_at(key, 0, bad, 2.0)).all()
    assert np.isnan(random.exponential_at(key, 0, np.float64(-1.0)))
    assert np.isnan(random.vonmises_at(key, 0, 0.0, bad)).all()
    assert np.isnan(random.truncated_normal_at(key, 0, [1.0, np.nan], 0.0)).all()
    assert (random.hypergeometric_at(key, 0, bad, 4.0, 2.0) == -1).all()
    assert (random.poisson_at(key, 0, bad) == -1).all()
    assert (random.binomial_at(key, 0, bad, 0.5) == -1).all()
    assert (random.binomial_at(key, 0, 100, bad) == -1).all()

    @njit
    def fill(key: Any, bad: Any) -> Any:
        return random.gamma(key, bad), random.beta(key, bad, 1.0), random.poisson(key, bad)

    gammas, betas, poissons = fill(key, bad)
    assert np.isnan(gammas).all()
    assert np.isnan(betas).all()
    assert (poissons == -1).all()
