"""Claims and their ratios: what agrees, what does not, and by how much."""

import math
from typing import Any

import mpmath
import numpy as np
import pytest

from verify import (
    Claim,
    at_most,
    both,
    close,
    equal,
    follows,
    holds,
    refuses,
    tolerance,
    undecided,
    within,
)
from verify.tolerance import Tolerance

EPS = float(np.finfo(np.float64).eps)
ROUNDING = tolerance.rounding()


def ratio(claim: Claim, dtype: str = "float64", how: Tolerance = ROUNDING) -> float:
    return float(claim.judge(dtype, how).ratios[0])


def lanes(claim: Claim, dtype: str = "float64", how: Tolerance = ROUNDING) -> list[float]:
    return [float(entry) for entry in claim.judge(dtype, how, lanes=True).ratios]


class TestClose:
    def test_one_rounding_is_a_ratio_of_one(self) -> None:
        assert ratio(close(1.0 + EPS, 1.0)) == pytest.approx(1.0)

    def test_the_unit_is_that_of_the_precision_of_the_check(self) -> None:
        left = np.float32(1.0) + np.finfo(np.float32).eps
        assert ratio(close(left, np.float32(1.0)), "float32") == pytest.approx(1.0)
        assert ratio(close(left, np.float32(1.0)), "float64") > 1e8

    def test_scale_and_n_widen_the_unit(self) -> None:
        assert ratio(close(1.0 + 40 * EPS, 1.0, scale=10.0, n=4)) == pytest.approx(1.0)

    def test_subnormals_may_miss_by_one_step(self) -> None:
        assert ratio(close(1e-323, 5e-324)) <= 1.0

    def test_an_array_counts_its_worst_entry(self) -> None:
        right = np.ones(3)
        assert ratio(close(right + np.array([0, 3 * EPS, EPS]), right)) == pytest.approx(3.0)

    @pytest.mark.parametrize("same", [math.inf, -math.inf, math.nan])
    def test_the_same_infinity_and_two_nans_agree(self, same: float) -> None:
        assert ratio(close(same, same)) == 0.0

    @pytest.mark.parametrize(
        ("left", "right"), [(math.nan, 1.0), (1.0, math.nan), (math.inf, 1.0), (-math.inf, 2.0)]
    )
    def test_one_side_not_finite_is_broken(self, left: float, right: float) -> None:
        judged = close(left, right).judge("float64", ROUNDING)
        assert judged.ratios[0] == math.inf
        assert judged.broken[0]

    def test_infinities_of_two_signs_disagree(self) -> None:
        assert ratio(close(math.inf, -math.inf)) == math.inf

    def test_lanes_outside_given_are_dropped(self) -> None:
        claim = close(np.array([1.0, 5.0]), np.array([1.0, 1.0]), given=np.array([True, False]))
        assert ratio(claim) == 0.0
        assert claim.judge("float64", ROUNDING, lanes=True).decided.tolist() == [True, False]

    def test_nothing_given_is_undecided(self) -> None:
        assert not close(np.ones(2), np.zeros(2), given=False).judge("float64", ROUNDING).decided[0]

    def test_a_condition_multiplies_the_scale_until_nothing_is_decided(self) -> None:
        assert ratio(close(1.0 + 100 * EPS, 1.0, condition=100.0)) == pytest.approx(1.0)
        assert not close(1.5, 1.0, condition=1e15).judge("float64", ROUNDING).decided[0]

    def test_shapes_that_differ_are_a_sentence(self) -> None:
        judged = close(np.ones((3, 1)), np.ones(3)).judge("float64", ROUNDING)
        assert judged.ratios[0] == math.inf
        assert "(3, 1)" in judged.message
        assert "(3,)" in judged.message

    def test_a_number_stands_for_every_entry(self) -> None:
        assert ratio(close(np.ones((2, 3)), 1.0)) == 0.0

    def test_empty_arrays_bear_out_anything(self) -> None:
        assert ratio(close(np.ones(0), np.ones(0))) == 0.0

    @pytest.mark.parametrize("norm", ["fro", "max", "one"])
    def test_norms_compare_as_a_whole(self, norm: Any) -> None:
        right = np.eye(3)
        left = right.copy()
        left[0, 1] += EPS
        expected = 1 / math.sqrt(3) if norm == "fro" else 1.0
        assert ratio(close(left, right, norm=norm)) == pytest.approx(expected)

    def test_norms_do_not_overflow(self) -> None:
        assert ratio(close(np.full((2, 2), 1e300), np.full((2, 2), 1e300), norm="fro")) == 0.0

    def test_a_nan_breaks_a_norm(self) -> None:
        judged = close(np.array([1.0, math.nan]), np.ones(2), norm="fro").judge("float64", ROUNDING)
        assert judged.ratios[0] == math.inf
        assert judged.broken[0]


class TestUlps:
    how = tolerance.ulps(1)

    def test_the_unit_is_the_spacing_at_the_right_side(self) -> None:
        assert ratio(close(1.0 + EPS, 1.0), how=self.how) == pytest.approx(1.0)
        assert ratio(close(2.0 - EPS, 1.999), how=self.how) > 1.0

    def test_mpmath_numbers_are_not_rounded_before_they_are_compared(self) -> None:
        with mpmath.workdps(40):
            exact = mpmath.mpf(1) + mpmath.mpf(EPS) / 4
            assert ratio(close(1.0, [exact]), how=self.how) == pytest.approx(0.25)

    @pytest.mark.parametrize("size", [1e-290, 3e-308, 1e-315])
    def test_nor_where_what_is_lost_is_no_float(self, size: float) -> None:
        with mpmath.workdps(40):
            exact = mpmath.mpf(size) + mpmath.mpf(math.ulp(size)) / 4
            assert ratio(close(size, [exact]), how=self.how) == pytest.approx(0.25)

    def test_half_an_ulp_is_the_best_that_rounding_does(self) -> None:
        x = np.linspace(-30, 30, 50)
        with mpmath.workdps(40):
            exact = [mpmath.exp(mpmath.mpf(value)) for value in x]
            assert (
                0.0 < ratio(close(np.array([float(e) for e in exact]), exact), how=self.how) <= 0.5
            )

    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_infinity_is_the_float_after_the_largest(self, dtype: Any) -> None:
        largest = np.finfo(dtype).max
        assert ratio(close(largest, math.inf), dtype, self.how) == pytest.approx(1.0)
        assert ratio(close(math.inf, float(largest)), dtype, self.how) == pytest.approx(1.0)

    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_one_step_of_the_subnormals_is_one_ulp(self, dtype: Any) -> None:
        least = np.finfo(dtype).smallest_subnormal
        assert ratio(close(least, np.zeros(1, dtype)), dtype, self.how) == pytest.approx(1.0)

    def test_nan_is_infinitely_far(self) -> None:
        assert ratio(close(math.nan, 1.0), how=self.how) == math.inf


class TestOtherRelations:
    def test_at_most_counts_only_the_excess(self) -> None:
        claim = at_most(np.array([1.0, 2.0 + 4 * EPS]), np.array([5.0, 2.0]))
        assert lanes(claim) == pytest.approx([0.0, 2.0])
        assert ratio(at_most(1.0, math.inf)) == 0.0
        assert ratio(at_most(-math.inf, -math.inf)) == 0.0
        assert ratio(at_most(math.nan, 1.0)) == math.inf

    def test_within_counts_both_ends(self) -> None:
        claim = within(np.array([-1e-16, 0.5, 1.0 + EPS]), 0.0, 1.0, scale=1.0)
        assert lanes(claim) == pytest.approx([0.45, 0.0, 1.0], rel=0.01)

    def test_equal_is_all_or_nothing(self) -> None:
        left, right = np.array([1.0, math.nan, 2.0]), np.array([1.0, math.nan, 2.0 + 1e-15])
        assert lanes(equal(left, right)) == [0.0, 0.0, math.inf]

    def test_equal_compares_whole_numbers_and_truth_values(self) -> None:
        assert lanes(equal(np.array([1, 2]), np.array([1, 3]))) == [0.0, math.inf]
        assert ratio(equal(np.array([True]), np.array([True]))) == 0.0

    def test_holds(self) -> None:
        assert lanes(holds(np.array([True, False]))) == [0.0, math.inf]

    def test_refuses_wants_one_of_the_errors(self) -> None:
        assert ratio(refuses(lambda: 1 / 0, ZeroDivisionError, ValueError)) == 0.0
        judged = refuses(lambda: 7, ValueError).judge("float64", ROUNDING)
        assert judged.ratios[0] == math.inf
        assert "ValueError" in judged.message

    def test_both_is_as_bad_as_the_worse(self) -> None:
        assert ratio(both(holds(True), close(1.0 + 2 * EPS, 1.0))) == pytest.approx(2.0)
        with pytest.raises(TypeError, match="at least one"):
            both()

    def test_both_is_undecided_only_if_all_are(self) -> None:
        assert ratio(both(undecided("no"), holds(True))) == 0.0
        assert not both(undecided("no"), undecided("nor")).judge("float64", ROUNDING).decided[0]

    def test_undecided_keeps_its_reason(self) -> None:
        assert undecided("singular").judge("float64", ROUNDING).message == "singular"

    def test_follows_measures_surprise(self) -> None:
        u = np.random.default_rng(1).random(20_000)
        how = tolerance.statistical()
        assert ratio(follows(u, lambda x: x), how=how) < 3
        assert ratio(follows(u**1.1, lambda x: x), how=how) > 9
        assert ratio(follows(np.array([math.nan, 0.5]), lambda x: x), how=how) == math.inf


@pytest.mark.parametrize(
    "how",
    [
        tolerance.exact(),
        tolerance.ulps(1),
        tolerance.rounding(),
        tolerance.sums(),
        tolerance.backward(),
        tolerance.forward(),
        tolerance.monotone(),
        tolerance.statistical(),
    ],
    ids=lambda how: how.name,
)
def test_every_tolerance_forgives_what_is_equal_and_says_what_it_is(how: Tolerance) -> None:
    if how.unit != "p-value":
        assert ratio(close(0.1, 0.1), how=how) == 0.0
        assert ratio(close(0.1, 0.2), how=how) > how.threshold
    assert str(how)
    assert 0 < how.margin <= 1


def test_an_exact_tolerance_forgives_nothing() -> None:
    assert ratio(close(1.0 + EPS, 1.0), how=tolerance.exact()) == math.inf
