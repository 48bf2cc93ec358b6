"""Fills of every sampler that has attempts, and its draws at chosen indices."""

from typing import Any

import numpy as np

from nbmath._targets import bind, part
from nbmath.random.cpu.counting import counting, counting_after
from nbmath.random.cpu.fills import (
    entries,
    filling,
    filling_in_two_steps,
    filling_of_counts,
    filling_then,
    picking,
    plainly,
)
from nbmath.random.cpu.remembered import remembering

SECOND = 1 << 20
"""Where the attempts at a draw that follows the first of an element begin."""

_bound = bind("random", "cpu")
at_most = _bound.at_most
odds = _bound.odds
beta_at = _bound.beta_at
binomial_at = _bound.binomial_at
chisquare_at = _bound.chisquare_at
f_at = _bound.f_at
geometric_at = _bound.geometric_at
integers_at = _bound.integers_at
negative_binomial_at = _bound.negative_binomial_at
standard_t_at = _bound.standard_t_at
gamma_at = _bound.gamma_at
hypergeometric_at = _bound.hypergeometric_at
truncated_normal_at = _bound.truncated_normal_at
vonmises_at = _bound.vonmises_at
loggamma_at = _bound.loggamma_at
poisson_at = _bound.poisson_at

gamma_array = filling_in_two_steps(
    *(_bound.gamma_quick, _bound.gamma_attempt, _bound.gamma_is_plain),
    *(_bound.gamma_plain_from, _bound.gamma_from, "gamma_array"),
)
loggamma_array = filling_in_two_steps(
    *(_bound.lifted_quick, _bound.lifted_attempt, _bound.loggamma_is_plain),
    *(_bound.loggamma_plain_from, _bound.loggamma_from, "loggamma_array"),
)
beta_array = filling(_bound.beta_is_plain, _bound.beta_quick, _bound.beta_attempt)
poisson_array = counting(
    *(_bound.poisson_is_few, _bound.poisson_attempt, _bound.poisson_law),
    *("poisson_array", _bound.poisson_is_narrow),
    remembering(_bound.poisson_try, _bound.poisson_log, _bound.poisson_kept),
)
binomial_array = counting(
    *(_bound.binomial_is_few, _bound.binomial_attempt, _bound.binomial_law),
    *("binomial_array", _bound.binomial_is_narrow),
    remembering(_bound.binomial_try, _bound.binomial_log, _bound.binomial_kept),
)
chisquare_array = plainly(chisquare_at)
standard_t_array = plainly(standard_t_at)
f_array = filling(_bound.f_is_plain, _bound.f_quick, _bound.f_attempt)
geometric_array = plainly(geometric_at)


@part
def negative_binomial_means(
    key: Any, start: Any, parameters: Any, out: Any, begin: Any, end: Any
) -> None:
    """The gamma draws that are the means of counts of failures."""
    shapes, scales = np.empty(end - begin), np.empty(end - begin)
    for i in range(begin, end):
        n, p = entries(parameters, i)
        shapes[i - begin], scales[i - begin] = n, odds(n, p)
    gamma_array(key, start + begin, (shapes, scales), out[: end - begin])
    for i in range(end - begin):
        out[i] = at_most(out[i])


negative_binomial_array = counting_after(
    negative_binomial_means,
    *(_bound.poisson_is_few, _bound.poisson_attempt, _bound.poisson_law),
    *(SECOND, "negative_binomial_array"),
)

vonmises_array = filling_then(_bound.vonmises_attempt, _bound.vonmises_from)
truncated_normal_array = filling_then(_bound.truncated_normal_attempt, _bound.truncated_normal_from)
hypergeometric_array = filling_of_counts(
    _bound.hypergeometric_is_narrow,
    remembering(_bound.hypergeometric_try, _bound.hypergeometric_log, _bound.hypergeometric_kept),
    *(_bound.hypergeometric_is_many, _bound.hypergeometric_attempt, _bound.hypergeometric_draw),
)

gamma_at_array = picking(gamma_at)
loggamma_at_array = picking(loggamma_at)
beta_at_array = picking(beta_at)
poisson_at_array = picking(poisson_at)
binomial_at_array = picking(binomial_at)
chisquare_at_array = picking(chisquare_at)
standard_t_at_array = picking(standard_t_at)
f_at_array = picking(f_at)
integers_at_array = picking(integers_at)
geometric_at_array = picking(geometric_at)
negative_binomial_at_array = picking(negative_binomial_at)
hypergeometric_at_array = picking(hypergeometric_at)
truncated_normal_at_array = picking(truncated_normal_at)
vonmises_at_array = picking(vonmises_at)
