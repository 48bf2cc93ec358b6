"""Checks in worker processes: whatever a function does, the run goes on and says what happened."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import strangers
from scipy import special

import verify
from verify.checks import Budget
from verify.engine import Event, cores, plan, run
from verify.records import RunRecord, Verdict
from verify.subjects import Subject, numpy_subject, scipy_subject

QUICK = Budget(seconds=0.05, shrink_seconds=1.0)


def isolated(*functions: Callable[..., Any], **limits: Any) -> RunRecord:
    subjects = [Subject(f.__name__, "a stranger", {"tanh": f}) for f in functions]
    tasks = plan([strangers.ODD], subjects, ["float64"], QUICK)
    return run(tasks, fork=True, **{"time_limit": 1.0, **limits})


def worst_input(record: RunRecord) -> float:
    case = record.results[0].worst
    assert case is not None
    return float(np.asarray(case.inputs["x"]).ravel()[0])


@pytest.mark.parametrize(
    ("function", "verdict", "reason"),
    [
        (strangers.hangs, Verdict.HUNG, "no answer in 1 s"),
        (strangers.aborts, Verdict.CRASHED, "SIGABRT"),
        (strangers.leaves, Verdict.CRASHED, "exit status 0"),
        (strangers.raises, Verdict.CRASHED, "nineteen is too much"),
        (strangers.devours, Verdict.CRASHED, "MemoryError"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_input_at_fault_is_found_and_the_run_goes_on(
    function: Callable[..., Any], verdict: Verdict, reason: str
) -> None:
    record = isolated(function, np.tanh)
    result, after = record.results
    assert result.verdict is verdict
    assert reason in result.reason
    assert abs(worst_input(record)) > 19
    assert after.verdict is Verdict.HOLDS


def test_a_function_that_always_hangs_is_named_at_once() -> None:
    def never(x: Any) -> Any:
        del x
        time.sleep(60)

    began = time.monotonic()
    result = isolated(never, time_limit=0.5).results[0]
    assert result.verdict is Verdict.HUNG
    assert time.monotonic() - began < 10


def test_a_hang_while_shrinking_keeps_the_failure() -> None:
    def trap(x: Any) -> Any:
        if x.size == 1 and float(x[0]) == int(x[0]):
            time.sleep(60)
        return np.where(x > 5.1, 7.0, np.tanh(x))

    result = isolated(trap, time_limit=0.5).results[0]
    assert result.verdict is Verdict.VIOLATED
    assert result.worst is not None


def test_what_a_worker_kept_does_not_fail_later_checks() -> None:
    def keeper() -> Callable[..., Any]:
        kept: list[Any] = []

        def tanh(x: Any) -> Any:
            if not kept:
                kept.append(np.empty(3 * 2**26, np.uint8))
            return np.tanh(x)

        return tanh

    some = 6 + 2 * cores()  # more than the limit and what is granted beyond it to each core
    record = isolated(*(keeper() for _ in range(some)), memory_limit=2**28)
    assert [result.verdict for result in record.results] == [Verdict.HOLDS] * some


def test_what_a_fork_inherits_does_not_count() -> None:
    assert isolated(np.tanh, memory_limit=2**24).results[0].verdict is Verdict.HOLDS


def test_memory_that_is_really_taken_is_limited() -> None:
    def hoards(x: Any) -> Any:
        kept = [np.ones(2**22) for _ in range(200)]
        return np.tanh(x) + 0 * kept[-1][0]

    result = isolated(hoards, memory_limit=2**28, time_limit=20.0).results[0]
    assert result.verdict is Verdict.CRASHED


def test_what_functions_print_does_not_reach_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    assert isolated(strangers.prints).results[0].verdict is Verdict.HOLDS
    assert "screen" not in "".join(capfd.readouterr())


def test_spawned_workers_share_the_tasks_and_report_as_they_go() -> None:
    laws = [law for law in verify_laws() if law.field in ("elementary", "activations")][:6]
    if not laws:
        laws = verify_laws()[:6]
    tasks = plan(laws, [numpy_subject(), scipy_subject()], ["float64"], QUICK)
    assert tasks
    events: list[Event] = []
    record = run(tasks, workers=2, on_event=events.append, command="a test", seed=5)
    assert len(record.results) == len(tasks)
    assert [r.law for r in record.results] == [task.law.name for task in tasks]
    assert not record.errors
    assert sum(event.kind == "finished" for event in events) == len(tasks)
    assert {event.total for event in events} == {len(tasks)}
    assert events[-1].done == len(tasks)
    assert record.seed == 5
    assert record.environment.numba
    assert all(result.seed == 5 for result in record.results)


def verify_laws() -> list[verify.Law]:
    from verify import registry

    return list(registry.laws().values())


def test_an_error_in_a_worker_is_a_sentence_and_the_run_goes_on() -> None:
    law = verify_laws()[0]
    names = dict.fromkeys(law.operations, np.exp)
    missing = Subject("absent", "", names, spec="no_such_module:function")
    record = run(plan([law], [missing], ["float64"], QUICK), workers=1)
    assert not record.results
    assert "no_such_module" in record.errors[0]


def test_an_interrupt_ends_the_workers() -> None:
    def interrupt(event: Event) -> None:
        del event
        raise KeyboardInterrupt

    tasks = plan([strangers.ODD], [Subject("s", "", {"tanh": np.tanh})], ["float64"], QUICK)
    with pytest.raises(KeyboardInterrupt):
        run(tasks, fork=True, on_event=interrupt)


def test_the_record_says_how_often_it_may_be_wrong() -> None:
    subject = Subject("fair", "", {"uniform": strangers.fair, "tanh": np.tanh})
    tasks = plan([strangers.UNIFORMLY, strangers.ODD], [subject], ["float64"], QUICK)
    record = run(tasks, fork=True)
    draws = next(r.cases for r in record.results if r.law == strangers.UNIFORMLY.name)
    assert record.false_alarms == pytest.approx(1e-9 * draws)


class TestApi:
    laws = (strangers.SHIFT, strangers.TOTAL)

    def test_a_right_function_gives_a_true_report(self) -> None:
        report = verify.check(strangers.softmax, like="softmax", laws=self.laws)
        assert report
        assert len(report.results) == 4
        assert "holds" in str(report)

    @pytest.mark.parametrize(
        "function", [strangers.unshifted, strangers.wrong_axis, strangers.single_sum]
    )
    def test_a_wrong_softmax_gives_a_false_one_with_its_input(self, function: Any) -> None:
        report = verify.check(function, like="softmax", laws=self.laws)
        assert not report
        assert "simplest" in str(report)
        assert "x = " in str(report)

    def test_a_lambda_is_checked_in_a_fork(self) -> None:
        assert verify.check(lambda x: -np.tanh(-x), like="tanh", laws=[strangers.ODD])

    def test_a_hang_is_falsified(self) -> None:
        report = verify.check(
            strangers.hangs, like="tanh", laws=[strangers.ODD], dtypes=["float64"], time_limit=0.5
        )
        assert report.falsified[0].verdict is Verdict.HUNG

    def test_conventions_are_arguments_of_every_call(self) -> None:
        def along(x: Any, dim: int) -> Any:
            return special.softmax(x, axis=dim)

        assert verify.check(along, like="softmax", laws=self.laws, dim=-1)
        assert not verify.check(along, like="softmax", laws=self.laws, dim=0)

    def test_several_functions_are_checked_together(self) -> None:
        functions: dict[str, Callable[..., Any]] = {"tanh": np.tanh, "softmax": strangers.softmax}
        report = verify.check(functions, laws=(*self.laws, strangers.ODD))
        assert {result.law for result in report.results} == {"shift", "total", "odd"}

    def test_this_process_will_do_where_a_debugger_is_wanted(self) -> None:
        assert verify.check(np.tanh, like="tanh", laws=[strangers.ODD], isolated=False)

    def test_an_unknown_operation_gets_the_nearest_names(self) -> None:
        with pytest.raises(verify.UnknownName, match="softmax"):
            verify.check(strangers.softmax, like="sofmax")

    def test_what_is_not_a_function_is_refused(self) -> None:
        with pytest.raises(TypeError, match="not a function"):
            verify.check(3, like="softmax")  # type: ignore[arg-type]  # on purpose
