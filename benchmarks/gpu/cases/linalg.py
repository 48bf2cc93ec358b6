"""The kernels of linear algebra."""

from typing import Any

import numpy as np

from benchmarks.gpu.cases.case import GpuCase, item, launcher


def spd(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> tuple[Any, ...]:
    """A stack of well-conditioned symmetric positive definite matrices."""
    x = rng.standard_normal((size[0], 2 * size[1], size[1]))
    return ((x.swapaxes(1, 2) @ x / size[1] + np.eye(size[1])).astype(dtype),)


def with_sides(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> tuple[Any, ...]:
    """The same with a right-hand side each."""
    return *spd(size, dtype, rng), rng.standard_normal((*size, 1)).astype(dtype)


def stack(name: str, make: Any, expect: Any, numbers: float, **more: Any) -> GpuCase:
    """A stack of small matrices; `numbers` n^2 are read and written for each."""
    return GpuCase(
        name,
        room="linalg",
        sizes=((1 << 20, 2), (1 << 18, 4), (1 << 16, 8), (1 << 14, 16), (1 << 12, 32)),
        make=make,
        expect=expect,
        allowed={"float32": 1e-4, "float64": 1e-12},
        bytes=lambda size, dtype: numbers * size[0] * size[1] ** 2 * item(dtype),
        **more,
    )


CASES = (
    stack(
        "cholesky",
        spd,
        lambda a: (np.linalg.cholesky(a),),
        2.0,
        launch=launcher("cholesky_stack"),
        peers={"torch": lambda t: t.linalg.cholesky, "cupy": lambda c: c.linalg.cholesky},
    ),
    stack(
        "solve",
        with_sides,
        lambda a, b: (np.linalg.solve(a, b),),
        1.5,
        launch=launcher("solve_stack"),
        peers={"torch": lambda t: t.linalg.solve, "cupy": lambda c: c.linalg.solve},
    ),
    stack(
        "eigh",
        spd,
        lambda a: (np.linalg.eigvalsh(a),),
        2.0,
        launch=lambda room, inputs, outputs: [room.eigh_stack(*inputs)[0]],
        peers={"torch": lambda t: t.linalg.eigh, "cupy": lambda c: c.linalg.eigh},
    ),
    stack(
        "inv",
        spd,
        lambda a: (np.linalg.inv(a),),
        2.0,
        launch=launcher("inv_stack"),
        peers={"torch": lambda t: t.linalg.inv, "cupy": lambda c: c.linalg.inv},
    ),
    stack(
        "det",
        spd,
        lambda a: (np.linalg.det(a),),
        1.0,
        launch=launcher("det_stack"),
        peers={"torch": lambda t: t.linalg.det, "cupy": lambda c: c.linalg.det},
    ),
)
