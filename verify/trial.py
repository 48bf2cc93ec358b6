"""One law, one subject, one precision: what comes of one input."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify import statistics
from verify.claim import Claim, Judgement
from verify.law import Law
from verify.operations import OPERATIONS, RANDOM, Operation
from verify.records import Verdict
from verify.subjects import Subject

STAGES = 10
"""How many times the draws of the first stage the second stage of a statistical law makes."""

WATCHED = 1 << 16
"""Bytes up to which an argument is compared with what it was before a call."""

THOROUGH = 100
"""The same where all cases of a check together are suspicious, and in a replay."""


@dataclass(frozen=True)
class Outcome:
    """What came of one call of a law: ratios, or a verdict that needs none."""

    ratios: NDArray[np.float64]
    decided: NDArray[np.bool_]
    broken: NDArray[np.bool_]
    claim: Claim | None = None
    verdict: Verdict | None = None
    message: str = ""

    def worst(self, threshold: float) -> tuple[float, Verdict]:
        """The largest ratio and the verdict that it means."""
        if self.verdict is not None:
            return (float("nan") if not self.verdict.falsified else float("inf")), self.verdict
        if not self.decided.any():
            return float("nan"), Verdict.UNDECIDED
        ratio = float(self.ratios[self.decided].max())
        if ratio <= threshold:
            return ratio, Verdict.HOLDS
        failed = self.decided & (self.ratios > threshold)
        broken = bool((self.broken & failed).any())
        return ratio, Verdict.NON_FINITE if broken else Verdict.VIOLATED


class WrongResult(Exception):  # a finding, not an error
    """An operation returned something that is not its kind of result."""


class Trial:
    """A law about to be tried on a subject."""

    def __init__(self, law: Law, subject: Subject, dtype: str) -> None:
        self.law = law
        self.subject = subject
        self.dtype = np.dtype(dtype)
        self.threshold = law.tolerance.threshold
        self.raised: BaseException | None = None
        self.refused: BaseException | None = None
        self.uniforms: list[NDArray[np.float64]] = []
        self._seeds = [key for key, domain in law.domains.items() if domain.kind == "seeds"]
        self._spent: set[tuple[int, ...]] = set()
        self.operations = {name: self._watched(name) for name in law.operations}

    def run(
        self, inputs: Mapping[str, Any], *, lanes: bool = False, thorough: bool = False
    ) -> Outcome:
        """State the law at these inputs and judge the claim; nothing that goes wrong escapes.

        A `thorough` run of a statistical law makes a hundred times the draws from fresh seeds, and
        ten times those of a slow subject.
        """
        self.raised = self.refused = None
        try:
            claim = self.law.claim(self.operations, inputs)
            judgement = claim.judge(self.dtype, self.law.tolerance, lanes=lanes)
            if self.law.statistical:
                self._collect(claim, inputs)
                judgement = self._staged(claim, judgement, inputs, thorough=thorough)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a function that exits is a finding
            return self._failed(error)
        return Outcome(
            judgement.ratios, judgement.decided, judgement.broken, claim, None, judgement.message
        )

    def _failed(self, error: BaseException) -> Outcome:
        text = f"{type(error).__name__}: {error}".strip().rstrip(":")
        if isinstance(error, WrongResult):
            return _told(Verdict.VIOLATED, str(error))
        if error is self.refused:
            return _told(Verdict.REFUSED, text)
        if error is self.raised:
            return _told(Verdict.CRASHED, text)
        return _told(Verdict.VIOLATED, f"the law can do nothing with what was returned: {text}")

    def _collect(self, claim: Claim, inputs: Mapping[str, Any]) -> None:
        """Keep the draws of each seed once, to be judged together at the end."""
        seeds = tuple(inputs[key] for key in self._seeds)
        if seeds not in self._spent:
            self._spent.add(seeds)
            self.uniforms += transformed(claim)

    def _staged(
        self, claim: Claim, first: Judgement, inputs: Mapping[str, Any], *, thorough: bool
    ) -> Judgement:
        """Ten times the draws from fresh seeds, if the first draws are suspicious."""
        suspicious = bool((first.ratios[first.decided] > statistics.SUSPICIOUS).any())
        if not (suspicious or thorough) or not self._seeds or not np.isfinite(first.ratios).all():
            return first
        fresh = []
        for stage in range(THOROUGH if thorough and not self.subject.slow else STAGES):
            seeds = {key: _fresh(inputs[key], stage) for key in self._seeds}
            fresh.append(self.law.claim(self.operations, {**inputs, **seeds}))
        return pooled(claim, fresh).judge(self.dtype, self.law.tolerance)

    def _watched(self, name: str) -> Callable[..., Any]:
        function = self.subject.operations[name]
        if name in RANDOM and "dtype" in _parameters(function):
            function = functools.partial(function, dtype=self.dtype)
        operation = OPERATIONS.get(name) or Operation(name, name, lambda *_, **__: None)

        def call(*args: Any, **kwargs: Any) -> Any:
            before = [_bits(argument) for argument in args]
            try:
                result = function(*args, **kwargs)
            except BaseException as error:
                if _declined(error, operation, function, args, kwargs):
                    self.refused = error
                else:
                    self.raised = error
                raise
            result = _as_numbers(result)
            complaint = operation.complaint(result, args, kwargs)
            if complaint is not None:
                raise WrongResult(complaint)
            for place, argument in enumerate(args):
                if _bits(argument) != before[place]:
                    raise WrongResult(f"{name} has changed its argument {place + 1}")
            return result

        return call


def _bits(argument: Any) -> bytes:
    """What an array holds, if it is not very large: no operation may write to what it is given."""
    small = isinstance(argument, np.ndarray) and argument.nbytes <= WATCHED
    return argument.tobytes() if small and argument.dtype != object else b""


def pooled(claim: Claim, fresh: list[Claim]) -> Claim:
    """The claim of all fresh samples together."""
    if claim.relation == "and":
        parts = [
            pooled(part, [other.parts[k] for other in fresh]) for k, part in enumerate(claim.parts)
        ]
        return Claim("and", parts=tuple(parts))
    if claim.relation != "distributed as":
        return claim
    sample = np.concatenate([np.ravel(other.left) for other in fresh])
    return Claim("distributed as", sample, claim.right)


def transformed(claim: Claim) -> list[NDArray[np.float64]]:
    """The samples of a claim as what are uniform numbers if it is true."""
    if claim.relation == "and":
        return [uniforms for part in claim.parts for uniforms in transformed(part)]
    if claim.relation != "distributed as":
        return []
    return [np.asarray(claim.right(np.ravel(claim.left)), np.float64).ravel()]


def witness(claim: Claim, trial: Trial, lane: int | None = None) -> tuple[Any, Any, str]:
    """Both sides of the worst part of a claim, in one lane if asked, and what it says."""
    lanes = lane is not None
    while claim.relation == "and":
        judged = [part.judge(trial.dtype, trial.law.tolerance, lanes=lanes) for part in claim.parts]
        at = [_ratio_at(judgement, lane) for judgement in judged]
        claim = claim.parts[int(np.argmax(at))]
    left, right = _plain(claim.left), _plain(claim.right)
    if lane is not None:
        left, right = _lane(left, lane), _lane(right, lane)
    if claim.relation == "distributed as":
        left, right = f"{np.size(claim.left)} draws", "the distribution function"
    return left, right, claim.message


def _ratio_at(judgement: Judgement, lane: int | None) -> float:
    at = lane if lane is not None and lane < judgement.ratios.size else 0
    return float(judgement.ratios[at]) if judgement.decided[at] else -np.inf


def _lane(value: Any, lane: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_lane(part, lane) for part in value)
    return value[lane] if isinstance(value, np.ndarray) and value.ndim else value


def _plain(value: Any) -> Any:
    """Sides of claims as arrays or scalars; mpmath numbers to 25 digits as text."""
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if callable(value) or value is None or isinstance(value, str | bool):
        return value if not callable(value) else getattr(value, "__name__", "function")
    array = np.asarray(value)
    if array.dtype == object:
        array = np.array([_digits(entry) for entry in array.ravel()]).reshape(array.shape)
    return array if array.ndim else array[()]


def _digits(value: Any) -> str:
    import mpmath

    return mpmath.nstr(value, 25) if isinstance(value, mpmath.mpf) else str(value)


def _told(verdict: Verdict, message: str) -> Outcome:
    one = np.array([np.inf if verdict.falsified else np.nan])
    decided = np.array([verdict.falsified])
    return Outcome(one, decided, np.zeros(1, np.bool_), None, verdict, message)


def _fresh(seed: Any, stage: int) -> int:
    """Another seed, far from this one."""
    return (int(seed) * 6364136223846793005 + 1442695040888963407 * (stage + 1)) % 2**63


def _declined(
    error: BaseException,
    operation: Operation,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> bool:
    """True for a documented error, and for a signature that the call does not fit."""
    if isinstance(error, (*operation.refusals, NotImplementedError)):
        return True
    if not isinstance(error, TypeError):
        return False
    try:
        inspect.signature(function).bind(*args, **kwargs)
    except TypeError:
        return True
    except ValueError:
        return False
    return False


def _parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    try:
        return tuple(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return ()


def _as_numbers(result: Any) -> Any:
    """Lists and foreign arrays as NumPy arrays; tuples part by part; the rest untouched.

    A tuple of numbers alone stays itself: it may be a model that another operation takes.
    """
    if isinstance(result, np.ndarray | float | int | np.generic) or callable(result):
        return result
    if isinstance(result, tuple):
        parts = tuple(_as_numbers(part) for part in result)
        same = all(part is given for part, given in zip(parts, result, strict=True))
        return result if same else parts
    if isinstance(result, list) or hasattr(result, "__array__"):
        return np.asarray(result)
    return result
