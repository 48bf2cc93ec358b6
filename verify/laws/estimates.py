"""Laws of entropies and mutual information that are estimated from samples."""

import functools
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
from scipy.special import digamma

from verify import at_most, both, close, equal, law, tolerance, undecided
from verify.claim import Claim
from verify.domains import choices, permutations, points, vectors

Operation = Callable[..., Any]

STRIMMER = "Hausser & Strimmer 2009, J. Machine Learning Research 10, 1469"
METHODS = ("plugin", "miller_madow", "grassberger", "james_stein", "chao_shen")
KRASKOV = "Kraskov, Stögbauer & Grassberger 2004, doi:10.1103/PhysRevE.69.066138"
FROM_SAMPLES = ("feature selection", "neuroscience", "ecology")

about = functools.partial(law, field="information", tolerance=tolerance.sums())


def counted(x: Any) -> Any:
    """Whole numbers, of which at least one is not zero."""
    counts = np.floor(np.abs(x))
    counts.flat[0] += 1
    return counts.astype(x.dtype)


def size(counts: Any) -> float:
    """The largest entropy that a sample can show."""
    return 1.0 + float(np.log(counts.sum(dtype=float)))


def surprise(shares: Any) -> Any:
    return mpmath.fsum(-p * mpmath.log(p) for p in shares if p > 0)


def grassberger(counts: Any, total: Any) -> Any:
    """By the recursion G(1) = -γ - log 2, G(2) = 2 + G(1), G(2n + 2) = G(2n) + 2 / (2n + 1)."""
    first = -mpmath.euler - mpmath.log(2)

    def of(n: int) -> Any:
        return first + mpmath.fsum(mpmath.mpf(2) / (2 * j + 1) for j in range(n // 2))

    return mpmath.log(total) - mpmath.fsum(n * of(int(n)) for n in counts) / total


def shrunk(counts: Any, total: Any) -> Any:
    shares, target = [n / total for n in counts], mpmath.mpf(1) / len(counts)
    apart = mpmath.fsum((target - p) ** 2 for p in shares)
    lack = 1 - mpmath.fsum(p * p for p in shares)
    weight = min(1, lack / ((total - 1) * apart)) if total > 1 and apart > 0 else 1
    return surprise([weight * target + (1 - weight) * p for p in shares])


def covered(counts: Any, total: Any) -> Any:
    once = min(sum(1 for n in counts if n == 1), total - 1)
    shares = [(1 - once / total) * n / total for n in counts]
    return mpmath.fsum(-p * mpmath.log(p) / (1 - (1 - p) ** total) for p in shares if p > 0)


def exactly(counts: Any, method: str) -> float:
    """The estimate in 40 digits, by its definition."""
    with mpmath.workdps(40):
        numbers = [mpmath.mpf(float(n)) for n in np.ravel(counts)]
        total = mpmath.fsum(numbers)
        plugin = surprise([n / total for n in numbers])
        seen = sum(1 for n in numbers if n > 0)
        values = {
            "plugin": lambda: plugin,
            "miller_madow": lambda: plugin + (seen - 1) / (2 * total),
            "grassberger": lambda: grassberger(numbers, total),
            "james_stein": lambda: shrunk(numbers, total),
            "chao_shen": lambda: covered(numbers, total),
        }
        return float(values[method]())


@about(
    statement="each estimate is its definition in 40 digits",
    source=f"{STRIMMER}; Grassberger 2003, arXiv:physics/0307138",
    uses=FROM_SAMPLES,
    x=vectors("n", low=0.0, high=60.0),
    method=choices(*METHODS),
)
def entropy_from_counts_agrees_with_its_definition(
    entropy_from_counts: Operation, x: Any, method: str
) -> Claim:
    counts = counted(x)
    found = entropy_from_counts(counts, method)
    return close(found, exactly(counts, method), scale=size(counts), n=counts.size)


@about(
    statement="H_{MM} - H = (seen - 1) / 2N, |H_{G} - H| ≤ 1.28 seen / N",
    source="Miller 1955; Grassberger 2003, arXiv:physics/0307138",
    uses=FROM_SAMPLES,
    x=vectors("n", low=0.0, high=4000.0),
)
def corrections_vanish_as_counts_grow(entropy_from_counts: Operation, x: Any) -> Claim:
    counts = counted(x)
    total, seen = counts.sum(dtype=float), float((counts > 0).sum())
    plain, added, other = (float(entropy_from_counts(counts, name)) for name in METHODS[:3])
    return both(
        close(added - plain, (seen - 1) / (2 * total), scale=size(counts), n=counts.size),
        at_most(abs(other - plain), 1.28 * seen / total, scale=size(counts), n=counts.size),
    )


@about(
    statement="H(n ∘ σ) = H(n), and H((n, 0)) = H(n) but for James and Stein's",
    source="definition",
    uses=("labels without an order",),
    x=vectors("n", low=0.0, high=60.0),
    order=permutations("n"),
    method=choices(*METHODS),
)
def order_and_what_was_never_seen_change_no_estimate(
    entropy_from_counts: Operation, x: Any, order: Any, method: str
) -> Claim:
    counts = counted(x)
    found, unseen = entropy_from_counts(counts, method), np.append(counts, counts.dtype.type(0))
    turned = entropy_from_counts(counts[order], method)
    claims = [close(turned, found, scale=size(counts), n=counts.size)]
    if method != "james_stein":
        more = entropy_from_counts(unseen, method)
        claims.append(close(more, found, scale=size(counts), n=counts.size))
    return both(*claims)


@about(
    statement="I(X; Y) = H(X) + H(Y) - H(X, Y) = I(Y; X); James and Stein's is at least 0",
    source=f"{STRIMMER}; Panzeri & Treves 1996, doi:10.1080/0954898X.1996.11978656",
    uses=FROM_SAMPLES,
    x=points("m", "n", spread=8.0, max_size=8),
    method=choices(*METHODS),
)
def mutual_information_from_counts_is_what_the_entropies_lack(
    mutual_information_from_counts: Operation, x: Any, method: str
) -> Claim:
    table = counted(np.clip(x, -1000, 1000))
    found = mutual_information_from_counts(table, method)
    turned = mutual_information_from_counts(np.ascontiguousarray(table.T), method)
    claims = [close(turned, found, scale=size(table), n=table.size)]
    if method == "james_stein":
        claims.append(at_most(0.0, found, scale=size(table), n=table.size))
    else:
        parts = [exactly(table.sum(axis=axis), method) for axis in (0, 1)]
        right = sum(parts) - exactly(table, method)
        claims.append(close(found, right, scale=size(table), n=table.size))
    return both(*claims)


def distances(x: Any) -> Any:
    """Between all samples, none from one to itself; rounded as the estimates round them."""
    found = np.abs(x[:, None] - x).max(axis=2)
    np.fill_diagonal(found, np.inf)
    return found


def split(sample: Any) -> Any:
    """A sample as two variables, the first of one coordinate, and a number of neighbours."""
    x, y = np.ascontiguousarray(sample[:, :1]), np.ascontiguousarray(sample[:, 1:])
    return x, y, min(3, len(sample) - 1)


def too_few(sample: Any) -> bool:
    return len(sample) < 2 or sample.shape[1] < 2


@about(
    statement="H = ψ(N) - ψ(k) + d ⟨log 2r⟩, r the distance to the k-th neighbour",
    source=f"Kozachenko & Leonenko 1987; {KRASKOV}",
    uses=("independent components", "drift detection"),
    sample=points("n", "d", degenerate=True),
)
def knn_entropy_agrees_with_all_distances(knn_entropy: Operation, sample: Any) -> Claim:
    count, axes = sample.shape
    if count < 2:
        return undecided("one sample has no neighbour")
    k = min(3, count - 1)
    with np.errstate(divide="ignore"):
        logs = np.log(2.0 * np.sort(distances(sample), axis=1)[:, k - 1].astype(float))
    right = digamma(count) - digamma(k) + axes * logs.mean()
    scale = 1.0 + np.log(count) + axes * np.abs(logs[np.isfinite(logs)]).sum() / count
    return close(knn_entropy(sample, k), right, scale=scale, n=np.sqrt(count))


@about(
    statement="I = ψ(N) + ψ(k) - ⟨ψ(n + 1) + ψ(m + 1)⟩ by all distances",
    source=f"{KRASKOV}, estimator 1",
    uses=("feature selection",),
    sample=points("n", "d", degenerate=True),
)
def knn_mutual_information_agrees_with_all_distances(
    knn_mutual_information: Operation, sample: Any
) -> Claim:
    if too_few(sample):
        return undecided("two variables and two samples are needed")
    x, y, k = split(sample)
    first, second = distances(x), distances(y)
    radius = np.sort(np.maximum(first, second), axis=1)[:, k - 1, None]
    counts = [(apart < radius).sum(axis=1) + 1.0 for apart in (first, second)]
    terms = digamma(counts).sum(axis=0)
    right = digamma(float(len(x))) + digamma(float(k)) - terms.mean()
    scale = 1.0 + np.log(len(x)) + np.abs(terms).mean()
    return close(knn_mutual_information(x, y, k), right, scale=scale, n=np.sqrt(len(x)))


@about(
    statement="I(2^{j} X; 2^{j} Y) = I(X; Y) = I(Y; X), the same for samples in any order",
    source=KRASKOV,
    uses=("feature selection",),
    sample=points("n", "d", degenerate=True),
    order=permutations("n", max_size=32),
)
def knn_mutual_information_ignores_unit_order_and_side(
    knn_mutual_information: Operation, sample: Any, order: Any
) -> Claim:
    if too_few(sample):
        return undecided("two variables and two samples are needed")
    x, y, k = split(sample)
    found, eight = knn_mutual_information(x, y, k), x.dtype.type(8)
    scale = 1.0 + 3 * np.log(len(x))
    turned = knn_mutual_information(x[order], y[order], k)
    return both(
        equal(knn_mutual_information(x * eight, y * eight, k), found),
        close(knn_mutual_information(y, x, k), found, scale=scale, n=np.sqrt(len(x))),
        close(turned, found, scale=scale, n=np.sqrt(len(x))),
    )
