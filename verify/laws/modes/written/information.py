"""Information as it is written: one distribution, one pair, one table."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def place(method: str) -> int:
    """The number by which formulas know a method of estimation."""
    return ("plugin", "miller_madow", "grassberger", "james_stein", "chao_shen").index(method)


def sorted_rows(x: Any) -> tuple[Any, Any]:
    """Samples by their first coordinate, and their order."""
    order = np.argsort(x[:, 0], kind="stable")
    return np.ascontiguousarray(x[order]), order


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

    def entropy_from_counts(counts: Any, method: str) -> Any:
        dtype = precision((counts,))
        found = field.formula("entropy_from_counts", dtype)(field.given(counts), place(method))
        return field.done(found, dtype)

    def mutual_information_from_counts(table: Any, method: str) -> Any:
        dtype = precision((table,))
        work, given = field.space((sum(table.shape),), dtype), field.given(table)
        formula = field.formula("mutual_information_from_counts", dtype)
        return field.done(formula(given, given.reshape(-1), work, place(method)), dtype)

    def knn_entropy(x: Any, neighbors: int) -> Any:
        dtype, rows = x.dtype, field.given(sorted_rows(x)[0])
        best, formula = field.space((neighbors,), dtype), field.formula("knn_entropy", dtype)
        terms = field.space((len(rows),), dtype)
        for i in range(len(rows)):
            terms[i] = formula(rows, i, best)
        found = field.formula("knn_entropy_of", dtype)(terms, neighbors, rows.shape[1])
        return field.done(found, dtype)

    def knn_mutual_information(x: Any, y: Any, neighbors: int) -> Any:
        dtype, (rows, order) = x.dtype, sorted_rows(x)
        sorted_y, own = sorted_rows(y[order])
        place = np.argsort(own)
        given = [field.given(part) for part in (rows, y[order], sorted_y)]
        best = field.space((neighbors,), dtype)
        formula = field.formula("knn_mutual_information", dtype)
        terms = field.space((len(rows),), dtype)
        for i in range(len(rows)):
            terms[i] = formula(*given, int(place[i]), i, best)
        found = field.formula("knn_mutual_information_of", dtype)(terms, neighbors)
        return field.done(found, dtype)

    names = (
        "entropy",
        "cross_entropy",
        "kl_divergence",
        "js_divergence",
        "renyi_entropy",
        "renyi_divergence",
        "joint_entropy",
    )
    return {
        **{name: of_rows(name) for name in (*names, "conditional_entropy")},
        "mutual_information": mutual_information,
        "knn_entropy": knn_entropy,
        "knn_mutual_information": knn_mutual_information,
        "entropy_from_counts": entropy_from_counts,
        "mutual_information_from_counts": mutual_information_from_counts,
    }
