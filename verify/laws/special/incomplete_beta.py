"""Laws of the incomplete beta function."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, positive, reals
from verify.laws.special import DLMF, about
from verify.laws.special.tails import beta_tails

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan

EDGES = (
    *((1.0, 2.0, 0.0, 0.0), (1.0, 2.0, 1.0, 1.0), (0.0, 1.0, 0.5, 1.0), (1.0, 0.0, 0.5, 0.0)),
    *((INF, 1.0, 0.5, 0.0), (1.0, INF, 0.5, 1.0), (0.0, 0.0, 0.5, NAN), (INF, INF, 0.5, NAN)),
    *((-1.0, 1.0, 0.5, NAN), (1.0, -1.0, 0.5, NAN), (1.0, 1.0, -0.1, NAN), (1.0, 1.0, 1.1, NAN)),
    *((NAN, 1.0, 0.5, NAN), (1.0, NAN, 0.5, NAN), (1.0, 1.0, NAN, NAN)),
)
"""a, b, x and I_x(a, b)."""


@about(
    statement="|I_{x}(a, b) - f(a, b, x)| ≤ 32 ulp, and so is 1 - I_{x}(a, b), f in 60 digits",
    source=f"{DLMF}8.17.8",
    uses=("beta, Student and F distributions", "p-values"),
    tolerance=tolerance.ulps(32),
    a=positive(1e-2, 100),
    b=positive(1e-2, 100),
    x=reals(0.001, 0.999),
)
def incomplete_beta_agrees_with_its_reference(
    betainc: Operation, betaincc: Operation, a: Any, b: Any, x: Any
) -> Claim:
    with mp.workdps(60):
        triples = zip(np.ravel(a), np.ravel(b), np.ravel(x), strict=True)
        pairs = [beta_tails(*(mp.mpf(float(part)) for part in three)) for three in triples]
    lower, upper = np.empty(len(pairs), object), np.empty(len(pairs), object)
    lower[:], upper[:] = zip(*pairs, strict=True)
    return both(
        close(betainc(a, b, x), lower.reshape(np.shape(x))),
        close(betaincc(a, b, x), upper.reshape(np.shape(x))),
    )


@about(
    statement="I_{0} = 0, I_{1} = 1, I_{x}(0, b) = I_{x}(a, ∞) = 1, I_{x}(a, 0) = I_{x}(∞, b) = 0",
    source=f"{DLMF}8.17(i)",
    uses=("total functions",),
    tolerance=tolerance.exact(),
    a=positive(0.1, 30),
    x=reals(0.01, 0.99),
    which=integers(0, len(EDGES) - 1),
)
def incomplete_beta_functions_have_their_limits(
    betainc: Operation, betaincc: Operation, a: Any, x: Any, which: Any
) -> Claim:
    *edge, lower = (np.array(part, a.dtype)[which] for part in zip(*EDGES, strict=True))
    mixed = [np.stack(pair, -1) for pair in zip(edge, (a, a, x), strict=True)]
    p, q = np.asarray(betainc(*mixed)), np.asarray(betaincc(*mixed))
    return both(
        equal(p[:, 0], lower),
        equal(q[:, 0], 1 - lower),
        equal(p[:, 1], betainc(a, a, x)),
        equal(q[:, 1], betaincc(a, a, x)),
    )


@about(
    statement="I_{x}(a, b) + (1 - I_{x}(a, b)) = 1",
    source=f"{DLMF}8.17.4",
    uses=("p-values",),
    tolerance=tolerance.rounding(4),
    a=positive(1e-3, 1e3),
    b=positive(1e-3, 1e3),
    x=reals(0, 1),
)
def tails_of_the_incomplete_beta_sum_to_one(
    betainc: Operation, betaincc: Operation, a: Any, b: Any, x: Any
) -> Claim:
    return close(betainc(a, b, x) + betaincc(a, b, x), np.ones_like(x))


@about(
    statement="I_{x}(a, b) = 1 - I_{1 - x}(b, a)",
    source=f"{DLMF}8.17.4",
    uses=("symmetry of tests",),
    tolerance=tolerance.rounding(32),
    a=positive(1e-2, 1e3),
    b=positive(1e-2, 1e3),
    x=reals(0.5, 0.999),
)
def incomplete_beta_reflects(
    betainc: Operation, betaincc: Operation, a: Any, b: Any, x: Any
) -> Claim:
    rest = (1 - x).astype(x.dtype)  # exact from one half on
    return both(
        close(betainc(a, b, x), betaincc(b, a, rest)), close(betaincc(a, b, x), betainc(b, a, rest))
    )


@about(
    statement="1 - I_{p}(k + 1, n - k) = ∑_{j ≤ k} C(n, j) p^{j} (1 - p)^{n - j}",
    source=f"{DLMF}8.17.5",
    uses=("binomial distribution function",),
    tolerance=tolerance.rounding(32),
    n=integers(1, 60),
    share=reals(0, 1),
    p=reals(0.05, 0.95),
)
def incomplete_beta_of_whole_numbers_is_a_binomial_sum(
    betaincc: Operation, n: Any, share: Any, p: Any
) -> Claim:
    k = np.minimum(np.floor(share * n), n - 1)
    z = p.astype(np.float64)
    term, total = (1 - z) ** n, np.zeros_like(z)
    for j in range(61):
        total = total + np.where(j <= k, term, 0.0)
        term = term * np.maximum(n - j, 0) / (j + 1) * z / (1 - z)
    first, second = ((k + 1).astype(p.dtype), (n - k).astype(p.dtype))
    # the powers of 1 - p, which is rounded
    return close(betaincc(first, second, p), total, condition=1 + n / 16)


@about(
    statement="I_{x}(a, 1) = x^{a}, I_{x}(½, ½) = 2/π arcsin √x",
    source=f"{DLMF}8.17.7",
    uses=("Kumaraswamy and arcsine distributions",),
    tolerance=tolerance.rounding(32),
    a=positive(1e-2, 50),
    x=reals(0.01, 0.99),
)
def incomplete_beta_of_one_and_of_halves_is_elementary(betainc: Operation, a: Any, x: Any) -> Claim:
    one, half = np.ones_like(x), np.full_like(x, 0.5)
    z = x.astype(np.float64)
    return both(
        close(betainc(a, one, x), z ** a.astype(np.float64)),
        close(betainc(half, half, x), 2 / np.pi * np.arcsin(np.sqrt(z))),
    )


@about(
    statement="x ≤ y ⇒ I_{x}(a, b) ≤ I_{y}(a, b); 0 ≤ I ≤ 1",
    source=f"{DLMF}8.17.1",
    uses=("distribution functions",),
    tolerance=tolerance.monotone(64),
    a=positive(1e-2, 1e3),
    b=positive(1e-2, 1e3),
    x=reals(0, 1),
    y=reals(0, 1),
)
def incomplete_beta_is_monotone_in_its_bound(
    betainc: Operation, betaincc: Operation, a: Any, b: Any, x: Any, y: Any
) -> Claim:
    low, high = np.minimum(x, y), np.maximum(x, y)
    return both(
        at_most(betainc(a, b, low), betainc(a, b, high)),
        at_most(betaincc(a, b, high), betaincc(a, b, low)),
        at_most(0, betainc(a, b, x), scale=0.0),
        at_most(betaincc(a, b, x), 1, scale=0.0),
    )
