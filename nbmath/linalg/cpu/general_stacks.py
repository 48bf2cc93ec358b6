"""Eigenvalues of stacks of small general matrices, one after another: QR steps go their own ways.

Results are complex: pairs of real columns, as formulas and LAPACK have them, are put together here.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver

eig = bind("linalg", "lanes").eig  # on numbers; this way it compiles fastest


@driver
def eig_stack(a: Any, values: Any, vectors: Any, failed: Any) -> None:
    """Eigenvalues [stack, n] and eigenvectors, the columns of vectors [stack, n, n].

    Vectors [stack, 0, 0] are left out.
    """
    n = a.shape[1]
    kept = vectors.shape[1]
    matrix, z, x = np.empty((n, n), a.dtype), np.empty((kept, n), a.dtype), np.empty_like(a[0])
    w, rows = np.empty((2, n), a.dtype), np.empty((3, n), a.dtype)
    for index in range(a.shape[0]):
        for i in range(n):
            for j in range(n):
                matrix[i, j] = a[index, i, j]
        failed[index] = not eig(matrix, w, z, x, rows)
        joined(w, matrix, values[index], vectors[index])


@driver
def joined(w: Any, v: Any, values: Any, vectors: Any) -> None:
    """Complex eigenvalues of w [2, n], and vectors of the columns of v [n, n], where some are kept.

    A failure has nan in all of them.
    """
    for j in range(values.shape[0]):
        values[j] = complex(w[0, j], w[1, j])
    for i in range(vectors.shape[0]):
        for j in range(vectors.shape[0]):
            im = w[1, j]
            if im > 0.0:
                vectors[i, j] = complex(v[i, j], v[i, j + 1])
            elif im < 0.0:
                vectors[i, j] = complex(v[i, j - 1], -v[i, j])
            elif im == 0.0:
                vectors[i, j] = complex(v[i, j], im)
            else:
                vectors[i, j] = complex(math.nan, math.nan)
