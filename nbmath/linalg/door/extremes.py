"""Eigenpairs at the ends of a spectrum: of matrices that are met through products alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.linalg.cpu import extremes_bases as bases
from nbmath.linalg.cpu import extremes_compiled as compiled
from nbmath.linalg.cpu import extremes_steps as steps
from nbmath.linalg.cpu.extremes_compiled import LanczosResult, PowerResult
from nbmath.linalg.cpu.krylov_steps import NUMBERS, STATES
from nbmath.linalg.cpu.operators import Operator, iterate
from nbmath.linalg.cpu.shapes import check_choice

__all__ = ["LanczosResult", "PowerResult", "lanczos", "power_iteration"]

Product = ArrayLike | Callable[..., Any]
Which = Literal["LA", "SA", "LM"]


def power_iteration(
    a: Product,
    n: int | None = None,
    *,
    v0: ArrayLike | None = None,
    tol: float = 1e-6,
    maxiter: int | None = None,
) -> PowerResult:
    """The eigenvalue of the largest size of a symmetric operator, and its eigenvector.

    v becomes a v / |a v| until |a v - w v| <= tol |w|, where w = vᵀ a v.

    Parameters:
        a: A symmetric matrix of shape (n, n), or a function: `f(x, out)`, which writes a x to
            `out`, or `f(x)`, which returns it. An `@njit` function runs in compiled code; any other
            is called by Python.
        n: The dimension; it is needed for a function without `v0`.
        v0: Shape (n,). The start; random, and the same in every call, if left out.
        tol: How small the residual is to be beside the eigenvalue.
        maxiter: How many products are made at most; 1000 if left out.

    Returns:
        PowerResult: `eigenvalue`; `eigenvector`, shape (n,), of length one, its largest entry
            positive; `status`, 0 where the goal is reached, else `Status.NOT_CONVERGED`;
            `iterations`, the products; `residual`, |a v - w v|. With another status than 0 they
            are where the iteration stood.

    Raises:
        ValueError: Where the shapes do not fit, or `v0` is zero.

    Accuracy:
        Some eigenvalue lies within `residual` of the one returned, its own error being of the order
        of residual² / gap. The error of v shrinks by |w₂ / w₁| a product: eigenvalues of opposite
        signs and one size do not converge.

    Inside `@njit`: the same call, with a matrix or an `@njit` function.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 8.2.1.

    Examples:
        >>> from nbmath.linalg import power_iteration
        >>> power_iteration([[2.0, 1.0], [1.0, 2.0]]).eigenvector.round(4)
        array([0.7071, 0.7071])
    """
    operator, start, size, dtype = _taken(a, n, v0)
    state, numbers, small = _kept(tol, maxiter, dtype, (1, 1))
    work = np.empty((steps.POWER_ROWS, size), dtype)
    most = compiled.MOST if maxiter is None else int(maxiter)
    _begin(start, (float(tol), most, 0, 0, 0, 0, 0), (state, numbers, work))
    arrays = state, numbers, work, small
    iterate(steps.power_once, steps.power_matrix, (operator, np.empty((0, 0), dtype)), arrays)
    value, residual = numbers[steps.VALUE], float(numbers[steps.RESIDUAL])
    status, products = Status(int(state[steps.STATUS])), int(state[steps.STEPS])
    return PowerResult(value, work[0].copy(), status, products, residual)


def lanczos(
    a: Product,
    k: int,
    n: int | None = None,
    which: Which = "LA",
    *,
    v0: ArrayLike | None = None,
    tol: float = 0.0,
    maxiter: int | None = None,
    ncv: int | None = None,
) -> LanczosResult:
    """Some eigenvalues and eigenvectors of a symmetric operator, by Lanczos' method.

    An orthonormal basis of the Krylov space span(v0, a v0, a² v0, ...) is kept; the eigenvalues of
    `a` in it converge at the ends of the spectrum first. Once there are `ncv` vectors the method
    goes on from the best pairs (a thick restart).

    Parameters:
        a: A symmetric matrix of shape (n, n), or a function: `f(x, out)`, which writes a x to
            `out`, or `f(x)`, which returns it. An `@njit` function runs in compiled code; any other
            is called by Python.
        k: How many pairs are wanted, 1 to n.
        n: The dimension; it is needed for a function without `v0`.
        which: "LA", the largest; "SA", the smallest; "LM", those of the largest size.
        v0: Shape (n,). The start; random, and the same in every call, if left out.
        tol: How small |a v - w v| is to be beside |a|; 0 for what rounding permits.
        maxiter: How many products are made before the last restart, about; 10 n if left out.
        ncv: How many vectors are kept, k + 2 at least; max(32, 2 k + 8) if left out. Up to that
            dimension all eigenvalues are found at once.

    Returns:
        LanczosResult: `eigenvalues`, shape (k,), ascending; `eigenvectors`, shape (n, k), in
            columns, the largest entry of each positive; `status`, 0 where the goal is reached, else
            `Status.NOT_CONVERGED`; `iterations`, the products; `residuals`, |a v - w v| of each
            pair.

    Raises:
        ValueError: Where the shapes do not fit, or `k` is not in 1 to n.

    Accuracy:
        The vectors are orthogonalised until nothing is lost, and residuals computed anew at the
        end: an eigenvalue of `a` lies within each one's. Where all seem found a random direction is
        tried before they are believed: a repeated eigenvalue has one direction in any Krylov space.

    Inside `@njit`: the same call, with a matrix or an `@njit` function.

    Source:
        Wu and Simon 2000, doi:10.1137/S0895479898334605; Parlett, The Symmetric Eigenvalue Problem.

    Examples:
        >>> import numpy as np
        >>> from nbmath.linalg import lanczos
        >>> lanczos(np.diag([1.0, 2.0, 3.0, 4.0]), 2).eigenvalues.round(6)
        array([3., 4.])
    """
    check_choice(which, "which", ("LA", "SA", "LM"))
    operator, start, size, dtype = _taken(a, n, v0)
    if not 1 <= k <= size:
        raise ValueError(f"k is {k}; expected 1 to {size}, the dimension")
    if ncv is not None and ncv < min(k + 2, size):
        raise ValueError(f"ncv is {ncv}; expected {min(k + 2, size)}, k + 2, or more")
    m = compiled.kept_vectors(int(k), size, ncv or 0)
    state, numbers, small = _kept(tol, maxiter, dtype, (m + 2, m))
    work = np.empty((max(m + 1, 2 * k), size), dtype)
    most = compiled.TURNS * size if maxiter is None else int(maxiter)
    options = float(tol), most, 0, int(k), ("LA", "SA", "LM").index(which), m, 0
    _begin(start, options, (state, numbers, work))
    arrays = state, numbers, work, small
    iterate(steps.lanczos_once, steps.lanczos_matrix, (operator, np.empty((0, 0), dtype)), arrays)
    vectors = np.empty((size, k), dtype)
    bases.columns(work, vectors)
    status, products = Status(int(state[steps.STATUS])), int(state[steps.STEPS])
    return LanczosResult(small[m, :k].copy(), vectors, status, products, small[m + 1, :k].copy())


def _taken(a: Any, n: int | None, v0: Any) -> tuple[Any, Any, int, Any]:
    """The operator, the start (None: random), the dimension, and the dtype to work in."""
    operator = Operator(a, "a")
    vectors = {} if v0 is None else {"v0": v0}
    arrays = _door.reals(**operator.matrices, **vectors)
    start = _door.contiguous(arrays[-1]) if vectors else None
    if start is not None and start.ndim != 1:
        raise ValueError(f"v0 has shape {start.shape}; expected one vector of shape (n,)")
    if operator.matrices:
        if arrays[0].ndim != 2 or arrays[0].shape[0] != arrays[0].shape[1]:
            raise ValueError(f"a has shape {arrays[0].shape}; expected one square matrix")
        size = arrays[0].shape[0]
    elif n is None and start is None:
        raise ValueError("a is a function and its dimension is not known; expected n or v0")
    else:
        size = len(start) if n is None and start is not None else int(n or 0)
    if n is not None and n != size:
        raise ValueError(f"n is {n}; expected {size}, the dimension of a")
    if size < 1:
        raise ValueError("the dimension is 0; expected 1 or more")
    if start is not None and len(start) != size:
        raise ValueError(f"v0 has shape {start.shape}; expected {(size,)}")
    if start is not None and not np.any(start):
        raise ValueError("v0 is zero; expected a direction")
    dtype = arrays[0].dtype if arrays else np.dtype(np.float64)
    return operator.taken(size, dtype), start, size, dtype


def _kept(tol: float, maxiter: int | None, dtype: Any, shape: tuple[int, int]) -> Any:
    """Space for what a method remembers, once its goals make sense."""
    if not tol >= 0:
        raise ValueError(f"tol is {tol}; expected a number >= 0")
    if maxiter is not None and maxiter < 1:
        raise ValueError(f"maxiter is {maxiter}; expected a positive number of products")
    return np.empty(STATES, np.int64), np.empty(NUMBERS, dtype), np.empty(shape, dtype)


def _begin(start: Any, options: tuple[Any, ...], arrays: tuple[Any, ...]) -> None:
    """Hand the start and the goals to the drivers."""
    work = arrays[2]
    bases.begin(work[0] if start is None else start, start is not None, options, *arrays)


overload(power_iteration)(compiled.power_iteration)
overload(lanczos, prefer_literal=True)(compiled.lanczos)
