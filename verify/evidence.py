"""What a case leaves behind: the input, both sides, and Python that states it again."""

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np

from verify import portable
from verify.records import Case
from verify.trial import Outcome, Trial, witness


def stated(trial: Trial, inputs: Mapping[str, Any]) -> Case:
    """The law at one concrete input, with both sides."""
    lanes = trial.law.elementwise
    given = {key: np.atleast_1d(value) for key, value in inputs.items()} if lanes else dict(inputs)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        outcome = trial.run(given, lanes=lanes, thorough=trial.law.statistical)
    lane = None
    if lanes and outcome.verdict is None and outcome.ratios.size > 1:
        lane = int(np.nanargmax(np.where(outcome.decided, outcome.ratios, -np.inf)))
    elif lanes and outcome.verdict is None and outcome.ratios.size == 1:
        lane = 0
    return case_of(trial, dict(inputs), outcome, lane)


def lane_of(inputs: Mapping[str, Any], lane: int) -> dict[str, Any]:
    """One lane of the inputs of an element-wise law."""
    return {name: value[lane] for name, value in inputs.items()}


def snippet(trial: Trial, inputs: Mapping[str, Any]) -> str:
    """Python that states the law again at this input."""
    arguments = ", ".join(f"{name}={_literal(value)}" for name, value in inputs.items())
    spec = trial.subject.spec or trial.subject.name
    like = f", like={trial.law.operations[0]!r}" if ":" in spec else ""
    call = f'verify.restate("{trial.law.name}", "{spec}", "{trial.dtype}"{like}, {arguments})'
    return f"import numpy as np, verify\nprint({call})"


def case_of(trial: Trial, inputs: dict[str, Any], outcome: Outcome, lane: int | None) -> Case:
    """The record of one outcome, in one lane if the law has any."""
    left: Any = None
    right: Any = None
    message = outcome.message
    if outcome.claim is not None:
        left, right, told = witness(outcome.claim, trial, lane)
        message = message or told
    ratio = outcome.ratios[lane] if lane is not None else outcome.worst(trial.threshold)[0]
    return Case(inputs, left, right, float(ratio), message, snippet(trial, inputs))


def _literal(value: Any) -> str:
    """A value as Python source that gives it again to the bit."""
    if isinstance(value, np.ndarray):
        if value.size > 256:
            return f"verify.portable.loads({portable.dumps(value)!r})"
        entries = np.array2string(
            value,
            separator=", ",
            threshold=value.size + 1,
            floatmode="unique",
            max_line_width=10**6,
        )
        text = " ".join(entries.split()).replace("inf", "np.inf").replace("nan", "np.nan")
        return f"np.array({text or '[]'}, np.{value.dtype}).reshape({value.shape})"
    if isinstance(value, np.generic):
        return f"np.{value.dtype}({value.item()!r})"
    return repr(value)


def width(inputs: Mapping[str, Any]) -> int:
    """The number of lanes of inputs."""
    return max((np.size(value) for value in inputs.values()), default=1)
