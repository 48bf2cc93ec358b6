"""Gauss' rule of Owen's function in float64: tests/nbmath/special/owen_coefficients.py."""

from nbmath.special.formulas.owen.terms import four

REACH = 30.0
"""An integral beyond its larger part ends where its integrand is exp(-REACH) of the first."""
NODES = (
    (0.005299532504175033, 0.02771248846338371, 0.06718439880608412, 0.12229779582249849),
    (0.19106187779867811, 0.2709916111713863, 0.35919822461037054, 0.4524937450811813),
    (0.5475062549188188, 0.6408017753896295, 0.7290083888286137, 0.8089381222013219),
    (0.8777022041775016, 0.9328156011939158, 0.9722875115366163, 0.994700467495825),
)  # fmt: skip  # a table
WEIGHTS = (
    (0.013576229705877048, 0.031126761969323947, 0.04757925584124639, 0.06231448562776694),
    (0.07479799440828837, 0.08457825969750127, 0.09130170752246179, 0.09472530522753425),
    (0.09472530522753425, 0.09130170752246179, 0.08457825969750127, 0.07479799440828837),
    (0.06231448562776694, 0.04757925584124639, 0.031126761969323947, 0.013576229705877048),
)  # fmt: skip  # a table


def total(step: float, low: float, length: float, start: float) -> float:
    """The sum over the rule."""
    first = four(NODES[0], WEIGHTS[0], step, low, length, start) + four(
        NODES[1], WEIGHTS[1], step, low, length, start
    )
    return first + (
        four(NODES[2], WEIGHTS[2], step, low, length, start)
        + four(NODES[3], WEIGHTS[3], step, low, length, start)
    )
