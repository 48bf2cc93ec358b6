"""Covariances and correlations."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.cov and numpy.corrcoef, in the precision of the data."""

    def covariance(x: Any, rowvar: bool = False) -> Any:
        return np.cov(x, rowvar=rowvar, dtype=x.dtype).reshape((x.shape[1],) * 2)

    def correlation(x: Any, rowvar: bool = False) -> Any:
        with np.errstate(all="ignore"):
            return np.corrcoef(x, rowvar=rowvar, dtype=x.dtype).reshape((x.shape[1],) * 2)

    return {"covariance": covariance, "correlation": correlation}


def torch() -> Operations:
    """torch.cov and torch.corrcoef."""
    import torch as library

    def covariance(x: Any, rowvar: bool = False) -> Any:
        return library.cov(x if rowvar else x.T).reshape((x.shape[1],) * 2)

    def correlation(x: Any, rowvar: bool = False) -> Any:
        return library.corrcoef(x if rowvar else x.T).reshape((x.shape[1],) * 2)

    return {"covariance": on_tensors(covariance), "correlation": on_tensors(correlation)}
