"""Wrong normal distributions, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special, stats

normal = stats.norm
Function = Callable[..., Any]


def same_dtype(function: Function) -> Function:
    """Results in the precision of the first argument."""

    def called(x: Any, *others: Any) -> Any:
        with np.errstate(all="ignore"):
            return np.asarray(function(x, *others), np.asarray(x).dtype)[()]

    return called


@same_dtype
def pdf_without_two(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """exp(-z^2) in place of exp(-z^2 / 2)."""
    return np.exp(-(((x - loc) / scale) ** 2)) / (scale * np.sqrt(2 * np.pi))


@same_dtype
def pdf_rough_constant(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return np.exp(-(((x - loc) / scale) ** 2) / 2) * 0.39894 / scale


@same_dtype
def pdf_not_divided(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return normal.pdf((x - loc) / scale)


@same_dtype
def pdf_one_sided(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return normal.pdf(x, loc, scale) * (1 + 1e-3 * (np.asarray(x) > loc))


@same_dtype
def pdf_zero_for_nan(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return np.nan_to_num(normal.pdf(x, loc, scale))


@same_dtype
def logpdf_of_pdf(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """The logarithm of a number that has underflowed."""
    return np.log(normal.pdf(x, loc, scale))


@same_dtype
def logpdf_wrong_constant(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return normal.logpdf(x, loc, scale) + 1e-3


@same_dtype
def logpdf_bent(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """Heavy tails: a logarithm too much."""
    return -2 * np.log1p(((x - loc) / scale) ** 2)


@same_dtype
def logpdf_clipped(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return np.maximum(normal.logpdf(x, loc, scale), -1e30)


@same_dtype
def cdf_by_complement(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """1 - sf, which has no digits left in the lower tail."""
    return 1 - special.ndtr(-((x - loc) / scale))


@same_dtype
def sf_by_complement(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return 1 - special.ndtr((x - loc) / scale)


@same_dtype
def cdf_logistic(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """The logistic approximation."""
    return special.expit(1.702 * (x - loc) / scale)


@same_dtype
def cdf_wavy(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    z = (x - loc) / scale
    return np.clip(special.ndtr(z) + 0.01 * np.sin(40 * np.clip(z, -50, 50)), 0, 1)


@same_dtype
def cdf_beyond_one(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return special.ndtr((x - loc) / scale) * 1.0001


@same_dtype
def cdf_variance_for_scale(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return special.ndtr((x - loc) / np.sqrt(scale))


@same_dtype
def sf_half(x: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """erfc not halved."""
    return special.erfc((x - loc) / scale / np.sqrt(2))


@same_dtype
def ppf_rough(p: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """Hastings' approximation, three digits (Abramowitz & Stegun 26.2.22)."""
    t = np.sqrt(-2 * np.log(np.minimum(p, 1 - p)))
    z = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t)
    return loc + scale * np.where(np.asarray(p) < 0.5, -z, z)


@same_dtype
def ppf_bounded(p: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return loc + scale * special.ndtri(np.clip(p, 1e-6, 1 - 1e-6))


@same_dtype
def ppf_steps(p: Any, loc: Any = 0, scale: Any = 1) -> Any:
    """Every other bracket swapped."""
    z = special.ndtri(p)
    return loc + scale * (z + 0.5 * np.sin(20 * z))


@same_dtype
def ppf_tilted(p: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return loc + scale * special.ndtri(p) + 1e-3


@same_dtype
def ppf_scale_forgotten(p: Any, loc: Any = 0, scale: Any = 1) -> Any:
    return loc + special.ndtri(p)


def sample_by_variance(seed: Any, size: Any, loc: Any, scale: Any) -> Any:
    generator = np.random.Generator(np.random.Philox(int(seed)))
    return generator.normal(loc, np.sqrt(scale), size)


def sample_deaf_to_parameters(seed: Any, size: Any, loc: Any, scale: Any) -> Any:
    generator = np.random.Generator(np.random.Philox(int(seed)))
    return generator.standard_normal(size) + 0 * loc * scale


def fit_unbiased(x: Any) -> Any:
    """Divides by n - 1."""
    n = np.size(x)
    return np.mean(x), np.std(x) * np.sqrt(n / max(n - 1, 1))


def fit_by_median(x: Any) -> Any:
    return np.median(x), np.std(x)


def fit_one_pass(x: Any) -> Any:
    """The mean of squares minus the square of the mean."""
    x = np.asarray(x, np.float32)
    mean = x.mean(dtype=np.float32)
    return mean, np.sqrt(np.abs((x * x).mean(dtype=np.float32) - mean * mean)) + 1e-3


def fit_without_the_last(x: Any) -> Any:
    return np.mean(x[:-1] if x.size > 1 else x), np.std(x)


def fit_signed(x: Any) -> Any:
    """A spread that follows the sign of the mean."""
    return np.mean(x), np.std(x) + np.maximum(np.mean(x), 0)


def fit_with_a_floor(x: Any) -> Any:
    return np.mean(x), max(float(np.std(x)), 1e-3)


MUTANTS = {
    "normal_cdf_never_falls": [cdf_wavy],
    "normal_cdf_lies_between_zero_and_one": [cdf_beyond_one],
    "normal_ppf_never_falls": [ppf_steps],
    "normal_cdf_undoes_normal_ppf": [{"normal_cdf": cdf_logistic}, {"normal_ppf": ppf_rough}],
    "normal_ppf_undoes_normal_cdf": [{"normal_cdf": cdf_logistic}, {"normal_ppf": ppf_rough}],
    "normal_pdf_agrees_with_its_reference": [pdf_rough_constant, pdf_without_two],
    "normal_logpdf_agrees_with_its_reference": [logpdf_of_pdf, logpdf_wrong_constant],
    "normal_cdf_agrees_with_its_reference": [cdf_by_complement, cdf_logistic],
    "normal_sf_agrees_with_its_reference": [sf_by_complement, sf_half],
    "normal_ppf_agrees_with_its_reference": [ppf_rough, ppf_bounded],
    "normal_pdf_has_its_limits_and_ignores_its_neighbours": [pdf_zero_for_nan],
    "normal_logpdf_has_its_limits_and_ignores_its_neighbours": [logpdf_clipped],
    "normal_cdf_has_its_limits_and_ignores_its_neighbours": [cdf_beyond_one],
    "normal_sf_has_its_limits_and_ignores_its_neighbours": [sf_half],
    "normal_ppf_has_its_limits_and_ignores_its_neighbours": [ppf_bounded],
    "the_density_integrates_to_the_cdf": [
        {"normal_pdf": pdf_rough_constant},
        {"normal_cdf": cdf_logistic},
    ],
    "cdf_and_upper_tail_sum_to_one": [{"normal_sf": sf_half}, {"normal_cdf": cdf_logistic}],
    "the_lower_tail_mirrors_the_upper": [
        {"normal_cdf": cdf_by_complement},
        {"normal_sf": sf_by_complement},
    ],
    "the_density_is_symmetrical": [pdf_one_sided],
    "quantiles_of_complements_are_opposite": [ppf_tilted],
    "logpdf_is_the_logarithm_of_the_density": [
        {"normal_pdf": pdf_without_two},
        {"normal_logpdf": logpdf_wrong_constant},
    ],
    "the_density_is_log_concave": [logpdf_bent],
    "mills_ratio_keeps_to_its_bounds": [
        {"normal_sf": sf_by_complement},
        {"normal_pdf": pdf_without_two},
    ],
    "the_cdf_moves_and_stretches": [{"normal_cdf": cdf_variance_for_scale}],
    "the_density_moves_and_stretches": [pdf_not_divided],
    "quantiles_move_and_stretch": [ppf_scale_forgotten],
    "samples_follow_the_cdf": [sample_by_variance],
    "samples_move_and_stretch": [sample_by_variance, sample_deaf_to_parameters],
    "a_fit_solves_the_likelihood_equations": [fit_unbiased, fit_by_median],
    "a_fit_moves_and_stretches_with_the_data": [fit_signed, fit_with_a_floor],
    "a_fit_ignores_the_order_of_the_data": [fit_without_the_last],
    "a_fit_of_equal_numbers_has_no_spread": [fit_one_pass, fit_with_a_floor],
}
