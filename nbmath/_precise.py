"""mpmath's numbers as IEEE 754 has them: infinities and nan where mpmath raises or turns complex.

Formulas without branches compute both sides of a choice and throw one away; the other may divide
by zero or take the root of a negative number. There is one zero, as in mpmath.
"""

import functools
from collections.abc import Callable
from typing import Any

from mpmath import mp

__all__ = ["FUNCTIONS", "Number", "constant"]


class Number(mp.mpf):  # type: ignore[misc]  # mpmath has no types
    """A number of mpmath's working precision, of which one may divide by zero."""

    def __truediv__(self, other: Any) -> Any:
        try:
            return super().__truediv__(other)
        except ZeroDivisionError:
            return _over_zero(self)

    def __rtruediv__(self, other: Any) -> Any:
        # mpmath would turn `other` into a number of its own and ask this class again, for ever.
        real = isinstance(other, int | float | mp.mpf)
        return Number(other).__truediv__(self) if real else super().__rtruediv__(other)


# What mpmath's operators make their results of: this class, at the precision in force.
Number._ctxdata = [Number, object.__new__, mp._prec_rounding]


def _over_zero(x: Any) -> Number:
    return Number("nan" if x == 0 or x != x else ("inf" if x > 0 else "-inf"))


def _total(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with a real result, or nan where it has none."""

    @functools.wraps(function)
    def total(*arguments: Any) -> Number:
        try:
            result = function(*arguments)
        except (ValueError, ZeroDivisionError):
            return Number("nan")
        return Number(result) if isinstance(result, mp.mpf) else Number("nan")

    return total


NAMES = (
    *("acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "cos", "cosh", "erf"),
    *("erfc", "exp", "expm1", "fabs", "floor", "gamma", "hypot", "log", "log10", "log1p", "sin"),
    *("sinh", "sqrt", "tan", "tanh"),
)

FUNCTIONS: dict[str, Callable[..., Any]] = {name: _total(getattr(mp, name)) for name in NAMES} | {
    "copysign": lambda x, y: -abs(x) if y < 0 else abs(x),
    "isfinite": mp.isfinite,
    "isinf": mp.isinf,
    "isnan": mp.isnan,
    "ldexp": _total(mp.ldexp),
    "lgamma": _total(mp.loggamma),
    "log2": _total(lambda x: mp.log(x, 2)),
    "pow": _total(mp.power),
    "trunc": _total(lambda x: mp.sign(x) * mp.floor(abs(x))),
}


def constant(name: str) -> Number:
    """A constant of `math` at the precision in force."""
    match name:
        case "e" | "pi" | "inf" | "nan":
            return Number(+getattr(mp, name))
        case "tau":
            return Number(2 * mp.pi)
        case _:
            raise AttributeError(f"math has no {name!r} on mpmath's numbers")
