"""Where the inputs of laws come from: declarations, drawn in two ways.

A domain is data. `verify.bulk` reads it as a compiled generator (case i of seed s is always the
same, whoever asks) and `verify.strategies` reads it as a Hypothesis strategy (edges, shrinking).
Sizes are letters or numbers: one letter is one size in one case of a law.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Size = str | int

LANE_KINDS = frozenset({"reals", "floats", "integers"})
"""Kinds of which a whole vector of independent cases can be judged at once."""


@dataclass(frozen=True)
class Domain:
    """A set of values with its structured and extreme members.

    Attributes:
        kind: What the values are; names a generator and a strategy.
        sizes: The shape, as letters shared within a law or as numbers.
        options: Bounds, condition numbers and other parameters of the kind.
        min_size: The smallest size that a letter stands for.
        max_size: The largest size that a letter stands for.
    """

    kind: str
    sizes: tuple[Size, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    min_size: int = 1
    max_size: int = 64

    @property
    def lanes(self) -> bool:
        """True for scalars that may arrive as a vector of cases."""
        return self.kind in LANE_KINDS

    @property
    def symbols(self) -> tuple[str, ...]:
        """The letters among the sizes."""
        return tuple(size for size in self.sizes if isinstance(size, str))

    def __str__(self) -> str:
        arguments = [str(size) for size in self.sizes]
        arguments += [f"{key}={value!r}" for key, value in self.options.items()]
        return f"{self.kind}({', '.join(arguments)})"


def reals(low: float = -1e3, high: float = 1e3) -> Domain:
    """Real numbers from low to high: uniform, of every magnitude, and the ends and landmarks."""
    return Domain("reals", options={"low": float(low), "high": float(high)})


def positive(low: float = 1e-3, high: float = 1e3) -> Domain:
    """Positive reals from low to high, spread over their magnitudes."""
    if not 0 <= low < high:
        raise ValueError(f"positive(low, high) needs 0 <= low < high, not {low}, {high}")
    return Domain("floats", options={"low": float(low), "high": float(high)})


def floats(low: float = float("-inf"), high: float = float("inf")) -> Domain:
    """Every float from low to high, uniform over their bit patterns, subnormals among them.

    Infinite bounds mean the largest finite float of the precision; infinities and nans are not
    drawn.
    """
    return Domain("floats", options={"low": float(low), "high": float(high)})


def probabilities(*, open_ends: bool = False) -> Domain:
    """Numbers from 0 to 1, near both ends too; without 0 and 1 themselves if `open_ends`."""
    return Domain("reals", options={"low": 0.0, "high": 1.0, "open": open_ends, "tails": True})


def integers(low: int, high: int) -> Domain:
    """Whole numbers from low to high, both included."""
    return Domain("integers", options={"low": int(low), "high": int(high)})


def indices(size: Size) -> Domain:
    """A valid index of an axis of this size."""
    return Domain("indices", (size,))


def choices(*values: Any) -> Domain:
    """One of the values."""
    return Domain("choices", options={"values": values})


def seeds() -> Domain:
    """A seed of a random generator: any 63-bit whole number."""
    return Domain("seeds")


def vectors(
    *sizes: Size,
    low: float = -1e6,
    high: float = 1e6,
    min_size: int = 1,
    max_size: int = 64,
) -> Domain:
    """Arrays of reals: dense, graded, tied, constant, offset, sparse, of powers of two, tiny."""
    options = {"low": float(low), "high": float(high)}
    return Domain("vectors", sizes, options, min_size, max_size)


def logits(
    *sizes: Size, low: float = -1e4, high: float = 1e4, min_size: int = 1, max_size: int = 64
) -> Domain:
    """Unnormalised log-probabilities: near 0, far apart, tied, shifted beyond exp's range."""
    options = {"low": float(low), "high": float(high)}
    return Domain("logits", sizes, options, min_size, max_size)


def matrices(
    m: Size,
    n: Size,
    *,
    low: float = -1e3,
    high: float = 1e3,
    min_size: int = 1,
    max_size: int = 24,
) -> Domain:
    """General matrices: dense, graded, of low rank, zero, of condition 1 to 1e14, famous.

    The famous are Hilbert's, Toeplitz's, Hankel's, Kahan's, Wilkinson's, Vandermonde's, Lauchli's,
    companions and permutations.
    """
    options = {"low": float(low), "high": float(high)}
    return Domain("matrices", (m, n), options, min_size, max_size)


def invertible_matrices(n: Size, *, cond: float = 1e6, max_size: int = 24) -> Domain:
    """Square matrices whose condition number is at most `cond`, the famous among them."""
    return Domain("invertible_matrices", (n, n), {"cond": float(cond)}, 1, max_size)


def orthogonal_matrices(n: Size, *, max_size: int = 24) -> Domain:
    """Orthogonal matrices: products of reflections, permutations, a sine transform."""
    return Domain("orthogonal_matrices", (n, n), {}, 1, max_size)


def symmetric_matrices(n: Size, *, max_size: int = 24) -> Domain:
    """Exactly symmetric: eigenvalues spread, clustered, repeated, zero; Hilbert's, Wilkinson's."""
    return Domain("symmetric_matrices", (n, n), {}, 1, max_size)


def spd_matrices(n: Size, *, cond: float = 1e6, max_size: int = 24) -> Domain:
    """Exactly symmetric, positive definite, of condition number at most `cond`; famous ones too."""
    return Domain("spd_matrices", (n, n), {"cond": float(cond)}, 1, max_size)


def triangular_matrices(
    n: Size, *, lower: bool = True, cond: float = 1e6, max_size: int = 24
) -> Domain:
    """Triangular without zeros on the diagonal, Kahan's too; the other triangle is zero."""
    return Domain("triangular_matrices", (n, n), {"cond": float(cond), "lower": lower}, 1, max_size)


def simplex(n: Size, *, zeros: bool = True, max_size: int = 64) -> Domain:
    """Probability vectors, sparse and one-hot ones among them unless `zeros` is false."""
    return Domain("simplex", (n,), {"zeros": zeros}, 1, max_size)


def probability_tables(
    *sizes: Size, zeros: bool = True, min_size: int = 1, max_size: int = 12
) -> Domain:
    """Joint probability tables: non-negative, the whole summing to one."""
    return Domain("probability_tables", sizes, {"zeros": zeros}, min_size, max_size)


def stochastic_matrices(m: Size, n: Size, *, zeros: bool = True, max_size: int = 12) -> Domain:
    """Matrices whose rows are probability vectors."""
    return Domain("stochastic_matrices", (m, n), {"zeros": zeros}, 1, max_size)


def permutations(n: Size, *, max_size: int = 64) -> Domain:
    """Permutations of 0 .. n - 1, as int64 indices."""
    return Domain("permutations", (n,), {}, 1, max_size)


def points(
    n: Size,
    d: Size,
    *,
    spread: float = 10.0,
    degenerate: bool = False,
    min_size: int = 1,
    max_size: int = 32,
) -> Domain:
    """Clouds of n points in d dimensions: normal, clustered, offset, stretched.

    With `degenerate` also tied, collinear, constant in a coordinate, and all equal.
    """
    options = {"spread": float(spread), "degenerate": degenerate}
    return Domain("points", (n, d), options, min_size, max_size)
