"""Laws of determinants."""

import fractions
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    spd_matrices,
    triangular_matrices,
    vectors,
)
from verify.laws.linalg import GOLUB, HIGHAM, NARROW, about, condition, size, wide
from verify.laws.linalg.inverse import BLOCKS, same_determinant

DENSITIES = ("Gaussian likelihoods", "normalising flows")
AXLER = "Axler 2015, Linear Algebra Done Right, section 10.B"


def ordered(p: Any) -> float:
    """The sign of a permutation, by its cycles."""
    sign, seen = 1.0, set()
    for start in range(len(p)):
        at, steps = start, 0
        while at not in seen:
            seen.add(at)
            at, steps = int(p[at]), steps + 1
        sign = -sign if steps and steps % 2 == 0 else sign
    return sign


def exactly(a: Any) -> fractions.Fraction:
    """The determinant in rational numbers."""
    rows = [[fractions.Fraction(float(x)) for x in row] for row in a]
    result = fractions.Fraction(1)
    for k in range(len(rows)):
        pivot = next((i for i in range(k, len(rows)) if rows[i][k]), None)
        if pivot is None:
            return fractions.Fraction(0)
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            result = -result
        result *= rows[k][k]
        for i in range(k + 1, len(rows)):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k], strict=True)]
    return result


@about(
    statement="det(A B) = det A · det B",
    source=AXLER,
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
    b=invertible_matrices("n", cond=30.0),
)
def determinant_of_a_product_is_the_product_of_determinants(slogdet: Any, a: Any, b: Any) -> Claim:
    product = np.asarray(wide(a) @ wide(b), a.dtype)
    (s, x), (t, y) = slogdet(a), slogdet(b)
    right = float(s) * float(t), float(x) + float(y)
    return same_determinant(slogdet(product), right, len(a), condition(a) * condition(b))


@about(
    statement="det Aᵀ = det A",
    source=AXLER,
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
)
def determinant_of_the_transpose_is_the_same(slogdet: Any, a: Any) -> Claim:
    return same_determinant(slogdet(np.ascontiguousarray(a.T)), slogdet(a), len(a), condition(a))


@about(
    statement="det L = ∏ L_{ii} for a triangular L",
    source=AXLER,
    uses=DENSITIES,
    tolerance=tolerance.backward(),
    a=triangular_matrices("n", cond=1e5, lower=False),
    k=integers(-60, 60),
)
def determinant_of_a_triangle_is_the_product_of_its_diagonal(det: Any, a: Any, k: Any) -> Claim:
    scaled = np.ldexp(a, int(k))
    with np.errstate(all="ignore"):
        right = np.prod(np.diag(scaled).astype(np.longdouble))
        limits = np.finfo(a.dtype)
        if not limits.tiny < abs(right) < limits.max:
            return undecided("the determinant is beyond the range")
    return close(det(scaled), np.float64(right), n=len(a))


@about(
    statement="det P = sign p for the permutation p of P",
    source=AXLER,
    uses=("permutation tests",),
    tolerance=tolerance.exact(),
    p=permutations("n"),
)
def determinant_of_a_permutation_is_its_sign(det: Any, p: Any) -> Claim:
    return equal(det(np.eye(len(p))[p]), ordered(p))


@about(
    statement="det changes its sign when two rows are exchanged",
    source=AXLER,
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    i=indices("n"),
    j=indices("n"),
)
def exchange_of_rows_changes_the_sign_of_the_determinant(
    slogdet: Any, a: Any, i: Any, j: Any
) -> Claim:
    i, j = int(i), int(j)
    moved = a.copy()
    moved[[i, j]] = moved[[j, i]]
    sign, log = slogdet(a)
    return same_determinant(slogdet(moved), (sign if i == j else -sign, log), len(a), condition(a))


@about(
    statement="det is linear in each row: a row times 2^{k} makes it 2^{k} det A",
    source=AXLER,
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=100.0),
    i=indices("n"),
    k=integers(-4, 4),
)
def scaling_a_row_scales_the_determinant(slogdet: Any, a: Any, i: Any, k: Any) -> Claim:
    scaled = a.copy()
    scaled[int(i)] = np.ldexp(scaled[int(i)], int(k))
    sign, log = slogdet(a)
    right = sign, float(log) + int(k) * np.log(2.0)
    return same_determinant(slogdet(scaled), right, len(a), max(condition(a), condition(scaled)))


@about(
    statement="det does not change when a row is added to another",
    source=AXLER,
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=100.0),
    i=indices("n"),
    j=indices("n"),
)
def adding_a_row_to_another_keeps_the_determinant(slogdet: Any, a: Any, i: Any, j: Any) -> Claim:
    i, j = int(i), int(j)
    added = a.copy()
    added[i] += a[j] if i != j else 0
    k = max(condition(a), condition(added))
    return same_determinant(slogdet(added), slogdet(a), len(a), k)


@about(
    statement="slogdet A = (sign det A, log |det A|)",
    source="definition",
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW, max_size=8),
)
def logarithm_of_the_determinant_is_the_logarithm_of_it(slogdet: Any, det: Any, a: Any) -> Claim:
    value = float(det(a))
    if not np.isfinite(value) or abs(value) < np.finfo(a.dtype).tiny:
        return undecided("the determinant is beyond the range")
    right = np.sign(value), np.log(abs(value))
    return same_determinant(slogdet(a), right, len(a), condition(a))


@about(
    statement="log |det 2^{k} A| = log |det A| + n k log 2, beyond the range of numbers too",
    source="definition",
    uses=DENSITIES,
    tolerance=tolerance.sums(),
    a=invertible_matrices("n", cond=100.0, max_size=48),
    k=integers(-60, 60),
)
def logarithm_of_the_determinant_has_no_overflow(slogdet: Any, a: Any, k: Any) -> Claim:
    a = np.where(np.abs(a) < 1e-9 * np.abs(a).max(), 0, a).astype(a.dtype)
    (sign, log), (same, moved) = slogdet(a), slogdet(np.ldexp(a, int(k)))
    if not np.isfinite(log):
        return equal(sign, 0)
    shift = len(a) * int(k) * np.log(2.0)
    bound = 1 + abs(float(log)) + abs(shift) + 30 * len(a)
    return both(equal(same, sign), close(moved, float(log) + shift, scale=bound, n=len(a)))


@about(
    statement="det M = det A · det(D - C A^{-1} B)",
    source="Schur's complement, " + GOLUB + "section 3.2.11",
    uses=BLOCKS,
    tolerance=tolerance.forward(),
    m=spd_matrices("n", cond=100.0),
    k=indices("n"),
)
def determinant_of_blocks_is_that_of_schurs_complement(
    slogdet: Any, solve: Any, m: Any, k: Any
) -> Claim:
    k = int(k)
    if k == 0:
        return equal(0, 0)
    corner = np.ascontiguousarray(m[:k, :k])
    schur = wide(m)[k:, k:] - wide(m)[k:, :k] @ wide(solve(corner, m[:k, k:].copy()))
    (s, x), (t, y) = slogdet(corner), slogdet(np.asarray(schur, m.dtype))
    right = float(s) * float(t), float(x) + float(y)
    return same_determinant(slogdet(m), right, len(m), condition(m) ** 2)


@about(
    statement="x_{i} = det A_{i}(b) / det A, A_{i}(b) being A with b for its column i",
    source="Cramer's rule, " + AXLER,
    uses=("geometry",),
    tolerance=tolerance.forward(),
    a=invertible_matrices(2, cond=100.0),
    b=vectors(2, low=-100, high=100),
)
def two_equations_are_solved_by_cramers_rule(det: Any, solve: Any, a: Any, b: Any) -> Claim:
    b = np.rint(b)
    x, whole = wide(solve(a, b)), float(det(a))
    left = np.empty(2)
    for i in range(2):
        replaced = a.copy()
        replaced[:, i] = b
        left[i] = float(det(replaced)) / whole
    bound = np.abs(b).max() * size(np.linalg.inv(wide(a)))
    return close(left, x, scale=bound if bound > 0 else 1.0, n=4, condition=condition(a))


@about(
    statement="log det A = 2 ∑ log L_{ii} for L = cholesky(A)",
    source=GOLUB + "section 4.2",
    uses=DENSITIES,
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=NARROW),
)
def determinant_is_the_square_of_that_of_the_factor(slogdet: Any, cholesky: Any, a: Any) -> Claim:
    log = 2 * np.log(np.diag(wide(cholesky(a)))).sum()
    return same_determinant(slogdet(a), (1.0, log), len(a), condition(a))


@about(
    statement="|det A| ≤ ∏ ‖A_{i}‖_{2} over the rows A_{i}",
    source="Hadamard's inequality, " + GOLUB + "problem 5.2.5",
    uses=("experimental design",),
    tolerance=tolerance.forward(),
    a=matrices("n", "n", low=-10, high=10),
)
def determinant_is_no_more_than_the_volume_of_the_box(slogdet: Any, a: Any) -> Claim:
    lengths = np.sqrt(np.square(wide(a)).sum(axis=1))
    if not (lengths > 1e-30).all():
        return undecided("a row is zero, or nearly")
    log = float(slogdet(a)[1])
    # elimination spoils the determinant by as much as the growth of its entries
    return at_most(log, np.log(lengths).sum(), scale=2.0 * len(a), n=len(a) ** 2)


@about(
    statement="det of small whole numbers is their determinant in rational numbers",
    source=HIGHAM + "section 14.6",
    uses=("counting spanning trees",),
    tolerance=tolerance.backward(),
    a=matrices("n", "n", low=-3, high=3, max_size=7),
)
def determinant_of_whole_numbers_is_the_rational_one(det: Any, a: Any) -> Claim:
    a = np.rint(a)
    value = float(exactly(a))
    lengths = np.sqrt(np.square(wide(a)).sum(axis=1))
    return close(det(a), value, scale=np.prod(np.maximum(lengths, 1.0)), n=len(a) ** 2)


@about(
    statement="det((A_{1}, …, A_{m}))_{i} = det(A_{i})",
    source="batch is loop",
    uses=("mixtures",),
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e5, max_size=8),
)
def determinants_of_a_stack_are_those_of_its_matrices(det: Any, a: Any) -> Claim:
    stack = np.stack([a, a.T, a[::-1], -a, a + a])
    return equal(det(stack), np.stack([det(one.copy()) for one in stack]))
