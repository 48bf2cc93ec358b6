"""Products as they are written: one at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def made(name: str, shape: tuple[int, ...], *arguments: Any) -> Any:
        dtype = precision(arguments)
        out = field.space(shape, dtype)
        given = [field.given(x) if isinstance(x, np.ndarray) else x for x in arguments]
        field.formula(name, dtype)(*given, out)
        return field.done(out, dtype)

    def matmul(a: Any, b: Any) -> Any:
        return made("matmul", (a.shape[0], b.shape[1]), a, b)

    def matvec(a: Any, x: Any) -> Any:
        return made("matvec", a.shape[:1], a, x)

    def outer(x: Any, y: Any) -> Any:
        return made("outer", (x.size, y.size), x, y)

    def kron(a: Any, b: Any) -> Any:
        return made("kron", (len(a) * len(b), a.shape[1] * b.shape[1]), a, b)

    def gram(a: Any) -> Any:
        return made("gram", (a.shape[1], a.shape[1]), a, False)

    def trace(a: Any) -> Any:
        return field.done(field.formula("trace", a.dtype)(field.given(a), 0), a.dtype)

    def matrix_power(a: Any, n: Any) -> Any:
        base = field.copied(a, a.dtype)
        if n < 0 and not field.formula("inv", a.dtype)(base, field.space((2, len(a)), a.dtype)):
            raise np.linalg.LinAlgError("singular")
        out, work = field.space(a.shape, a.dtype), field.space(a.shape, a.dtype)
        field.formula("matrix_power", a.dtype)(base, abs(int(n)), out, work)
        return field.done(out, a.dtype)

    return {
        "matmul": stacked(matmul),
        "matvec": matvec,
        "outer": outer,
        "kron": kron,
        "gram": stacked(gram),
        "trace": stacked(trace),
        "matrix_power": lambda a, n: stacked(lambda one: matrix_power(one, n))(a),
    }
