"""What a demonstration leaves behind: laws judged on its data, and pictures."""

import dataclasses
import io
import time
from typing import Any

from matplotlib.figure import Figure

from verify import registry
from verify.checks import CheckTask, summed
from verify.law import Law
from verify.records import CheckResult
from verify.tally import Tally
from verify.trial import Trial


class Book:
    """The laws that were judged and the pictures that were drawn, in order."""

    def __init__(self) -> None:
        self.results: list[CheckResult] = []
        self.laws: dict[str, Law] = {}
        self.pictures: list[tuple[str, bytes, str]] = []

    def check(self, data: str, names: tuple[str, ...], **inputs: Any) -> None:
        """Judge the laws of these names at these inputs of the real data, called `data`."""
        for name in names:
            self.judge(data, registry.law(name), **inputs)

    def judge(self, data: str, law: Law, **inputs: Any) -> None:
        """Judge one law at these inputs."""
        subject = dataclasses.replace(registry.subject("nbmath"), name=data)
        trial = Trial(law, subject, "float64")
        tally = Tally(trial)
        start = time.perf_counter()
        tally.add(inputs, trial.run(inputs, lanes=law.elementwise), lanes=law.elementwise)
        seconds = time.perf_counter() - start
        self.laws[law.name] = law
        self.results.append(summed(CheckTask(law, subject, "float64"), tally, 0, seconds))

    def picture(self, title: str, figure: Figure, text: str) -> None:
        """Keep a figure as PNG with a sentence about it."""
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=110, facecolor="white")
        self.pictures.append((title, buffer.getvalue(), text))


def figure(width: float, height: float) -> Figure:
    """An empty figure, in inches; no window, no global state."""
    return Figure(figsize=(width, height), layout="constrained")
