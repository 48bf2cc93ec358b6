"""What parameters alone decide is computed once where they are numbers, with the same results."""

from typing import Any

import numpy as np
import pytest
from numba import njit

from nbmath.distributions import beta, binomial, f, gamma, student_t

POINTS = np.concatenate([np.geomspace(1e-300, 1e300, 61), np.linspace(-3.0, 40.0, 173)])
POINTS = np.append(POINTS, [0.01, 0.5, 0.9, 0.0, -0.0, 1.0, np.inf, -np.inf, np.nan])
CASES = {
    gamma.logpdf: ((2.5, 0.0, 2.0), (1.0, 0.5, 1.0), (0.3, 0.0, 1e300), (400.0, -1.0, 0.7)),
    gamma.cdf: ((2.5, 0.0, 2.0), (40.0, 0.5, 0.1)),
    beta.logpdf: ((2.0, 3.0), (0.3, 1.0), (70.0, 80.0)),
    f.logpdf: ((3.0, 16.0), (0.1, 1e-3), (200.0, 80.0), (1e-200, 1.0)),
    binomial.pmf: ((30.0, 0.3), (1000.0, 0.3), (5.0, 1.0)),
    student_t.logpdf: ((5.0, 0.0, 2.0), (1e300, 1.0, 1.0), (np.inf, 0.0, 1.0)),
    beta.cdf: ((2.0, 3.0), (1.0, 1.0), (0.3, 40.0)),
}
LONG = {
    f.cdf: ((3.0, 16.0), (2.0, 90.0)),
    student_t.sf: ((2.0, 0.0, 2.0), (60.0, 1.0, 1.0), (1e300, 0.0, 1.0)),
    binomial.cdf: ((30.0, 0.3), (5.0, 1.0), (2000.0, 0.001)),
}
"""More of the incomplete beta function, of which each takes seconds to compile."""


@njit
def inside(x: Any, a: float) -> Any:
    """Densities of which the parameters are numbers, but for the last."""
    return (
        gamma.logpdf(x, a, 0.0, 2.0),
        student_t.logpdf(x, a),
        gamma.logpdf(x, np.full(x.size, a), 0.0, 2.0),
    )


@pytest.mark.parametrize("cases", [CASES, pytest.param(LONG, marks=pytest.mark.slow)])
def test_numbers_and_arrays_of_parameters_give_the_same_bits(cases: Any) -> None:
    for function, parameters in cases.items():
        for theta in parameters:
            spread = [np.full_like(POINTS, each) for each in theta]
            once, each = function(POINTS, *theta), function(POINTS, *spread)
            np.testing.assert_array_equal(once, each, err_msg=f"{function} {theta}")


def test_compiled_code_gives_them_too() -> None:
    for a in (2.5, 400.0):
        gammas, tails, each = inside(POINTS, a)
        np.testing.assert_array_equal(gammas, gamma.logpdf(POINTS, a, 0.0, 2.0))
        np.testing.assert_array_equal(each, gammas)
        np.testing.assert_array_equal(tails, student_t.logpdf(POINTS, a))
