"""Contractions."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape


def _result(subscripts: str, *operands: Any) -> Shape | None:
    """The lengths of the letters of the result, where they are written down."""
    given, arrow, result = subscripts.partition("->")
    if not arrow or "." in subscripts:
        return None
    terms = given.split(",")
    lengths = {
        c: n
        for t, x in zip(terms, operands, strict=True)
        for c, n in zip(t, np.shape(x), strict=True)
    }
    return tuple(lengths[c] for c in result)


OPERATIONS = (Operation("einsum", "einsum(subscripts, *operands)", _result),)
