"""Iterative solvers on the five-point Poisson matrix of a square grid, given as a function."""

from typing import Any

import numba
import numpy as np

from benchmarks.common import Case, Inputs, Peer, WrongKernelError
from nbmath import linalg

SIZES = (32, 100, 300)
GOAL = 1e-6


@numba.njit
def poisson(x: Any, out: Any) -> None:
    """Four times the value less the four neighbours, zeros around the square; x is a flat grid."""
    m = round(np.sqrt(x.size))
    for i in range(m):
        row, result = x[i * m : (i + 1) * m], out[i * m : (i + 1) * m]
        for j in range(m):
            result[j] = 4 * row[j]
        for j in range(1, m):
            result[j] -= row[j - 1]
        for j in range(m - 1):
            result[j] -= row[j + 1]
        if i > 0:
            above = x[(i - 1) * m : i * m]
            for j in range(m):
                result[j] -= above[j]
        if i < m - 1:
            below = x[(i + 1) * m : (i + 2) * m]
            for j in range(m):
                result[j] -= below[j]


@numba.njit
def shifted(x: Any, out: Any) -> None:
    """The same less half of the identity: indefinite."""
    poisson(x, out)
    for i in range(x.size):
        out[i] -= x[i] / 2


@numba.njit
def convection(x: Any, out: Any) -> None:
    """With a wind along the rows, and a little more on the diagonal: not symmetric."""
    poisson(x, out)
    for i in range(1, x.size):
        out[i] += 0.4 * x[i] - 0.3 * x[i - 1]


def right_side(m: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """One vector of random numbers."""
    return (rng.standard_normal(m * m).astype(dtype),)


def scipy_peer(name: str, function: Any, **options: Any) -> Peer:
    """scipy.sparse.linalg with the same compiled function."""

    def load() -> Any:
        import scipy.sparse.linalg

        def solve(b: Any) -> Any:
            def product(x: Any) -> Any:
                out = np.empty_like(x)
                function(x, out)
                return out

            shape = (b.size, b.size)
            operator = scipy.sparse.linalg.LinearOperator(shape, matvec=product, dtype=b.dtype)
            solver = getattr(scipy.sparse.linalg, name)
            return (solver(operator, b, **{"rtol": GOAL, **options})[0],)

        return solve

    return Peer(load, needs=("scipy",))


def near(function: Any) -> Any:
    """A check that both results are solutions; SciPy's minres may stop long before its goal."""

    def check(ours: Any, theirs: Any) -> None:
        x, other = ours[0], theirs[0]
        left, right = np.empty_like(x), np.empty_like(x)
        function(x, left)
        function(other, right)
        error = float(np.linalg.norm(left - right) / np.linalg.norm(right))
        if not (ours.status == 0 and error <= 5000 * GOAL):
            raise WrongKernelError(f"products with the solutions differ by {error:.2g}")

    return check


def case(name: str, ours: Any, function: Any, sizes: tuple[int, ...], **options: Any) -> Case:
    """One solver."""
    return Case(
        f"{name} operator",
        field="linalg",
        sizes=sizes,
        dtypes=("float64",),
        make=right_side,
        ours=ours,
        peers={"scipy": scipy_peer(name, function, **options)},
        target=2.0,
        check=near(function),
        threads=("one",),
        work=lambda m: float(m**3),
        note="a function of the user's; both sides call the same machine code",
    )


CASES = (
    case("cg", lambda b: linalg.cg(poisson, b, rtol=GOAL), poisson, SIZES),
    # SciPy's goal is |r| <= rtol |A| |x|: with 1e-9 its residual is 3e-7 to 1e-5 of the right side
    case(
        "minres", lambda b: linalg.minres(shifted, b, rtol=GOAL), shifted, (32, 64, 100), rtol=1e-9
    ),
    case("gmres", lambda b: linalg.gmres(convection, b, rtol=GOAL), convection, SIZES),
)
