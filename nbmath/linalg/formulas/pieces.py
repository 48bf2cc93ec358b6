"""Parts of formulas between which several workers on one matrix wait for each other.

On CUDA the lanes of a warp share a matrix (`nbmath.linalg.gpu.warps`): what concerns one row or one
column is done by its lane, what is a number by each of them or by the first.
"""

from nbmath.linalg.formulas.bases import (
    column_length,
    divide_column,
    shrink_column,
    take_off,
)
from nbmath.linalg.formulas.columns import (
    head,
)
from nbmath.linalg.formulas.eigenvectors import triangle_vectors
from nbmath.linalg.formulas.functions.exponential import (
    absolute_column,
    expm_needs,
    expm_ones,
    expm_powers,
    expm_rescale,
    halved,
    loosened,
    may_loosen,
)
from nbmath.linalg.formulas.functions.hessenberg import (
    hessenberg_head,
    hessenberg_left,
    hessenberg_right,
    hessenberg_settle,
)
from nbmath.linalg.formulas.functions.multiply import (
    norm_one,
)
from nbmath.linalg.formulas.functions.schur import (
    begin_step,
    block_start,
    bulge,
    complex_turn,
    from_the_left,
    from_the_right,
    negligible,
    split_turn,
    turn_from_the_left,
    turn_from_the_right,
)
from nbmath.linalg.formulas.functions.triangles import (
    back_row,
    column_from_one,
    near_one_column,
    range_factor,
    root_entry,
    root_of_corner,
)
from nbmath.linalg.formulas.general import balance, eigenvalues, lengths
from nbmath.linalg.formulas.indefinite import (
    eliminate_pair,
    pair_numbers,
    pivot_or_pair,
)
from nbmath.linalg.formulas.inverse import (
    raised,
)
from nbmath.linalg.formulas.jacobi import (
    complete,
    inverse_length,
    is_wide,
    normalise_rows,
    pair_of_round,
    rotation,
    row_product,
    small_angle,
    turn_rows,
)
from nbmath.linalg.formulas.least_squares import (
    back_substitute,
    forward_column,
    longest_first,
    rank_of_pivots,
    reflect_some,
    residual,
)
from nbmath.linalg.formulas.orthogonal import (
    reflector,
)
from nbmath.linalg.formulas.rotations import (
    diagonalise,
)
from nbmath.linalg.formulas.rowwise import (
    eliminate_row,
    factor_entry,
    pivot_row,
    reflected_entry,
    square_below,
    substitute,
    subtract_column,
    subtract_reflected,
)
from nbmath.linalg.formulas.tridiagonal import (
    tridiagonal_head,
)
from nbmath.linalg.formulas.updates import (
    lengthen_row,
    shorten_row,
)

__all__ = [
    "absolute_column",
    "back_row",
    "back_substitute",
    "balance",
    "begin_step",
    "block_start",
    "bulge",
    "column_from_one",
    "column_length",
    "complete",
    "complex_turn",
    "diagonalise",
    "divide_column",
    "eigenvalues",
    "eliminate_pair",
    "eliminate_row",
    "expm_needs",
    "expm_ones",
    "expm_powers",
    "expm_rescale",
    "factor_entry",
    "forward_column",
    "from_the_left",
    "from_the_right",
    "halved",
    "head",
    "hessenberg_head",
    "hessenberg_left",
    "hessenberg_right",
    "hessenberg_settle",
    "inverse_length",
    "is_wide",
    "lengthen_row",
    "lengths",
    "longest_first",
    "loosened",
    "may_loosen",
    "near_one_column",
    "negligible",
    "norm_one",
    "normalise_rows",
    "pair_numbers",
    "pair_of_round",
    "pivot_or_pair",
    "pivot_row",
    "raised",
    "range_factor",
    "rank_of_pivots",
    "reflect_some",
    "reflected_entry",
    "reflector",
    "residual",
    "root_entry",
    "root_of_corner",
    "rotation",
    "row_product",
    "shorten_row",
    "shrink_column",
    "small_angle",
    "split_turn",
    "square_below",
    "substitute",
    "subtract_column",
    "subtract_reflected",
    "take_off",
    "triangle_vectors",
    "tridiagonal_head",
    "turn_from_the_left",
    "turn_from_the_right",
    "turn_rows",
]
