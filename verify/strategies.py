"""Domains read as Hypothesis strategies: edges, and shrinking to what is simplest.

Scalars and entries shrink towards zero and small whole numbers; arrays of a required structure
shrink in the space of their generator: size, kind of input, seed.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from numpy.typing import NDArray

from verify import bulk
from verify.domains import Domain
from verify.law import Law

T = TypeVar("T")

_LANDMARKS = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 10.0, -10.0, 100.0, -100.0, 1000.0, -1000.0)
_SEEDS = st.integers(0, 255)


def inputs(law: Law, dtype: str, *, most: int = 64) -> SearchStrategy[dict[str, Any]]:
    """The inputs of one case of a law; sizes are at most `most` where the law allows it."""
    bounds = bulk.size_bounds(law)
    letters = st.fixed_dictionaries(
        {
            letter: st.integers(low, max(low, min(high, most)))
            for letter, (low, high) in bounds.items()
        }
    )

    def of(sizes: Mapping[str, int]) -> SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries(
            {name: values(domain, dtype, sizes) for name, domain in law.domains.items()}
        )

    return letters.flatmap(of)


def values(domain: Domain, dtype: str, sizes: Mapping[str, int]) -> SearchStrategy[Any]:
    """The values of a domain at these sizes."""
    match domain.kind:
        case "reals" | "floats":
            return _typed(scalars(domain, dtype), np.dtype(dtype).type)
        case "integers":
            return st.integers(domain.options["low"], domain.options["high"])
        case "seeds":
            return st.integers(0, 2**63 - 1)
        case "indices":
            return st.integers(0, bulk.shape(domain, sizes)[0] - 1)
        case "choices":
            return st.sampled_from(domain.options["values"])
        case "vectors" | "logits" | "matrices":
            shape = bulk.shape(domain, sizes)
            return st.one_of(entries(domain, dtype, shape), generated(domain, dtype, shape))
        case "permutations":
            order = st.permutations(range(bulk.shape(domain, sizes)[0]))
            return order.map(lambda chosen: np.array(chosen, np.int64))
        case _:
            return generated(domain, dtype, bulk.shape(domain, sizes))


def scalars(domain: Domain, dtype: str) -> SearchStrategy[float]:
    """Floats between the bounds of a domain; small whole numbers first."""
    low, high = bulk.float_bounds(domain, dtype)
    landmarks = [value for value in _LANDMARKS if low <= value <= high]
    width: Literal[32, 64] = 32 if dtype == "float32" else 64
    every = st.floats(low, high, allow_nan=False, allow_infinity=False, width=width)
    whole = _whole(low, high)
    ends = st.sampled_from((low, high))
    return st.one_of(*([st.sampled_from(landmarks)] if landmarks else []), *whole, every, ends)


def entries(domain: Domain, dtype: str, shape: tuple[int, ...]) -> SearchStrategy[NDArray[Any]]:
    """Arrays whose entries are drawn one by one."""
    size = int(np.prod(shape))
    drawn = st.lists(scalars(domain, dtype), min_size=size, max_size=size)
    return drawn.map(lambda flat: np.array(flat, dtype).reshape(shape))


def generated(domain: Domain, dtype: str, shape: tuple[int, ...]) -> SearchStrategy[NDArray[Any]]:
    """Arrays named by the structure and the seed of their generator."""

    def make(structure: int, seed: int) -> NDArray[Any]:
        return bulk.array(domain, dtype, shape, seed, 0, 0, structure)

    return st.builds(make, st.integers(0, bulk.structures(domain) - 1), _SEEDS)


def _whole(low: float, high: float) -> list[SearchStrategy[float]]:
    bottom, top = int(np.ceil(max(low, -(2.0**20)))), int(np.floor(min(high, 2.0**20)))
    return [st.integers(bottom, top).map(float)] if bottom <= top else []


def _typed(strategy: SearchStrategy[Any], kind: Callable[[Any], T]) -> SearchStrategy[T]:
    return strategy.map(kind)
