"""The logistic function, its logarithm and its inverse under their names in SciPy."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["expit", "log_expit", "logit"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.expit_array)
def expit(x: ArrayLike, /, out: Out = None) -> Any:
    """The logistic function, `elementary.logistic`.

        expit(x) = 1 / (1 + exp(-x))

    0 at -inf, 1 at inf.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.

    Accuracy: that of `elementary.logistic`.
    Source: docs/elementary.md.

    Examples:
        >>> from nbmath.special import expit
        >>> print(expit([-800.0, 0.0, 1.0]))
        [0.         0.5        0.73105858]
    """


@_pointwise.public(_cpu.logit_array)
def logit(p: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of the odds, the inverse of `expit`, `elementary.logit`.

        logit(p) = log(p / (1 - p))

    -inf at 0, inf at 1, nan outside; accurate about p = 1/2, where it is 0, and at both ends.

    Parameters, Returns: as for `expit`.
    Accuracy: that of `elementary.logit`.
    Source: docs/elementary.md.

    Examples:
        >>> from nbmath.special import logit
        >>> print(logit([0.25, 0.5, 1.0]))
        [-1.09861229  0.                 inf]
    """


@_pointwise.public(_cpu.log_expit_array)
def log_expit(x: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of the logistic function.

        log_expit(x) = log(1 / (1 + exp(-x))) = -softplus(-x)

    -inf at -inf, 0 at inf.

    Parameters, Returns: as for `expit`.
    Accuracy: that of `elementary.softplus`.
    Source: docs/elementary.md.

    Examples:
        >>> from nbmath.special import log_expit
        >>> print(log_expit([-1000.0, 0.0, 50.0]))
        [-1.00000000e+03 -6.93147181e-01 -1.92874985e-22]
    """


_pointwise.register(expit, _cpu.expit)
_pointwise.register(logit, _cpu.logit)
_pointwise.register(log_expit, _cpu.log_expit)
