"""Covariances and correlations."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.cov and numpy.corrcoef, in the precision of the data."""

    def covariance(x: Any, rowvar: bool = False, fweights: Any = None) -> Any:
        counts = None if fweights is None else np.asarray(fweights, np.int64)
        found = np.cov(x, rowvar=rowvar, dtype=x.dtype, fweights=counts)
        return found.reshape((x.shape[1],) * 2)

    def correlation(x: Any, rowvar: bool = False) -> Any:
        with np.errstate(all="ignore"):
            return np.corrcoef(x, rowvar=rowvar, dtype=x.dtype).reshape((x.shape[1],) * 2)

    return {"covariance": covariance, "correlation": correlation}


def torch() -> Operations:
    """torch.cov and torch.corrcoef."""
    import torch as library

    def covariance(x: Any, rowvar: bool = False, fweights: Any = None) -> Any:
        counts = None if fweights is None else library.as_tensor(fweights, dtype=library.int64)
        return library.cov(x if rowvar else x.T, fweights=counts).reshape((x.shape[1],) * 2)

    def correlation(x: Any, rowvar: bool = False) -> Any:
        return library.corrcoef(x if rowvar else x.T).reshape((x.shape[1],) * 2)

    return {"covariance": on_tensors(covariance), "correlation": on_tensors(correlation)}
