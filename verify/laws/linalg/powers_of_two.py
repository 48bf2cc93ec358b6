"""A power of two before an operation comes out behind it with no digit changed.

It is the sharpest of all laws of scaling: no rounding depends on the exponent, so that a test
against a fixed number anywhere in an algorithm shows. The chapters have it of the operations with
signatures of their own; these are of others. LAPACK's `geev` and `syevr` do not obey it where an
eigenvalue is zero or repeated, and need not.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    Domain,
    integers,
    invertible_matrices,
    matrices,
    symmetric_matrices,
    vectors,
)
from verify.law import Law
from verify.laws.linalg import COVARIANCES, SYSTEMS, about, wide
from verify.laws.linalg.stacks import GRAPHICS, Call, applied, cubed, parts


def whole(a: Any) -> Any:
    """Whole numbers of twelve bits: no product of a few of them comes near underflow."""
    exponent = int(np.frexp(np.abs(a).max(initial=0.0))[1])
    return np.rint(np.ldexp(wide(a), 12 - exponent)).astype(a.dtype)


def exactly(
    operation: str,
    exponents: tuple[int, ...],
    domain: Callable[[], Domain],
    uses: tuple[str, ...],
    call: Call = applied,
) -> Law:
    """The law of an operation whose results have these degrees in the matrix."""
    powers = ", ".join(f"2^{{{p}k}}" if p not in (0, 1) else ("1", "2^{k}")[p] for p in exponents)
    right = "f(A)" if exponents == (0,) else f"({powers}) f(A)".replace("(2^{k})", "2^{k}")

    @about(
        name=f"{operation}_of_a_multiple_changes_no_digit",
        statement=f"f(2^{{k}} A) = {right}, f = {operation}",
        source="binary floating point",
        uses=uses,
        tolerance=tolerance.exact(),
        family="powers of two",
        a=domain(),
        k=integers(-9, 9),
    )
    def scaled(f: Any, a: Any, k: Any) -> Claim:
        a, k = whole(a), int(k)
        before, after = parts(call(f, np.ldexp(a, k))), parts(call(f, a))
        return both(
            *(
                equal(found, result * np.asarray(2.0 ** (p * k), a.dtype))
                for found, result, p in zip(before, after, exponents, strict=True)
            )
        )

    return scaled.of(f=operation)


def square() -> Domain:
    return matrices("n", "n", low=-100.0, high=100.0, max_size=12)


def any_shape() -> Domain:
    return matrices("m", "n", low=-100.0, high=100.0, max_size=12)


def symmetric() -> Domain:
    return symmetric_matrices("n", max_size=12)


def regular() -> Domain:
    return invertible_matrices("n", cond=100.0, max_size=12)


EXACTLY = (
    exactly("gram", (2,), any_shape, COVARIANCES),
    exactly("trace", (1,), square, GRAPHICS),
    exactly("matrix_power", (3,), square, GRAPHICS, cubed),
    exactly("qr", (0, 1), regular, SYSTEMS),
    exactly("svd", (0, 1, 0), regular, GRAPHICS),
    exactly("pinv", (-1,), any_shape, SYSTEMS),
    exactly("matrix_rank", (0,), any_shape, SYSTEMS),
    exactly("orth", (0,), any_shape, SYSTEMS),
    exactly("cond", (0,), regular, SYSTEMS),
    exactly("polar", (0, 1), regular, GRAPHICS),
    exactly("eigvalsh", (1,), symmetric, GRAPHICS),
    exactly("nearest_psd", (1,), square, COVARIANCES),
    exactly("normalize", (0,), lambda: vectors("n", low=-100.0, high=100.0), GRAPHICS),
    exactly("gram_schmidt", (0,), regular, SYSTEMS),
)
"""Laws of operations on one matrix."""
