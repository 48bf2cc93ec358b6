"""Kernels that stray from their formula by a little more than rounding."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import registry
from verify.laws import twins
from verify.registry import laws_of

RIGHT = registry.subject("nbmath").operations


def strayed(operation: str) -> Callable[..., Any]:
    """The right result, off by a quarter of the digits in one entry."""

    def wrong(*inputs: Any) -> Any:
        found = RIGHT[operation](*inputs)
        if isinstance(found, tuple):
            return (moved(found[0]), *found[1:])
        return moved(found)

    return wrong


def moved(value: Any) -> Any:
    array = np.array(value)
    eps = np.finfo(array.dtype).eps
    flat = array.reshape(-1)
    flat[np.argmax(np.abs(flat))] *= 1 + eps**0.75
    return array[()]


MUTANTS = {law.name: [{law.operations[0]: strayed(law.operations[0])}] for law in laws_of(twins)}
