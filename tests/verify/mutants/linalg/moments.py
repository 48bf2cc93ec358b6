"""Wrong covariances, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse


def right(x: Any, ddof: int = 1) -> Any:
    d = x - x.mean(axis=0, dtype=np.float64).astype(x.dtype)
    d = d - d.mean(axis=0)
    return d.T @ d / np.asarray(len(x) - ddof, x.dtype)


def textbook(x: Any, rowvar: bool = False) -> Any:
    """The mean of products less the product of means: cancels."""
    mean = x.mean(axis=0)
    n = np.asarray(len(x), x.dtype)
    return (x.T @ x / n - np.outer(mean, mean)) * n / (n - 1)


def of_all(x: Any, rowvar: bool = False) -> Any:
    """Divides by n."""
    return right(x, 0)


def not_centred(x: Any, rowvar: bool = False) -> Any:
    return x.T @ x / np.asarray(len(x) - 1, x.dtype)


def by_order(x: Any, rowvar: bool = False) -> Any:
    """Later observations count for more."""
    w = np.linspace(0.9, 1.1, len(x)).astype(x.dtype)[:, None]
    return right(x * w)


def with_ridge(x: Any, rowvar: bool = False) -> Any:
    return right(x) + np.asarray(1e-2, x.dtype) * np.eye(x.shape[1], dtype=x.dtype)


def one_triangle(x: Any, rowvar: bool = False) -> Any:
    return np.triu(right(x))


def roughly(x: Any, rowvar: bool = False) -> Any:
    return coarse(right(x))


def weights_ignored(x: Any, rowvar: bool = False, fweights: Any = None) -> Any:
    return right(x)


def weights_in_the_divisor_only(x: Any, rowvar: bool = False, fweights: Any = None) -> Any:
    total = len(x) if fweights is None else fweights.sum()
    return right(x) * np.asarray((len(x) - 1) / (total - 1), x.dtype)


def number_of_rows_as_divisor(x: Any, rowvar: bool = False, fweights: Any = None) -> Any:
    repeated = x if fweights is None else np.repeat(x, fweights, axis=0)
    return right(repeated) * np.asarray((len(repeated) - 1) / max(1, len(x) - 1), x.dtype)


def correlated(x: Any, rowvar: bool = False) -> Any:
    """Neither clipped nor with ones on the diagonal."""
    c = right(x)
    with np.errstate(all="ignore"):
        return coarse(c / np.sqrt(np.outer(np.diag(c), np.diag(c)))) * np.asarray(1.0001, x.dtype)


def mixed_divisors(x: Any, rowvar: bool = False) -> Any:
    c = right(x)
    with np.errstate(all="ignore"):
        found = c / np.sqrt(np.outer(np.diag(c), np.diag(c))) * np.asarray(0.99, x.dtype)
    np.fill_diagonal(found, 1)
    return found


def mixed(c: Any, s: float) -> Any:
    d = len(c)
    return ((1 - s) * c + s * np.trace(c) / d * np.eye(d)).astype(c.dtype)


def too_much(x: Any) -> Any:
    return mixed(right(x, 0), 1.5), 1.5


def by_sum(x: Any) -> Any:
    """The trace is not divided by d."""
    c = right(x, 0)
    return (0.5 * c + 0.5 * np.trace(c) * np.eye(len(c))).astype(c.dtype), 0.5


def other_divisor(x: Any) -> Any:
    return mixed(right(x), 0.5), 0.5


def share_of_another(x: Any) -> Any:
    return mixed(right(x, 0), 0.5), 0.4


def adds_only(c: Any, s: float) -> Any:
    return (c + s * np.trace(c) / len(c) * np.eye(len(c))).astype(c.dtype)


def towards_one(c: Any, s: float) -> Any:
    return ((1 - s) * c + s * np.eye(len(c))).astype(c.dtype)


MIXTURES = [by_sum, other_divisor, share_of_another]
MUTANTS: dict[str, list[Any]] = {
    "covariance_is_the_mean_product_of_deviations": [textbook, of_all, not_centred, roughly],
    "shift_leaves_the_covariance_alone": [textbook, not_centred],
    "covariance_follows_affine_maps": [with_ridge, not_centred, one_triangle],
    "whole_weights_are_repetitions": [
        weights_ignored,
        weights_in_the_divisor_only,
        number_of_rows_as_divisor,
    ],
    "covariance_scales_by_powers_of_two_exactly": [with_ridge],
    "order_of_observations_does_not_matter": [by_order],
    "covariance_is_positive_semidefinite": [one_triangle, textbook],
    "correlations_lie_between_minus_one_and_one": [correlated],
    "correlation_is_a_scaled_covariance": [
        {"correlation": mixed_divisors},
        {"covariance": with_ridge},
    ],
    "ledoit_wolf_shrinks_by_a_share": [too_much],
    "oas_shrinks_by_a_share": [too_much],
    "ledoit_wolf_keeps_the_trace_and_mixes": MIXTURES,
    "oas_keeps_the_trace_and_mixes": MIXTURES,
    "shrunk_covariance_is_better_conditioned": [adds_only, towards_one],
}
