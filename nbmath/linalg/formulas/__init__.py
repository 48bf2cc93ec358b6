"""The formulas of one small matrix.

They are written so that they also run on many matrices at a time, one in each lane of a register
(`nbmath.simd.arrays`): where lanes may differ they `choose` instead of branching, and an `if` or
`while` on a comparison asks whether it holds for any of them. Index ranges depend on sizes alone.
"""

from nbmath.linalg.formulas.bases import gram_schmidt
from nbmath.linalg.formulas.bidiagonal import two_diagonals
from nbmath.linalg.formulas.cholesky import cholesky, cholesky_ahead
from nbmath.linalg.formulas.contractions import contraction
from nbmath.linalg.formulas.eigen import eigh, eigh_unordered, eigvalsh, eigvalsh_unordered, places
from nbmath.linalg.formulas.elimination import cho_solve, lu, lu_factor, lu_solve
from nbmath.linalg.formulas.functions.exponential import (
    expm,
    expm_high,
    expm_loosen,
    expm_low,
    expm_scale,
    expm_sides,
)
from nbmath.linalg.formulas.functions.triangles import logm, sqrtm
from nbmath.linalg.formulas.general import eig
from nbmath.linalg.formulas.indefinite import ldl
from nbmath.linalg.formulas.inverse import (
    det,
    determinant,
    determinant_of_two,
    diagonal_product,
    inv,
    sign_and_log,
    slogdet,
)
from nbmath.linalg.formulas.krylov.bases import left_over, signed, unit
from nbmath.linalg.formulas.krylov.conjugate import cg_step
from nbmath.linalg.formulas.krylov.generalised import gmres_step
from nbmath.linalg.formulas.krylov.matrices import cg, gmres, minres, power_iteration
from nbmath.linalg.formulas.krylov.minimal import minres_step
from nbmath.linalg.formulas.krylov.power import power_step
from nbmath.linalg.formulas.krylov.vectors import inner
from nbmath.linalg.formulas.lanes import choose, spoil
from nbmath.linalg.formulas.least_squares import lstsq
from nbmath.linalg.formulas.moments import (
    centre,
    correlation,
    covariance,
    divide,
    fourth_powers,
    ledoit_wolf,
    ledoit_wolf_share,
    oas,
    shrunk_covariance,
    weigh,
)
from nbmath.linalg.formulas.nearness import (
    cond_of_norms,
    cond_of_values,
    make_symmetric,
    nearest_psd_entry,
    nearest_psd_of_pairs,
    order_norm,
    pinv_entry,
    polar_entry,
    rank,
    stretch_entry,
    symmetric_entry,
)
from nbmath.linalg.formulas.norms import (
    axpy,
    euclidean,
    largest,
    norm,
    normalize,
    power_norm,
    project,
    scaling,
    smallest,
)
from nbmath.linalg.formulas.orthogonal import qr, reflection
from nbmath.linalg.formulas.pieces import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.formulas.products import gram, kron, matmul, matrix_power, matvec, outer, trace
from nbmath.linalg.formulas.quotients import values_of_diagonals, values_of_two
from nbmath.linalg.formulas.reflections import givens, householder
from nbmath.linalg.formulas.scaling import power_for
from nbmath.linalg.formulas.singular import svd, svd_unordered
from nbmath.linalg.formulas.solve import solve
from nbmath.linalg.formulas.sums import absolute_sum, dot
from nbmath.linalg.formulas.triangular import solve_triangular
from nbmath.linalg.formulas.updates import (
    cholesky_downdate,
    cholesky_update,
    is_positive_definite,
    lengthened,
    shortened,
)

__all__ = [
    "absolute_sum",
    "axpy",
    "centre",
    "cg",
    "cg_step",
    "cho_solve",
    "cholesky",
    "cholesky_ahead",
    "cholesky_downdate",
    "cholesky_update",
    "choose",
    "cond_of_norms",
    "cond_of_values",
    "contraction",
    "correlation",
    "covariance",
    "det",
    "determinant",
    "determinant_of_two",
    "diagonal_product",
    "divide",
    "dot",
    "eig",
    "eigh",
    "eigh_unordered",
    "eigvalsh",
    "eigvalsh_unordered",
    "euclidean",
    "expm",
    "expm_high",
    "expm_loosen",
    "expm_low",
    "expm_scale",
    "expm_sides",
    "fourth_powers",
    "givens",
    "gmres",
    "gmres_step",
    "gram",
    "gram_schmidt",
    "householder",
    "inner",
    "inv",
    "is_positive_definite",
    "kron",
    "largest",
    "ldl",
    "ledoit_wolf",
    "ledoit_wolf_share",
    "left_over",
    "lengthened",
    "logm",
    "lstsq",
    "lu",
    "lu_factor",
    "lu_solve",
    "make_symmetric",
    "matmul",
    "matrix_power",
    "matvec",
    "minres",
    "minres_step",
    "nearest_psd_entry",
    "nearest_psd_of_pairs",
    "norm",
    "normalize",
    "oas",
    "order_norm",
    "outer",
    "pinv_entry",
    "places",
    "polar_entry",
    "power_for",
    "power_iteration",
    "power_norm",
    "power_step",
    "project",
    "qr",
    "rank",
    "reflection",
    "scaling",
    "shortened",
    "shrunk_covariance",
    "sign_and_log",
    "signed",
    "slogdet",
    "smallest",
    "solve",
    "solve_triangular",
    "spoil",
    "sqrtm",
    "stretch_entry",
    "svd",
    "svd_unordered",
    "symmetric_entry",
    "trace",
    "two_diagonals",
    "unit",
    "values_of_diagonals",
    "values_of_two",
    "weigh",
]
