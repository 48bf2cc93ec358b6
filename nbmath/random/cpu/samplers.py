"""Fills of every sampler that has attempts, and its draws at chosen indices."""

from nbmath._targets import bind
from nbmath.random.cpu.fills import counting, filling, filling_in_two_steps, picking

_bound = bind("random", "cpu")
beta_at = _bound.beta_at
binomial_at = _bound.binomial_at
gamma_at = _bound.gamma_at
loggamma_at = _bound.loggamma_at
poisson_at = _bound.poisson_at

gamma_array = filling(_bound.gamma_is_plain, _bound.gamma_plain_attempt, _bound.gamma_attempt)
loggamma_array = filling_in_two_steps(_bound.lifted_attempt, _bound.loggamma_from, "loggamma_array")
beta_array = filling(_bound.beta_is_plain, _bound.beta_plain_attempt, _bound.beta_attempt)
poisson_array = counting(poisson_at, _bound.poisson_attempt, _bound.poisson_law)
binomial_array = counting(binomial_at, _bound.binomial_attempt, _bound.binomial_law)

gamma_at_array = picking(gamma_at)
loggamma_at_array = picking(loggamma_at)
beta_at_array = picking(beta_at)
poisson_at_array = picking(poisson_at)
binomial_at_array = picking(binomial_at)
