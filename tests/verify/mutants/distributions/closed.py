"""Wrong distributions: of each, one function is a little wrong, and every law of the family is."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import registry
from verify.operations.distributions import DISCRETE, PARAMETERS, density

Function = Callable[..., Any]
RIGHT = {**registry.subject("nbmath").operations, **registry.subject("scipy").operations}
"""SciPy's where it has them: nothing has to be compiled to be made wrong."""


def later(name: str, change: Callable[[Any], Any]) -> Function:
    """A right operation whose result is changed."""

    def called(*arguments: Any, **options: Any) -> Any:
        return change(RIGHT[name](*arguments, **options))

    return called


def like(result: Any, value: Any) -> Any:
    """A value in the precision of a result."""
    return np.asarray(value, np.asarray(result).dtype)[()]


def times(factor: float) -> Callable[[Any], Any]:
    """A wrong constant."""

    def change(result: Any) -> Any:
        if isinstance(result, tuple):
            return tuple(change(part) for part in result)
        return like(result, factor * np.asarray(result))

    return change


def plus(step: float) -> Callable[[Any], Any]:
    """A forgotten or an additional term."""
    return lambda result: like(result, np.asarray(result) + step)


def complement(result: Any) -> Any:
    """The other tail."""
    return like(result, 1 - np.asarray(result))


def numbered(result: Any) -> Any:
    """Zeros in place of what is no number."""
    return like(result, np.nan_to_num(np.asarray(result), posinf=np.inf, neginf=-np.inf))


WIDE = frozenset({"binomial", "hypergeometric", "negative_binomial", "poisson"})
"""Those of counts so many that one more is within the spread."""


def of(name: str) -> dict[str, list[dict[str, Function]]]:
    """A wrong function or two for each law of a distribution."""
    d = density(name)
    moved = plus(1.0) if name in DISCRETE else times(1.001)
    table: dict[str, list[tuple[str, Callable[[Any], Any]]]] = {
        f"{d}_agrees_with_its_reference": [(d, times(1.001))],
        "cdf_agrees_with_its_reference": [("cdf", times(1.001)), ("cdf", complement)],
        "sf_agrees_with_its_reference": [("sf", times(1.001)), ("sf", complement)],
        "tails_sum_to_one": [("cdf", times(0.999)), ("sf", times(1.001))],
        "tails_are_monotone": [("cdf", complement), ("sf", complement)],
        "logarithms_are_logarithms": [
            (f"log{d}", plus(1e-3)),
            ("logcdf", times(1.001)),
            ("logsf", times(1.001)),
        ],
        "quantile_undoes_cdf": [("ppf", moved)],
        "upper_quantile_undoes_upper_tail": [("isf", moved)],
        "functions_have_their_limits": [(d, numbered), ("cdf", complement), ("ppf", numbered)],
        "density_integrates_to_the_cdf": [("pdf", times(1.001))],
        "probabilities_add_up_to_the_cdf": [("pmf", times(1.001))],
        "moments_are_the_integrals_that_they_stand_for": [("entropy", plus(1e-2))]
        if name == "cauchy"
        else [("mean", plus(1e-2)), ("var", times(1.01)), ("skewness", plus(0.1))],
        "score_is_the_gradient_of_the_log_density": [("score", times(1.01))],
        "information_is_the_mean_square_of_the_score": [("fisher_information", times(1.01))],
        "divergence_is_a_mean_of_log_ratios": [("kl", times(1.01))],
        "draws_follow_the_cdf": [("sample", moved if name in DISCRETE - WIDE else times(1.1))],
        "fit_is_at_the_top_of_the_likelihood": [("fit", times(1.05))],
    }
    known = registry.laws()
    return {
        f"{name}_{law}": [
            {f"{name}_{function}": later(f"{name}_{function}", change)}
            for function, change in mutants
        ]
        for law, mutants in table.items()
        if f"{name}_{law}" in known
    }


MUTANTS = {law: mutants for name in PARAMETERS for law, mutants in of(name).items()}
