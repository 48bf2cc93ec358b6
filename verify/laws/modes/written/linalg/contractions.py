"""Contractions as they are written: every entry by its definition, pair after pair."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nbmath.linalg.cpu import contractions_plan
from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def einsum(subscripts: str, *operands: Any) -> Any:
        dtype = precision(operands)
        shapes = [x.shape for x in operands]
        inputs, result = contractions_plan.parsed(subscripts, tuple(map(len, shapes)))
        lengths = contractions_plan.measured(inputs, tuple(shapes))
        slots = [field.given(np.ascontiguousarray(x).reshape(-1)) for x in operands]
        one, entry = field.given(np.ones(1, dtype)), field.formula("contraction", dtype)
        for step in contractions_plan.planned(inputs, result, lengths):
            i, j = step.slots
            axes = contractions_plan.table(step, (shapes[i], shapes[j] if j >= 0 else ()), lengths)
            shape = tuple(lengths[c] for c in step.out)
            out = field.space((int(np.prod(shape)),), dtype)
            for place in range(out.size):
                other = one if j < 0 else slots[j]
                out[place] = entry(slots[i], other, axes, len(shape), place)
            slots.append(out)
            shapes.append(shape)
        return field.done(slots[-1].reshape(shapes[-1]), dtype)

    return {"einsum": einsum}
