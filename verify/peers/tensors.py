"""Functions of torch's tensors as functions of NumPy's arrays."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np


def on_tensors(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with arrays in and arrays out; several results are a tuple.

    What torch raises on a matrix that has no result is raised as NumPy's LinAlgError.
    """

    @functools.wraps(function)
    def called(*arguments: Any, **options: Any) -> Any:
        import torch

        singular = vars(torch.linalg)["LinAlgError"]  # its types do not export it
        try:
            found = function(*map(_tensor, arguments), **options)
        except singular as error:
            raise np.linalg.LinAlgError(str(error)) from error
        return tuple(map(_array, found)) if isinstance(found, tuple) else _array(found)

    return called


def _tensor(value: Any) -> Any:
    import torch

    if isinstance(value, np.ndarray | np.generic):
        return torch.as_tensor(np.array(value))  # a copy: tensors have no negative strides
    return value


def _array(value: Any) -> Any:
    return value.numpy() if hasattr(value, "numpy") else value
