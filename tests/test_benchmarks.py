"""Every declared benchmark: its sizes, its peers, and that our kernel agrees with them."""

import importlib
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import FIELDS, cases
from benchmarks.common import Case, Peer, WrongKernelError, agree, same_moments
from benchmarks.page import Section, met, text
from benchmarks.suites import suites
from benchmarks.timing import AT_LEAST, growth, interleaved

CASES = cases()


def name_of(case: Case) -> str:
    return f"{case.field}.{case.name}"


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_has_benchmarks_that_asv_discovers(field: str) -> None:
    module = importlib.import_module(f"benchmarks.{field}")
    for name, found in suites(module.CASES).items():
        assert inspect.isclass(getattr(module, name)), f"{field} does not show {name} to asv"
        assert found.__module__ == module.__name__


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_case_has_three_sizes_and_targets_among_its_peers(case: Case) -> None:
    assert len(set(case.sizes)) >= 3
    if isinstance(case.target, dict):
        assert case.target.keys() <= case.peers.keys()


def precisions() -> Iterator[Any]:
    """Every third case in its first precision; the others, and in the others, with the slow tests.

    A benchmark compares its results itself before it is timed.
    """
    for number, case in enumerate(CASES):
        for k, dtype in enumerate(case.dtypes):
            marks = pytest.mark.slow if k or number % 3 else ()
            yield pytest.param(case, dtype, id=f"{name_of(case)}-{dtype}", marks=marks)


@pytest.mark.parametrize(("case", "dtype"), [*precisions()])
def test_our_result_agrees_with_a_peer(case: Case, dtype: str) -> None:
    """At the smallest size; the larger ones are checked whenever they are timed."""
    case.verify(case.inputs(case.sizes[0], dtype))


def test_a_wrong_kernel_is_never_timed() -> None:
    case = Case(
        "double",
        field="elementary",
        sizes=(3,),
        make=lambda size, dtype, rng: (rng.standard_normal(size).astype(dtype),),
        ours=lambda x: 2.0000001 * x,
        peers={
            "here": lambda: lambda x: 2.0 * x,
            "elsewhere": Peer(lambda: dict, needs=("no_such",)),
        },
    )
    with pytest.raises(WrongKernelError, match="off by 5e-08"):
        case.verify(case.inputs(3, "float64"))
    with pytest.raises(ImportError, match="no_such is not installed"):
        case.call("elsewhere", ())


def test_samples_of_one_distribution_agree_and_of_another_do_not() -> None:
    import numpy as np

    rng = np.random.default_rng(5)
    same_moments(rng.standard_normal(10000), rng.standard_normal(10000))
    with pytest.raises(WrongKernelError, match="moment"):
        same_moments(rng.standard_normal(10000), 1.2 * rng.standard_normal(10000))
    with pytest.raises(WrongKernelError, match="shape"):
        agree(np.zeros(3), np.zeros(4))
    with pytest.raises(WrongKernelError, match="inf or nan"):
        agree(np.array([np.nan]), np.zeros(1))


def test_libraries_are_timed_in_turn() -> None:
    order: list[str] = []
    ticks = iter(range(10**6))
    calls = {name: (lambda name=name: order.append(name)) for name in "ab"}
    times = interleaved(calls, lambda: float(next(ticks)), 0.0)
    assert {name: len(each) for name, each in times.items()} == {"a": AT_LEAST, "b": AT_LEAST}
    assert "".join(order).endswith("ababab")


def test_the_exponent_of_growth() -> None:
    assert growth([1.0, 10.0, 100.0], [2.0, 20.0, 200.0]) == pytest.approx(1.0)
    assert growth([1.0, 10.0, 100.0], [1.0, 100.0, 10000.0]) == pytest.approx(2.0)


ROW: dict[str, Any] = {
    "field": "activations", "name": "softmax", "home": "python", "size": "2048x64",
    "dtype": "float32", "threads": "one", "ours": 1e-4, "peers": {"torch": 1.3e-4},
    "ratios": {"torch": 1.3}, "target": {"torch": 1.2, "scipy": 5.0}, "fastest_target": None,
    "missing": {"scipy": "scipy is not installed"}, "floor": 5e-5, "error": "",
}  # fmt: skip  # a table


def test_a_row_says_whether_the_target_is_met() -> None:
    assert met(ROW) == "yes"
    assert met({**ROW, "ratios": {"torch": 1.19}}) == "**no**"
    assert met({**ROW, "ratios": {"torch": 1.1996}}) == "yes"  # three figures
    assert met({**ROW, "error": "wrong result: off by 1"}) == "**wrong**"
    assert met({**ROW, "target": {}, "fastest_target": 2.0}) == "**no**"
    assert met({**ROW, "ratios": {}}) == ""


def test_the_table_shows_missing_peers_and_the_share_of_the_limit() -> None:
    page = "\n".join(text(Section("activations", rows=[ROW], unit=5e-10)))
    assert "| `softmax` | 2048x64 | float32 | one | 100 µs | torch 1.3, scipy missing |" in page
    assert "| torch 1.2, scipy 5 | yes | 50% |" in page
    assert "frozen kernel takes 0.5 ns" in page


@pytest.mark.slow
def test_kernels_are_launched_as_they_will_be_timed_on_a_gpu() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks.gpu", "--small"],
        env={**os.environ, "NUMBA_ENABLE_CUDASIM": "1"},
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout
