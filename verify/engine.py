"""Many checks: planned, shared out among worker processes, recorded."""

import os
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

import numpy as np

from verify import bulk, portable
from verify.checks import MOST_SECONDS, Budget, CheckTask, check
from verify.environment import environment
from verify.evidence import lane_of, snippet
from verify.law import DTYPES, Law
from verify.process import Process, Silence
from verify.records import HISTOGRAM_BINS, Case, CheckResult, RunRecord, Verdict
from verify.rota import Rota
from verify.statistics import FALSE_ALARM
from verify.subjects import Subject
from verify.trial import Trial
from verify.worker import Resolve, request

TIME_LIMIT = 120.0
MEMORY_LIMIT = 4 * 2**30
RUN_SECONDS = 24.0
"""Time for the cases of all checks of a run together, if none is given for each."""

LEAST_SECONDS = 0.01
"""Time for the cases of one check of a run of very many."""


@dataclass(frozen=True)
class Event:
    """Something that a display may show; `done` of `total` checks are finished."""

    kind: Literal["started", "finished", "error"]
    task: CheckTask
    done: int
    total: int
    result: CheckResult | None = None
    error: str = ""


def plan(
    laws: Iterable[Law],
    subjects: Iterable[Subject],
    dtypes: Sequence[str] = DTYPES,
    budget: Budget | None = None,
) -> list[CheckTask]:
    """Every law with every subject that has its operations, in every precision of both.

    Checks without a time of their own share one, so that a run of everything stays under a minute.
    """
    chosen = tuple(laws)
    pairs = [
        (law, subject, dtype)
        for subject in subjects
        for law in chosen
        if subject.speaks(law)
        for dtype in dtypes
        if dtype in law.dtypes and dtype in subject.dtypes
    ]
    granted = budget or Budget()
    if granted.seconds is None:
        share = RUN_SECONDS / max(len(pairs), 1)
        granted = replace(granted, seconds=min(MOST_SECONDS, max(LEAST_SECONDS, share)))
    return [CheckTask(*pair, granted) for pair in pairs]


def run(
    tasks: Sequence[CheckTask],
    *,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    seed: int = 0,
    on_event: Callable[[Event], None] | None = None,
    command: str = "",
    fork: bool = False,
    breadth: bool = False,
) -> RunRecord:
    """Make the checks in worker processes with hard limits.

    Args:
        tasks: What to check.
        workers: Number of processes; one for each core that this process may use by default.
        time_limit: Seconds that a single step of a check may take before it counts as hung.
        memory_limit: Bytes that a worker may allocate.
        seed: Of all cases; the same seed draws the same cases.
        on_event: Told when checks start and end, one call at a time.
        command: What the record says it was made by.
        fork: Make the workers by forking one process at a time, so that laws and functions need
            no importable name.
        breadth: Take a law of every field and chapter before a second of any: for a run that
            `on_event` will cut short.
    """
    started = datetime.now(UTC)
    clock = time.perf_counter()
    crew = _Crew(tasks, seed, on_event, breadth)
    resolve: Resolve | None = crew.resolve if fork else None
    count = 1 if fork else max(1, min(workers or cores(), len(crew.rota)))
    members = [
        Process(time_limit=time_limit, memory_limit=memory_limit, resolve=resolve)
        for _ in range(count)
    ]
    try:
        crew.work(members)
    finally:
        for member in members:
            member.close()
    results = tuple(result for result in crew.results if result is not None)
    return _recorded(tasks, results, tuple(crew.errors), seed, command, started, clock)


def run_here(tasks: Sequence[CheckTask], *, seed: int = 0, command: str = "") -> RunRecord:
    """Make the checks in this very process: no limits, but a debugger can follow."""
    started = datetime.now(UTC)
    clock = time.perf_counter()
    results = tuple(check(task, seed) for task in tasks)
    return _recorded(tasks, results, (), seed, command, started, clock)


def _recorded(
    tasks: Sequence[CheckTask],
    results: tuple[CheckResult, ...],
    errors: tuple[str, ...],
    seed: int,
    command: str,
    started: datetime,
    clock: float,
) -> RunRecord:
    versions = {task.subject.name: task.subject.version for task in tasks}
    statistical = {task.law.name for task in tasks if task.law.statistical}
    draws = sum(result.cases for result in results if result.law in statistical)
    return RunRecord(
        id=secrets.token_hex(4),
        started=started.isoformat(timespec="seconds"),
        seconds=time.perf_counter() - clock,
        command=command,
        seed=seed,
        environment=environment(versions, started),
        results=results,
        errors=errors,
        false_alarms=FALSE_ALARM * draws,
    )


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew:
    """Workers that take checks from one rota."""

    def __init__(
        self,
        tasks: Sequence[CheckTask],
        seed: int,
        on_event: Callable[[Event], None] | None,
        breadth: bool,
    ) -> None:
        self.tasks = tasks
        self.seed = seed
        self.results: list[CheckResult | None] = [None] * len(tasks)
        self.errors: list[str] = []
        self.rota = Rota(tasks, breadth=breadth)
        self._on_event = on_event
        self._lock = threading.Lock()
        self._done = 0
        self._failure: BaseException | None = None

    def resolve(self, data: dict[str, Any]) -> CheckTask:
        """The task of a request, in a fork of this process."""
        return self.tasks[int(data["number"])]

    def work(self, members: Sequence[Process]) -> None:
        """Make every check; what goes wrong in a thread is raised here."""
        if len(members) == 1:
            self._labour(members[0])
        else:
            threads = [
                threading.Thread(target=self._guarded, args=(member,), daemon=True)
                for member in members
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        if self._failure is not None:
            raise self._failure

    def _guarded(self, member: Process) -> None:
        try:
            self._labour(member)
        except BaseException as error:  # raised again by the main thread
            self._failure = error

    def _labour(self, member: Process) -> None:
        chapter = ""
        while self._failure is None:
            with self._lock:
                group, chapter = self.rota.take(chapter)
            for number in group:
                if self._failure is not None:
                    return
                self._perform(member, number)
            if not group:
                return

    def _perform(self, member: Process, number: int) -> None:
        task = self.tasks[number]
        self._tell("started", task)
        data = request(task, self.seed, number)
        began = time.perf_counter()
        answer = member.ask(data, spare=2 * task.budget.shrink_seconds)
        if isinstance(answer, Silence):
            result = self._inquest(member, task, data, answer, time.perf_counter() - began)
        elif answer.kind == "error":
            sentence = f"{task.law.name} on {task.subject.name} ({task.dtype}): {answer.content}"
            with self._lock:
                self.errors.append(sentence)
            self._tell("error", task, error=sentence)
            return
        else:
            result = replace(portable.decode(answer.content), subject=task.subject.name)
        self.results[number] = result
        self._tell("finished", task, result)

    def _inquest(
        self, member: Process, task: CheckTask, data: dict[str, Any], end: Silence, seconds: float
    ) -> CheckResult:
        """The result of a check that hung or took its worker with it, with the input at fault."""
        index, count = end.index, end.count
        if task.law.elementwise and end.beats and count > 1:
            again = member.ask({**data, "lanes": [index, count]})
            if isinstance(again, Silence) and again.beats:
                end, index, count = again, again.index, again.count
        inputs: dict[str, Any] | None = None
        if end.beats and task.law.elementwise:
            inputs = bulk.lane_inputs(task.law, task.dtype, self.seed, index, count)
            inputs = lane_of(inputs, 0) if count == 1 else inputs
        elif end.beats:
            small = task.subject.slow
            inputs = bulk.inputs(task.law, task.dtype, self.seed, index, small=small)
        where = "" if end.beats else " before its first case"
        reason = f"{end.cause}{where}"
        case = None
        if inputs is not None:
            trial = Trial(task.law, task.subject, task.dtype)
            case = Case(inputs, None, None, float(np.inf), reason, snippet(trial, inputs))
        return CheckResult(
            law=task.law.name,
            field=task.law.field,
            subject=task.subject.name,
            dtype=task.dtype,
            verdict=Verdict.HUNG if end.hung else Verdict.CRASHED,
            cases=index + count,
            seconds=seconds,
            worst_ratio=float(np.inf),
            threshold=task.law.tolerance.threshold,
            histogram=(0,) * (HISTOGRAM_BINS - 1) + (1,),
            simplest=case,
            worst=case,
            reason=reason,
            seed=self.seed,
        )

    def _tell(
        self,
        kind: Literal["started", "finished", "error"],
        task: CheckTask,
        result: CheckResult | None = None,
        error: str = "",
    ) -> None:
        with self._lock:
            self._done += kind != "started"
            if self._on_event is not None:
                total = len(self.tasks)
                self._on_event(Event(kind, task, self._done, total, result, error))


__all__ = ["Event", "cores", "plan", "run", "run_here"]
