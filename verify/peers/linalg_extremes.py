"""Eigenpairs of operators."""

from collections.abc import Callable
from typing import Any

import numpy as np

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.sparse.linalg; ARPACK leaves at least one pair unknown."""
    import scipy.linalg
    import scipy.sparse.linalg

    def lanczos(a: Any, k: Any, which: str = "LA") -> Any:
        k, n = int(k), len(a)
        if k < n:
            start = np.cos(np.arange(1.0, n + 1)).astype(a.dtype)
            w, v = scipy.sparse.linalg.eigsh(a, k, which=which, v0=start)
        else:
            w, v = scipy.linalg.eigh(a)
        left = np.linalg.norm(a.astype(float) @ v - v * w.astype(float), axis=0)
        return w, v, 0, 0, left.astype(a.dtype)

    return {"lanczos": lanczos}
