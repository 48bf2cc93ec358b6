"""Checks in this process: every verdict, the counting, the shrinking, the replay."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import strangers

from verify import portable, restate
from verify.checks import Budget, CheckTask, check
from verify.law import Law
from verify.records import HISTOGRAM_BINS, CheckResult, Verdict
from verify.subjects import Subject, numpy_subject, scipy_subject
from verify.tally import Tally
from verify.trial import Trial

QUICK = Budget(seconds=0.1, shrink_seconds=2.0)


def judged(
    law: Law, function: Callable[..., Any], dtype: str = "float64", budget: Budget = QUICK
) -> CheckResult:
    subject = Subject(function.__name__, "a stranger", {law.operations[0]: function})
    return check(CheckTask(law, subject, dtype, budget), 1)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("law", "function"),
    [
        (strangers.SHIFT, strangers.softmax),
        (strangers.TOTAL, strangers.softmax),
        (strangers.ODD, np.tanh),
        (strangers.ODD, strangers.listed),
        (strangers.UNIFORMLY, strangers.fair),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_right_functions_pass_and_are_not_shrunk(law: Law, function: Any, dtype: str) -> None:
    result = judged(law, function, dtype)
    assert result.verdict is Verdict.HOLDS
    assert result.worst_ratio <= result.threshold
    assert result.simplest is None
    assert result.worst is not None
    assert sum(result.histogram) == result.cases


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("law", "function", "verdict"),
    [
        (strangers.SHIFT, strangers.unshifted, Verdict.NON_FINITE),
        (strangers.TOTAL, strangers.wrong_axis, Verdict.VIOLATED),
        (strangers.TOTAL, strangers.transposed, Verdict.VIOLATED),
        (strangers.ODD, strangers.raises, Verdict.CRASHED),
        (strangers.ODD, strangers.vanishes, Verdict.NON_FINITE),
        (strangers.ODD, strangers.nothing, Verdict.VIOLATED),
        (strangers.ODD, strangers.only_in_bulk, Verdict.VIOLATED),
        (strangers.ODD, strangers.in_place, Verdict.VIOLATED),
        (strangers.BOUNDED, strangers.vanishes, Verdict.VIOLATED),
        (strangers.ODD, strangers.rare, Verdict.VIOLATED),
        (strangers.ODD, strangers.declines, Verdict.REFUSED),
        (strangers.UNIFORMLY, strangers.biased, Verdict.VIOLATED),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_wrong_functions_get_their_verdict(
    law: Law, function: Any, verdict: Verdict, dtype: str
) -> None:
    result = judged(law, function, dtype)
    assert result.verdict is verdict
    assert result.verdict.falsified == (verdict is not Verdict.REFUSED)
    if verdict.falsified:
        assert result.simplest is not None
        assert result.worst is not None
        assert not result.worst_ratio <= result.threshold


def test_what_writes_to_its_argument_is_told_so() -> None:
    assert judged(strangers.ODD, strangers.in_place).reason == "tanh has changed its argument 1"


def test_a_sum_in_single_precision_is_caught_in_double() -> None:
    result = judged(strangers.TOTAL, strangers.single_sum, "float64")
    assert result.verdict is Verdict.VIOLATED
    assert judged(strangers.TOTAL, strangers.single_sum, "float32").verdict is Verdict.HOLDS


class TestShrinking:
    def test_a_missing_shift_shrinks_to_one_logit(self) -> None:
        result = judged(strangers.SHIFT, strangers.unshifted)
        assert result.simplest is not None
        x, c = result.simplest.inputs["x"], result.simplest.inputs["c"]
        assert isinstance(x, np.ndarray)
        assert isinstance(c, np.float64)
        assert x.shape == (1,)
        assert float(x[0]) == int(x[0])
        assert float(c) == int(c)

    def test_a_wrong_axis_shrinks_to_two_by_one_or_one_by_two(self) -> None:
        result = judged(strangers.TOTAL, strangers.wrong_axis)
        assert result.simplest is not None
        x = result.simplest.inputs["x"]
        assert isinstance(x, np.ndarray)
        assert x.size <= 2
        assert (x == 0).all()

    def test_the_simplest_stays_within_a_decade_of_the_worst(self) -> None:
        result = judged(strangers.TOTAL, strangers.single_sum)
        assert result.simplest is not None
        assert result.worst is not None
        assert result.worst.ratio == result.worst_ratio
        assert result.simplest.ratio >= result.worst.ratio / 10

    def test_a_failure_too_rare_for_a_search_is_cut_down_itself(self) -> None:
        result = judged(strangers.ODD, strangers.rare, "float32")
        assert result.simplest is not None
        x = np.asarray(result.simplest.inputs["x"])
        assert 3.25 < abs(float(x)) < 3.26
        assert len(portable.show(x).lstrip("-")) <= 7

    def test_a_failure_of_long_vectors_keeps_just_enough_lanes(self) -> None:
        result = judged(strangers.ODD, strangers.only_in_bulk)
        assert result.simplest is not None
        assert np.asarray(result.simplest.inputs["x"]).size == 9

    def test_the_time_of_shrinking_is_bounded(self) -> None:
        budget = Budget(seconds=0.05, shrink_seconds=0.3)
        result = judged(strangers.TOTAL, strangers.single_sum, "float64", budget)
        assert result.seconds < 2.0


class TestCases:
    def test_both_sides_and_the_input_are_kept(self) -> None:
        result = judged(strangers.ODD, strangers.vanishes)
        assert result.worst is not None
        assert abs(float(np.asarray(result.worst.inputs["x"]))) > 19
        assert math.isnan(float(np.asarray(result.worst.left))) or math.isnan(
            float(np.asarray(result.worst.right))
        )

    def test_the_snippet_states_the_case_again(self) -> None:
        result = check(CheckTask(strangers.SHIFT, scipy_subject(), "float64", QUICK), 1)
        assert result.worst is not None
        assert "verify.restate" in result.worst.reproduce
        compile(result.worst.reproduce, "snippet", "exec")

    def test_a_stored_case_replays_to_the_bit(self) -> None:
        subject = Subject("stranger", "", {"tanh": strangers.rare})
        result = check(CheckTask(strangers.ODD, subject, "float64", QUICK), 1)
        assert result.worst is not None
        inputs = portable.loads(portable.dumps(result.worst.inputs))
        again = restate(strangers.ODD, subject, "float64", **inputs)
        assert again.ratio == result.worst.ratio
        assert restate(strangers.ODD, numpy_subject(), "float64", **inputs).ratio == 0.0

    def test_the_same_seed_finds_the_same(self) -> None:
        budget = Budget(cases=300, shrink_seconds=0)
        first = judged(strangers.TOTAL, strangers.single_sum, budget=budget)
        second = judged(strangers.TOTAL, strangers.single_sum, budget=budget)
        assert first.worst_ratio == second.worst_ratio
        assert first.histogram == second.histogram


class TestBudget:
    @pytest.mark.parametrize("law", [strangers.SHIFT, strangers.ODD], ids=lambda law: law.name)
    def test_a_number_of_cases_is_kept(self, law: Law) -> None:
        function = strangers.softmax if law is strangers.SHIFT else np.tanh
        assert judged(law, function, budget=Budget(cases=1000)).cases == 1000

    def test_an_elementwise_law_judges_very_many_lanes(self) -> None:
        assert judged(strangers.ODD, np.tanh).cases > 50_000


def test_ratios_are_counted_by_half_decades() -> None:
    trial = Trial(strangers.ODD, numpy_subject(), "float64")
    tally = Tally(trial)
    inputs = {"x": np.linspace(-3, 3, 50)}
    tally.add(inputs, trial.run(inputs, lanes=True), lanes=True)
    assert tally.cases == 50
    assert len(tally.histogram) == HISTOGRAM_BINS
    assert tally.histogram[0] == 50


def test_statistical_verdicts_need_a_second_stage() -> None:
    """A fair sampler asked very often is suspicious once in a while and never convicted."""
    trial = Trial(strangers.UNIFORMLY, Subject("s", "", {"uniform": strangers.fair}), "float64")
    ratios = [float(trial.run({"seed": seed}).ratios[0]) for seed in range(400)]
    assert max(ratios) < 9


def test_a_sampler_that_is_wrong_only_in_sum_is_caught_over_all_cases() -> None:
    def slightly(seed: int, size: int) -> Any:
        return np.random.default_rng(seed).random(size) ** 1.015

    assert judged(strangers.UNIFORMLY, slightly).verdict is Verdict.VIOLATED


def test_a_seed_that_is_drawn_twice_is_counted_once() -> None:
    trial = Trial(strangers.UNIFORMLY, Subject("s", "", {"uniform": strangers.fair}), "float64")
    for _ in range(5):
        trial.run({"seed": 3})
    assert len(trial.uniforms) == 1


def test_a_law_that_seldom_decides_is_asked_more_often() -> None:
    from verify import close, domains, law, tolerance, undecided

    asked = 0

    @law(
        field="activations",
        statement="",
        source="",
        tolerance=tolerance.sums(),
        x=domains.logits("n"),
    )
    def seldom(softmax: Any, x: Any) -> Any:
        nonlocal asked
        asked += 1
        return close(softmax(x), softmax(x)) if asked % 10 == 0 else undecided("not this one")

    result = judged(seldom, strangers.softmax, budget=Budget(seconds=0.0))
    assert result.verdict is Verdict.HOLDS
    assert result.cases >= 60


def test_a_keyword_that_a_function_does_not_take_is_a_refusal() -> None:
    from verify import close, domains, law, tolerance

    @law(
        field="activations",
        statement="",
        source="",
        tolerance=tolerance.sums(),
        x=domains.logits("n"),
    )
    def along(softmax: Any, x: Any) -> Any:
        return close(softmax(x, axis=-1), softmax(x))

    assert judged(along, strangers.softmax).verdict is Verdict.REFUSED
