"""Covariances, correlations, shrinkage; observations are rows."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape, same


def _square(x: Any, *_: Any, **__: Any) -> Shape:
    return (np.shape(x)[1],) * 2


def _shrunk(x: Any) -> Shape:
    return (_square(x), ())


OPERATIONS = (
    Operation("covariance", "covariance(x, rowvar=False, fweights=None)", _square),
    Operation("correlation", "correlation(x, rowvar=False)", _square),
    Operation("ledoit_wolf", "ledoit_wolf(x) -> (covariance, shrinkage)", _shrunk),
    Operation("oas", "oas(x) -> (covariance, shrinkage)", _shrunk),
    Operation("shrunk_covariance", "shrunk_covariance(c, shrinkage)", same),
)
