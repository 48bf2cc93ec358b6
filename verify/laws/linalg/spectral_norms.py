"""Laws of norms of matrices: the axioms for every order, and how the norms bound each other."""

from typing import Any

import numpy as np

from verify import at_most, both, close, tolerance
from verify.claim import Claim
from verify.domains import (
    choices,
    integers,
    invertible_matrices,
    matrices,
    orthogonal_matrices,
    vectors,
)
from verify.law import Law
from verify.laws import families
from verify.laws.linalg import GOLUB, NARROW, about, condition, wide

INF = float("inf")
ERRORS = ("error analysis", "spectral normalisation", "matrix completion")
SIZES = ("regularisation", "gradient clipping", "stopping rules")


def points() -> Any:
    return vectors("n", low=-1e3, high=1e3)


def tables() -> Any:
    return matrices("n", "m", max_size=16)


def _families() -> tuple[Law, ...]:
    """The axioms for each order of vectors and of matrices."""
    axioms: tuple[Law, ...] = ()
    names: dict[Any, str] = {1.0: "one", 2.0: "two", 3.0: "three", INF: "maximum"}
    for order, word in names.items():
        axioms += families.norm(
            "norm",
            points,
            order=order,
            named=f"{word}_norm_of_vectors",
            field="linalg",
            source=GOLUB + "section 2.2",
            uses=SIZES,
        )
    words: dict[Any, str] = {1: "one", 2: "spectral", INF: "maximum"}
    for order, word in (words | {"fro": "frobenius", "nuc": "nuclear"}).items():
        axioms += families.norm(
            "matrix_norm",
            tables,
            order=order,
            named=f"{word}_norm_of_matrices",
            field="linalg",
            source=GOLUB + "section 2.3",
            uses=ERRORS,
        )
    return axioms


AXIOMS = _families()


def tiny(a: Any) -> float:
    """What underflow may take."""
    return float(np.finfo(a.dtype).tiny) * 1e6 * float(1 + a.size)


def ladder(left: Any, right: Any, a: Any) -> Claim:
    """Each of left at most the one of right."""
    right = np.asarray(right, np.float64)
    scale = right + tiny(a)
    return at_most(np.asarray(left, np.float64), right, scale=scale, n=np.sqrt(a.size) + 1)


@about(
    statement="‖A‖_{2} ≤ ‖A‖_{F} ≤ ‖A‖_{*} ≤ √r ‖A‖_{F} ≤ r ‖A‖_{2}",
    source=GOLUB + "section 2.3",
    uses=ERRORS,
    tolerance=tolerance.sums(),
    a=tables(),
)
def norms_of_singular_values_bound_each_other(matrix_norm: Any, a: Any) -> Claim:
    two, fro, nuc = (float(matrix_norm(a, p)) for p in (2, "fro", "nuc"))
    r = float(min(a.shape))
    return ladder([two, fro, nuc, r**0.5 * fro], [fro, nuc, r**0.5 * fro, r * two], a)


@about(
    statement="‖A‖_{2}^{2} ≤ ‖A‖_{1} ‖A‖_{∞}, ‖A‖_{∞} ≤ √n ‖A‖_{2}, ‖A‖_{1} ≤ √m ‖A‖_{2}",
    source=GOLUB + "section 2.3",
    uses=ERRORS,
    tolerance=tolerance.sums(),
    a=tables(),
)
def spectral_norm_lies_between_those_of_sums(matrix_norm: Any, a: Any) -> Claim:
    one, two, most = (float(matrix_norm(a, p)) for p in (1, 2, INF))
    m, n = a.shape
    return ladder([two, most, one], [one**0.5 * most**0.5, n**0.5 * two, m**0.5 * two], a)


@about(
    statement="‖A B‖_{2} ≤ ‖A‖_{2} ‖B‖_{2}, ‖A B‖_{*} ≤ ‖A‖_{2} ‖B‖_{*}",
    source=GOLUB + "section 2.3",
    uses=("Lipschitz bounds of networks",),
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=16),
    b=matrices("k", "m", max_size=16),
)
def spectral_norm_of_a_product_is_at_most_the_product(matrix_norm: Any, a: Any, b: Any) -> Claim:
    product = (wide(a) @ wide(b)).astype(a.dtype)
    two, nuc = float(matrix_norm(b, 2)), float(matrix_norm(b, "nuc"))
    first = float(matrix_norm(a, 2))
    bounds = np.array([first * two, first * nuc])
    scale = np.linalg.norm(wide(a)) * np.linalg.norm(wide(b)) + tiny(a) * (1 + b.size)
    left = [float(matrix_norm(product, p)) for p in (2, "nuc")]
    return at_most(np.array(left), bounds, scale=scale + bounds, n=np.sqrt(a.size + b.size) + 1)


@about(
    statement="|tr(AᵀB)| ≤ ‖A‖_{2} ‖B‖_{*}",
    source="Horn & Johnson 2012, Matrix Analysis, theorem 7.4.1",
    uses=("matrix completion",),
    tolerance=tolerance.sums(),
    a=tables(),
    b=tables(),
)
def spectral_and_nuclear_norms_are_dual(matrix_norm: Any, a: Any, b: Any) -> Claim:
    inner = abs(float(np.sum(wide(a) * wide(b))))
    bound = float(matrix_norm(a, 2)) * float(matrix_norm(b, "nuc"))
    scale = bound + tiny(a) * (1 + np.abs(wide(a)).sum() + np.abs(wide(b)).sum())
    return at_most(inner, bound, scale=scale, n=np.sqrt(a.size) + 1)


@about(
    statement="‖Q A‖_{p} = ‖A‖_{p} for orthogonal Q and p = 2, F, *",
    source=GOLUB + "section 2.3",
    uses=ERRORS,
    tolerance=tolerance.sums(),
    q=orthogonal_matrices("n", max_size=16),
    a=tables(),
    p=choices(2, "fro", "nuc"),
)
def rotation_does_not_change_norms_of_singular_values(
    matrix_norm: Any, q: Any, a: Any, p: Any
) -> Claim:
    turned = (wide(q) @ wide(a)).astype(a.dtype)
    scale = np.linalg.norm(wide(a), "nuc") + tiny(a)
    return close(matrix_norm(turned, p), matrix_norm(a, p), scale=scale, n=2 * sum(a.shape))


@about(
    statement="‖A‖_{-2} ‖A^{-1}‖_{2} = 1",
    source=GOLUB + "section 2.4",
    uses=("condition numbers",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW, max_size=16),
)
def smallest_singular_value_is_that_of_the_inverse(matrix_norm: Any, a: Any) -> Claim:
    largest = float(np.linalg.norm(np.linalg.inv(wide(a)), 2))
    found = float(matrix_norm(a, -2)) * largest
    return close(found, 1.0, scale=1.0, n=len(a), condition=condition(a))


@about(
    statement="‖2^{k} A‖_{p} = 2^{k} ‖A‖_{p} to the ends of the range",
    source="Blue 1978, doi:10.1145/355769.355771",
    uses=ERRORS,
    tolerance=tolerance.sums(),
    a=orthogonal_matrices("n", max_size=16),
    k=integers(-100, 100),
    p=choices(2, -2, "nuc", "fro", 1, INF),
)
def matrix_norms_neither_overflow_nor_underflow(matrix_norm: Any, a: Any, k: Any, p: Any) -> Claim:
    k = int(k) * (1 if a.dtype == np.float32 else 9)
    moved = np.ldexp(a, k)
    found = float(np.ldexp(wide(matrix_norm(moved, p)), -k))
    return both(
        close(found, matrix_norm(a, p), n=len(a)),
        at_most(0.0, found),
    )
