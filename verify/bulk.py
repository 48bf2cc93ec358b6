"""Inputs by the million: a domain read as a compiled generator.

Case `index` of a law and a seed is a pure function of the three, so that any case can be had
again alone, in another process, after a crash.
"""

import functools
import math
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify.domains import Domain
from verify.generators import arrays, counter, matrices, scalars
from verify.law import Law

SMALL = 5
"""The largest size of an axis for subjects that are slow."""

_LARGEST_SEED = 2**63 - 1


def inputs(law: Law, dtype: str, seed: int, index: int, *, small: bool = False) -> dict[str, Any]:
    """The inputs of one case of a law; `small` keeps sizes to what slow subjects can do."""
    letters = sizes(law, seed, index)
    if small:
        bounds = size_bounds(law)
        letters = {key: min(n, max(bounds[key][0], SMALL)) for key, n in letters.items()}
    return {
        name: draw(domain, dtype, letters, seed, _salt(law.name, name), index)
        for name, domain in law.domains.items()
    }


def lane_inputs(law: Law, dtype: str, seed: int, start: int, count: int) -> dict[str, Any]:
    """The inputs of cases `start` to `start + count` of an element-wise law, as vectors."""
    return {
        name: lanes(domain, dtype, seed, _salt(law.name, name), start, count)
        for name, domain in law.domains.items()
    }


def sizes(law: Law, seed: int, index: int) -> dict[str, int]:
    """What each letter of a law stands for in one case."""
    return {
        letter: int(counter.size(seed, _salt(law.name, letter), index, low, high))
        for letter, (low, high) in size_bounds(law).items()
    }


@functools.cache
def size_bounds(law: Law) -> dict[str, tuple[int, int]]:
    """The smallest and largest size of each letter: the tightest of the domains that share it."""
    bounds: dict[str, tuple[int, int]] = {}
    for domain in law.domains.values():
        least = 1 if domain.kind == "indices" else domain.min_size
        for letter in domain.symbols:
            low, high = bounds.get(letter, (least, domain.max_size))
            bounds[letter] = (max(low, least), min(high, domain.max_size))
    return bounds


def lanes(domain: Domain, dtype: str, seed: int, salt: int, start: int, count: int) -> NDArray[Any]:
    """A vector of independent scalars of a domain."""
    if domain.kind == "integers":
        whole = np.empty(count, np.int64)
        scalars.integers(seed, salt, start, domain.options["low"], domain.options["high"], whole)
        return whole
    low, high = float_bounds(domain, dtype)
    if domain.kind == "floats":
        ranks = np.empty(count, np.int64)
        scalars.ordered_bits(seed, salt, start, rank(low, dtype), rank(high, dtype), ranks)
        return unrank(ranks, dtype)
    out = np.empty(count)
    scalars.reals(seed, salt, start, low, high, bool(domain.options.get("tails")), out)
    return out.astype(dtype)


def draw(
    domain: Domain, dtype: str, letters: Mapping[str, int], seed: int, salt: int, index: int
) -> Any:
    """One value of a domain, of a structure that the index chooses."""
    if domain.lanes:
        value = lanes(domain, dtype, seed, salt, index, 1)[0]
        return int(value) if domain.kind == "integers" else value
    if domain.kind == "seeds":
        return _integer(seed, salt, index, 0, _LARGEST_SEED)
    if domain.kind == "indices":
        return _integer(seed, salt, index, 0, shape(domain, letters)[0] - 1)
    if domain.kind == "choices":
        values = domain.options["values"]
        return values[_integer(seed, salt, index, 0, len(values) - 1)]
    return array(domain, dtype, shape(domain, letters), seed, salt, index)


def array(
    domain: Domain,
    dtype: str,
    shape: tuple[int, ...],
    seed: int,
    salt: int,
    index: int,
    structure: int | None = None,
) -> NDArray[Any]:
    """An array of a domain; `structure` chooses the kind of input instead of the index."""
    count = structures(domain)
    which = -count if structure is None else structure
    if domain.kind == "permutations":
        order = np.empty(shape, np.int64)
        arrays.permutations(seed, salt, index, which, order)
        return order
    out = np.zeros(shape)
    if out.size:
        _fill(domain, dtype, seed, salt, index, which, out)
    return out.astype(dtype)


def structures(domain: Domain) -> int:
    """How many kinds of input a domain of arrays has."""
    match domain.kind:
        case "vectors":
            return arrays.VECTORS
        case "logits":
            return arrays.VECTORS
        case "points":
            return arrays.POINTS if domain.options["degenerate"] else arrays.PROPER_POINTS
        case "simplex" | "probability_tables" | "stochastic_matrices":
            return arrays.SIMPLEX
        case "permutations":
            return arrays.PERMUTATIONS
        case "matrices":
            return matrices.MATRICES
        case "spd_matrices":
            return matrices.SPD
        case "symmetric_matrices":
            return matrices.SYMMETRIC
        case "invertible_matrices":
            return matrices.INVERTIBLE
        case "orthogonal_matrices":
            return matrices.ORTHOGONAL
        case "triangular_matrices":
            return matrices.TRIANGULAR
    raise ValueError(f"no generator for domain {domain}")


def shape(domain: Domain, letters: Mapping[str, int]) -> tuple[int, ...]:
    """The shape of a value, with numbers for the letters."""
    return tuple(letters[size] if isinstance(size, str) else size for size in domain.sizes)


def conditioning(domain: Domain, dtype: str) -> float:
    """The condition number asked for, as far as the precision can carry it."""
    return min(float(domain.options["cond"]), 1e-3 / float(np.finfo(dtype).eps))


@functools.cache
def _bounds(low: float, high: float, open_ends: bool, dtype: str) -> tuple[float, float]:
    kind: Any = np.dtype(dtype).type
    limits = np.finfo(kind)
    with np.errstate(over="ignore"):
        bottom = kind(max(low, float(limits.min)))
        top = kind(min(high, float(limits.max)))
        if float(bottom) < low or (open_ends and float(bottom) <= low):
            bottom = np.nextafter(bottom, kind(math.inf))
        if float(top) > high or (open_ends and float(top) >= high):
            top = np.nextafter(top, kind(-math.inf))
    return float(bottom), float(top)


def float_bounds(domain: Domain, dtype: str) -> tuple[float, float]:
    """The least and the greatest float of the precision that a domain of reals holds."""
    options = domain.options
    return _bounds(options["low"], options["high"], bool(options.get("open")), dtype)


def rank(value: float, dtype: str) -> int:
    """The place of a float among the floats of its precision; zero has 0."""
    if dtype == "float32":
        bits = int(np.float32(abs(value)).view(np.int32))
    else:
        bits = int(np.float64(abs(value)).view(np.int64))
    return -bits if value < 0 else bits


def unrank(ranks: NDArray[np.int64], dtype: str) -> NDArray[Any]:
    """The floats at these places."""
    width: Any = np.int32 if dtype == "float32" else np.int64
    magnitude = np.abs(ranks).astype(width).view(dtype)
    return np.asarray(np.where(ranks < 0, -magnitude, magnitude))


@functools.cache
def _salt(law: str, name: str) -> int:
    return zlib.crc32(f"{law}/{name}".encode())


def _integer(seed: int, salt: int, index: int, low: int, high: int) -> int:
    out = np.empty(1, np.int64)
    scalars.integers(seed, salt, index, low, high, out)
    return int(out[0])


def _fill(
    domain: Domain,
    dtype: str,
    seed: int,
    salt: int,
    index: int,
    which: int,
    out: NDArray[np.float64],
) -> None:
    case = (seed, salt, index, which)
    options = domain.options
    tiny = 4.0 * float(np.finfo(dtype).tiny)
    match domain.kind:
        case "vectors" | "logits":
            low, high = float_bounds(domain, dtype)
            arrays.vectors(*case, low, high, tiny, out.reshape(-1, out.shape[-1]))
        case "matrices":
            low, high = float_bounds(domain, dtype)
            matrices.general(*case, low, high, tiny, out)
        case "points":
            arrays.points(*case, options["spread"], out)
        case "simplex" | "probability_tables":
            arrays.simplex(*case, options["zeros"], out.reshape(1, -1))
        case "stochastic_matrices":
            arrays.simplex(*case, options["zeros"], out)
        case "spd_matrices":
            matrices.spd(*case, conditioning(domain, dtype), out)
        case "invertible_matrices":
            matrices.invertible(*case, conditioning(domain, dtype), out)
        case "triangular_matrices":
            matrices.triangular(*case, conditioning(domain, dtype), options["lower"], out)
        case "symmetric_matrices":
            matrices.symmetric(*case, out)
        case "orthogonal_matrices":
            matrices.orthogonal(*case, out)
