"""A step of expectation-maximisation as it is written: one sample, one component at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import mpmath
import numpy as np

from verify.laws.modes.written import DIGITS, Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("mixtures", target)

    def em_step(x: Any, weights: Any, means: Any, covariances: Any, reg_covar: float = 1e-6) -> Any:
        dtype = precision((x, weights, means, covariances))
        step = Step(field, dtype, x, means)
        with mpmath.workdps(DIGITS):
            return stepped(step, weights, covariances, reg_covar)

    def stepped(step: Step, weights: Any, covariances: Any, reg_covar: float) -> Any:
        dtype = step.dtype
        joint, likelihood = step.expected(weights, covariances)
        parts = [step.maximised(joint[:, k], k, reg_covar) for k in range(len(weights))]
        new = (np.array([part[i] for part in parts]) for i in range(3))
        return (*new, likelihood, field.done(joint, dtype), np.zeros(len(weights), np.int64))

    return {"em_step": em_step}


class Step:
    """The formulas of one step on one data set."""

    def __init__(self, field: Written, dtype: Any, x: Any, means: Any) -> None:
        self.field, self.dtype = field, dtype
        self.x, self.means = field.given(x), field.given(means)

    def expected(self, weights: Any, covariances: Any) -> tuple[Any, Any]:
        """Responsibilities (samples, components), and the log-likelihood."""
        space, dtype = self.field.space, self.dtype
        factors = space(covariances.shape, dtype)
        component = Written("distributions.multivariate_normal", self.field.target)
        for factor, covariance in zip(factors, self.field.given(covariances), strict=True):
            epsilon = float(np.finfo(dtype).eps)
            component.formula("factorise", dtype)(covariance, epsilon, factor)
        joint = space((len(self.x), len(self.means)), dtype)
        work = space((self.x.shape[1], 1), dtype)
        given = self.field.given(weights)
        likelihood = 0.0
        for sample, row in zip(self.x, joint, strict=True):
            self.field.formula("log_joint", dtype)(sample, given, self.means, factors, work, row)
            likelihood += float(self.field.formula("responsibilities", dtype)(row))
        return joint, likelihood

    def maximised(self, shares: Any, k: int, ridge: float) -> tuple[Any, Any, Any]:
        """Weight, mean, covariance of a component; moments about a far mean are taken again."""
        n, d = self.x.shape
        centre, mean = self.means[k], self.field.space((d,), self.dtype)
        covariance = self.field.space((d, d), self.dtype)
        for _ in range(2):
            first, second = self.zeros((d,)), self.zeros((d, d))
            for sample, share in zip(self.x, shares, strict=True):
                self.field.formula("add_sample", self.dtype)(sample, share, centre, first, second)
            parts = (shares.sum(), centre, first, second, self.field.given(self.dtype.type(ridge)))
            if not self.field.formula("maximise", self.dtype)(*parts, mean, covariance):
                break
            centre = mean.copy()
        done = self.field.done
        return (
            done(shares.sum() / n, self.dtype),
            done(mean, self.dtype),
            done(covariance, self.dtype),
        )

    def zeros(self, shape: tuple[int, ...]) -> Any:
        return self.field.given(np.zeros(shape, self.dtype))
