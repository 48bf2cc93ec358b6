"""Statistics as they are written: one row at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nbmath.statistics.cpu.compiled_order import METHODS
from nbmath.statistics.cpu.compiled_ranks import METHODS as KINDS
from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("statistics", target)

    def of_row(name: str, x: Any, *options: Any) -> Any:
        dtype = precision((x,))
        given = [field.given(np.asarray(option, dtype)) for option in options]
        return field.done(field.formula(name, dtype)(field.given(x), *given), dtype)

    def reduced(name: str) -> Callable[..., Any]:
        def function(x: Any, axis: Any = None, ddof: Any = 0) -> Any:
            options = () if name == "mean" else (float(ddof),)
            if axis is None or np.ndim(x) == 1:
                return of_row(name, np.ravel(x), *options)
            return np.apply_along_axis(lambda row: of_row(name, row, *options), axis, x)

        return function

    def skew(x: Any, bias: bool = True) -> Any:
        return of_row("skew", x, float(bias))

    def kurtosis(x: Any, fisher: bool = True, bias: bool = True) -> Any:
        return of_row("kurtosis", x, float(fisher), float(bias))

    def average(x: Any, _: Any, weights: Any) -> Any:
        return of_row("average", x, weights)

    def overwriting(name: str) -> Callable[..., Any]:
        def function(x: Any, *options: Any, axis: Any = None) -> Any:
            if axis is not None and np.ndim(x) > 1:
                return np.apply_along_axis(function, axis, x, *options)
            dtype = precision((x,))
            work = field.given(np.ravel(x).copy())
            return field.done(field.formula(name, dtype)(work, *options), dtype)

        return function

    def quantile(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
        share = field.given(np.asarray(q, precision((x,))))
        return overwriting("quantile")(x, share, METHODS.index(method), axis=axis)

    def trim_mean(x: Any, share: Any) -> Any:
        return overwriting("trim_mean")(x, int(share * x.size))

    def rankdata(x: Any, method: str = "average") -> Any:
        order, work = np.empty((2, x.size), np.int64)
        out = np.empty(x.size)
        field.formula("rankdata", precision((x,)))(x, KINDS.index(method), order, work, out)
        return out

    return {
        **{name: overwriting(name) for name in ("median", "iqr", "median_abs_deviation")},
        "quantile": quantile,
        "percentile": lambda x, q: quantile(x, q / 100),
        "trim_mean": trim_mean,
        "rankdata": rankdata,
        **{name: reduced(name) for name in ("mean", "var", "std")},
        "skew": skew,
        "kurtosis": kurtosis,
        "average": average,
    }
