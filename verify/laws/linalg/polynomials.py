"""Laws of eigenvalues as roots of polynomials.

An eigenvalue x that is computed of C is one of C + E, |E| of n eps |C|: det(x I - C - E) = 0. By
Jacobi's formula p(x) = det(x I - C) is then tr(adj(x I - C) E), at most |adj(x I - C)| |E| in
Frobenius' norm, to first order. Of a companion the adjugate is known (Edelman and Murakami):

    adj(x I - C) = B_{0} + x B_{1} + … + x^{n-1} B_{n-1},
    B_{n-1} = I, B_{k-1} = C B_{k} + c_{k} I.

Coefficient by coefficient no algorithm holds more: backward errors small beside each |c_{k}|, as
balancing often leaves them, are not promised.
"""

from typing import Any

import numpy as np

from verify import close, tolerance
from verify.claim import Claim
from verify.domains import matrices, vectors
from verify.laws.linalg import about, ordinary, size, wide
from verify.laws.linalg.general import HORN, STABILITY, parts, whole


def adjugate_size(x: Any, companion: Any, c: Any) -> float:
    """|adj(x I - C)|, by Horner's rule."""
    n = len(c)
    one = np.eye(n)
    terms = [one]
    for k in range(n - 1, 0, -1):
        terms.append(wide(companion) @ terms[-1] + float(c[k]) * one)
    total = np.zeros((n, n), np.complex128)
    for term in terms:
        total = total * x + term
    return float(np.linalg.norm(total))


@about(
    statement="x^{n} + c_{n-1} x^{n-1} + … + c_{0} = 0 for the eigenvalues x of its companion",
    source="Edelman & Murakami 1995, doi:10.1090/S0025-5718-1995-1262279-2, section 3",
    uses=("roots of polynomials", "filters"),
    tolerance=tolerance.backward(),
    c=vectors("n", low=-1, high=1, max_size=12),
)
def eigenvalues_of_a_companion_are_roots(eigvals: Any, c: Any) -> Claim:
    n, c = len(c), ordinary(c)
    companion = np.eye(n, k=-1, dtype=c.dtype)
    companion[:, -1] = -c
    x = np.asarray(eigvals(companion), np.complex128)
    powers = np.vander(x, n + 1, increasing=True)
    coefficients = np.append(wide(c), 1.0)
    # what the matrix may be off, and what the sum rounds
    moved = np.array([adjugate_size(value, companion, c) for value in x]) * size(companion)
    rounded = np.abs(powers) @ np.abs(coefficients)
    return close(parts(powers @ coefficients), 0.0, scale=moved + rounded, n=n)


@about(
    statement="(A - λ_{1} I) … (A - λ_{n} I) = 0",
    source="the theorem of Cayley and Hamilton, " + HORN + "theorem 2.4.3.2",
    uses=STABILITY,
    tolerance=tolerance.backward(),
    a=matrices("n", "n", max_size=6),
)
def matrix_is_a_root_of_its_own_polynomial(eigvals: Any, a: Any) -> Claim:
    a = whole(a)
    n, bound = len(a), max(size(a), 1.0)
    product = np.eye(n, dtype=np.complex128)
    for value in np.asarray(eigvals(a), np.complex128):
        product = product @ (wide(a) - value * np.eye(n)) / bound
    return close(parts(product), 0.0, scale=2.0 ** (n - 1), n=n**2)
