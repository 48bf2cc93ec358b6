"""General eigenproblems as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def found(a: Any, kept: int) -> tuple[Any, Any]:
        n, dtype = a.shape[0], a.dtype
        matrix, w = field.copied(a, dtype), field.space((2, n), dtype)
        z, x = field.space((kept, n), dtype), field.space((n, n), dtype)
        if not field.formula("eig", dtype)(matrix, w, z, x, field.space((3, n), dtype)):
            raise np.linalg.LinAlgError("did not converge")
        return field.done(w, dtype), field.done(matrix, dtype)

    def eig(a: Any) -> Any:
        w, columns = found(a, a.shape[0])
        kind = np.result_type(a.dtype, np.complex64)
        vectors = columns.astype(kind)
        for k in np.flatnonzero(w[1] > 0):
            vectors[:, k] += np.asarray(1j, kind) * columns[:, k + 1]
            vectors[:, k + 1] = vectors[:, k].conj()
        return _joined(w), vectors

    return {"eig": stacked(eig), "eigvals": stacked(lambda a: _joined(found(a, 0)[0]))}


def _joined(w: Any) -> Any:
    """Complex numbers of their parts [2, n]."""
    values = np.empty(w.shape[1], np.result_type(w.dtype, np.complex64))
    values.real, values.imag = w
    return values
