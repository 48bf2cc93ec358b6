"""Probability distributions: the same functions of each, with its own parameters."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape, drawn, unknown

PARAMETERS = {
    "bernoulli": ("p",),
    "beta": ("a", "b"),
    "binomial": ("n", "p"),
    "cauchy": ("loc", "scale"),
    "chi2": ("df",),
    "exponential": ("loc", "scale"),
    "f": ("dfn", "dfd"),
    "gamma": ("a", "loc", "scale"),
    "geometric": ("p",),
    "hypergeometric": ("M", "n", "N"),
    "laplace": ("loc", "scale"),
    "logistic": ("loc", "scale"),
    "lognormal": ("s", "loc", "scale"),
    "negative_binomial": ("n", "p"),
    "normal": ("loc", "scale"),
    "poisson": ("mu",),
    "student_t": ("df", "loc", "scale"),
    "truncated_normal": ("a", "b", "loc", "scale"),
    "uniform": ("loc", "scale"),
    "von_mises": ("kappa", "loc"),
    "weibull": ("c", "loc", "scale"),
}
"""The parameters of each distribution, in their order."""

DISCRETE = frozenset(
    {"bernoulli", "binomial", "geometric", "hypergeometric", "negative_binomial", "poisson"}
)
"""Those of whole numbers, with a pmf for a pdf."""

POINTS = ("cdf", "sf", "logcdf", "logsf", "ppf", "isf")
MOMENTS = ("mean", "var", "std", "skewness", "kurtosis", "entropy")


def density(name: str) -> str:
    """What the density of a distribution is called."""
    return "pmf" if name in DISCRETE else "pdf"


def functions(name: str) -> tuple[str, ...]:
    """The functions of a distribution that go place by place, but for its score."""
    return (density(name), f"log{density(name)}", *POINTS, *MOMENTS, "kl")


def together(*values: Any) -> Shape:
    """The shape that the arguments have together."""
    return np.broadcast_shapes(*map(np.shape, values))


INFORMED = frozenset(
    {
        *("bernoulli", "beta", "binomial", "cauchy", "chi2", "gamma", "geometric", "laplace"),
        *("logistic", "lognormal", "normal", "poisson", "weibull"),
    }
)
"""Those with a Fisher information."""

ALONE = frozenset({"binomial"})
"""Those with a score by their last parameter alone."""


def by_parameter(*values: Any) -> Shape | None:
    """That shape once for each parameter, or just once for a single one."""
    shape = together(*values)
    return shape if len(values) == 2 else (shape,) * (len(values) - 1)


def entries(name: str) -> int:
    """How many entries the upper triangle of its Fisher information has, by what it estimates."""
    count = 1 if name in ALONE else len(PARAMETERS[name])
    return count * (count + 1) // 2


def triangle(count: int) -> Callable[..., Shape | tuple[Shape, ...]]:
    """The shape that the arguments have together, so many times; just once for one."""

    def shapes(*values: Any) -> Shape | tuple[Shape, ...]:
        shape = together(*values)
        return shape if count == 1 else (shape,) * count

    return shapes


OPERATIONS = tuple(
    operation
    for name, parameters in PARAMETERS.items()
    for operation in (
        *(
            Operation(f"{name}_{each}", f"{name}_{each}(..., {', '.join(parameters)})", together)
            for each in functions(name)
        ),
        Operation(
            f"{name}_score",
            f"{name}_score(x, {', '.join(parameters)})",
            together if name in ALONE else by_parameter,
        ),
        *(
            Operation(
                f"{name}_fisher_information",
                f"{name}_fisher_information({', '.join(parameters)})",
                triangle(entries(name)),
            )
            for each in INFORMED
            if each == name
        ),
        Operation(f"{name}_sample", f"{name}_sample(seed, size, {', '.join(parameters)})", drawn),
        Operation(f"{name}_fit", f"{name}_fit(x) -> {', '.join(parameters)}", unknown),
    )
)
