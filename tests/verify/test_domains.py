"""Domains: the two readings of one declaration agree, and every case can be had again alone."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from verify import bulk, close, domains, law, strategies, tolerance
from verify.domains import Domain
from verify.law import DTYPES, Law

ARRAYS = [
    domains.vectors("n"),
    domains.vectors("m", "n", low=0.0),
    domains.logits("n"),
    domains.matrices("m", "n"),
    domains.invertible_matrices("n"),
    domains.orthogonal_matrices("n"),
    domains.symmetric_matrices("n"),
    domains.spd_matrices("n", cond=1e4),
    domains.triangular_matrices("n"),
    domains.triangular_matrices("n", lower=False),
    domains.simplex("n"),
    domains.simplex("n", zeros=False),
    domains.probability_tables("m", "n"),
    domains.stochastic_matrices("m", "n"),
    domains.permutations("n"),
    domains.points("n", "m"),
    domains.points("n", 2, degenerate=True),
]
SCALARS = [
    domains.reals(-3.0, 5.0),
    domains.reals(0.1, 0.3),
    domains.positive(1e-10, 1e10),
    domains.floats(),
    domains.floats(0.0, 1.0),
    domains.floats(-1e-300, 2.0),
    domains.probabilities(),
    domains.probabilities(open_ends=True),
    domains.integers(-2, 9),
]
OTHERS = [domains.seeds(), domains.indices("n"), domains.choices(1, "two", None)]
SIZES = {"m": 3, "n": 5}


def belongs(value: Any, domain: Domain, dtype: str) -> bool:
    """Membership, from the definition of each kind."""
    options = domain.options
    eps = float(np.finfo(dtype).eps)
    match domain.kind:
        case "reals" | "floats" | "vectors" | "logits" | "matrices":
            low, high = options["low"], options["high"]
            inside = np.isfinite(value).all() and (value >= low).all() and (value <= high).all()
            opened = not options.get("open") or (low < value < high)
            return bool(inside and opened and value.dtype == dtype)
        case "integers":
            return bool(options["low"] <= int(value) <= options["high"])
        case "seeds":
            return isinstance(value, int) and 0 <= value < 2**63
        case "indices":
            return bool(0 <= value < SIZES["n"])
        case "choices":
            return value in options["values"]
        case "permutations":
            return sorted(value.tolist()) == list(range(SIZES["n"]))
        case "simplex" | "probability_tables" | "stochastic_matrices":
            axis = -1 if domain.kind == "stochastic_matrices" else None
            total = value.sum(axis=axis, dtype=np.float64)
            positive = (value >= 0).all() if options["zeros"] else (value > 0).all()
            return bool(positive and (np.abs(total - 1) <= 8 * eps).all())
        case "points":
            return bool(np.isfinite(value).all())
        case "orthogonal_matrices":
            return bool(np.abs(value @ value.T - np.eye(len(value))).max() < 100 * eps)
        case "symmetric_matrices":
            return bool((value == value.T).all() and np.isfinite(value).all())
        case "triangular_matrices":
            part = np.triu(value, 1) if options["lower"] else np.tril(value, -1)
            return bool(
                (part == 0).all() and (np.diag(value) != 0).all() and conditioned(value, options)
            )
        case "spd_matrices":
            least = np.linalg.eigvalsh(value.astype(np.float64)).min()
            return bool((value == value.T).all() and least > 0 and conditioned(value, options))
        case "invertible_matrices":
            return conditioned(value, options)
    raise AssertionError(domain)


def conditioned(value: Any, options: Any) -> bool:
    return bool(np.linalg.cond(value.astype(np.float64)) <= 1.1 * options["cond"])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("domain", ARRAYS + SCALARS + OTHERS, ids=str)
def test_every_case_of_the_bulk_generator_belongs(domain: Domain, dtype: str) -> None:
    for index in range(200):
        value = bulk.draw(domain, dtype, SIZES, 7, 1, index)
        assert belongs(value, domain, dtype), (index, value)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("domain", ARRAYS + SCALARS + OTHERS, ids=str)
def test_every_example_of_the_strategy_belongs(domain: Domain, dtype: str) -> None:
    @settings(
        max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(value=strategies.values(domain, dtype, SIZES))
    def every(value: Any) -> None:
        assert belongs(value, domain, dtype)

    every()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("domain", SCALARS, ids=str)
def test_a_lane_is_the_same_alone_and_in_a_vector(domain: Domain, dtype: str) -> None:
    together = bulk.lanes(domain, dtype, 3, 5, 0, 100)
    alone = [bulk.lanes(domain, dtype, 3, 5, index, 1)[0] for index in range(100)]
    np.testing.assert_array_equal(together, alone)
    assert not np.array_equal(together, bulk.lanes(domain, dtype, 4, 5, 0, 100))


@pytest.mark.parametrize("domain", ARRAYS, ids=str)
def test_a_case_of_an_array_is_the_same_again(domain: Domain) -> None:
    first = bulk.draw(domain, "float64", SIZES, 3, 5, 17)
    np.testing.assert_array_equal(first, bulk.draw(domain, "float64", SIZES, 3, 5, 17))


@pytest.mark.parametrize("domain", ARRAYS, ids=str)
def test_every_structure_of_a_domain_can_be_made(domain: Domain) -> None:
    shape = bulk.shape(domain, SIZES)
    for structure in range(bulk.structures(domain)):
        value = bulk.array(domain, "float64", shape, 1, 2, 3, structure)
        assert value.shape == shape
        assert np.isfinite(value).all()


@pytest.mark.parametrize("domain", ARRAYS, ids=str)
@pytest.mark.parametrize("n", [1, 2])
def test_the_smallest_sizes_are_made(domain: Domain, n: int) -> None:
    value = bulk.draw(domain, "float32", {"m": n, "n": n}, 0, 0, 0)
    assert np.isfinite(value).all()


def test_an_empty_size_gives_an_empty_array() -> None:
    assert bulk.draw(domains.vectors("n", min_size=0), "float64", {"n": 0}, 0, 0, 0).shape == (0,)


def test_ends_and_landmarks_are_drawn() -> None:
    values = bulk.lanes(domains.reals(-20.0, 30.0), "float64", 0, 0, 0, 20_000)
    assert {-20.0, 30.0, 0.0, 1.0, -1.0} <= set(values.tolist())
    assert (np.abs(values[values != 0]) < 1e-12).any()


def test_floats_reach_subnormals_and_both_ends() -> None:
    for dtype in DTYPES:
        values = bulk.lanes(domains.floats(), dtype, 0, 0, 0, 20_000)
        limits = np.finfo(dtype)
        assert values.max() == limits.max
        assert values.min() == limits.min
        magnitude = np.abs(values)
        assert ((magnitude < limits.tiny) & (magnitude > 0)).any()


def test_probabilities_come_near_both_ends() -> None:
    p = bulk.lanes(domains.probabilities(open_ends=True), "float64", 0, 0, 0, 20_000)
    assert 0 < p.min() < 1e-60
    assert 1e-16 < 1 - p.max() < 1e-14


def test_ranks_count_the_floats() -> None:
    for dtype in DTYPES:
        ranks = np.array([-3, -1, 0, 1, 2], np.int64)
        step = float(np.finfo(dtype).smallest_subnormal)
        np.testing.assert_array_equal(bulk.unrank(ranks, dtype), step * ranks.astype(np.float64))
        assert bulk.rank(step * 2, dtype) == 2
        assert bulk.rank(-step, dtype) == -1


def test_a_letter_is_one_size_in_one_case() -> None:
    sizes = set()
    for index in range(300):
        found = bulk.inputs(SHARED, "float64", 2, index)
        n = found["a"].shape[0]
        assert found["a"].shape == (n, n)
        assert found["b"].shape[0] == n
        assert 0 <= found["k"] < n
        sizes.add(n)
    assert {1, 2, 3} <= sizes
    assert max(sizes) <= 24


def test_strategies_share_letters_too() -> None:
    @settings(
        max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(found=strategies.inputs(SHARED, "float64"))
    def shared(found: Any) -> None:
        assert found["a"].shape[0] == found["b"].shape[0] > found["k"]

    shared()


def test_conditions_are_cut_to_what_the_precision_carries() -> None:
    assert bulk.conditioning(domains.spd_matrices("n", cond=1e12), "float32") < 1e5
    assert bulk.conditioning(domains.spd_matrices("n", cond=1e12), "float64") == 1e12


def test_bounds_that_a_precision_cannot_hold_are_rounded_inwards() -> None:
    low, high = bulk.float_bounds(domains.reals(0.1, 0.3), "float32")
    assert low >= 0.1
    assert high <= 0.3
    assert bulk.float_bounds(domains.floats(-math.inf, 1.0), "float32") == (
        float(np.finfo(np.float32).min),
        1.0,
    )


def test_only_vectors_of_scalars_arrive_as_lanes() -> None:
    assert all(domain.lanes for domain in SCALARS)
    assert not any(domain.lanes for domain in ARRAYS + OTHERS)


def test_impossible_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        domains.positive(2.0, 1.0)


@law(
    field="linalg",
    statement="a x = b",
    source="a test",
    tolerance=tolerance.backward(),
    a=domains.spd_matrices("n"),
    b=domains.matrices("n", "m"),
    k=domains.indices("n"),
)
def shares(solve: Any, a: Any, b: Any, k: int) -> Any:
    del k
    return close(a @ solve(a, b), b)


SHARED: Law = shares
