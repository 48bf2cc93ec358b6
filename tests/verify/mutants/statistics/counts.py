"""Wrong tests of counts."""

from typing import Any

import numpy as np
from scipy import stats

from verify.peers.statistics_moments import quietly


@quietly
def table_corrected(table: Any, correction: bool = True) -> Any:
    return tuple(stats.chi2_contingency(table, True))[:3]


@quietly
def table_over_observed(table: Any, correction: bool = True) -> Any:
    found = stats.chi2_contingency(table, correction)
    apart = table - found.expected_freq
    return (apart**2 / table).sum(), found.pvalue, found.dof


@quietly
def chi_over_observed(o: Any, e: Any = None) -> Any:
    under = np.full_like(o, o.mean()) if e is None else e
    return ((o - under) ** 2 / o).sum(), stats.chisquare(o).pvalue


@quietly
def chi_without_squares(o: Any, e: Any = None) -> Any:
    under = np.full_like(o, o.mean()) if e is None else e
    return np.abs(o - under).sum(), stats.chisquare(o).pvalue


@quietly
def chi_of_all_degrees(o: Any, e: Any = None) -> Any:
    """k degrees of freedom where expected counts are given."""
    found = stats.chisquare(o)
    return found.statistic, stats.chi2.sf(found.statistic, o.size - (e is None))


def z_without_root(x: Any, m: Any, s: Any) -> Any:
    z = (x.mean() - m) / s
    return z, 2 * stats.norm.sf(abs(z))


def z_one_sided(x: Any, m: Any, s: Any) -> Any:
    z = (x.mean() - m) / s * np.sqrt(x.size)
    return z, stats.norm.sf(z)


MUTANTS: dict[str, list[Any]] = {
    "the_normal_test_divides_by_the_known_error": [z_without_root, z_one_sided],
    "tables_of_two_by_two_compare_products": [table_corrected, table_over_observed],
    "chi_square_is_a_sum_of_squares": [
        chi_over_observed,
        chi_without_squares,
        chi_of_all_degrees,
    ],
}
