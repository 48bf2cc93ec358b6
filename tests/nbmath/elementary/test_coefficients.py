"""The tables of the formulas are those that the script makes."""

import importlib

import pytest

from tests.nbmath.elementary.coefficients import (
    BITS,
    DEGREES,
    PROBLEMS,
    coefficients,
    error_bits,
)


@pytest.mark.slow
@pytest.mark.parametrize("precision", DEGREES)
@pytest.mark.parametrize("table", PROBLEMS)
def test_tables_are_regenerated(precision: str, table: str) -> None:
    formulas = importlib.import_module(f"nbmath.elementary.formulas.{precision}")
    made = coefficients(precision, table)
    assert getattr(formulas, table) == pytest.approx(made, rel=1e-13)
    assert error_bits(PROBLEMS[table], getattr(formulas, table)) < BITS[precision]
