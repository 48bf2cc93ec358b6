"""The errors of functions in units in the last place, against mpmath.

python -m benchmarks.accuracy                     every function that has rows
python -m benchmarks.accuracy elementary          those of a field
python -m benchmarks.accuracy elementary exp      one function
python -m benchmarks.accuracy --points 100000     more points for each region

A field names its rows in `benchmarks/measured/`.
"""

import argparse
import importlib
import pkgutil
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import mpmath as mp
import numpy as np
from numpy.typing import NDArray

from benchmarks import measured

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


@dataclass(frozen=True)
class Measured:
    """A function, its reference and where it is measured.

    Attributes:
        field: The chapter, `nbmath.<field>` being its door.
        name: The function.
        reference: The same function of an mpmath number.
        regions: Samplers by the name of the region.
        peers: Other libraries' functions of NumPy arrays, loaded when used.
    """

    field: str
    name: str
    reference: Callable[[Any], Any]
    regions: Mapping[str, Sampler]
    peers: Mapping[str, Callable[[], Function]]

    def libraries(self) -> Iterator[tuple[str, Function]]:
        """Ours first, then the peers that are installed."""
        door: Any = __import__(f"nbmath.{self.field}", fromlist=[self.name])
        yield "nbmath", getattr(door, self.name)
        for library, load in self.peers.items():
            try:
                yield library, load()
            except ImportError:
                continue


def exact(reference: Callable[[Any], Any], x: NDArray[Any]) -> tuple[Reals, Reals, Reals]:
    """The reference as the nearest float64, the exponent of its last place, and what it lacks."""
    limits = np.finfo(x.dtype)
    head, place, lack = np.empty(x.size), np.empty(x.size), np.zeros(x.size)
    with mp.workdps(DIGITS):
        for i, value in enumerate(x):
            truth = reference(mp.mpf(float(value)))
            head[i] = float(truth)
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


def rows(function: Measured, count: int, dtype: Any) -> Iterator[str]:
    """Lines of the table: one for each region and library."""
    rng = np.random.default_rng(20240)
    for region, sampler in function.regions.items():
        x = sampler(rng, count, dtype)
        head, place, lack = exact(function.reference, x)
        with np.errstate(all="ignore"):
            finite = np.isfinite(head.astype(dtype))
        for library, call in function.libraries():
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                result = np.asarray(call(x))
            if result.dtype != dtype:
                continue
            errors = ulps(result, head, place, lack)[finite]
            worst = int(errors.argmax())
            yield (
                f"| {function.name} | {np.dtype(dtype).name} | {region} | {library}"
                f" | {errors[worst]:.3f} | {x[finite][worst]!s} | {np.quantile(errors, 0.999):.3f}"
                f" | {np.median(errors):.3f} |"
            )


def functions() -> tuple[Measured, ...]:
    """What the modules of `benchmarks.measured` list, a field in each."""
    names = sorted(module.name for module in pkgutil.iter_modules(measured.__path__))
    modules = (importlib.import_module(f"{measured.__name__}.{name}") for name in names)
    return tuple(function for module in modules for function in module.FUNCTIONS)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("field", nargs="?", default="")
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    arguments = parser.parse_args()
    print("| function | dtype | region | library | max ulp | at | 99.9 % | median |")
    print("|---|---|---|---|---|---|---|---|")
    for function in functions():
        if arguments.field not in ("", function.field) or arguments.name not in ("", function.name):
            continue
        peers = {} if arguments.ours else function.peers
        chosen = Measured(
            function.field, function.name, function.reference, function.regions, peers
        )
        for dtype in (np.float64, np.float32):
            for line in rows(chosen, arguments.points, dtype):
                print(line)
                sys.stdout.flush()


if __name__ == "__main__":
    main()
