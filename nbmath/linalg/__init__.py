"""Factorisations, linear systems and spectra of matrices, one or whole stacks of them.

Arrays of shape (..., n, n) are stacks of matrices, as in `numpy.linalg`. Up to n = 32 the matrices
of a stack share the lanes of vector registers; beyond that LAPACK works on them one by one.
float32 and float64 keep their dtype; results are C-ordered. Inside `@njit` the same names take
arrays of any number of axes; what fails there is nan.
"""

from nbmath.linalg.door.bases import gram_schmidt
from nbmath.linalg.door.contractions import einsum
from nbmath.linalg.door.extremes import lanczos, power_iteration
from nbmath.linalg.door.factors import cho_solve, lu, lu_factor, lu_solve
from nbmath.linalg.door.functions import expm, logm, sqrtm
from nbmath.linalg.door.general import eig, eigvals
from nbmath.linalg.door.indefinite import ldl
from nbmath.linalg.door.inverse import det, inv, slogdet
from nbmath.linalg.door.krylov import cg, gmres, minres
from nbmath.linalg.door.lobpcg import lobpcg
from nbmath.linalg.door.moments import correlation, covariance, ledoit_wolf, oas, shrunk_covariance
from nbmath.linalg.door.nearness import cond, nearest_psd, polar
from nbmath.linalg.door.norms import norm, normalize
from nbmath.linalg.door.orthogonal import lstsq, qr
from nbmath.linalg.door.powers import gram, matrix_power, trace
from nbmath.linalg.door.products import kron, matmul, matvec, outer
from nbmath.linalg.door.ranks import matrix_rank, null_space, orth, pinv
from nbmath.linalg.door.reflections import givens, householder
from nbmath.linalg.door.singular import svd, svdvals
from nbmath.linalg.door.sketching import randomized_svd, truncated_svd
from nbmath.linalg.door.spectra import eigh, eigvalsh
from nbmath.linalg.door.systems import cholesky, solve, solve_triangular
from nbmath.linalg.door.updates import cholesky_downdate, cholesky_update, is_positive_definite
from nbmath.linalg.door.vectors import axpy, cosine_similarity, dot, project

__all__ = [
    "axpy",
    "cg",
    "cho_solve",
    "cholesky",
    "cholesky_downdate",
    "cholesky_update",
    "cond",
    "correlation",
    "cosine_similarity",
    "covariance",
    "det",
    "dot",
    "eig",
    "eigh",
    "eigvals",
    "eigvalsh",
    "einsum",
    "expm",
    "givens",
    "gmres",
    "gram",
    "gram_schmidt",
    "householder",
    "inv",
    "is_positive_definite",
    "kron",
    "lanczos",
    "ldl",
    "ledoit_wolf",
    "lobpcg",
    "logm",
    "lstsq",
    "lu",
    "lu_factor",
    "lu_solve",
    "matmul",
    "matrix_power",
    "matrix_rank",
    "matvec",
    "minres",
    "nearest_psd",
    "norm",
    "normalize",
    "null_space",
    "oas",
    "orth",
    "outer",
    "pinv",
    "polar",
    "power_iteration",
    "project",
    "qr",
    "randomized_svd",
    "shrunk_covariance",
    "slogdet",
    "solve",
    "solve_triangular",
    "sqrtm",
    "svd",
    "svdvals",
    "trace",
    "truncated_svd",
]
