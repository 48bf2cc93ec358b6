"""The process in which checks are made, so that a hang or a crash costs one check and no more.

Parent and worker exchange JSON text over two pipes. A request names a law, a subject, a precision
and a budget; the answers are "found" (a failure, before it is shrunk), "done" or "error".
"""

import contextlib
import faulthandler
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from verify import portable
from verify.checks import Budget, CheckTask, cautious, check
from verify.limits import Beat, restrict_memory
from verify.records import CheckResult

Resolve = Callable[[dict[str, Any]], CheckTask]


def request(task: CheckTask, seed: int, number: int) -> dict[str, Any]:
    """A task as JSON data."""
    return {
        "number": number,
        "law": task.law.name,
        "subject": task.subject.spec or task.subject.name,
        "like": task.law.operations[0],
        "conventions": portable.encode(dict(task.subject.conventions)),
        "dtype": task.dtype,
        "budget": asdict(task.budget),
        "seed": seed,
    }


def resolved(data: dict[str, Any]) -> CheckTask:
    """The task of a request, found by its names."""
    from verify import registry

    spec = data["subject"]
    conventions = portable.decode(data["conventions"]) if ":" in spec else None
    subject = registry.subject(spec, data["like"], conventions)
    return CheckTask(registry.law(data["law"]), subject, data["dtype"], Budget(**data["budget"]))


def serve(requests: Connection, answers: Connection, beat: Beat, resolve: Resolve) -> None:
    """Answer requests until the parent closes its end."""

    def answer(kind: str, content: Any) -> None:
        answers.send_bytes(json.dumps({"kind": kind, "content": content}).encode())

    def found(result: CheckResult) -> None:
        answer("found", portable.encode(result))

    while True:
        try:
            data = json.loads(requests.recv_bytes())
        except EOFError:
            return
        try:
            task = resolve(data)
            if "lanes" in data:
                first, count = data["lanes"]
                cautious(task, data["seed"], first, count, beat)
                answer("done", None)
            else:
                result = check(task, data["seed"], beat=beat, found=found)
                answer("done", portable.encode(result))
        except Exception as error:  # told to the parent as a sentence
            answer("error", f"{type(error).__name__}: {error}")


def main(arguments: list[str]) -> None:
    """Serve over inherited file descriptors: requests, answers, beat; memory limit."""
    incoming, outgoing, shared, memory = arguments
    quiet()
    restrict_memory(int(memory))
    with (
        Connection(int(incoming), writable=False) as requests,
        Connection(int(outgoing), readable=False) as answers,
        Beat(int(shared)) as beat,
        contextlib.suppress(BrokenPipeError),
    ):
        serve(requests, answers, beat, resolved)


def quiet() -> None:
    """What checked functions print goes nowhere: the parent's screen is not theirs."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    # A fork inherits streams and a fault handler that have their own way to the screen.
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # for good
    faulthandler.disable()


if __name__ == "__main__":
    main(sys.argv[1:])
