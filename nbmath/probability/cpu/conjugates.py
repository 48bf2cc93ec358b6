"""Loops over predictive densities, modes and samples."""

from typing import Any

import numpy as np

from nbmath._loops import PART, over_arrays
from nbmath._once import over_counts
from nbmath._targets import bind, driver

bound: Any = bind("probability", "cpu")
beta_binomial_logpmf = bound.beta_binomial_logpmf
beta_binomial_update = bound.beta_binomial_update
beta_mode = bound.beta_mode
dirichlet_mode = bound.dirichlet_mode
dirichlet_multinomial_logpmf = bound.dirichlet_multinomial_logpmf
dirichlet_multinomial_from_sums = bound.dirichlet_multinomial_from_sums
dirichlet_multinomial_update = bound.dirichlet_multinomial_update
gamma_exponential_logpdf = bound.gamma_exponential_logpdf
gamma_exponential_update = bound.gamma_exponential_update
gamma_mode = bound.gamma_mode
gamma_poisson_logpmf = bound.gamma_poisson_logpmf
gamma_poisson_update = bound.gamma_poisson_update
normal_inverse_gamma_logpdf = bound.normal_inverse_gamma_logpdf
normal_inverse_gamma_mode = bound.normal_inverse_gamma_mode
normal_inverse_gamma_update = bound.normal_inverse_gamma_update
normal_inverse_wishart_update = bound.normal_inverse_wishart_update
normal_normal_update = bound.normal_normal_update
outcome_term = bound.outcome_term
shortest_interval = bound.shortest_interval
sound_count = bound.sound_count

beta_mode_array = over_arrays(beta_mode, "probability", 2)
gamma_mode_array = over_arrays(gamma_mode, "probability", 2)
beta_binomial_logpmf_array = over_arrays(beta_binomial_logpmf, "probability", 4)
gamma_poisson_logpmf_array = over_counts(gamma_poisson_logpmf, "probability", 3)
gamma_exponential_logpdf_array = over_arrays(gamma_exponential_logpdf, "probability", 3)
normal_inverse_gamma_logpdf_array = over_arrays(normal_inverse_gamma_logpdf, "probability", 5)


@driver
def dirichlet_multinomial_logpmf_rows(counts: Any, alpha: Any, out: Any) -> None:
    """One number for each row: what the outcomes of many rows add is found by vectors."""
    size = counts.shape[1]
    together = max(1, PART // size)
    terms, sums = np.empty(together * size, out.dtype), np.empty((3, together), out.dtype)
    total, weight, found = sums
    nothing = out.dtype.type(0.0)
    for first in range(0, out.size, together):
        rows = min(together, out.size - first)
        seen = counts[first : first + rows].reshape(rows * size)
        given = alpha[first : first + rows].reshape(rows * size)
        for i in range(rows * size):
            terms[i] = outcome_term(seen[i], given[i])
        for r in range(rows):
            a, b, c = nothing, nothing, nothing
            for i in range(r * size, (r + 1) * size):
                a += sound_count(seen[i], given[i])
                b += given[i]
                c += terms[i]
            total[r], weight[r], found[r] = a, b, c
        to = out[first : first + rows]
        for r in range(rows):
            to[r] = dirichlet_multinomial_from_sums(total[r], weight[r], found[r])


@driver
def dirichlet_mode_rows(alpha: Any, out: Any) -> None:
    """One row for each row."""
    for i in range(out.shape[0]):
        dirichlet_mode(alpha[i], out[i])


@driver
def shortest_interval_rows(ordered: Any, steps: Any, out: Any) -> None:
    """The ends (rows, 2) for samples (rows, n) that stand in order."""
    for i in range(out.shape[0]):
        ends = shortest_interval(ordered[i], steps)
        out[i, 0] = ends[0]
        out[i, 1] = ends[1]


@driver
def normal_inverse_wishart_one(
    mean: Any, scale: Any, sample_mean: Any, scatter: Any, strength: Any, count: Any, centre: Any,
    out: Any,
) -> Any:  # fmt: skip  # rows
    """One posterior: its mean and scale are written, its strength is returned."""
    return normal_inverse_wishart_update(
        mean, strength, scale, sample_mean, scatter, count, centre, out
    )
