"""Products of matrices, and powers."""

from typing import Any


def matmul(a: Any, b: Any, out: Any) -> None:
    """out [n, m] = a [n, k] b [k, m], k > 0; four entries of a row share what is read of a."""
    m = b.shape[1]
    whole = m - m % 4
    for i in range(a.shape[0]):
        for j in range(0, whole, 4):
            x = a[i, 0]
            w0, w1, w2, w3 = x * b[0, j], x * b[0, j + 1], x * b[0, j + 2], x * b[0, j + 3]
            for p in range(1, a.shape[1]):
                x = a[i, p]
                w0 += x * b[p, j]
                w1 += x * b[p, j + 1]
                w2 += x * b[p, j + 2]
                w3 += x * b[p, j + 3]
            out[i, j], out[i, j + 1], out[i, j + 2], out[i, j + 3] = w0, w1, w2, w3
        for j in range(whole, m):
            w = a[i, 0] * b[0, j]
            for p in range(1, a.shape[1]):
                w += a[i, p] * b[p, j]
            out[i, j] = w


def matvec(a: Any, x: Any, out: Any) -> None:
    """out [n] = a [n, k] x [k]."""
    for i in range(a.shape[0]):
        w = a[i, 0] * x[0]
        for p in range(1, a.shape[1]):
            w += a[i, p] * x[p]
        out[i] = w


def gram(a: Any, rows: bool, out: Any) -> None:
    """Inner products of the columns of a [k, n], or of its rows if `rows`; exactly symmetric."""
    n = a.shape[0] if rows else a.shape[1]
    k = a.shape[1] if rows else a.shape[0]
    for i in range(n):
        for j in range(i + 1):
            x = (a[i, 0] if rows else a[0, i]) * (a[j, 0] if rows else a[0, j])
            for p in range(1, k):
                x += (a[i, p] if rows else a[p, i]) * (a[j, p] if rows else a[p, j])
            out[i, j] = x
            out[j, i] = x


def outer(x: Any, y: Any, out: Any) -> None:
    """out [n, m] = x y', x [n], y [m]."""
    for i in range(x.shape[0]):
        factor = x[i]
        for j in range(y.shape[0]):
            out[i, j] = factor * y[j]


def kron(a: Any, b: Any, out: Any) -> None:
    """out [n p, m q]: b [p, q] times each entry of a [n, m]."""
    p, q = b.shape
    for i in range(a.shape[0]):
        for r in range(p):
            for j in range(a.shape[1]):
                factor = a[i, j]
                for c in range(q):
                    out[i * p + r, j * q + c] = factor * b[r, c]


def trace(a: Any, offset: int) -> Any:
    """The sum of the diagonal of a [n, m] that begins `offset` columns to the right, or below."""
    row = -offset if offset < 0 else 0
    column = offset if offset > 0 else 0
    below, right = a.shape[0] - row, a.shape[1] - column
    count = below if below <= right else right
    total, other = 0.0, 0.0
    for i in range(0, count - 1, 2):
        total += a[row + i, column + i]
        other += a[row + i + 1, column + i + 1]
    if count > 0 and count % 2 == 1:
        total += a[row + count - 1, column + count - 1]
    return total + other


def matrix_power(a: Any, exponent: int, out: Any, work: Any) -> None:
    """out [n, n] = a to the power `exponent` >= 0, by squaring; overwrites a and work [n, n]."""
    begun = False
    left = exponent
    while left > 0:
        if left % 2 == 1:
            if begun:
                matmul(out, a, work)
                _copy(work, out)
            else:
                _copy(a, out)
            begun = True
        left //= 2
        if left > 0:
            matmul(a, a, work)
            _copy(work, a)
    if not begun:
        _identity(out)


def _identity(out: Any) -> None:
    """Ones on the diagonal of out [n, n], zeros elsewhere."""
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = 1.0 if i == j else 0.0


def _copy(source: Any, target: Any) -> None:
    for i in range(source.shape[0]):
        for j in range(source.shape[1]):
            target[i, j] = source[i, j]
