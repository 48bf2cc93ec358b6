"""From a failing input to one that a person can read.

Hypothesis searches the law's strategies for a simple input that fails as badly; the failing input
itself is also cut down step by step, which always ends in something that fails. The simpler of the
two is kept. Both keep the ratio within a decade of the worst, since the simplest input of all
fails by a hair and looks like rounding.
"""

import contextlib
import random
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from verify import bulk
from verify.law import Law
from verify.trial import Trial

Inputs = dict[str, Any]
Fails = Callable[[Inputs], bool]

_DROPPABLE = frozenset(
    {"vectors", "logits", "matrices", "points", "simplex", "stochastic_matrices"}
    | {"symmetric_matrices", "spd_matrices", "triangular_matrices"}
)
MANY = 512
"""Entries past which nobody reads digits."""

_FREE = frozenset({"vectors", "logits", "matrices", "points", "reals", "floats"})


def simplest(trial: Trial, worst: Inputs, ratio: float, *, seconds: float, seed: int) -> Inputs:
    """The simplest input found within the time that fails within a decade of `ratio`."""
    lanes = trial.law.elementwise
    threshold = trial.threshold
    floor = max(threshold, ratio / 10.0) if np.isfinite(ratio) else ratio

    def fails(inputs: Inputs) -> bool:
        given = {name: np.atleast_1d(value) for name, value in inputs.items()} if lanes else inputs
        found, verdict = trial.run(given, lanes=lanes).worst(threshold)
        return verdict.falsified and not found < floor

    searched = search(trial, fails, seconds=0.5 * seconds, seed=seed)
    end = time.monotonic() + 0.5 * seconds
    # What Hypothesis found is cut down first: it is nearly always the nearer to the end.
    starts = [worst] if searched is None else [searched, worst]
    best: Inputs | None = None
    for start in starts:
        cut = reduce(trial.law, str(trial.dtype), start, fails, end)
        if best is None or cost(cut) < cost(best):
            best = cut
    return best if best is not None else worst


class OutOfTime(BaseException):  # Hypothesis takes an Exception for a finding
    """Ends a search."""


def search(trial: Trial, fails: Fails, *, seconds: float, seed: int) -> Inputs | None:
    """The simplest failing input that Hypothesis finds and shrinks within the time."""
    from hypothesis import HealthCheck, Phase, find, settings
    from hypothesis.errors import HypothesisException

    from verify import strategies

    end = time.monotonic() + seconds
    best: list[Inputs] = []

    def condition(inputs: Inputs) -> bool:
        if time.monotonic() > end:
            raise OutOfTime
        if not fails(inputs):
            return False
        if not best or cost(inputs) <= cost(best[0]):
            best[:] = [inputs]
        return True

    options = settings(
        max_examples=1000,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    strategy = strategies.inputs(trial.law, str(trial.dtype), most=16)
    source = random.Random(seed)  # nothing secret
    # Nothing may be found, or the time may run out in the middle of shrinking.
    with contextlib.suppress(HypothesisException, OutOfTime):
        find(strategy, condition, settings=options, random=source)
    return best[0] if best else None


def reduce(law: Law, dtype: str, inputs: Inputs, fails: Fails, end: float) -> Inputs:
    """Apply the first simplification after which the input still fails, until none is left."""
    current = inputs
    improved = True
    while improved and time.monotonic() < end:
        improved = False
        for candidate in simpler(law, dtype, current):
            if time.monotonic() > end:
                break
            if cost(candidate) < cost(current) and fails(candidate):
                current = candidate
                improved = True
                break
    return current


def cost(inputs: Mapping[str, Any]) -> float:
    """How hard an input is to read: its entries, then their digits."""
    total = 0.0
    for value in inputs.values():
        if isinstance(value, np.ndarray) and value.size > MANY:
            total += 64.0 * value.size + 17.0 * np.count_nonzero(value)
        elif isinstance(value, np.ndarray):
            total += 64.0 * value.size + sum(_digits(entry) for entry in value.ravel())
        else:
            total += _digits(value)
    return total


def simpler(law: Law, dtype: str, inputs: Inputs) -> Iterator[Inputs]:
    """Inputs of the same law one step simpler: fewer rows, rounder entries, smaller seeds."""
    bounds = bulk.size_bounds(law)
    for letter, (least, _) in bounds.items():
        yield from _dropped(law, inputs, letter, least)
    if law.elementwise:
        yield from _fewer_lanes(inputs)
    for name, domain in law.domains.items():
        value = inputs[name]
        if domain.kind in _FREE:
            low, high = bulk.float_bounds(domain, dtype) if "low" in domain.options else _WIDE
            for other in _rounder(np.asarray(value), low, high):
                yield {**inputs, name: other if isinstance(value, np.ndarray) else other[()]}
        elif domain.kind in ("seeds", "integers") and not isinstance(value, np.ndarray):
            bottom = int(domain.options.get("low", 0))
            for number in (bottom, bottom + 1, bottom + 2, int(value) // 2, int(value) - 1):
                if bottom <= number < int(value):
                    yield {**inputs, name: number}


_WIDE = (-np.inf, np.inf)


def _dropped(law: Law, inputs: Inputs, letter: str, low: int) -> Iterator[Inputs]:
    """Without some of the indices of an axis, in every input that has it."""
    holders = {name: domain for name, domain in law.domains.items() if letter in domain.sizes}
    if not all(domain.kind in _DROPPABLE for domain in holders.values()):
        return
    name, domain = next(iter(holders.items()))
    n = int(np.shape(inputs[name])[domain.sizes.index(letter)])
    width = n // 2
    while width >= 1:
        for start in range(0, n, width):
            keep = np.r_[0:start, start + width : n]
            if low <= keep.size < n:
                yield {**inputs, **{key: _taken(law, key, inputs, letter, keep) for key in holders}}
        width //= 2


def _taken(law: Law, name: str, inputs: Inputs, letter: str, keep: Any) -> Any:
    domain = law.domains[name]
    value = inputs[name]
    for axis, size in enumerate(domain.sizes):
        if size == letter:
            value = np.take(value, keep, axis=axis)
    if domain.kind in ("simplex", "stochastic_matrices"):
        total = value.sum(axis=-1, keepdims=True)
        uniform = np.full_like(value, 1.0 / value.shape[-1])
        value = np.where(total > 0, value / np.where(total > 0, total, 1), uniform)
    return value


def _fewer_lanes(inputs: Inputs) -> Iterator[Inputs]:
    widths = {np.size(value) for value in inputs.values()}
    count = max(widths)
    width = count // 2
    while width >= 1:
        for start in range(0, count, width):
            keep = np.r_[0:start, start + width : count]
            if 0 < keep.size < count:
                yield {name: np.atleast_1d(value)[keep] for name, value in inputs.items()}
        width //= 2


def _rounder(value: Any, low: float, high: float) -> Iterator[Any]:
    """All entries at once, then one by one: zero, one, whole, fewer digits."""
    for change in _CHANGES:
        with np.errstate(all="ignore"):
            other = change(value).astype(value.dtype)
        if np.isfinite(other).all() and (other >= low).all() and (other <= high).all():
            yield other
    if value.ndim and value.size <= 64:
        flat = value.ravel()
        for at in sorted(range(flat.size), key=lambda k: -_digits(flat[k])):
            for change in _CHANGES:
                with np.errstate(all="ignore"):
                    entry = change(flat[at : at + 1]).astype(value.dtype)[0]
                if low <= entry <= high and entry != flat[at]:
                    changed = flat.copy()
                    changed[at] = entry
                    yield changed.reshape(value.shape)


def _significant(digits: int) -> Callable[[Any], Any]:
    def change(value: Any) -> Any:
        flat = [float(f"{float(entry):.{digits - 1}e}") for entry in np.ravel(value)]
        return np.array(flat, np.float64).reshape(np.shape(value))

    return change


_CHANGES: tuple[Callable[[Any], Any], ...] = (
    np.zeros_like,
    np.ones_like,
    np.rint,
    _significant(1),
    _significant(2),
    _significant(3),
    _significant(4),
    _significant(6),
    _significant(9),
)


def _digits(entry: Any) -> float:
    """Digits that it takes to write a number; nought for zero."""
    if not isinstance(entry, int | float | np.number):
        return 1.0
    number = float(entry)
    if number == 0:
        return 0.0
    if number == int(number) if np.isfinite(number) else False:
        text = f"{abs(number):g}" if abs(number) >= 1e6 else str(int(abs(number)))
        return len(text) + (0.5 if number < 0 else 0.0)
    text = (
        repr(float(np.format_float_scientific(entry)))
        if isinstance(entry, np.floating)
        else repr(number)
    )
    return len(text.lstrip("-")) + (0.5 if number < 0 else 0.0)
