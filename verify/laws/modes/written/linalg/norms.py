"""Norms as they are written: one vector at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def norm(x: Any, ord: Any = None) -> Any:  # noqa: A002  # NumPy's name
        if x.ndim == 1 or ord in (None, "fro"):
            p = 2.0 if ord in (None, "fro") else float(ord)
            return field.done(field.formula("norm", x.dtype)(field.given(x.ravel()), p), x.dtype)
        lines = x.T if abs(ord) == 1 else x
        sums = np.array([norm(np.ascontiguousarray(line), 1) for line in lines])
        return norm(sums, np.inf if ord > 0 else -np.inf)

    def dot(x: Any, y: Any) -> Any:
        return field.done(field.formula("dot", x.dtype)(field.given(x), field.given(y)), x.dtype)

    def made(name: str, x: Any, *others: Any) -> Any:
        dtype = precision((x,))
        out = field.space(x.shape, dtype)
        given = [field.given(a) if isinstance(a, np.ndarray) else a for a in (x, *others)]
        field.formula(name, dtype)(*given, out)
        return field.done(out, dtype)

    def normalize(x: Any) -> Any:
        return np.array([normalize(row) for row in x]) if x.ndim > 1 else made("normalize", x, 2.0)

    def project(x: Any, y: Any) -> Any:
        return made("project", x, y)

    def cosine_similarity(x: Any, y: Any) -> Any:
        left, right = ([normalize(row) for row in rows] for rows in (x, y))
        return np.clip(np.array([[dot(u, v) for v in right] for u in left], x.dtype), -1, 1)

    found: Mapping[str, Callable[..., Any]] = {
        "norm": norm,
        "dot": dot,
        "axpy": field.pointwise("axpy"),
        "normalize": normalize,
        "project": project,
        "cosine_similarity": cosine_similarity,
    }
    return found
