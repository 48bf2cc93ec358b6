"""Laws of distances between directions and between places on a sphere."""

import functools
import math
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np

from verify import close, equal, law, tolerance
from verify.claim import Claim
from verify.domains import matrices, points

SUMS = tolerance.sums()
SINNOTT = "Sinnott 1984, Virtues of the Haversine, Sky and Telescope 68"
DIRECTIONS = ("embeddings", "retrieval")

about = functools.partial(law, field="distances")


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


@about(
    statement="cosine(x, y) = 1 - xᵀ y / (|x| |y|)",
    source="definition",
    uses=DIRECTIONS,
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
)
def cosine_distance_is_one_minus_the_cosine(pairwise: Any, x: Any, y: Any) -> Claim:
    u, v = (wide(a) / np.linalg.norm(wide(a), axis=1)[:, None] for a in (x, y))
    return close(pairwise(x, y, "cosine"), 1.0 - u @ v.T, scale=1.0, n=np.sqrt(x.shape[1]))


@about(
    statement="cosine(x, y) = |x / |x| - y / |y||^{2} / 2 to the last digits, however near",
    source="docs/distances.md",
    uses=DIRECTIONS,
    tolerance=tolerance.sums(30),
    x=points("m", "d"),
    y=points("m", "d", spread=1.0),
)
def near_directions_keep_the_digits_of_their_cosine(pairwise: Any, x: Any, y: Any) -> Claim:
    z = (wide(x) + 1e-3 * wide(y)).astype(x.dtype)
    u, v = (wide(a) / np.linalg.norm(wide(a), axis=1)[:, None] for a in (x, z))
    right = 0.5 * ((u - v) ** 2).sum(axis=1)
    found = np.diag(pairwise(x, z, "cosine"))
    return close(found, right, scale=np.sqrt(right) + np.finfo(x.dtype).eps, n=np.sqrt(x.shape[1]))


def one_minus_cos(x: Any, y: Any, *, centred: bool = False) -> float:
    """1 - cos = (|x|² |y|² - (xᵀ y)²) / (|x| |y| (|x| |y| + xᵀ y)), the difference exactly.

    What has no direction has nan.
    """
    a, b = ([Fraction(float(entry)) for entry in row] for row in (x, y))
    if centred:
        a, b = ([entry * len(row) - sum(row) for entry in row] for row in (a, b))
    aa, bb, ab = (
        sum((p * q for p, q in zip(u, v, strict=True)), Fraction())
        for u, v in ((a, a), (b, b), (a, b))
    )
    if not aa * bb:
        return math.nan
    with mpmath.workdps(30):
        area, square = (
            mpmath.mpf(c.numerator) / c.denominator for c in (aa * bb - ab * ab, aa * bb)
        )
        along, lengths = mpmath.mpf(ab.numerator) / ab.denominator, mpmath.sqrt(square)
        return float(area / (lengths * (lengths + along)))


def nearly_parallel(x: Any, y: Any) -> Any:
    """Rows along those of x, longer and shorter ones, from which they turn off ever less."""
    eps = float(np.finfo(x.dtype).eps)
    turn = eps ** np.linspace(0.3, 0.9, len(x))[:, None]
    length = 1.0 + 0.7 * (np.arange(len(x)) % 3)[:, None]
    return (length * wide(x) * (1.0 + turn * np.tanh(wide(y)))).astype(x.dtype)


@about(
    statement="1 - cos = (|x|^{2} |y|^{2} - (xᵀ y)^{2}) / (|x| |y| (|x| |y| + xᵀ y)), however near",
    source="Lagrange 1773; docs/distances.md",
    uses=DIRECTIONS,
    tolerance=SUMS,
    x=points("m", "d", max_size=24),
    y=points("m", "d", max_size=24, spread=1.0),
)
def nearly_parallel_rows_keep_the_digits_of_their_cosine(pairwise: Any, x: Any, y: Any) -> Claim:
    z, eps = nearly_parallel(x, y), float(np.finfo(x.dtype).eps)
    right = np.array([one_minus_cos(u, v) for u, v in zip(x, z, strict=True)])
    found = np.diag(pairwise(x, z, "cosine"))
    scale = right + (x.shape[1] * eps) ** 2
    return close(found, right, scale=scale, n=x.shape[1], given=right == right)


@about(
    statement="correlation(x, c + s x + ε y) keeps its digits, however small ε",
    source="Lagrange 1773; docs/distances.md",
    uses=("gene expression", "time series"),
    tolerance=SUMS,
    x=points("m", "d", min_size=3, max_size=24),
    y=points("m", "d", min_size=3, max_size=24, spread=1.0),
)
def nearly_dependent_rows_keep_the_digits_of_their_correlation(
    pairwise: Any, x: Any, y: Any
) -> Claim:
    z, eps = nearly_parallel(x, y), float(np.finfo(x.dtype).eps)
    right = np.array([one_minus_cos(u, v, centred=True) for u, v in zip(x, z, strict=True)])
    # what the rounded means leave is of second order, as long as rows are not all mean
    spread = np.minimum(wide(x).std(axis=1), wide(z).std(axis=1))
    with np.errstate(all="ignore"):
        lost = np.maximum(np.abs(wide(x)).max(axis=1), np.abs(wide(z)).max(axis=1)) / spread
    found = np.diag(pairwise(x, z, "correlation"))
    return close(
        found,
        right,
        scale=right + (x.shape[1] * eps * lost) ** 2,
        n=x.shape[1],
        given=lost < 1e3,
    )


@about(
    statement="cosine(2^{k} x, y) = cosine(x, y)",
    source="definition",
    uses=DIRECTIONS,
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    y=points("n", "d"),
)
def cosine_does_not_mind_lengths(pairwise: Any, x: Any, y: Any) -> Claim:
    factor = np.ldexp(np.ones(len(x), x.dtype), np.arange(len(x)) % 9 - 4)
    return equal(pairwise(x * factor[:, None], y, "cosine"), pairwise(x, y, "cosine"))


@about(
    statement="correlation(x, y) = cosine(x - mean x, y - mean y)",
    source="Pearson 1895",
    uses=("gene expression", "time series"),
    tolerance=SUMS,
    x=points("m", "d", min_size=3),
    y=points("n", "d", min_size=3),
)
def correlation_is_the_cosine_of_centred_rows(pairwise: Any, x: Any, y: Any) -> Claim:
    def unit(rows: Any) -> Any:
        centred = wide(rows) - wide(rows).mean(axis=1)[:, None]
        return centred / np.linalg.norm(centred, axis=1)[:, None], centred

    (u, a), (v, b) = unit(x), unit(y)
    lost = max(
        float((np.abs(wide(rows)).max(axis=1) / np.linalg.norm(c, axis=1)).max())
        for rows, c in ((x, a), (y, b))
    )
    scale = 1.0 + lost
    return close(pairwise(x, y, "correlation"), 1.0 - u @ v.T, scale=scale, n=np.sqrt(x.shape[1]))


@about(
    statement="cos(π angular(x, y)) = 1 - cosine(x, y)",
    source="Cer et al. 2018, Universal Sentence Encoder",
    uses=DIRECTIONS,
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
)
def angular_distance_is_the_angle_over_pi(pairwise: Any, x: Any, y: Any) -> Claim:
    angle, cosine = wide(pairwise(x, y, "angular")), wide(pairwise(x, y, "cosine"))
    return close(np.cos(np.pi * angle), 1.0 - cosine, scale=4.0, n=np.sqrt(x.shape[1]))


@about(
    statement="angular(x, -y) = 1 - angular(x, y)",
    source="definition",
    uses=DIRECTIONS,
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
)
def opposite_directions_have_supplementary_angles(pairwise: Any, x: Any, y: Any) -> Claim:
    near, over = wide(pairwise(x, y, "angular")), wide(pairwise(x, -y, "angular"))
    return close(over, 1.0 - near, scale=1.0, n=np.sqrt(x.shape[1]))


def sphere(rows: Any) -> Any:
    """Latitudes and longitudes from any numbers; the poles themselves may round beyond a pole."""
    return np.stack([0.999 * np.arctan(rows[:, 0]), np.pi * np.tanh(rows[:, 1])], axis=1)


@about(
    statement="cos d = sin φ sin ψ + cos φ cos ψ cos(λ - μ)",
    source="spherical law of cosines",
    uses=("maps",),
    tolerance=SUMS,
    x=matrices("m", 2, low=-3.0, high=3.0),
    y=matrices("n", 2, low=-3.0, high=3.0),
)
def haversine_obeys_the_spherical_law_of_cosines(pairwise: Any, x: Any, y: Any) -> Claim:
    x, y = sphere(x).astype(x.dtype), sphere(y).astype(y.dtype)
    (a, b), (c, d) = wide(x).T[:, :, None], wide(y).T[:, None]
    right = np.sin(a) * np.sin(c) + np.cos(a) * np.cos(c) * np.cos(b - d)
    return close(np.cos(wide(pairwise(x, y, "haversine"))), right, scale=4.0)


@about(
    statement="2 sin(d / 2) = |u - v| for points u, v of the unit sphere, near and far",
    source=SINNOTT,
    uses=("maps",),
    tolerance=tolerance.sums(20),
    x=matrices("m", 2, low=-3.0, high=3.0),
    y=matrices("m", 2, low=-3.0, high=3.0),
)
def haversine_keeps_the_digits_of_near_places(pairwise: Any, x: Any, y: Any) -> Claim:
    x = sphere(x).astype(x.dtype)
    z = (x + y.astype(x.dtype) * np.asarray(1e-4, x.dtype)).astype(x.dtype)
    (a, b), (c, d) = wide(x).T, wide(z).T
    square = np.sin((a - c) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((b - d) / 2) ** 2
    right = 2.0 * np.arcsin(np.sqrt(np.minimum(1.0, np.maximum(square, 0.0))))
    found = np.diag(pairwise(x, z, "haversine"))
    same = (a == c) & (b == d)
    return close(found, right, given=same | (right > 1e-15))  # squares of the nearest underflow


@about(
    statement="d(x, antipode of x) = π",
    source=SINNOTT,
    uses=("maps",),
    tolerance=SUMS,
    x=matrices("m", 2, low=-3.0, high=3.0),
)
def antipodes_are_half_a_turn_apart(pairwise: Any, x: Any) -> Claim:
    x = sphere(x).astype(x.dtype)
    other = np.stack([-x[:, 0], x[:, 1] + np.asarray(np.pi, x.dtype)], axis=1).astype(x.dtype)
    return close(np.diag(pairwise(x, other, "haversine")), np.pi, scale=4.0)
