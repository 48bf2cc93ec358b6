"""The errors of functions in units in the last place, against mpmath.

python -m benchmarks.accuracy                     every function that has rows
python -m benchmarks.accuracy elementary          those of a field
python -m benchmarks.accuracy elementary exp      one function
python -m benchmarks.accuracy --points 100000     more points for each region
python -m benchmarks.accuracy special --write     into docs/accuracy.md as well

A field names its rows in `benchmarks/measured/`. Results that are infinite in the function's
precision are left out; a result that is infinite or nan where it should not be is `inf` ulp wrong.
"""

import argparse
import dataclasses
import importlib
import multiprocessing
import os
import pkgutil
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

import mpmath as mp
import numpy as np
from numpy.typing import NDArray

from benchmarks import measured, page

Function = Callable[..., Any]
Reals = NDArray[np.float64]
Sampler = Callable[[np.random.Generator, int, Any], NDArray[Any]]

DIGITS = 50


def uniform(low: float, high: float) -> Sampler:
    """Reals spread evenly from low to high."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        return rng.uniform(low, high, count).astype(dtype)

    return draw


def bitwise(low: float, high: float, *, signed: bool = False) -> Sampler:
    """Positive floats spread evenly over bit patterns, that is over magnitudes; subnormals too."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        limits, whole = np.finfo(dtype), np.int64 if dtype == np.float64 else np.int32
        first = np.array(max(low, float(limits.smallest_subnormal)), dtype).view(whole)
        last = np.array(min(high, float(limits.max)), dtype).view(whole)
        ranks = rng.integers(int(first), int(last), count, endpoint=True)
        values: NDArray[Any] = ranks.astype(whole).view(dtype)
        return values * rng.choice(np.array([-1, 1], dtype), count) if signed else values

    return draw


def edge(double: tuple[float, float], single: tuple[float, float]) -> Sampler:
    """Reals of a short interval of each precision, such as the one where results overflow."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        low, high = double if dtype == np.float64 else single
        return rng.uniform(low, high, count).astype(dtype)

    return draw


def together(*samplers: Sampler) -> Sampler:
    """Points of several numbers, which know nothing of each other: a row for each argument."""

    def draw(rng: np.random.Generator, count: int, dtype: Any) -> NDArray[Any]:
        return np.stack([sampler(rng, count, dtype) for sampler in samplers])

    return draw


@dataclass(frozen=True)
class Measured:
    """A function, its reference and where it is measured.

    Attributes:
        field: The chapter, `nbmath.<field>` being its door.
        name: The function.
        reference: The same function of mpmath numbers; nan where it has nothing to say.
        regions: Samplers by the name of the region; of a function of several numbers they return
            a row for each.
        peers: Other libraries' functions of NumPy arrays, loaded when used.
        share: Of the points asked for, where the reference takes long.
    """

    field: str
    name: str
    reference: Callable[..., Any]
    regions: Mapping[str, Sampler]
    peers: Mapping[str, Callable[[], Function]]
    share: float = 1.0

    def libraries(self) -> Iterator[tuple[str, Function]]:
        """Ours first, then the peers that are installed."""
        door: Any = __import__(f"nbmath.{self.field}", fromlist=[self.name])
        yield "nbmath", getattr(door, self.name)
        for library, load in self.peers.items():
            try:
                yield library, load()
            except ImportError:
                continue


def exact(reference: Callable[..., Any], x: NDArray[Any]) -> tuple[Reals, Reals, Reals]:
    """The reference as the nearest float64, the exponent of its last place, and what it lacks."""
    limits = np.finfo(x.dtype)
    points = np.atleast_2d(x).T
    head, place, lack = np.empty(len(points)), np.zeros(len(points)), np.zeros(len(points))
    with mp.workdps(DIGITS):
        for i, point in enumerate(points):
            truth = reference(*(mp.mpf(float(value)) for value in point))
            head[i] = float(truth)
            if mp.isnan(truth):
                continue
            leading = min(max(int(mp.frexp(truth)[1]) - 1, int(limits.minexp)), int(limits.maxexp))
            place[i] = leading - int(limits.nmant)
            if np.isfinite(head[i]):
                lack[i] = float(mp.ldexp(truth - mp.mpf(float(head[i])), -int(place[i])))
    return head, place, lack


def ulps(result: NDArray[Any], head: Reals, place: Reals, lack: Reals) -> Reals:
    """Errors in ulps of the exact value; a result that is not finite is infinitely wrong."""
    with np.errstate(all="ignore"):
        # In two steps, because the last place of a subnormal has no finite reciprocal
        half = (place / 2).astype(np.int64)
        error = np.ldexp(result.astype(np.float64) - head, -half)
        error = np.ldexp(error, half - place.astype(np.int64)) - lack
    return np.where(np.isfinite(result), np.abs(error), np.inf)


def most(errors: Reals) -> float:
    """What 99.9 % of the errors stay below."""
    return float(np.quantile(errors, 0.999, method="higher"))  # infinite errors have no mean


@dataclass(frozen=True)
class Row:
    """The errors of each library in one region; ours come first."""

    function: str
    dtype: str
    region: str
    points: int
    at: str
    errors: Mapping[str, Reals]

    def cells(self) -> list[str]:
        """One line of the table."""
        shown = [
            f"{self.errors[name].max():.3g} ({most(self.errors[name]):.3g})"
            if name in self.errors
            else ""
            for name in PEERS
        ]
        ours = self.errors["nbmath"]
        figures = [f"{v:.3g}" for v in (ours.max(), most(ours), np.median(ours))]
        return [
            f"`{self.function}`", self.dtype, self.region, str(self.points),
            *figures, self.at, *shown,
        ]  # fmt: skip  # what is measured, and what was found


PEERS = ("numpy", "scipy", "torch", "jax")
COLUMNS = ["function", "dtype", "region", "points", "max", "99.9 %", "median", "max at", *PEERS]
INTRO = (
    "`python -m benchmarks.accuracy {field} --points {points}`: errors in units in the last place"
    " against mpmath on random points of each region; the correctly rounded result has at most 0.5."
    " For the other libraries, which are asked at the same points, the largest error and in"
    " brackets what 99.9 % of the points stay below. The regions stand in `benchmarks/measured/`."
)


def rows(function: Measured, count: int, dtype: Any) -> Iterator[Row]:
    """What was found in each region."""
    rng = np.random.default_rng(20240)
    for region, sampler in function.regions.items():
        x = sampler(rng, max(round(count * function.share), 10), dtype)
        head, place, lack = exact(function.reference, x)
        with np.errstate(all="ignore"):
            finite = np.isfinite(head.astype(dtype))
        errors = {}
        for library, call in function.libraries():
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                result = np.asarray(call(*np.atleast_2d(x)))
            if result.dtype == dtype:
                errors[library] = ulps(result, head, place, lack)[finite]
        worst = np.atleast_2d(x)[:, finite][:, int(errors["nbmath"].argmax())]
        at = ", ".join(str(value) for value in worst)
        yield Row(function.name, np.dtype(dtype).name, region, int(finite.sum()), at, errors)


def functions() -> tuple[Measured, ...]:
    """What the modules of `benchmarks.measured` list, a field in each."""
    names = sorted(module.name for module in pkgutil.iter_modules(measured.__path__))
    modules = (importlib.import_module(f"{measured.__name__}.{name}") for name in names)
    return tuple(function for module in modules for function in module.FUNCTIONS)


def measured_lines(place: int, dtype: str, points: int, ours: bool) -> list[str]:
    """The lines of one function in one precision."""
    function = functions()[place]
    if ours:
        function = dataclasses.replace(function, peers={})
    return [page.table(row.cells(), [])[0] for row in rows(function, points, np.dtype(dtype).type)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("field", nargs="?", default="")
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--write", action="store_true", help="put the table into docs/accuracy.md")
    arguments = parser.parse_args()
    field, points = arguments.field, arguments.points
    if arguments.write and (not field or arguments.name or arguments.ours):
        parser.error("--write is for the whole table of a field, peers included")
    known = functions()
    chosen = [
        place
        for place, function in enumerate(known)
        if field in ("", function.field) and arguments.name in ("", function.name)
    ]
    lines = page.table(COLUMNS, [])
    print(*lines, sep="\n")
    tasks = [(p, d, points, arguments.ours) for p in chosen for d in ("float64", "float32")]
    with ProcessPoolExecutor(arguments.workers, multiprocessing.get_context("spawn")) as pool:
        for found in pool.map(measured_lines, *zip(*tasks, strict=True)):
            lines += found
            print(*found, sep="\n", flush=True)
    if arguments.write:
        intro = INTRO.format(field=field, points=points)
        page.write_accuracy(field, f"{field.capitalize()} functions", intro, lines)


if __name__ == "__main__":
    main()
