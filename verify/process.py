"""The parent's side of a worker: started by spawning or by forking, asked, watched, killed."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from verify.limits import Beat, mapped, resident, restrict_memory
from verify.worker import Resolve, quiet, serve

THREADS = {"NUMBA_NUM_THREADS": "2", "OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "1"}
"""Threads of a worker, where the user has not said: there is a worker for each core already."""

_TICK = 0.02
_START_LIMIT = 60.0
"""Seconds for a worker to start and import what it checks, if its time limit is shorter."""


@dataclass(frozen=True)
class Silence:
    """A worker that will not answer any more.

    Attributes:
        hung: True if it was killed for taking too long, False if it died.
        cause: What became of it, as the end of a sentence.
        beats: How many times it said where it was.
        index: The first case of the last beat.
        count: The number of cases of the last beat.
    """

    hung: bool
    cause: str
    beats: int
    index: int
    count: int


class Process:
    """One worker process, started when it is first asked, and again after it died.

    One that has kept half of the memory that it may take, in compiled code most likely, gives way
    to a new one: what it keeps shall not fail the next check.

    Args:
        time_limit: Seconds that one beat may take.
        memory_limit: Bytes that it may allocate, beyond what a fork inherits; 0 for any number.
        resolve: Where given, the worker is a fork of this process that finds tasks by it;
            otherwise it is a fresh interpreter that finds them by their names.
    """

    def __init__(
        self, *, time_limit: float, memory_limit: int, resolve: Resolve | None = None
    ) -> None:
        self.time_limit = time_limit
        self.memory_limit = memory_limit
        self._resolve = resolve
        self._pid = 0
        self._mapped = 0
        self._inherited = 0
        self._popen: subprocess.Popen[bytes] | None = None
        self._requests: Connection | None = None
        self._answers: Connection | None = None
        with tempfile.TemporaryFile() as file:
            self._shared = os.dup(file.fileno())
        self._beat = Beat(self._shared)

    def ask(self, data: dict[str, Any], *, spare: float = 0.0) -> "Answer | Silence":
        """Send a request and wait for its end; `spare` seconds are granted after a failure."""
        if self._mapped and mapped(self._pid) - self._mapped > self.memory_limit / 2 > 0:
            self.stop()
        if not self._pid:
            self._start()
            self._mapped = 0
        assert self._requests is not None
        self._beat.reset()
        try:
            self._requests.send_bytes(json.dumps(data).encode())
        except OSError:
            return self._silence(hung=False, found=None)
        answer = self._await(spare)
        self._mapped = self._mapped or mapped(self._pid)  # with what the first check imported
        return answer

    def stop(self) -> None:
        """Kill the worker and wait until it is gone."""
        for connection in (self._requests, self._answers):
            if connection is not None:
                connection.close()
        self._requests = self._answers = None
        if self._popen is not None:
            self._popen.kill()
            self._popen.wait()
            self._popen = None
        elif self._pid:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(self._pid, signal.SIGKILL)
                os.waitpid(self._pid, 0)
        self._pid = 0

    def close(self) -> None:
        """Stop, and let go of the beat."""
        self.stop()
        self._beat.close()
        os.close(self._shared)

    def _await(self, spare: float) -> "Answer | Silence":
        assert self._answers is not None
        found: Any = None
        beats, since = 0, time.monotonic()
        while True:
            try:
                if self._answers.poll(_TICK):
                    reply = json.loads(self._answers.recv_bytes())
                    if reply["kind"] != "found":
                        return Answer(reply["kind"], reply["content"])
                    found, since = reply["content"], time.monotonic()
                    continue
            except (EOFError, OSError):
                return self._silence(hung=False, found=found)
            now = time.monotonic()
            seen, _, _ = self._beat.read()
            if seen != beats:
                beats, since = seen, now
            limit = self.time_limit if beats else max(self.time_limit, _START_LIMIT)
            limit += spare if found is not None else 0.0
            if now - since > limit:
                return self._silence(hung=True, found=found)
            allocated = resident(self._pid) - self._inherited
            if allocated > 2 * self.memory_limit > 0:
                return self._silence(hung=False, found=found, cause="ran out of memory")

    def _silence(self, *, hung: bool, found: Any, cause: str = "") -> "Answer | Silence":
        beats, index, count = self._beat.read()
        if hung:
            cause = f"gave no answer in {self.time_limit:g} s"
        cause = cause or self._epitaph()
        self.stop()
        if found is not None:
            return Answer("done", found)
        return Silence(hung, cause, beats, index, count)

    def _epitaph(self) -> str:
        """Why a worker that closed its pipe has ended."""
        if self._popen is not None:
            try:
                status = self._popen.wait(2.0)
            except subprocess.TimeoutExpired:
                return "closed its pipe"
        else:
            _, code = os.waitpid(self._pid, 0)
            status = os.waitstatus_to_exitcode(code)
            self._pid = 0
        if status >= 0:
            return f"ended the process with exit status {status}"
        try:
            return f"died of {signal.Signals(-status).name}"
        except ValueError:
            return f"died of signal {-status}"

    def _start(self) -> None:
        worker_in, parent_out = os.pipe()
        parent_in, worker_out = os.pipe()
        if self._resolve is None:
            self._spawn(worker_in, worker_out)
        else:
            self._fork(worker_in, worker_out, (parent_in, parent_out))
        os.close(worker_in)
        os.close(worker_out)
        self._requests = Connection(parent_out, readable=False)
        self._answers = Connection(parent_in, writable=False)

    def _spawn(self, incoming: int, outgoing: int) -> None:
        command = [sys.executable, "-P", "-m", "verify.worker", str(incoming), str(outgoing)]
        command += [str(self._shared), str(self.memory_limit)]
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)  # noqa: PTH109  # as text
        environment = {**THREADS, **os.environ, "PYTHONPATH": paths}
        inherited = (incoming, outgoing, self._shared)
        self._popen = subprocess.Popen(command, pass_fds=inherited, env=environment)
        self._pid = self._popen.pid

    def _fork(self, incoming: int, outgoing: int, others: tuple[int, int]) -> None:
        assert self._resolve is not None
        with warnings.catch_warnings():
            # Python 3.12 warns when other threads exist; the child uses none of their locks.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid:
            self._inherited = resident(os.getpid())
            return
        status = 1
        try:
            for other in others:
                os.close(other)
            quiet()
            restrict_memory(self.memory_limit)
            with (
                Connection(incoming, writable=False) as requests,
                Connection(outgoing, readable=False) as answers,
            ):
                serve(requests, answers, self._beat, self._resolve)
            status = 0
        finally:
            os._exit(status)


@dataclass(frozen=True)
class Answer:
    """The end of a request: "done" with its result, or "error" with a sentence."""

    kind: str
    content: Any
