"""Distributions of vectors as they are written: one point, one covariance at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision
from verify.operations.joint_distributions import JOINT, of_last, square
from verify.operations.joint_distributions import number as number_of


def joint_operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of these distributions on a target."""
    return {
        **normal(Written("distributions.multivariate_normal", target)),
        **dirichlet(Written("distributions.dirichlet", target)),
        **of_vectors("multinomial", target, ("pmf", "logpmf")),
        **of_vectors("categorical", target, ("pmf", "logpmf", "cdf", "sf", "ppf")),
        **of_vectors("mixture", target, ("pdf", "logpdf", "cdf", "sf", "ppf", "isf")),
    }


def of_vectors(name: str, target: Target, points: tuple[str, ...]) -> dict[str, Any]:
    """A distribution whose formulas take a row or a place and the parameters as they are."""
    field = Written(f"distributions.{name}", target)

    def density(each: str) -> Callable[..., Any]:
        def of_points(x: Any, *parameters: Any) -> Any:
            dtype = precision((x, *parameters))
            function, given = field.formula(each, dtype), [field.given(p) for p in parameters]
            return field.done([function(point, *given) for point in field.given(x)], dtype)

        return of_points

    def number(each: str) -> Callable[..., Any]:
        def of_parameters(*parameters: Any) -> Any:
            dtype = precision(parameters)
            given = [field.given(p) for p in parameters]
            return field.done(field.formula(each, dtype)(*given), dtype)

        return of_parameters

    def array(each: str, axes: int) -> Callable[..., Any]:
        def of_parameters(*parameters: Any) -> Any:
            dtype = precision(parameters)
            out = field.space((len(parameters[-1]),) * axes, dtype)
            field.formula(each, dtype)(*(field.given(p) for p in parameters), out)
            return field.done(out, dtype)

        return of_parameters

    found = {each: density(each) for each in points}
    shapes = {each: shape for each, (_, shape) in JOINT[name].items()}
    found |= {each: number(each) for each, shape in shapes.items() if shape is number_of}
    found |= {each: array(each, 1) for each, shape in shapes.items() if shape is of_last}
    found |= {each: array(each, 2) for each, shape in shapes.items() if shape is square}
    return {f"{name}_{each}": function for each, function in found.items()}


def dirichlet(field: Written) -> dict[str, Callable[..., Any]]:
    """The Dirichlet distribution, whose constant is worked out once."""

    def density(each: str) -> Callable[..., Any]:
        def of_rows(x: Any, alpha: Any) -> Any:
            dtype = precision((x, alpha))
            a, slack = field.given(alpha), float(np.finfo(dtype).eps) ** 0.5
            constant = field.formula("log_constant", dtype)(a)
            function = field.formula(each, dtype)
            return field.done([function(row, a, constant, slack) for row in field.given(x)], dtype)

        return of_rows

    found = of_vectors("dirichlet", field.target, ())
    return {**found, "dirichlet_pdf": density("pdf"), "dirichlet_logpdf": density("logpdf")}


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
