"""Blocks of eigenpairs of the five-point Poisson matrix, given as a function, preconditioned."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, WrongKernelError
from benchmarks.linalg.krylov import poisson
from nbmath import linalg

SIZES = (16, 32, 64)
PAIRS = 6
GOAL = 1e-6


def block(m: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Start vectors for a grid of m by m."""
    return (rng.standard_normal((m * m, PAIRS)).astype(dtype),)


def scipy_lobpcg() -> Any:
    """scipy.sparse.linalg.lobpcg with the same compiled function, column by column."""
    import scipy.sparse.linalg

    def solve(x: Any) -> Any:
        def product(block: Any) -> Any:
            rows = np.ascontiguousarray(block.T)
            out = np.empty_like(rows)
            for row, result in zip(rows, out, strict=True):
                poisson(row, result)
            return out.T

        # an absolute goal there; here one beside |A| + |w|, of which the largest are 8 each
        w, v = scipy.sparse.linalg.lobpcg(product, x, tol=16 * GOAL, maxiter=2000, largest=True)
        return w[::-1], v

    return solve


def arpack() -> Any:
    """scipy.sparse.linalg.eigsh with the same compiled function, to the same goal."""
    import scipy.sparse.linalg

    def solve(x: Any) -> Any:
        def product(x: Any) -> Any:
            out = np.empty_like(x)
            poisson(x, out)
            return out

        shape = (len(x), len(x))
        operator = scipy.sparse.linalg.LinearOperator(shape, matvec=product, dtype=x.dtype)
        return scipy.sparse.linalg.eigsh(operator, PAIRS, which="LA", v0=x[:, 0], tol=2 * GOAL)

    return solve


def same_spectrum(ours: Any, theirs: Any) -> None:
    """Values of the spectrum, known in closed form, as the goal for residuals leaves them."""
    if ours.status != 0:
        raise WrongKernelError("not converged")
    m = round(ours.eigenvectors.shape[0] ** 0.5)
    line = 2 - 2 * np.cos(np.pi * np.arange(1, m + 1) / (m + 1))
    values = np.sort(np.add.outer(line, line).ravel())
    error = float(np.abs(ours.eigenvalues - values[-PAIRS:]).max())
    other = float(np.abs(theirs[0][:, None] - values).min(axis=1).max())
    if not max(error, other) <= 1e-4:
        raise WrongKernelError(f"off by {error:.2g} here and {other:.2g} there")


CASES = (
    Case(
        "lobpcg operator",
        field="linalg",
        sizes=SIZES,
        dtypes=("float64",),
        make=block,
        ours=lambda x: linalg.lobpcg(poisson, x, tol=GOAL),
        peers={
            "scipy": Peer(scipy_lobpcg, needs=("scipy",)),
            "arpack": Peer(arpack, needs=("scipy",)),
        },
        target={"scipy": 2.0},
        check=same_spectrum,
        threads=("one",),
        work=lambda m: float(m**3),
        note="a function of the user's; all sides call the same machine code",
    ),
)
