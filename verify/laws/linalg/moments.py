"""Laws of covariances, correlations and shrinkage; observations are rows."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, within
from verify.claim import Claim
from verify.domains import (
    choices,
    integers,
    matrices,
    permutations,
    points,
    probabilities,
    reals,
    spd_matrices,
)
from verify.laws.linalg import about, wide

CHAN = "Chan, Golub & LeVeque 1983, doi:10.1080/00031305.1983.10483115"
WOLF = "Ledoit & Wolf 2004, doi:10.1016/S0047-259X(03)00096-4"
DATA = ("principal components", "Gaussian likelihoods", "portfolios")
SHRUNK = ("portfolios", "linear discriminant analysis")


def clouds(**options: Any) -> Any:
    return points("n", "d", min_size=2, max_size=40, degenerate=True, **options)


def deviations(x: Any) -> Any:
    """Of the columns, formed in higher precision."""
    exact = x.astype(np.longdouble)
    return wide(exact - exact.mean(axis=0))


def spread(x: Any) -> Any:
    """Products of standard deviations, and what rounding the data themselves amounts to."""
    reach = np.sqrt(np.square(deviations(x)).mean(axis=0))
    fuzz = float(np.finfo(x.dtype).eps) * np.abs(wide(x)).max(axis=0)
    return np.outer(reach + fuzz, reach + fuzz) + np.finfo(x.dtype).tiny


@about(
    statement="covariance(X)_{ij} = ∑_{t} (x_{ti} - m_{i}) (x_{tj} - m_{j}) / (n - 1)",
    source=CHAN,
    uses=DATA,
    tolerance=tolerance.sums(),
    x=clouds(),
)
def covariance_is_the_mean_product_of_deviations(covariance: Any, x: Any) -> Claim:
    exact = deviations(x)
    right = exact.T @ exact / (len(x) - 1)
    return close(covariance(x, False), right, scale=spread(x), n=2 * np.sqrt(len(x)) + 2)


@about(
    statement="covariance(X + c) = covariance(X), whatever c is",
    source=CHAN,
    uses=DATA,
    tolerance=tolerance.sums(),
    x=clouds(spread=1.0),
    c=choices(0.0, 1.0, 1024.0, 65536.0),
)
def shift_leaves_the_covariance_alone(covariance: Any, x: Any, c: Any) -> Claim:
    # Data of a few bits, so that the shift itself rounds nothing.
    x = (np.rint(x * 16) / 16).astype(x.dtype)
    moved = x + np.asarray(c, x.dtype)
    scale = np.outer(*[np.sqrt(np.square(deviations(x)).mean(axis=0)) + 2.0**-7] * 2)
    return close(covariance(moved, False), covariance(x, False), scale=scale, n=len(x) + 2)


@about(
    statement="covariance(P X) = covariance(X), covariance(X P) = Pᵀ covariance(X) P",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=clouds(),
    o=permutations("n", max_size=40),
    p=permutations("d", max_size=40),
)
def order_of_observations_does_not_matter(covariance: Any, x: Any, o: Any, p: Any) -> Claim:
    found = covariance(np.ascontiguousarray(x[o][:, p]), False)
    n = 2 * np.sqrt(len(x)) + 2
    return close(found, covariance(x, False)[np.ix_(p, p)], scale=spread(x)[np.ix_(p, p)], n=n)


@about(
    statement="covariance(X A + c) = Aᵀ covariance(X) A",
    source="linearity",
    uses=("principal components", "whitening"),
    tolerance=tolerance.sums(),
    x=clouds(),
    a=matrices("d", "m", low=-4, high=4, max_size=12),
    c=reals(-100, 100),
)
def covariance_follows_affine_maps(covariance: Any, x: Any, a: Any, c: Any) -> Claim:
    # Few bits in the data and the map, so that the map itself rounds nothing.
    x = (np.rint(x * 4) / 4).astype(x.dtype)
    a, c = np.rint(a).astype(x.dtype), np.asarray(np.rint(c), x.dtype)
    moved = (wide(x) @ wide(a) + float(c)).astype(x.dtype)
    right = wide(a).T @ wide(covariance(x, False)) @ wide(a)
    reach = np.sqrt(np.diag(spread(x))) @ np.abs(wide(a)) + np.sqrt(np.diag(spread(moved)))
    n = 2 * np.sqrt(len(x)) + x.shape[1] + 2
    return close(covariance(moved, False), right, scale=np.outer(reach, reach), n=n)


@about(
    statement="covariance(X, fweights = w) = covariance of X with row t repeated w_{t} times",
    source="definition",
    uses=("weighted samples", "bootstrap"),
    tolerance=tolerance.sums(),
    x=clouds(),
    p=permutations("n", max_size=40),
)
def whole_weights_are_repetitions(covariance: Any, x: Any, p: Any) -> Claim:
    counts = np.asarray(p % 4 + (len(p) < 3), np.int64)
    repeated = np.repeat(x, counts, axis=0)
    found = covariance(x, False, fweights=counts)
    n = 2 * np.sqrt(len(repeated)) + 2
    scale = spread(repeated) * max(1.0, len(repeated) / (len(repeated) - 1))
    # of equal numbers too the mean may be one rounding off, whose square is all that is left
    size = np.abs(wide(repeated)).max(axis=0)
    scale = scale + np.finfo(x.dtype).eps * np.outer(size, size)
    return close(found, covariance(repeated, False), scale=scale, n=n)


@about(
    statement="covariance(2^{k} X) = 4^{k} covariance(X)",
    source="definition",
    uses=DATA,
    tolerance=tolerance.exact(),
    x=clouds(),
    k=integers(-12, 12),
)
def covariance_scales_by_powers_of_two_exactly(covariance: Any, x: Any, k: Any) -> Claim:
    # Data of a few bits, so that no square underflows.
    x, k = (np.rint(x * 16) / 16).astype(x.dtype), int(k)
    return equal(covariance(np.ldexp(x, k), False), np.ldexp(covariance(x, False), 2 * k))


@about(
    statement="vᵀ covariance(X) v ≥ 0, covariance(X) = covariance(X)ᵀ",
    source="definition",
    uses=DATA,
    tolerance=tolerance.backward(),
    x=clouds(),
)
def covariance_is_positive_semidefinite(covariance: Any, x: Any) -> Claim:
    found = wide(covariance(x, False))
    least = np.linalg.eigvalsh(found)[0]
    return both(at_most(0.0, least, scale=np.trace(spread(x)), n=len(x)), equal(found, found.T))


@about(
    statement="-1 ≤ correlation(X)_{ij} ≤ 1, correlation(X)_{ii} = 1 where x_{i} varies",
    source="Cauchy-Schwarz",
    uses=DATA,
    tolerance=tolerance.exact(),
    x=points("n", "d", min_size=2, max_size=40),
)
def correlations_lie_between_minus_one_and_one(correlation: Any, x: Any) -> Claim:
    found = correlation(x, False)
    varies = np.ptp(x, axis=0) > 0
    return both(
        within(found, -1.0, 1.0, given=np.outer(varies, varies)),
        equal(np.diag(found), 1.0, given=varies),
    )


@about(
    statement="correlation(X)_{ij} = c_{ij} / √(c_{ii} c_{jj}), c = covariance(X)",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=points("n", "d", min_size=2, max_size=40),
)
def correlation_is_a_scaled_covariance(correlation: Any, covariance: Any, x: Any) -> Claim:
    c = wide(covariance(x, False))
    reach = np.sqrt(np.diag(c))
    varies = reach > 1e-3 * np.abs(wide(x)).max()
    with np.errstate(all="ignore"):
        right = c / np.outer(reach, reach)
    given = np.outer(varies, varies)
    right = np.where(given, right, 0)
    return close(correlation(x, False), right, scale=1.0, n=len(x) + 2, given=given)


def _shrinkage(rule: str, kind: str) -> Any:
    """The laws of a rule of shrinkage."""

    @about(
        name=f"{rule}_shrinks_by_a_share",
        statement=f"0 ≤ s ≤ 1 for (C, s) = {rule}(X)",
        source=kind,
        uses=SHRUNK,
        tolerance=tolerance.exact(),
        x=clouds(),
    )
    def share(f: Any, x: Any) -> Claim:
        return within(f(x)[1], 0.0, 1.0)

    @about(
        name=f"{rule}_keeps_the_trace_and_mixes",
        statement=f"C = (1 - s) c + s (tr c / d) I, tr C = tr c, for (C, s) = {rule}(X)",
        source=kind,
        uses=SHRUNK,
        tolerance=tolerance.sums(20),
        x=clouds(),
    )
    def mixture(f: Any, x: Any) -> Claim:
        found, s = f(x)
        exact, s = deviations(x), float(s)
        c = exact.T @ exact / len(x)
        mean = np.trace(c) / len(c)
        scale = spread(x) + np.trace(spread(x)) / len(c) * np.eye(len(c))
        n = 2 * np.sqrt(len(x)) + np.sqrt(len(c)) + 2
        mixed = (1 - s) * c + s * mean * np.eye(len(c))
        traces = close(np.trace(wide(found)), np.trace(c), scale=np.trace(scale), n=n)
        return both(close(found, mixed, scale=scale, n=n), traces)

    return tuple(law.of(f=rule) for law in (share, mixture))


LEDOIT_WOLF = _shrinkage("ledoit_wolf", WOLF)
OAS = _shrinkage("oas", "Chen, Wiesel, Eldar & Hero 2010, doi:10.1109/TSP.2010.2053029")


@about(
    statement="cond((1 - s) c + s (tr c / d) I) ≤ cond c, tr as that of c",
    source=WOLF,
    uses=SHRUNK,
    tolerance=tolerance.backward(),
    c=spd_matrices("d", cond=1e4),
    s=probabilities(),
)
def shrunk_covariance_is_better_conditioned(shrunk_covariance: Any, c: Any, s: Any) -> Claim:
    found = wide(shrunk_covariance(c, float(np.asarray(s, c.dtype))))
    before, after = np.linalg.eigvalsh(wide(c)), np.linalg.eigvalsh(found)
    size = before[-1]
    return both(
        at_most(before[0], after[0], scale=size, n=len(c)),
        at_most(after[-1], before[-1], scale=size, n=len(c)),
        close(np.trace(found), np.trace(wide(c)), scale=size * len(c)),
    )
