"""Fills of every sampler that has attempts, and its draws at chosen indices."""

from nbmath._targets import bind
from nbmath.random.cpu.fills import (
    counting,
    filling,
    filling_in_two_steps,
    picking,
    plainly,
)

_bound = bind("random", "cpu")
beta_at = _bound.beta_at
binomial_at = _bound.binomial_at
chisquare_at = _bound.chisquare_at
f_at = _bound.f_at
geometric_at = _bound.geometric_at
integers_at = _bound.integers_at
negative_binomial_at = _bound.negative_binomial_at
standard_t_at = _bound.standard_t_at
surplus = _bound.surplus
gamma_at = _bound.gamma_at
loggamma_at = _bound.loggamma_at
poisson_at = _bound.poisson_at

gamma_array = filling(_bound.gamma_is_plain, _bound.gamma_plain_attempt, _bound.gamma_attempt)
loggamma_array = filling_in_two_steps(_bound.lifted_attempt, _bound.loggamma_from, "loggamma_array")
beta_array = filling(_bound.beta_is_plain, _bound.beta_plain_attempt, _bound.beta_attempt)
poisson_array = counting(poisson_at, _bound.poisson_attempt, _bound.poisson_law)
binomial_array = counting(binomial_at, _bound.binomial_attempt, _bound.binomial_law)
chisquare_array = plainly(chisquare_at)
standard_t_array = filling_in_two_steps(
    _bound.half_attempt, _bound.standard_t_from, "standard_t_array"
)
f_array = filling(_bound.beta_is_plain, _bound.f_attempt, _bound.f_attempt)
integers_array = filling_in_two_steps(
    _bound.integers_attempt, _bound.integers_from, "integers_array"
)
geometric_array = plainly(geometric_at)
negative_binomial_array = plainly(negative_binomial_at)

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
