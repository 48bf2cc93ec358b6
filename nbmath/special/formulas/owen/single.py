"""Gauss' rules of Owen's function in float32: tests/nbmath/special/owen_coefficients.py."""

from nbmath.special.formulas.owen.terms import four, four_even

PER_2PI, PER_2PI_LOW = 0.15915493667125702, 6.4206382432985265e-09
REACH = 12.0
"""An integral beyond its larger part ends where its integrand is exp(-REACH) of the first."""
NODES = (
    (0.009219682876640375, 0.04794137181476257, 0.11504866290284765, 0.2063410228566913),
    (0.3160842505009099, 0.43738329574426554, 0.5626167042557345, 0.6839157494990901),
    (0.7936589771433087, 0.8849513370971523, 0.9520586281852375, 0.9907803171233597),
)  # fmt: skip  # a table
WEIGHTS = (
    (0.023587668193255914, 0.05346966299765921, 0.08003916427167311, 0.10158371336153296),
    (0.1167462682691774, 0.12457352290670139, 0.12457352290670139, 0.1167462682691774),
    (0.10158371336153296, 0.08003916427167311, 0.05346966299765921, 0.023587668193255914),
)  # fmt: skip  # a table
EVEN_SQUARES = (
    (0.00902737702564715, 0.07930055981148665, 0.20977936861551008, 0.38177105339711553),
    (0.5706358201621722, 0.7493173785474033, 0.8922219742137979, 0.9789142101623511),
)  # fmt: skip  # a table
EVEN_WEIGHTS = (
    (0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674),
    (0.12462897125553388, 0.09515851168249279, 0.062253523938647894, 0.027152459411754096),
)  # fmt: skip  # a table


def total(step: float, low: float, length: float, start: float) -> float:
    """The sum over the rule."""
    return (
        four(NODES[0], WEIGHTS[0], step, low, length, start)
        + four(NODES[1], WEIGHTS[1], step, low, length, start)
        + four(NODES[2], WEIGHTS[2], step, low, length, start)
    )


def total_from_zero(power: float, square: float) -> float:
    """The integral of exp(power t**2) / (1 + square t**2) from 0 to 1."""
    return four_even(EVEN_SQUARES[0], EVEN_WEIGHTS[0], power, square) + four_even(
        EVEN_SQUARES[1], EVEN_WEIGHTS[1], power, square
    )
