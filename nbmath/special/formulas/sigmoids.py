"""The logistic function, its logarithm and its inverse under their names in SciPy."""

from nbmath.elementary.formulas.functions import logistic, softplus
from nbmath.elementary.formulas.functions import logit as log_odds


def expit(x: float) -> float:
    """1 / (1 + exp(-x))."""
    return logistic(x)


def logit(p: float) -> float:
    """log(p / (1 - p))."""
    return log_odds(p)


def log_expit(x: float) -> float:
    """log(1 / (1 + exp(-x)))."""
    return -softplus(-x)
