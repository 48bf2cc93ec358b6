"""Leading singular triplets."""

from collections.abc import Callable
from typing import Any

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.sparse.linalg, by PROPACK: ARPACK takes no k = min(m, n)."""
    import scipy.sparse.linalg as library

    def truncated_svd(a: Any, k: Any) -> Any:
        u, s, vh = library.svds(a, int(k), solver="propack", rng=0)
        return u[:, ::-1], s[::-1], vh[::-1]  # its order is ascending

    return {"truncated_svd": truncated_svd}
