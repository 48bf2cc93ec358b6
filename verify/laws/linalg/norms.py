"""Laws of norms, inner products, projections and angles."""

import math
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, holds, tolerance
from verify.claim import Claim
from verify.domains import choices, integers, matrices, permutations, reals, vectors
from verify.laws.linalg import GOLUB, HIGHAM, about, wide

INF = float("inf")
SIZES = ("regularisation", "gradient clipping", "stopping rules")
ANGLES = ("embeddings", "retrieval", "attention")
ORDERS = choices(1.0, 2.0, INF, 1.5, 3.0)
ENOUGH = 4


def floor(x: Any, count: float = 1.0) -> float:
    """What underflow may take from a sum of so many products of entries below a thousand."""
    return float(np.finfo(x.dtype).tiny) * 1e3 * (1 + count)


def length(x: Any, p: Any) -> float:
    """The p-norm in float64, without overflow."""
    return float(np.linalg.norm(wide(x).ravel(), float(p)))


def entries(size: str = "n", **options: Any) -> Any:
    return vectors(size, low=-1e3, high=1e3, **options)


@about(
    statement="‖a x‖_{p} = |a| ‖x‖_{p}",
    source=GOLUB + "section 2.2",
    uses=SIZES,
    tolerance=tolerance.rounding(20),
    x=entries(),
    a=reals(-100, 100),
    p=ORDERS,
)
def norm_scales_with_the_vector(norm: Any, x: Any, a: Any, p: Any) -> Claim:
    a = np.asarray(a, x.dtype)
    right = abs(float(a)) * float(norm(x, p))
    return close(norm(a * x, p), right, scale=right + floor(x, x.size))


@about(
    statement="‖x + y‖_{p} ≤ ‖x‖_{p} + ‖y‖_{p}",
    source="Minkowski's inequality",
    uses=SIZES,
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
    p=ORDERS,
)
def norm_obeys_the_triangle_inequality(norm: Any, x: Any, y: Any, p: Any) -> Claim:
    right = float(norm(x, p)) + float(norm(y, p))
    return at_most(norm(x + y, p), right, scale=right + floor(x))


@about(
    statement="‖x‖_{p} = 0 ⇔ x = 0, ‖x‖_{p} ≥ 0",
    source="definition",
    uses=SIZES,
    tolerance=tolerance.exact(),
    x=entries(),
    k=integers(-20, 20),
    p=ORDERS,
)
def norm_is_zero_for_zero_alone(norm: Any, x: Any, k: Any, p: Any) -> Claim:
    one = np.ldexp(np.ones(1, x.dtype), 3 * int(k))
    nothing = norm(np.zeros_like(x), p)
    return both(
        equal(nothing, 0.0), holds((float(norm(x, p)) > 0) == x.any()), equal(norm(one, p), one[0])
    )


@about(
    statement="max |x_{i}| ≤ ‖x‖_{q} ≤ ‖x‖_{p} for p ≤ q",
    source=GOLUB + "section 2.2",
    uses=("sparsity",),
    tolerance=tolerance.rounding(20),
    x=entries(),
)
def norms_fall_with_their_order(norm: Any, x: Any) -> Claim:
    ladder = np.array([norm(x, p) for p in (0.5, 1.0, 1.5, 2.0, 3.0, 8.0, INF)], np.float64)
    scale = ladder[:-1] + floor(x)
    return at_most(ladder[1:], ladder[:-1], scale=scale, n=np.log2(x.size + 1) + 1)


@about(
    statement="‖x‖_{∞} ≤ ‖x‖_{2} ≤ ‖x‖_{1} ≤ √n ‖x‖_{2} ≤ n ‖x‖_{∞}",
    source=GOLUB + "section 2.2",
    uses=SIZES,
    tolerance=tolerance.rounding(20),
    x=entries(),
)
def norms_bound_each_other(norm: Any, x: Any) -> Claim:
    one, two, most = (float(norm(x, p)) for p in (1.0, 2.0, INF))
    n = float(x.size)
    left, right = np.array([most, two, one, n**0.5 * two]), [two, one, n**0.5 * two, n * most]
    return at_most(left, np.array(right), scale=np.array(right) + floor(x))


@about(
    statement="‖2^{k} x‖_{2} = 2^{k} ‖x‖_{2} to the ends of the range",
    source="Blue 1978, doi:10.1145/355769.355771",
    uses=SIZES,
    tolerance=tolerance.rounding(),
    x=vectors("n", low=0.5, high=2.0),
    k=integers(-100, 100),
)
def norm_neither_overflows_nor_underflows(norm: Any, x: Any, k: Any) -> Claim:
    k = int(k) * (1 if x.dtype == np.float32 else 9)
    left, right = norm(np.ldexp(x, k), 2), np.ldexp(wide(norm(x, 2)), k)
    return close(wide(left) / np.ldexp(1.0, k), right / np.ldexp(1.0, k))


@about(
    statement="‖P x‖_{p} = ‖x‖_{p}, ‖D x‖_{p} = ‖x‖_{p} for signs D",
    source="definition",
    uses=SIZES,
    tolerance=tolerance.rounding(20),
    x=entries(),
    o=permutations("n"),
    p=ORDERS,
)
def order_and_signs_do_not_change_a_norm(norm: Any, x: Any, o: Any, p: Any) -> Claim:
    signs = np.where(o % 2 == 0, 1, -1).astype(x.dtype)
    return close(norm(x[o] * signs, p), norm(x, p), scale=length(x, p) + floor(x))


@about(
    statement="‖x‖_{2}^{2} = x · x",
    source="definition",
    uses=SIZES,
    tolerance=tolerance.rounding(),
    x=entries(max_size=600),
)
def square_of_the_norm_is_an_inner_product(norm: Any, dot: Any, x: Any) -> Claim:
    square = math.fsum(wide(x) ** 2)  # `x @ x` would round as often as what it is to judge
    left, right = float(norm(x)) ** 2, float(dot(x, x))
    scale = square + floor(x, x.size)
    return both(close(left, square, scale=scale), close(right, square, scale=scale))


@about(
    statement="x · y = ∑ x_{i} y_{i} whatever n is",
    source=HIGHAM + "section 4.2",
    uses=("everything",),
    tolerance=tolerance.rounding(ENOUGH),
    dtypes=("float32",),
    x=entries(max_size=3000),
    y=entries(max_size=3000),
)
def inner_product_is_accurate_at_any_length(dot: Any, x: Any, y: Any) -> Claim:
    scale = float(np.abs(wide(x)) @ np.abs(wide(y)))
    return close(dot(x, y), float(wide(x) @ wide(y)), scale=scale + floor(x, x.size))


@about(
    statement="x · y = y · x",
    source="definition",
    uses=ANGLES,
    tolerance=tolerance.exact(),
    x=entries(),
    y=entries(),
)
def inner_product_is_symmetric(dot: Any, x: Any, y: Any) -> Claim:
    return equal(dot(x, y), dot(y, x))


@about(
    statement="|x · y| ≤ ‖x‖_{p} ‖y‖_{q}, 1/p + 1/q = 1",
    source="Hölder's inequality",
    uses=ANGLES,
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
    p=choices(1.0, 1.5, 2.0, 3.0, INF),
)
def inner_product_is_at_most_the_product_of_norms(
    norm: Any, dot: Any, x: Any, y: Any, p: Any
) -> Claim:
    q = {1.0: INF, 1.5: 3.0, 2.0: 2.0, 3.0: 1.5, INF: 1.0}[float(p)]
    bound = float(norm(x, p)) * float(norm(y, q))
    return at_most(abs(float(dot(x, y))), bound, scale=bound + floor(x, x.size))


@about(
    statement="‖x + y‖^{2} + ‖x - y‖^{2} = 2 ‖x‖^{2} + 2 ‖y‖^{2}",
    source="Jordan & von Neumann 1935",
    uses=ANGLES,
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
)
def norm_obeys_the_parallelogram_law(norm: Any, x: Any, y: Any) -> Claim:
    left = float(norm(x + y)) ** 2 + float(norm(x - y)) ** 2
    right = 2 * float(norm(x)) ** 2 + 2 * float(norm(y)) ** 2
    return close(left, right, scale=right + floor(x, x.size))


@about(
    statement="x · y = (‖x + y‖^{2} - ‖x - y‖^{2}) / 4",
    source="polarisation",
    uses=ANGLES,
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
)
def inner_product_is_a_difference_of_squares(norm: Any, dot: Any, x: Any, y: Any) -> Claim:
    right = (float(norm(x + y)) ** 2 - float(norm(x - y)) ** 2) / 4
    scale = length(x, 2) ** 2 + length(y, 2) ** 2
    return close(dot(x, y), right, scale=scale + floor(x, x.size))


@about(
    statement="‖A B‖ ≤ ‖A‖ ‖B‖ for the 1-, ∞- and Frobenius norms",
    source=GOLUB + "section 2.3",
    uses=("error analysis",),
    tolerance=tolerance.rounding(20),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
    p=choices(1, INF, "fro"),
)
def norm_of_a_product_is_at_most_the_product(norm: Any, a: Any, b: Any, p: Any) -> Claim:
    product = (wide(a) @ wide(b)).astype(a.dtype)
    bound = float(norm(a, p)) * float(norm(b, p))
    return at_most(norm(product, p), bound, scale=bound + floor(a, a.size + b.size))


@about(
    statement="‖A‖_{1} = ‖Aᵀ‖_{∞}, ‖A‖_{F} = ‖Aᵀ‖_{F}",
    source=GOLUB + "section 2.3",
    uses=("error analysis",),
    tolerance=tolerance.rounding(),
    a=matrices("n", "m"),
)
def transpose_exchanges_the_norms(norm: Any, a: Any) -> Claim:
    turned = np.ascontiguousarray(a.T)
    return both(close(norm(a, 1), norm(turned, INF)), close(norm(a, "fro"), norm(turned, "fro")))
