"""The asv classes of the declared cases: library, dtype and size are parameters of one page."""

import contextlib
import re
import time
from collections.abc import Iterable
from typing import Any

from benchmarks.common import Case, one_thread, size_name


def suites(cases: Iterable[Case]) -> dict[str, type]:
    """One class per case and thread count, and one that follows the growth with the size."""
    found: dict[str, type] = {}
    for case in cases:
        name = "".join(word.title() for word in re.split(r"[\W_]+", case.name))
        places = {"case": case, "__module__": f"benchmarks.{case.field}", "__doc__": case.note}
        parameters = {
            "params": [
                [size_name(size) for size in case.sizes],
                list(case.dtypes),
                ["nbmath", *case.peers],
            ],
            "param_names": ["size", "dtype", "library"],
        }
        if "one" in case.threads:
            found[name] = type(name, (_OneThread,), places | parameters)
        if "all" in case.threads:
            found[f"{name}AllThreads"] = type(name + "AllThreads", (_Timed,), places | parameters)
        growth = {"params": [list(case.dtypes)], "param_names": ["dtype"]}
        found[f"{name}Growth"] = type(name + "Growth", (_Growth,), places | growth)
    return found


class _Timed:
    """One call of one library, timed by the clock on the wall, on every thread it likes."""

    case: Case
    timeout = 300

    def setup(self, size: str, dtype: str, library: str) -> None:
        self.stack = contextlib.ExitStack()
        self.limit_threads()
        actual = {size_name(size): size for size in self.case.sizes}[size]
        inputs = self.case.inputs(actual, dtype)
        try:
            if library == "nbmath":
                self.case.verify(inputs)
            self.call = self.case.call(library, inputs)
            self.call()
        except ImportError as missing:
            self.stack.close()
            raise NotImplementedError(str(missing)) from missing

    def limit_threads(self) -> None:
        """Leave the libraries their threads."""

    def teardown(self, *_: Any) -> None:
        self.stack.close()

    def time_call(self, *_: Any) -> None:
        self.call()


class _OneThread(_Timed):
    """The same on one thread, in processor time, which a busy machine hardly moves."""

    timer = staticmethod(time.process_time)

    def limit_threads(self) -> None:
        self.stack.enter_context(one_thread())


class _Growth:
    """The exponent of our time against the work: 1 is linear, out of the caches too."""

    case: Case
    timeout = 300
    unit = "exponent"

    def track_exponent(self, dtype: str) -> float:
        from benchmarks.timing import growth, once

        with one_thread():
            times = []
            for size in self.case.sizes:
                call = self.case.call("nbmath", self.case.inputs(size, dtype))
                times.append(once(call, time.process_time))
        return growth([self.case.work(size) for size in self.case.sizes], times)
