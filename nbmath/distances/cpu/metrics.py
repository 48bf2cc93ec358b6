"""What each metric is made of; nothing is compiled by naming it here."""

from dataclasses import dataclass
from typing import Any

from nbmath.distances.cpu import pairs, products, ready, sums

__all__ = ["ALIASES", "METRICS", "Metric"]


@dataclass(frozen=True)
class Metric:
    """A metric: its block, how y is made ready for it, and its driver over pairs of rows.

    Attributes:
        block: Fills a block of a distance matrix.
        ready: Panels, squared lengths and parameters, from y and parameters.
        pairs: Distances of rows side by side.
        rooted: Whether the block writes squares of distances.
        symmetric: Whether d(x, y) = d(y, x).
        lengths: Whether distances are lengths by squares, which may leave the range where distances
            do not: of large or small rows, distances of rows times a power of two are computed.
        takes: The parameters that may be given.
        split: For short rows and for long ones, block and ready of their own, so that a call from
            Python compiles one of them alone.
    """

    block: Any
    ready: Any
    pairs: Any
    rooted: bool = False
    symmetric: bool = True
    lengths: bool = False
    takes: tuple[str, ...] = ()
    split: tuple[tuple[Any, Any], tuple[Any, Any]] | None = None

    def parts(self, d: int) -> tuple[Any, Any]:
        """Block and ready for rows of d coordinates."""
        if self.split is None:
            return self.block, self.ready
        return self.split[d > ready.DIRECT]


SQUARES = (
    (products.short_block, ready.wide_ready),
    (products.long_block, ready.long_ready),
)

METRICS: dict[str, Metric] = {
    "euclidean": Metric(
        products.sqeuclidean_block,
        ready.centred_ready,
        pairs.euclidean_pairs,
        rooted=True,
        lengths=True,
        split=SQUARES,
    ),
    "sqeuclidean": Metric(
        products.sqeuclidean_block, ready.centred_ready, pairs.sqeuclidean_pairs, split=SQUARES
    ),
    "cosine": Metric(products.cosine_block, ready.units_ready, pairs.cosine_pairs),
    "correlation": Metric(
        products.correlation_block, ready.centred_units_ready, pairs.correlation_pairs
    ),
    "angular": Metric(products.angular_block, ready.units_ready, pairs.angular_pairs),
    "hellinger": Metric(
        products.hellinger_block, ready.roots_ready, pairs.hellinger_pairs, rooted=True
    ),
    "mahalanobis": Metric(
        products.mahalanobis_block,
        ready.whitened_ready,
        pairs.mahalanobis_pairs,
        rooted=True,
        lengths=True,
        takes=("VI",),
    ),
    "seuclidean": Metric(
        sums.seuclidean_block,
        ready.wide_ready,
        pairs.seuclidean_pairs,
        lengths=True,
        takes=("V",),
    ),
    "minkowski": Metric(
        sums.minkowski_block, ready.narrow_ready, pairs.minkowski_pairs, takes=("p", "w")
    ),
    "wasserstein": Metric(
        sums.wasserstein_block, ready.wide_ready, pairs.wasserstein_pairs, takes=("positions",)
    ),
    "wasserstein_histogram": Metric(
        sums.wasserstein_histogram_block, ready.wide_ready, pairs.wasserstein_histogram_pairs
    ),
    "kl": Metric(sums.kl_block, ready.narrow_ready, pairs.kl_pairs, symmetric=False),
    "jensenshannon": Metric(
        sums.jensenshannon_block, ready.narrow_ready, pairs.jensenshannon_pairs
    ),
    "haversine": Metric(sums.haversine_block, ready.places_ready, pairs.haversine_pairs),
    "cityblock": Metric(sums.cityblock_block, ready.wide_ready, pairs.cityblock_pairs),
    "chebyshev": Metric(sums.chebyshev_block, ready.wide_ready, pairs.chebyshev_pairs),
    "canberra": Metric(sums.canberra_block, ready.wide_ready, pairs.canberra_pairs),
    "braycurtis": Metric(sums.braycurtis_block, ready.wide_ready, pairs.braycurtis_pairs),
    "hamming": Metric(sums.hamming_block, ready.wide_ready, pairs.hamming_pairs),
    "jaccard": Metric(sums.jaccard_block, ready.wide_ready, pairs.jaccard_pairs),
}
ALIASES = {"manhattan": "cityblock", "l1": "cityblock", "l2": "euclidean", "linf": "chebyshev"}
PUBLIC = tuple(sorted(METRICS.keys() - {"wasserstein_histogram"}))
"""The names that users know; histograms are `wasserstein` with positions."""
