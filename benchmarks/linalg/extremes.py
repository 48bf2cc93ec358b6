"""Ends of the spectrum of the five-point Poisson matrix, given as a function."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, WrongKernelError
from benchmarks.linalg.krylov import poisson
from nbmath import linalg

SIZES = (16, 32, 64)
PAIRS = 4
GOAL = 1e-10
POWER_STEPS = 200


def start(m: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """A start vector for a grid of m by m."""
    return (rng.standard_normal(m * m).astype(dtype),)


def arpack() -> Any:
    """scipy.sparse.linalg.eigsh with the same compiled function and as many vectors."""
    import scipy.sparse.linalg

    def solve(v0: Any) -> Any:
        def product(x: Any) -> Any:
            out = np.empty_like(x)
            poisson(x, out)
            return out

        shape = (v0.size, v0.size)
        operator = scipy.sparse.linalg.LinearOperator(shape, matvec=product, dtype=v0.dtype)
        return scipy.sparse.linalg.eigsh(operator, PAIRS, which="LA", v0=v0, tol=GOAL, ncv=32)

    return solve


def same_spectrum(ours: Any, theirs: Any) -> None:
    """Values of the spectrum, known in closed form; ARPACK may miss the second of a pair."""
    if ours.status != 0:
        raise WrongKernelError("not converged")
    m = round(ours.eigenvectors.shape[0] ** 0.5)
    line = 2 - 2 * np.cos(np.pi * np.arange(1, m + 1) / (m + 1))
    values = np.sort(np.add.outer(line, line).ravel())
    error = float(np.abs(ours.eigenvalues - values[-PAIRS:]).max())
    other = float(np.abs(theirs[0][:, None] - values).min(axis=1).max())
    if not max(error, other) <= 1e-8:
        raise WrongKernelError(f"off by {error:.2g} here and {other:.2g} there")


def numpy_power() -> Any:
    """The same loop around the same compiled function, vectors by NumPy."""

    def solve(v0: Any) -> Any:
        v, w = v0 / np.linalg.norm(v0), np.empty_like(v0)
        for _ in range(POWER_STEPS):
            poisson(v, w)
            value = v @ w
            rest = np.linalg.norm(w - value * v)
            if rest <= 0.0:
                break
            v = w / np.linalg.norm(w)
        return value, v

    return solve


def same_quotient(ours: Any, theirs: Any) -> None:
    """After so many products both have the same value, converged or not."""
    if not abs(float(ours.eigenvalue) - float(theirs[0])) <= 1e-9:
        raise WrongKernelError(f"values {ours.eigenvalue} and {theirs[0]}")


CASES = (
    Case(
        "power_iteration operator",
        field="linalg",
        sizes=SIZES,
        dtypes=("float64",),
        make=start,
        ours=lambda v0: linalg.power_iteration(poisson, v0=v0, tol=0.0, maxiter=POWER_STEPS),
        peers={"numpy": Peer(numpy_power, needs=("numpy",))},
        target=2.0,
        check=same_quotient,
        threads=("one",),
        work=lambda m: float(m**2),
        note="200 products; both sides call the same machine code",
    ),
    Case(
        "lanczos operator",
        field="linalg",
        sizes=SIZES,
        dtypes=("float64",),
        make=start,
        ours=lambda v0: linalg.lanczos(poisson, PAIRS, v0=v0, tol=GOAL),
        peers={"scipy": Peer(arpack, needs=("scipy",))},
        target=2.0,
        check=same_spectrum,
        threads=("one",),
        work=lambda m: float(m**3),
        note="a function of the user's; both sides call the same machine code",
    ),
)
