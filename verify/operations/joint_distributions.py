"""Distributions of vectors and of categories, and mixtures: the functions that each has."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape, drawn, unknown


def of_rows(x: Any, *_: Any) -> Shape:
    """A number for each row."""
    return tuple(np.shape(x)[:-1])


def with_covariance(x: Any, *_: Any) -> Shape:
    """What belongs to a mean and to a covariance, for each row."""
    return np.shape(x), (*np.shape(x), np.shape(x)[-1])


def itself(x: Any, *_: Any) -> Shape:
    """The shape of the first argument."""
    return tuple(np.shape(x))


def of_last(*given: Any) -> Shape:
    """The shape of the last argument."""
    return tuple(np.shape(given[-1]))


def square(*given: Any) -> Shape:
    """A matrix of that size."""
    return tuple(np.shape(given[-1])) * 2


def number(*_: Any) -> Shape:
    """A number."""
    return ()


def drawn_rows(_: Any, size: Any, *given: Any) -> Shape:
    """So many rows."""
    return int(size), len(given[-1])


POINTS = ("pdf", "logpdf", "cdf", "sf", "ppf", "isf")
"""The functions of a point that mixtures have."""

JOINT: dict[str, dict[str, tuple[str, Any]]] = {
    "categorical": {
        **dict.fromkeys(("pmf", "logpmf", "cdf", "sf", "ppf"), ("k, p", itself)),
        "score": ("k, p", unknown),
        **dict.fromkeys(("mean", "var", "mode", "entropy"), ("p", number)),
        "kl": ("p, p_q", number),
        "sample": ("seed, size, p", drawn),
        "fit": ("x", unknown),
    },
    "mixture": {
        **dict.fromkeys(
            ("pdf", "logpdf", "cdf", "sf", "ppf", "isf"), ("x, weights, means, scales", itself)
        ),
        "score": ("x, weights, means, scales", unknown),
        **dict.fromkeys(("mean", "var", "std"), ("weights, means, scales", number)),
        "sample": ("seed, size, weights, means, scales", drawn),
    },
    "dirichlet": {
        "pdf": ("x, alpha", of_rows),
        "logpdf": ("x, alpha", of_rows),
        "score": ("x, alpha", itself),
        "mean": ("alpha", of_last),
        "mode": ("alpha", of_last),
        "cov": ("alpha", square),
        "entropy": ("alpha", number),
        "kl": ("alpha, alpha_q", number),
        "sample": ("seed, size, alpha", drawn_rows),
        "fit": ("x", unknown),
    },
    "multinomial": {
        "pmf": ("x, n, p", of_rows),
        "logpmf": ("x, n, p", of_rows),
        "score": ("x, n, p", itself),
        "mean": ("n, p", of_last),
        "cov": ("n, p", square),
        "entropy": ("n, p", number),
        "kl": ("n, p, p_q", number),
        "sample": ("seed, size, n, p", drawn_rows),
        "fit": ("x", unknown),
    },
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

DRAWN_AS_ASKED = ("dirichlet", "mixture", "multivariate_normal")
"""Those whose draws are of the precision that is asked for."""

OPERATIONS = (
    Operation("mixture_fit_of_numbers", "mixture_fit_of_numbers(x, components)", unknown),
    *(
        Operation(f"{name}_{each}", f"{name}_{each}({arguments})", shape)
        for name, functions in JOINT.items()
        for each, (arguments, shape) in functions.items()
    ),
)
