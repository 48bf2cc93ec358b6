"""Spectra as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def eigh(a: Any) -> Any:
        n = a.shape[0]
        w, z = field.space((n,), a.dtype), field.space((n, n), a.dtype)
        work = field.space((6, n), a.dtype)
        if not field.formula("eigh", a.dtype)(field.copied(a, a.dtype), w, z, work):
            raise np.linalg.LinAlgError("did not converge")
        return field.done(w, a.dtype), field.done(z, a.dtype)

    def eigvalsh(a: Any) -> Any:
        w, work = field.space((a.shape[0],), a.dtype), field.space((2, a.shape[0]), a.dtype)
        if not field.formula("eigvalsh", a.dtype)(field.copied(a, a.dtype), w, work):
            raise np.linalg.LinAlgError("did not converge")
        return field.done(w, a.dtype)

    def nearest_psd(a: Any) -> Any:
        places = [(i, j) for i in range(len(a)) for j in range(len(a))]
        given, half = (
            field.given(np.ascontiguousarray(a)),
            field.formula("symmetric_entry", a.dtype),
        )
        symmetric, out = field.space(a.shape, a.dtype), field.space(a.shape, a.dtype)
        for i, j in places:
            symmetric[i, j] = half(given, i, j)
        w, v = (field.given(part) for part in eigh(field.done(symmetric, a.dtype)))
        entry = field.formula("nearest_psd_entry", a.dtype)
        for i, j in places:
            out[i, j] = entry(symmetric, w, v, i, j)
        return field.done(out, a.dtype)

    made = {"eigh": eigh, "eigvalsh": eigvalsh, "nearest_psd": nearest_psd}
    return {name: stacked(function) for name, function in made.items()}
