"""Gauss' rules of Owen's function in float64: tests/nbmath/special/owen_coefficients.py."""

from nbmath.special.formulas.owen.terms import four, four_even

PER_2PI, PER_2PI_LOW = 0.15915494309189535, -9.839338337591243e-18
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
EVEN_SQUARES = (
    (0.004103285523211335, 0.036526421504397714, 0.09925189003013939, 0.1881768072585077),
    (0.2974845814519667, 0.4200253816810056, 0.5477838189598087, 0.6724032570011449),
    (0.78573248651449, 0.8803591349359289, 0.9500957578259143, 0.9903976028453998),
)  # fmt: skip  # a table
EVEN_WEIGHTS = (
    (0.12793819534675216, 0.1258374563468283, 0.12167047292780339, 0.1155056680537256),
    (0.10744427011596563, 0.09761865210411388, 0.08619016153195327, 0.0733464814110803),
    (0.05929858491543678, 0.04427743881741981, 0.028531388628933663, 0.0123412297999872),
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


def total_from_zero(power: float, square: float) -> float:
    """The integral of exp(power t**2) / (1 + square t**2) from 0 to 1."""
    return (
        four_even(EVEN_SQUARES[0], EVEN_WEIGHTS[0], power, square)
        + four_even(EVEN_SQUARES[1], EVEN_WEIGHTS[1], power, square)
        + four_even(EVEN_SQUARES[2], EVEN_WEIGHTS[2], power, square)
    )
