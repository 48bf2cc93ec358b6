"""Factors of symmetric matrices."""

from collections.abc import Callable
from typing import Any

import numpy as np

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def ldl(a: Any) -> Any:
        if a.ndim > 2:
            return tuple(np.array(each) for each in zip(*map(ldl, a), strict=True))
        return scipy.linalg.ldl(a)

    return {"ldl": ldl}
