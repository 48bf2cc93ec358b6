"""Information as it is written: one distribution, one pair, one table."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("information", target)

    def of_rows(name: str) -> Callable[..., Any]:
        def function(*rows: Any) -> Any:
            dtype = precision(rows)
            given = [field.given(np.asarray(row, dtype)) for row in rows]
            return field.done(field.formula(name, dtype)(*given), dtype)

        return function

    def mutual_information(table: Any) -> Any:
        dtype = precision((table,))
        work = field.space(table.shape[1:], dtype)
        found = field.formula("mutual_information", dtype)(field.given(table), work)
        return field.done(found, dtype)

    names = ("entropy", "cross_entropy", "kl_divergence", "js_divergence", "renyi_entropy")
    return {
        **{name: of_rows(name) for name in (*names, "conditional_entropy")},
        "mutual_information": mutual_information,
    }
