"""Distances of row i of x to row i of y, one pair after another."""

from typing import Any

from nbmath._external import external
from nbmath._targets import bind, driver, part

bound = bind("distances", "cpu")
angular = bound.angular
braycurtis = bound.braycurtis
canberra = bound.canberra
chebyshev = bound.chebyshev
cityblock = bound.cityblock
correlation = bound.correlation
cosine = bound.cosine
euclidean = bound.euclidean
hamming = bound.hamming
haversine = bound.haversine
hellinger = bound.hellinger
jaccard = bound.jaccard
jensenshannon = bound.jensenshannon
kl = bound.kl
mahalanobis = bound.mahalanobis
minkowski = bound.minkowski
seuclidean = bound.seuclidean
sqeuclidean = bound.sqeuclidean
wasserstein = bound.wasserstein
wasserstein_histogram = bound.wasserstein_histogram


@part
def pair(formula: Any, x: Any, y: Any, out: Any) -> None:
    """out[i] = formula(x[i], y[i])."""
    for i in range(out.size):
        out[i] = formula(x[i], y[i])


@part
def pair_with(formula: Any, x: Any, y: Any, parameters: Any, out: Any) -> None:
    """The same for a formula that has parameters."""
    for i in range(out.size):
        out[i] = formula(x[i], y[i], parameters)


@external
@driver
def angular_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `angular`."""
    pair(angular, x, y, out)


@external
@driver
def braycurtis_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `braycurtis`."""
    pair(braycurtis, x, y, out)


@external
@driver
def canberra_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `canberra`."""
    pair(canberra, x, y, out)


@external
@driver
def chebyshev_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `chebyshev`."""
    pair(chebyshev, x, y, out)


@external
@driver
def cityblock_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `cityblock`."""
    pair(cityblock, x, y, out)


@external
@driver
def correlation_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `correlation`."""
    pair(correlation, x, y, out)


@external
@driver
def cosine_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `cosine`."""
    pair(cosine, x, y, out)


@external
@driver
def euclidean_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `euclidean`."""
    pair(euclidean, x, y, out)


@external
@driver
def hamming_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `hamming`."""
    pair(hamming, x, y, out)


@external
@driver
def haversine_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `haversine`."""
    pair(haversine, x, y, out)


@external
@driver
def hellinger_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `hellinger`."""
    pair(hellinger, x, y, out)


@external
@driver
def jaccard_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `jaccard`."""
    pair(jaccard, x, y, out)


@external
@driver
def jensenshannon_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `jensenshannon`."""
    pair(jensenshannon, x, y, out)


@external
@driver
def kl_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `kl`."""
    pair(kl, x, y, out)


@external
@driver
def mahalanobis_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `mahalanobis`."""
    pair_with(mahalanobis, x, y, parameters, out)


@external
@driver
def minkowski_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `minkowski`."""
    pair_with(minkowski, x, y, parameters, out)


@external
@driver
def seuclidean_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `seuclidean`."""
    pair_with(seuclidean, x, y, parameters, out)


@external
@driver
def sqeuclidean_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `sqeuclidean`."""
    pair(sqeuclidean, x, y, out)


@external
@driver
def wasserstein_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `wasserstein`."""
    pair(wasserstein, x, y, out)


@external
@driver
def wasserstein_histogram_pairs(x: Any, y: Any, out: Any, parameters: Any) -> None:
    """The formula `wasserstein_histogram`."""
    pair_with(wasserstein_histogram, x, y, parameters, out)
