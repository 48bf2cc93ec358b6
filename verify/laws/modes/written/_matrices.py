"""What formulas of matrices need: something to overwrite, and stacks one by one."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.laws.modes.written import Written


class Matrices(Written):
    """The formulas of a field of matrices on one target."""

    def copied(self, value: Any, dtype: Any) -> Any:
        """Something that a formula may overwrite."""
        return self.given(np.array(value, dtype))


def stacked(matrix: Callable[..., Any]) -> Callable[..., Any]:
    """A function of matrices as one of stacks of them, one after another."""

    def function(a: Any, *others: Any, **options: Any) -> Any:
        if a.ndim == 2:
            return matrix(a, *others, **options)
        parts = [function(*part, **options) for part in zip(a, *others, strict=True)]
        if isinstance(parts[0], tuple):
            return tuple(np.array(each) for each in zip(*parts, strict=True))
        return np.array(parts)

    return function
