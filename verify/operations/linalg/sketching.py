"""Leading singular triplets."""

from typing import Any

import numpy as np

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, Shape


def _leading(a: Any, k: Any, *_: Any, **__: Any) -> Shape:
    *outer, m, n = np.shape(a)
    return ((*outer, m, int(k)), (*outer, int(k)), (*outer, int(k), n))


def _sketched(_: Any, a: Any, k: Any, *__: Any, **___: Any) -> Shape:
    return _leading(a, k)


OPERATIONS = (
    Operation("randomized_svd", "randomized_svd(seed, a, k) -> (u, s, vh)", _sketched, SINGULAR),
    Operation("truncated_svd", "truncated_svd(a, k) -> (u, s, vh)", _leading, SINGULAR),
)
