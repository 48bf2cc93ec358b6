"""P-values: right on the null hypothesis, tiny off it, and exact where the tail is known."""

import math

import numpy as np
import pytest
from scipy import integrate

from verify import statistics


def uniforms(seed: int, n: int = 2000) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.sort(np.random.default_rng(seed).random(n))


@pytest.mark.parametrize("test", [statistics.anderson_darling, statistics.kolmogorov_smirnov])
def test_small_p_values_come_as_often_as_they_say(test: object) -> None:
    assert callable(test)
    p = np.array([test(uniforms(seed)) for seed in range(2000)])
    for level in (0.01, 0.05):
        share = float((p < level).mean())
        assert share == pytest.approx(level, abs=4 * np.sqrt(level / 2000))


def test_the_tail_of_anderson_darling_is_that_of_the_literature() -> None:
    """The limit Σ χ²_j / (j (j + 1)) by numerical inversion: Imhof 1961, equation 3.2."""
    j = np.arange(1, 4000)
    weights = 1.0 / (j * (j + 1.0))

    def integrand(u: float, x: float) -> float:
        angle = 0.5 * float(np.arctan(weights * u).sum()) - 0.5 * x * u
        size = float(np.exp(0.25 * np.log1p((weights * u) ** 2).sum()))
        return float(np.sin(angle)) / (u * size)

    for squared, closeness in ((3.878125, 0.08), (6.0, 0.06), (9.0, 0.05)):
        area, _ = integrate.quad(integrand, 1e-12, 200, args=(squared,), limit=2000, epsabs=1e-9)
        exact = 0.5 + area / math.pi
        found = math.sqrt(3.0) * math.erfc(math.sqrt(squared))
        assert found == pytest.approx(exact, rel=closeness)


def test_a_shift_of_a_hundredth_is_seen_in_a_million_draws() -> None:
    u = uniforms(3, 1_000_000)
    assert statistics.departure(u**1.01) > 9


def test_heavy_tails_are_seen() -> None:
    u = uniforms(4, 20_000)
    u[:300] = 1e-9
    assert statistics.departure(u) > 9


def test_numbers_outside_the_unit_interval_are_no_probabilities() -> None:
    assert statistics.departure(np.array([0.5, 1.5])) == np.inf
    assert statistics.departure(np.array([0.5, np.nan])) == np.inf


def test_an_empty_sample_surprises_nobody() -> None:
    assert statistics.surprise(np.zeros(0), lambda x: x) == 0.0
