"""The formulas as verify calls them take the arguments that the doors take."""

import importlib
import inspect

import pytest

from verify.laws.modes.written import distributions as written
from verify.operations.distributions import PARAMETERS

WRITTEN = written.operations("python")
DIVERGING = [name for name in PARAMETERS if f"{name}_kl" in WRITTEN]


@pytest.mark.parametrize("name", DIVERGING)
def test_a_distribution_does_not_diverge_from_itself(name: str) -> None:
    door = importlib.import_module(f"nbmath.distributions.{name}").kl
    names = [each for each in inspect.signature(door).parameters if each != "out"]
    theta = [4.0 if each == "n" else 0.5 for each in names]
    assert WRITTEN[f"{name}_kl"](*theta) == pytest.approx(0.0, abs=1e-15)
