"""Where functions are measured against mpmath, a field in each module, and how peers are found."""

from collections.abc import Callable
from typing import Any

import numpy as np

Function = Callable[..., Any]


def numpy_function(name: str) -> Callable[[], Function]:
    """A function of NumPy."""
    return lambda: getattr(np, name)


def scipy_form(find: Callable[[Any], Function]) -> Callable[[], Function]:
    """A function made of what scipy.special has."""

    def load() -> Function:
        import scipy.special

        return find(scipy.special)

    return load


def scipy_function(name: str) -> Callable[[], Function]:
    """A function of scipy.special."""
    return scipy_form(lambda scipy: getattr(scipy, name))


def torch_function(find: Callable[[Any], Function]) -> Callable[[], Function]:
    """A function of torch, of NumPy arrays."""

    def load() -> Function:
        import torch

        function = find(torch)
        return lambda *x: function(*map(torch.from_numpy, x)).numpy()

    return load


def jax_function(find: Callable[[Any], Function]) -> Callable[[], Function]:
    """A function of jax, of NumPy arrays."""

    def load() -> Function:
        import jax

        jax.config.update("jax_enable_x64", True)
        return find(jax)

    return load
