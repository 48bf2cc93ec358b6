"""Distributions of vectors as they are written: one point, one covariance at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def joint_operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of these distributions on a target."""
    return normal(Written("distributions.multivariate_normal", target))


def normal(field: Written) -> dict[str, Callable[..., Any]]:
    """The multivariate normal distribution, by the factor of the covariance."""

    def factor_of(cov: Any, dtype: Any) -> Any:
        factor = field.space(cov.shape, dtype)
        field.formula("factorise", dtype)(field.given(cov), float(np.finfo(dtype).eps), factor)
        return factor

    def density(name: str) -> Callable[..., Any]:
        def of_rows(x: Any, mean: Any, cov: Any) -> Any:
            dtype = precision((x,))
            factor, work = factor_of(cov, dtype), field.space((len(mean), 1), dtype)
            function = field.formula(name, dtype)
            rows, centre = field.given(x), field.given(mean)
            return field.done([function(row, centre, factor, work) for row in rows], dtype)

        return of_rows

    def score(x: Any, mean: Any, cov: Any) -> Any:
        dtype = precision((x,))
        factor, inverse = factor_of(cov, dtype), field.space(cov.shape, dtype)
        field.formula("precision", dtype)(factor, inverse)
        by_mean = field.space((*x.shape, 1), dtype)
        by_cov = field.space((*x.shape, len(mean)), dtype)
        for row, first, second in zip(field.given(x), by_mean, by_cov, strict=True):
            given = row, field.given(mean), factor, inverse
            field.formula("score", dtype)(*given, first, second)
        return field.done(by_mean[..., 0], dtype), field.done(by_cov, dtype)

    def entropy(cov: Any) -> Any:
        dtype = precision((cov,))
        return field.done(field.formula("entropy", dtype)(factor_of(cov, dtype)), dtype)

    def kl(mean: Any, cov: Any, mean_q: Any, cov_q: Any) -> Any:
        dtype = precision((cov,))
        given = field.given(mean), factor_of(cov, dtype)
        other = field.given(mean_q), factor_of(cov_q, dtype)
        work = field.space((len(cov), len(cov) + 1), dtype)
        return field.done(field.formula("kl", dtype)(*given, *other, work), dtype)

    name = "multivariate_normal"
    return {
        f"{name}_pdf": density("pdf"),
        f"{name}_logpdf": density("logpdf"),
        f"{name}_score": score,
        f"{name}_entropy": entropy,
        f"{name}_kl": kl,
    }
