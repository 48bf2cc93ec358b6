"""The plugin of pytest: functions that must obey an operation's laws, and laws as tests.

    @pytest.mark.obeys("softmax", dtypes=["float64"])
    def test_softmax():
        return my_softmax

    def test_many(verify_check):
        verify_check(my_softmax, like="softmax", cases=1000)

`pytest --verify-laws=linalg --verify-subject=numpy` collects the laws of a field as tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from verify.checks import CheckTask
    from verify.records import CheckResult, RunRecord

_MARK = "obeys(operation, **options): the function that the test returns obeys the operation's laws"
_RUN = pytest.StashKey["_Run"]()


class CheckFunction(Protocol):
    """The fixture `verify_check`."""

    def __call__(self, function: Callable[..., Any], like: str, **options: Any) -> None:
        """Fail the test unless the function obeys the laws of the operation `like`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options that choose laws and how they are checked."""
    group = parser.getgroup("verify", "laws of mathematics (verify)")
    several: dict[str, Any] = {"action": "append", "default": []}
    group.addoption(
        "--verify-laws", metavar="FIELD", help="collect the laws of a field, or of all", **several
    )
    group.addoption(
        "--verify-subject", metavar="NAME", help="check them against this (nbmath)", **several
    )
    group.addoption(
        "--verify-dtype", metavar="TYPE", help="float32 or float64 instead of both", **several
    )
    group.addoption("--verify-cases", metavar="N", type=int, help="cases of each check")
    group.addoption("--verify-seed", metavar="N", type=int, default=0, help="seed of all cases")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", _MARK)


@pytest.fixture
def verify_check(request: pytest.FixtureRequest) -> CheckFunction:
    """Check a function by the laws of an operation; options are those of `verify.check`."""

    def check(function: Callable[..., Any], like: str, **options: Any) -> None:
        __tracebackhide__ = True
        _obey(request.config, function, like, options)

    return check


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Check what a test marked `obeys` returns."""
    __tracebackhide__ = True
    marker = pyfuncitem.get_closest_marker("obeys")
    if marker is None:
        return None
    names = pyfuncitem._fixtureinfo.argnames  # as pytest's own hook does
    function = pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
    if not callable(function):
        pytest.fail("a test marked obeys returns the function to check", pytrace=False)
    if len(marker.args) != 1:
        pytest.fail('obeys takes the name of one operation: obeys("softmax")', pytrace=False)
    _obey(pyfuncitem.config, function, marker.args[0], dict(marker.kwargs))
    return True


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the laws that were asked for."""
    if config.getoption("--verify-laws"):
        items.extend(_law_items(session, config))


def pytest_report_header(config: pytest.Config) -> str | None:
    """What is checked, and with which seed."""
    fields = _split(config.getoption("--verify-laws"))
    if not fields:
        return None
    subjects = _split(config.getoption("--verify-subject")) or ["nbmath"]
    seed = config.getoption("--verify-seed")
    return f"verify: laws of {', '.join(fields)} against {', '.join(subjects)}, seed {seed}"


class FalsifiedError(Exception):
    """A subject broke a law; the text is the counterexample."""


class LawItem(pytest.Item):
    """One law, one subject, one precision."""

    def __init__(self, *, task: CheckTask, **given: Any) -> None:
        super().__init__(**given)
        self.task = task

    def runtest(self) -> None:
        """Fail if the law is falsified, skip if nothing could be decided."""
        from verify.records import Verdict
        from verify.report.text import counterexample

        run = self.config.stash.setdefault(_RUN, _Run(self.config))
        result = run.result(self, self.session.items)
        if result.verdict.falsified:
            raise FalsifiedError(counterexample(result, self.task.law))
        if result.verdict in (Verdict.UNDECIDED, Verdict.REFUSED):
            pytest.skip(f"{result.verdict.value}: {result.reason}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The counterexample alone: a traceback through the engine says nothing."""
        if isinstance(excinfo.value, FalsifiedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[str, None, str]:
        """What the summary calls it."""
        return f"verify/{self.task.law.field}", None, self.name


class LawCollector(pytest.Collector):
    """The laws of one field."""

    def collect(self) -> Sequence[pytest.Item]:
        """Nothing by itself: the items are made when the collection is complete."""
        return ()


class _Run:
    """One run of every law that was collected, made when the first of them is asked for."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._results: dict[tuple[str, str, str], CheckResult] = {}
        self._errors: tuple[str, ...] = ()

    def result(self, item: LawItem, items: Sequence[pytest.Item]) -> CheckResult:
        """The result of one check."""
        if _key(item.task) not in self._results:
            alone = hasattr(self._config, "workerinput")
            self._make([item] if alone else [one for one in items if isinstance(one, LawItem)])
        if _key(item.task) not in self._results:
            pytest.fail("\n".join(self._errors), pytrace=False)
        return self._results[_key(item.task)]

    def _make(self, items: Sequence[LawItem]) -> None:
        from verify import engine

        seed = self._config.getoption("--verify-seed")
        record = engine.run([item.task for item in items], seed=seed, command="pytest")
        _keep(self._config, record)
        self._errors = record.errors
        self._results |= {(one.law, one.subject, one.dtype): one for one in record.results}


def _key(task: CheckTask) -> tuple[str, str, str]:
    return task.law.name, task.subject.name, task.dtype


def _law_items(session: pytest.Session, config: pytest.Config) -> Iterator[LawItem]:
    """An item for each check, under a collector for each field."""
    collectors: dict[str, LawCollector] = {}
    for task in _tasks(config):
        field = task.law.field
        if field not in collectors:
            name = f"verify/{field}"
            collectors[field] = LawCollector.from_parent(session, name=name, nodeid=name)
        yield LawItem.from_parent(
            collectors[field], name=f"{task.law.name}[{task.subject.name}-{task.dtype}]", task=task
        )


def _tasks(config: pytest.Config) -> list[CheckTask]:
    from verify import engine, registry
    from verify.checks import Budget
    from verify.selection import (
        BadUseError,
        chosen_dtypes,
        chosen_laws,
        made_subject,
        split,
        subject_names,
    )

    try:
        fields = split(config.getoption("--verify-laws"))
        laws = chosen_laws([] if "all" in fields else fields, [])
        names = subject_names(split(config.getoption("--verify-subject")) or ["nbmath"])
        subjects = [made_subject(name) for name in names]
        dtypes = chosen_dtypes(config.getoption("--verify-dtype"))
    except (BadUseError, registry.UnknownName) as error:
        raise pytest.UsageError(str(error)) from error
    budget = Budget(cases=config.getoption("--verify-cases"))
    return engine.plan(laws, subjects, dtypes, budget)


def _split(values: Sequence[str]) -> list[str]:
    return [name for value in values for name in value.split(",") if name]


def _obey(
    config: pytest.Config, function: Callable[..., Any], like: str, options: dict[str, Any]
) -> None:
    """Fail the running test unless the function obeys the laws of the operation."""
    __tracebackhide__ = True
    import verify
    from verify import registry
    from verify.report.text import counterexample

    chosen: dict[str, Any] = {
        "seed": config.getoption("--verify-seed"),
        "cases": config.getoption("--verify-cases"),
        "laws": list(registry.laws().values()),
        **options,
    }
    try:
        report = verify.check(function, like, **chosen)
    except registry.UnknownName as error:
        pytest.fail(str(error), pytrace=False)
    if not report.results and not report.record.errors:
        pytest.fail(f"no law speaks of {like} alone", pytrace=False)
    if report:
        return
    _keep(config, report.record)
    told = [counterexample(result, report.laws[result.law]) for result in report.falsified]
    pytest.fail("\n\n".join([*told, *report.record.errors]), pytrace=False)


def _keep(config: pytest.Config, record: RunRecord) -> None:
    """Store what was falsified, so that it can be replayed."""
    from dataclasses import replace

    from verify.store import Store, StoreError, default_path

    broken = record.falsified
    if not broken:
        return
    path = config.invocation_params.dir / default_path()
    try:
        with Store(path) as store:
            store.save(replace(record, results=broken))
    except StoreError as error:
        config.issue_config_time_warning(pytest.PytestWarning(str(error)), stacklevel=2)
