"""Stored cases against today's code, each in a process of its own with hard limits."""

import ast
import dataclasses
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from verify import portable, registry
from verify.evidence import stated
from verify.limits import restrict_memory
from verify.records import Case, Verdict
from verify.store import StoredCase
from verify.subjects import Subject
from verify.trial import Trial


@dataclass(frozen=True)
class Replayed:
    """What a stored case comes to today."""

    verdict: Verdict
    case: Case


class ReplayError(Exception):
    """A stored case cannot be tried; the message says why."""


def named(subject: Subject, conventions: Mapping[str, Any]) -> Subject:
    """A stranger's subject whose name holds its conventions: "module:function(axis=0)"."""
    if not conventions:
        return subject
    listed = ", ".join(f"{key}={value!r}" for key, value in conventions.items())
    return dataclasses.replace(subject, name=f"{subject.name}({listed})")


def parsed(name: str) -> tuple[str, dict[str, Any]]:
    """The name of a subject as what it is found by and its conventions."""
    spec, bracket, _ = name.partition("(")
    if not bracket:
        return spec, {}
    call = ast.parse(f"f{name[len(spec) :]}", mode="eval").body
    assert isinstance(call, ast.Call)
    return spec, {key.arg or "": ast.literal_eval(key.value) for key in call.keywords}


def replay(stored: StoredCase, *, time_limit: float, memory_limit: int) -> Replayed:
    """State the law again at the stored input, in another process.

    Raises:
        ReplayError: The law or the subject is not there any more, or cannot be imported.
    """
    request = {
        "law": stored.law,
        "subject": stored.subject,
        "dtype": stored.dtype,
        "inputs": stored.case.inputs,
        "memory": memory_limit,
    }
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)  # noqa: PTH109  # as text
    try:
        ended = subprocess.run(
            [sys.executable, "-P", "-m", "verify.replay"],
            input=portable.dumps(request),
            env={**os.environ, "PYTHONPATH": paths},
            timeout=time_limit,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _ended(stored, Verdict.HUNG, f"gave no answer in {time_limit:g} s")
    if ended.returncode < 0:
        return _ended(stored, Verdict.CRASHED, f"died of {signal.Signals(-ended.returncode).name}")
    if not ended.stdout:
        return _ended(
            stored, Verdict.CRASHED, f"ended the process with exit status {ended.returncode}"
        )
    answer = portable.loads(ended.stdout)
    if isinstance(answer, str):
        raise ReplayError(answer)
    return Replayed(*answer)


def _ended(stored: StoredCase, verdict: Verdict, message: str) -> Replayed:
    return Replayed(verdict, Case(stored.case.inputs, None, None, float("inf"), message))


def _answer(request: Mapping[str, Any]) -> object:
    """The verdict and the case of a request, or a sentence on why there is none."""
    try:
        law = registry.law(request["law"])
        spec, conventions = parsed(request["subject"])
        subject = registry.subject(spec, law.operations[0], conventions)
    except Exception as error:  # whatever a stranger's module does on import
        told = str(error) if isinstance(error, registry.UnknownName | ImportError) else repr(error)
        return f"{request['law']} on {request['subject']} cannot be tried: {told}"
    restrict_memory(request["memory"])
    trial = Trial(law, subject, request["dtype"])
    inputs = request["inputs"]
    lanes = law.elementwise
    given = {name: np.atleast_1d(value) for name, value in inputs.items()} if lanes else inputs
    with np.errstate(all="ignore"):
        _, verdict = trial.run(given, lanes=lanes).worst(trial.threshold)
    return verdict, stated(trial, inputs)


def main() -> None:
    """Answer the request on standard input; what the checked code prints goes nowhere."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    request = portable.loads(sys.stdin.buffer.read().decode())
    text = portable.dumps(_answer(request))
    with os.fdopen(answers, "w", encoding="utf-8") as stream:
        stream.write(text)


if __name__ == "__main__":
    main()
