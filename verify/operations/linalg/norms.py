"""Norms, inner products, directions and angles."""

from typing import Any

import numpy as np

from verify.operations.operation import Operation, Shape, same


def _number(*_: Any, **__: Any) -> Shape:
    return ()


def _pairs(x: Any, y: Any) -> Shape:
    return (len(x), len(y))


OPERATIONS = (
    Operation("norm", "norm(x, ord=None)", _number),
    Operation("dot", "dot(x, y)", _number),
    Operation("axpy", "axpy(a, x, y)", lambda a, x, y: np.shape(x)),
    Operation("normalize", "normalize(x)", same),
    Operation("project", "project(x, y)", same),
    Operation("matrix_norm", "matrix_norm(a, ord)", _number),
    Operation("project_span", "project_span(x, a, span=True)", same),
    Operation("cosine_similarity", "cosine_similarity(x, y)", _pairs),
)
