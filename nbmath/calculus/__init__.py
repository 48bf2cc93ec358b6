"""Calculus: derivatives of functions, exact to rounding; integrals and roots of functions.

For a derivative the function is run once on dual numbers, which carry a slope beside each value;
there is no step size and no loss of digits. Derivations and the rules are in `docs/calculus.md`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

from numba.core import errors
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath.calculus import cpu as _cpu
from nbmath.calculus.door.integrals import quad
from nbmath.calculus.door.roots import find_root

__all__ = ["derivative", "find_root", "quad"]

Function = Callable[..., Any]

RETURNED = {
    "Tuple": "a tuple",
    "none": "None",
    "unicode": "a string",
    "bool": "a truth value",
    "complex": "a complex number",
    "array": "an array",
}
"""The compiler's names of types in our words."""


class Derivative:
    """The derivative of a function, made by `derivative`; call it like the function itself."""

    def __init__(self, f: Function, compiled: Any) -> None:
        self.function = f
        self._compiled = compiled
        self.__name__ = f"derivative of {_name(f)}"

    @property
    def _numba_type_(self) -> Any:
        """The type by which compiled code calls it."""
        return self._compiled._numba_type_

    def __repr__(self) -> str:
        return f"<{self.__name__}>"

    def __call__(self, x: ArrayLike, *others: float) -> Any:
        """The derivative at a number, or at each number of an array, along the first argument."""
        _check_count(self.function, 1 + len(others))
        points = _door.real(x, "x")
        rest = tuple(_real_number(value, i) for i, value in enumerate(others, start=2))
        try:
            slopes = self._compiled(_door.contiguous(points) if points.ndim else points[()], *rest)
        except errors.NumbaError as error:
            raise _explained(self.function, error) from None
        except Exception as error:
            error.add_note(
                f"raised by {_name(self.function)} while its derivative was taken at x ="
                f" {_shown(points)}"
            )
            raise
        return slopes if points.ndim else points.dtype.type(slopes)


def derivative(f: Function) -> Derivative:
    """The derivative of a function of one real number.

        (derivative f)(x) = lim_{h -> 0} (f(x + h) - f(x)) / h

    `f` runs on dual numbers a + b e with e^2 = 0, for which f(a + e) = f(a) + f'(a) e. Nothing is
    approximated: the result has the rounding of the rules of differentiation, a few units in the
    last place where they do not cancel. Branches are followed on the value; at the kink of `abs`
    the result is 0, of `max` and `min` the slope of their first argument.

    Parameters:
        f: A plain Python function written with arithmetic, comparisons and `math`, which is
            compiled together with the plain functions that it calls; or an `@njit` function; or a
            function that compiled code knows, such as `math.sin` or a scalar kernel of nbmath.
            Arguments after the first are constants: a partial derivative is taken.

    Returns:
        A function of the same arguments. From Python it takes numbers and arrays of any shape, in
        float32 or float64 (integers become float64), and gives the same shape and precision. Inside
        `@njit` code it is called as it is. It may be differentiated again; nested derivatives keep
        their variables apart.

    Raises:
        TypeError: `f` is not callable, takes another number of arguments, returns something other
            than one real number, or uses what has no derivative here; the message names it.
        Whatever `f` raises, with a note of where.

    Accuracy: value and slope of each function of `math` within a few ulps; see docs/calculus.md.

    Source: Clifford 1871; Griewank and Walther, Evaluating Derivatives, 2nd ed. 2008, section 3.1;
    nesting as in Siskind and Pearlmutter 2008, doi:10.1007/s10990-008-9037-1.

    Examples:
        >>> import math
        >>> from nbmath.calculus import derivative
        >>> slope = derivative(lambda x: x * math.exp(-x))
        >>> print(slope(1.0))
        0.0
        >>> print(slope([0.0, 2.0]).round(6))
        [ 1.       -0.135335]
        >>> curvature = derivative(slope)
        >>> print(curvature(2.0))
        0.0
    """
    if isinstance(f, Derivative):
        return Derivative(f, _cpu.differentiated(f._compiled))
    if not callable(f):
        raise TypeError(f"f is a {type(f).__name__}; expected a function of one real number")
    if isinstance(f, type) or not (_cpu.is_function(f)):
        raise TypeError(
            f"f is {f!r}; expected a plain Python function, an @njit function or a function that"
            " compiled code knows (objects with __call__ and bound methods cannot be compiled:"
            " wrap the formula in a function)"
        )
    return Derivative(f, _cpu.differentiated(f))


def _name(f: Any) -> str:
    return str(getattr(f, "__name__", None) or f)


def _shown(points: NDArray[Any]) -> str:
    return str(points[()]) if points.ndim == 0 else f"one of an array of shape {points.shape}"


def _real_number(value: object, position: int) -> Any:
    number = _door.real(value, f"argument {position}")  # type: ignore[arg-type]  # checked by it
    if number.ndim:
        raise TypeError(f"argument {position} has shape {number.shape}; expected one number")
    return value if isinstance(value, float | int) else number[()]


def _check_count(f: Any, given: int) -> None:
    """Compare the number of arguments with what the function takes, before anything is compiled."""
    target = f
    while isinstance(target, Derivative):
        target = target.function
    try:
        signature = inspect.signature(getattr(target, "py_func", target))
    except ValueError:
        return
    try:
        signature.bind(*[None] * given)
    except TypeError as error:
        raise TypeError(
            f"{_name(f)}{signature} was called with {given} argument{'s' * (given > 1)}: {error};"
            " a derivative takes the same arguments as its function"
        ) from None


def _explained(f: Function, error: Exception) -> TypeError:
    """A sentence in place of the compiler's trace."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
    returned = re.search(f"{_cpu.NOT_A_NUMBER}(.*?){_cpu.END}", text)
    if returned:
        kind = next((what for part, what in RETURNED.items() if part in returned[1]), returned[1])
        return TypeError(f"{_name(f)} returns {kind}; expected one real number")
    called = re.findall(r">>> (\w[\w.]*)\(([^\n]*Dual[^\n]*)\)", text)
    if called:
        name, arguments = called[-1]
        kinds = re.sub(r"Dual\((?:[^()]|\([^()]*\))*\)", "number", arguments)
        return TypeError(
            f"{_name(f)} calls {name}({kinds}), which has no derivative here; use the functions of"
            " math, or write it with them"
        )
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    cause = next(
        (x for x in lines if re.match(r"(Untyped|Unknown|Invalid|Cannot|NameError)", x)), ""
    )
    return TypeError(f"{_name(f)} cannot be compiled: {cause or lines[0]}")
