"""One run from the command line: shown while it goes, recorded as it goes, reported at the end."""

import contextlib
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rich.markup import escape

from verify import engine
from verify.checks import CheckTask
from verify.environment import environment
from verify.law import Law
from verify.records import CheckResult, RunRecord
from verify.report import html, json, junit, terminal
from verify.report.summary import exit_status, plural
from verify.store import Store, StoreError


@dataclass(frozen=True)
class Limits:
    """How a run is carried out."""

    seed: int
    workers: int | None = None
    time_limit: float = engine.TIME_LIMIT
    memory_limit: int = engine.MEMORY_LIMIT
    fail_fast: bool = False
    within: float | None = None
    """Seconds after which no check is started; then fields and chapters take turns."""


@dataclass(frozen=True)
class Outputs:
    """Where a run is written to."""

    html: Path | None = None
    json: Path | None = None
    junit: Path | None = None
    database: Path | None = None
    full: bool = False


class _EnoughError(Exception):
    """A law is falsified or the time is up, and that is all the caller wants to know."""


class _Recorder:
    """Enters results as they come; what the database refuses is kept and tried again."""

    def __init__(self, store: Store, record: RunRecord) -> None:
        self.results: list[CheckResult] = []
        self.errors: list[str] = []
        self._store = store
        self._run = record.id
        store.begin(record)

    def add(self, result: CheckResult) -> None:
        """Enter a result, now or at the end."""
        self.results.append(result)
        with contextlib.suppress(StoreError):
            self._store.add(self._run, result)

    def finish(self, record: RunRecord) -> RunRecord:
        """Enter the end of the run; the record has an error more if that cannot be done."""
        try:
            self._store.finish(record)
        except StoreError as error:
            return replace(record, errors=(*record.errors, str(error)))
        return record


def execute(tasks: Sequence[CheckTask], command: str, limits: Limits, outputs: Outputs) -> int:
    """Make the checks, report them, and return the exit status."""
    out = terminal.console()
    began = datetime.now(UTC)
    start = RunRecord(
        id=secrets.token_hex(4),
        started=began.isoformat(timespec="seconds"),
        seconds=0.0,
        command=command,
        seed=limits.seed,
        environment=environment({t.subject.name: t.subject.version for t in tasks}, began),
    )
    with Store(outputs.database) as store:
        recorder = _Recorder(store, start)
        with terminal.Display(len(tasks), out) as display:
            record = _made(tasks, start, limits, recorder, display, began)
        record = recorder.finish(record)
        database = store.path
    laws = {task.law.name: task.law for task in tasks}
    terminal.print_table(record, out, full=outputs.full)
    record = _write(record, laws, outputs)
    terminal.print_summary(record, laws, out)
    if limits.within is not None and len(record.results) + len(record.errors) < len(tasks):
        out.print(
            f"[yellow]time up[/]   {plural(len(record.results), 'check')} of {len(tasks):,} made"
            f" within {limits.within:g} s; what they compiled is kept for the next run",
            soft_wrap=True,
        )
    for path in (outputs.html, outputs.json, outputs.junit):
        if path is not None and path.exists():
            out.print(f"[dim]report[/]    {escape(str(path))}", soft_wrap=True)
    out.print(
        f"[dim]recorded[/]  run {record.id} in {escape(str(database))}, --seed {record.seed}",
        soft_wrap=True,
    )
    return exit_status(record)


def _made(
    tasks: Sequence[CheckTask],
    start: RunRecord,
    limits: Limits,
    recorder: _Recorder,
    display: terminal.Display,
    began: datetime,
) -> RunRecord:
    """The record of the checks; of those that were made, where the run was cut short."""
    clock = time.monotonic()

    def follow(event: engine.Event) -> None:
        late = limits.within is not None and time.monotonic() - clock > limits.within
        if event.kind == "started" and late:
            raise _EnoughError
        name = f"{event.task.law.name} {event.task.subject.name} {event.task.dtype}"
        if event.kind == "started":
            display.started(name)
        elif event.result is None:
            display.failed(name, event.error)
            recorder.errors.append(event.error)
        else:
            recorder.add(event.result)
            display.finished(name, event.result)
            if limits.fail_fast and event.result.verdict.falsified:
                raise _EnoughError

    try:
        record = engine.run(
            tasks,
            workers=limits.workers,
            time_limit=limits.time_limit,
            memory_limit=limits.memory_limit,
            seed=limits.seed,
            on_event=follow,
            command=start.command,
            breadth=limits.within is not None,
        )
    except (KeyboardInterrupt, _EnoughError) as end:
        done = f"after {plural(len(recorder.results), 'check')} of {len(tasks):,}"
        cut = [f"interrupted {done}"] if isinstance(end, KeyboardInterrupt) else []
        return replace(
            start,
            seconds=(datetime.now(UTC) - began).total_seconds(),
            results=tuple(recorder.results),
            errors=(*recorder.errors, *cut),
        )
    return replace(record, id=start.id, started=start.started, environment=start.environment)


def _write(record: RunRecord, laws: Mapping[str, Law], outputs: Outputs) -> RunRecord:
    """Write the reports; a file that cannot be written is one more error of the run."""
    errors = list(record.errors)
    writers: list[tuple[Path | None, Callable[[Path], Path]]] = [
        (outputs.html, lambda path: html.write(record, path, laws=laws.values())),
        (outputs.json, lambda path: json.write(record, path)),
        (outputs.junit, lambda path: junit.write(record, path, laws=laws.values())),
    ]
    for path, write in writers:
        if path is not None:
            try:
                write(path)
            except OSError as error:
                errors.append(f"the report {path} cannot be written: {error.strerror or error}")
    return replace(record, errors=tuple(errors))
