"""The face towards Python: check a function, state a law again, plan and run many checks."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from verify import engine, portable, registry
from verify.checks import Budget, CheckTask
from verify.engine import Event, plan, run
from verify.evidence import stated
from verify.law import DTYPES, Law
from verify.records import Case, CheckResult, RunRecord
from verify.registry import UnknownName
from verify.subjects import Subject
from verify.trial import Trial

Function = Callable[..., Any]


@dataclass(frozen=True)
class Report:
    """What a check found. True when every law holds; printed, it says what was found."""

    record: RunRecord
    laws: Mapping[str, Law]

    @property
    def results(self) -> tuple[CheckResult, ...]:
        """One result for each law and precision."""
        return self.record.results

    @property
    def falsified(self) -> tuple[CheckResult, ...]:
        """The results in which a law does not hold."""
        return self.record.falsified

    def __bool__(self) -> bool:
        return not self.falsified and not self.record.errors

    def __str__(self) -> str:
        return "\n".join([*(self._told(result) for result in self.results), *self.record.errors])

    def _told(self, result: CheckResult) -> str:
        head = f"{result.verdict:10} {result.law} ({result.dtype}, {result.cases} cases)"
        if not result.verdict.falsified:
            return f"{head}, worst ratio {result.worst_ratio:.3g} of {result.threshold:g}"
        lines = [head, f"  {self.laws[result.law].statement}"]
        if result.reason:
            lines.append(f"  {result.reason}")
        for title, case in (("simplest", result.simplest), ("worst", result.worst)):
            if case is not None:
                lines.append(f"  {title}: ratio {case.ratio:.3g} of {result.threshold:g}")
                lines += [
                    f"    {name} = {portable.show(value)}" for name, value in case.inputs.items()
                ]
                if case.left is not None:
                    lines.append(f"    left  {portable.show(case.left)}")
                    lines.append(f"    right {portable.show(case.right)}")
        return "\n".join(lines)


def check(
    function: Function | Mapping[str, Function],
    like: str = "",
    *,
    dtypes: Sequence[str] = DTYPES,
    laws: Iterable[Law] | None = None,
    cases: int | None = None,
    seconds: float = 0.2,
    time_limit: float = 20.0,
    memory_limit: int = engine.MEMORY_LIMIT,
    seed: int = 0,
    isolated: bool = True,
    **conventions: Any,
) -> Report:
    """Hold a function to every law of the operation that it is like.

    Args:
        function: The function, or several by the names of their operations.
        like: The operation, "softmax" say; laws that speak of other operations too need several.
        dtypes: The precisions in which to check.
        laws: The laws to check instead of all that are known of the operations.
        cases: Number of cases of each check, instead of a time.
        seconds: Time for the cases of each check.
        time_limit: Seconds after which a call counts as hung.
        memory_limit: Bytes that the function may allocate.
        seed: Of the cases.
        isolated: Check in another process, so that a hang or a crash is a verdict.
        **conventions: Keyword arguments of every call of a single function (`dim=-1`, say).

    Raises:
        UnknownName: No operation is called `like`; the message offers the nearest names.

    Example:
        >>> import numpy as np
        >>> import verify
        >>> def softmax(x):
        ...     e = np.exp(x)
        ...     return e / e.sum()
        >>> bool(verify.check(softmax, like="softmax", cases=500))
        False
    """
    subject = _subject(function, like, conventions)
    known = registry.laws().values() if laws is None else laws
    chosen = [law for law in known if subject.speaks(law)]
    budget = Budget(seconds=seconds, cases=cases)
    tasks = plan(chosen, [subject], dtypes, budget)
    command = f"verify.check({subject.name}, like={'/'.join(subject.operations)!r})"
    if isolated and sys.platform != "win32":
        fork = laws is not None or not _importable(function)
        record = run(
            tasks,
            seed=seed,
            time_limit=time_limit,
            memory_limit=memory_limit,
            command=command,
            fork=fork,
        )
    else:
        record = engine.run_here(tasks, seed=seed, command=command)
    return Report(record, {law.name: law for law in chosen})


def restate(
    law: str | Law, subject: str | Subject, dtype: str, like: str = "", **inputs: Any
) -> Case:
    """State a law again at one concrete input: both sides and the ratio.

    Raises:
        UnknownName: There is no such law or subject; the message offers the nearest names.
    """
    found = registry.law(law) if isinstance(law, str) else law
    who = registry.subject(subject, like) if isinstance(subject, str) else subject
    return stated(Trial(found, who, dtype), inputs)


def _subject(
    function: Function | Mapping[str, Function], like: str, conventions: Mapping[str, Any]
) -> Subject:
    if isinstance(function, Mapping):
        for name in function:
            if name not in registry.operations():
                raise UnknownName("operation", name, registry.operations())
        return Subject("given", "given functions", dict(function))
    found = registry.stranger(function, like, _spec(function), conventions)
    return found if _importable(function) else replace(found, spec="")


def _spec(function: Any) -> str:
    module = getattr(function, "__module__", "") or ""
    name = getattr(function, "__qualname__", "") or getattr(function, "__name__", "function")
    return f"{module}:{name}"


def _importable(function: Any) -> bool:
    """True when another process finds the same function under its name."""
    module, _, path = _spec(function).partition(":")
    if isinstance(function, Mapping) or not module or module == "__main__" or "<" in path:
        return False
    value: Any = sys.modules.get(module)
    for part in path.split("."):
        value = getattr(value, part, None)
    return value is function


__all__ = [
    "Budget",
    "CheckTask",
    "Event",
    "Report",
    "UnknownName",
    "check",
    "plan",
    "restate",
    "run",
]
