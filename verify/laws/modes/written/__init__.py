"""The formulas as they are written, run by Python on NumPy's or on mpmath's numbers.

A formula speaks of one point, one row or one small matrix; the functions here loop over the rest.
Results come back in the precision of the input.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import mpmath
import numpy as np

from nbmath._precise import Number
from nbmath._targets import bind

Target = Literal["python", "mpmath"]
DIGITS = 50


@dataclass(frozen=True)
class Written:
    """The formulas of one field on one target."""

    field: str
    target: Target

    def formula(self, name: str, dtype: Any) -> Callable[..., Any]:
        """A formula in a precision; on mpmath it works with fifty digits."""
        precise = self.target == "mpmath"
        bound = bind(self.field, self.target, np.float64 if precise else np.dtype(dtype).type)
        function: Callable[..., Any] = getattr(bound, name)
        if not precise:
            return function

        def worked(*arguments: Any) -> Any:
            with mpmath.workdps(DIGITS):
                return function(*arguments)

        return worked

    def given(self, value: Any) -> Any:
        """Input as the target's numbers, in C order."""
        array = np.ascontiguousarray(value)
        if self.target == "python" or array.dtype.kind != "f":
            return array if np.ndim(value) else array.reshape(())[()]
        numbers = np.empty(array.shape, object)
        for at in np.ndindex(array.shape):
            numbers[at] = Number(float(array[at]))
        return numbers if np.ndim(value) else numbers.reshape(())[()]

    def space(self, shape: tuple[int, ...], dtype: Any) -> Any:
        """An array to write to, full of nan."""
        if self.target == "python":
            return np.full(shape, np.nan, dtype)
        return np.full(shape, Number("nan"), object)

    def done(self, value: Any, dtype: Any) -> Any:
        """Output rounded once, to the precision of the input."""
        if self.target == "python":
            return np.asarray(value, dtype)[()]
        flat = [rounded(entry, dtype) for entry in np.ravel(np.asarray(value, object))]
        return np.array(flat, dtype).reshape(np.shape(value))[()]

    def pointwise(self, name: str) -> Callable[..., Any]:
        """A formula of numbers as a function of arrays that broadcast."""

        def function(*arguments: Any) -> Any:
            dtype = precision(arguments)
            formula = self.formula(name, dtype)
            arrays = np.broadcast_arrays(*(np.asarray(value, dtype) for value in arguments))
            out = np.empty(arrays[0].shape, dtype)
            for at in np.ndindex(out.shape):
                point = [array[at] for array in arrays]
                if any(value == 0 for value in point):
                    # mpmath's zero has no sign.
                    out[at] = Written(self.field, "python").formula(name, dtype)(*point)
                else:
                    out[at] = self.done(formula(*map(self.given, point)), dtype)
            return out[()]

        return function


def precision(arguments: Any) -> np.dtype[Any]:
    """The precision of the arrays and NumPy scalars among the arguments; else float64."""
    found = [value.dtype for value in arguments if isinstance(value, np.ndarray | np.generic)]
    single = bool(found) and all(dtype == np.float32 for dtype in found)
    return np.dtype(np.float32 if single else np.float64)


def rounded(number: Any, dtype: Any) -> Any:
    """An mpmath number (or a float, or a whole number) as the nearest float of a precision."""
    if not isinstance(number, mpmath.mpf) or dtype == np.float64:
        return np.dtype(dtype).type(float(number))
    # By way of float64 rounded to odd, so that rounding twice is rounding once.
    near = np.float64(float(number))
    if not np.isfinite(near) or mpmath.mpf(float(near)) == number or near == 0:
        return np.float32(near)
    if int(near.view(np.int64)) & 1 == 0:
        away = mpmath.mpf(float(near)) < number
        near = np.nextafter(near, np.inf if away else -np.inf)
    return np.float32(near)
