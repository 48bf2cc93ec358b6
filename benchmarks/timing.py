"""How a time is taken: warm, in samples long enough for the clock, the libraries in turn."""

import ctypes
import math
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Call = Callable[[], Any]
Clock = Callable[[], float]

SAMPLE = 2e-3  # seconds; a thousand times the clock's resolution
ROUNDS, AT_LEAST = 25, 4
PAUSE, PATIENCE = 1e-3, 0.5
MMAP_MAX, TRIM_THRESHOLD, ARENA_MAX = -4, -1, -8  # names of options in glibc's malloc.h


def keep_memory() -> None:
    """Let this process keep the memory that is freed, so that large results stand in it again.

    Else malloc maps each array of some megabytes anew, and what is timed, of every library alike,
    is how fast the system hands out pages: up to four microseconds for one on a virtual machine.
    """
    if sys.platform == "linux":
        options = ctypes.CDLL(None)
        if hasattr(options, "mallopt"):  # glibc has it, musl has not
            options.mallopt(MMAP_MAX, 0)
            options.mallopt(TRIM_THRESHOLD, -1)
            options.mallopt(ARENA_MAX, 1)  # the others' are given back when they are empty


def calls_per_sample(call: Call, clock: Clock) -> int:
    """How many calls make a sample of the length above, after warming up."""
    call()
    number = 1
    while True:
        seconds = sample(call, number, clock) * number
        if seconds >= SAMPLE:
            return number
        number = max(2 * number, math.ceil(number * SAMPLE / max(seconds, SAMPLE / 64)))


def sample(call: Call, number: int, clock: Clock) -> float:
    """Seconds per call over this many calls."""
    start = clock()
    for _ in range(number):
        call()
    return (clock() - start) / number


def interleaved(calls: Mapping[str, Call], clock: Clock, seconds: float) -> dict[str, list[float]]:
    """Times of each call, taken in turn, so that a disturbance meets all of them alike."""
    numbers = {name: calls_per_sample(call, clock) for name, call in calls.items()}
    times: dict[str, list[float]] = {name: [] for name in calls}
    start = time.perf_counter()
    for done in range(ROUNDS):
        if done >= AT_LEAST and time.perf_counter() - start > seconds:
            break
        for name, call in calls.items():
            settle()
            times[name].append(sample(call, numbers[name], clock))
    return times


def settle() -> None:
    """Wait until threads that the last library left at work are idle.

    What they still do, freeing memory or waiting busily, would count as the next library's time:
    after a call of jax this was 80 ms.
    """
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        before = time.process_time()
        time.sleep(PAUSE)
        if time.process_time() - before < PAUSE / 4:
            break


def once(call: Call, clock: Clock) -> float:
    """The median time of one call on its own."""
    return statistics.median(interleaved({"call": call}, clock, 0.3)["call"])


def growth(work: Sequence[float], times: Sequence[float]) -> float:
    """The exponent p of time ~ work**p, by least squares in the logarithms."""
    x = [math.log(w) for w in work]
    y = [math.log(t) for t in times]
    return statistics.linear_regression(x, y).slope
