"""Where functions are measured against mpmath, a field in each module, and how peers are found."""

from collections.abc import Callable
from typing import Any

import numpy as np

Function = Callable[..., Any]


def numpy_function(name: str) -> Callable[[], Function]:
    """A function of NumPy."""
    return lambda: getattr(np, name)


def scipy_function(name: str) -> Callable[[], Function]:
    """A function of scipy.special."""

    def load() -> Function:
        import scipy.special

        found: Function = getattr(scipy.special, name)
        return found

    return load


def torch_function(find: Callable[[Any], Function]) -> Callable[[], Function]:
    """A function of torch, of NumPy arrays."""

    def load() -> Function:
        import torch

        function = find(torch)
        return lambda x: function(torch.from_numpy(x)).numpy()

    return load
