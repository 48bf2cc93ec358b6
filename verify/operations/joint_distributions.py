"""Distributions of vectors and of categories, and mixtures: the functions that each has."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape, unknown


def of_rows(x: Any, *_: Any) -> Shape:
    """A number for each row."""
    return tuple(np.shape(x)[:-1])


def with_covariance(x: Any, *_: Any) -> Shape:
    """What belongs to a mean and to a covariance, for each row."""
    return np.shape(x), (*np.shape(x), np.shape(x)[-1])


def number(*_: Any) -> Shape:
    """A number."""
    return ()


def drawn_rows(_: Any, size: Any, mean: Any, *__: Any) -> Shape:
    """So many rows."""
    return int(size), np.size(mean)


JOINT: dict[str, dict[str, tuple[str, Any]]] = {
    "multivariate_normal": {
        "pdf": ("x, mean, cov", of_rows),
        "logpdf": ("x, mean, cov", of_rows),
        "score": ("x, mean, cov", with_covariance),
        "entropy": ("cov", number),
        "kl": ("mean, cov, mean_q, cov_q", number),
        "sample": ("seed, size, mean, cov", drawn_rows),
        "fit": ("x", unknown),
    },
}
"""Of each distribution the functions, with their arguments and the shapes of their results."""

DRAWN_AS_ASKED = ("multivariate_normal",)
"""Those whose draws are of the precision that is asked for."""

OPERATIONS = tuple(
    Operation(f"{name}_{each}", f"{name}_{each}({arguments})", shape)
    for name, functions in JOINT.items()
    for each, (arguments, shape) in functions.items()
)
