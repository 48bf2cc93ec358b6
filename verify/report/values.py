"""Inputs and results of a case as text: short to read, exact to paste."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SHORT_ENTRIES = 24
_EXACT_ENTRIES = 512


def short(value: object, width: int = 10_000) -> str:
    """A value in six digits; a large array is shortened and its shape stated."""
    if isinstance(value, np.ndarray):
        return _short_array(value, width)
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, float | np.floating):
        return _rounded(float(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {short(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "(" + ", ".join(short(item) for item in value) + ")"
    return str(value)


def exact(value: object) -> str:
    """Python source of a value, to the bit; a long array is cut and says so."""
    if isinstance(value, np.ndarray):
        return _exact_array(value)
    if isinstance(value, np.floating):
        return f"np.{value.dtype.name}({_digits(value)})"
    if isinstance(value, float):
        return _digits(value)
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {exact(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple | list):
        inner = ", ".join(exact(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)


def _rounded(value: float) -> str:
    return f"{value:.6g}" if math.isfinite(value) else str(value)


def _digits(value: float | np.floating[Any]) -> str:
    """The shortest decimal that reads back to the same bits."""
    if math.isfinite(value):
        return str(value)
    return f"float({str(float(value))!r})"


def _short_array(array: NDArray[Any], width: int) -> str:
    if array.size == 0:
        return f"an empty array of shape {array.shape}"
    text = np.array2string(
        array,
        max_line_width=width,
        precision=6,
        threshold=_SHORT_ENTRIES if array.ndim == 1 else 2 * _SHORT_ENTRIES,
        edgeitems=6 if array.ndim == 1 else 3,
        separator=", ",
        formatter={"float_kind": lambda entry: _rounded(float(entry))},
    )
    cut = f"  ({' × '.join(map(str, array.shape))})" if "..." in text else ""
    return text + cut


def _exact_array(array: NDArray[Any]) -> str:
    flat = array.reshape(-1)
    kept = flat[:_EXACT_ENTRIES]
    floating = np.issubdtype(array.dtype, np.floating)
    entries = ", ".join(_plain(entry) if floating else str(entry.item()) for entry in kept)
    source = f"np.array([{entries}], dtype=np.{array.dtype.name})"
    if flat.size > kept.size:
        return f"{source}  # the first {kept.size} of {flat.size} entries, shape {array.shape}"
    return source if array.ndim == 1 else f"{source}.reshape({array.shape})"


def _plain(entry: np.floating[Any]) -> str:
    """A float as NumPy reads it inside a list."""
    text = str(entry)
    return text if np.isfinite(entry) else text.replace("inf", "np.inf").replace("nan", "np.nan")
