"""Random numbers from a counter: the same draws in Python, inside `@njit` code and on CUDA.

Element i of an array of draws depends on the key and on i alone (Philox4x32-10). There is no
hidden state: a key gives the same draws every time, for any size and any number of threads, and
`split` and `fold_in` make new keys from a key. Derivations are in `docs/random.md`.
"""

from nbmath.random.cpu.keys import Key
from nbmath.random.door.choices import choice, permutation, shuffle
from nbmath.random.door.continuous import (
    beta,
    beta_at,
    exponential,
    exponential_at,
    gamma,
    gamma_at,
    loggamma,
    loggamma_at,
)
from nbmath.random.door.counts import binomial, binomial_at, poisson, poisson_at
from nbmath.random.door.fills import Size as Size
from nbmath.random.door.keys import bits, fold_in, split
from nbmath.random.door.pieces import (
    hypergeometric,
    hypergeometric_at,
    truncated_normal,
    truncated_normal_at,
    vonmises,
    vonmises_at,
)
from nbmath.random.door.plain import normal, normal_at, uniform, uniform_at
from nbmath.random.door.related import (
    chisquare,
    chisquare_at,
    f,
    f_at,
    standard_t,
    standard_t_at,
)
from nbmath.random.door.rows import categorical, dirichlet, multinomial
from nbmath.random.door.sequences import halton, sobol
from nbmath.random.door.vectors import multivariate_normal, unit_ball, unit_sphere, wishart
from nbmath.random.door.whole import (
    geometric,
    geometric_at,
    integers,
    integers_at,
    negative_binomial,
    negative_binomial_at,
)

__all__ = [
    "Key",
    "beta",
    "beta_at",
    "binomial",
    "binomial_at",
    "bits",
    "categorical",
    "chisquare",
    "chisquare_at",
    "choice",
    "dirichlet",
    "exponential",
    "exponential_at",
    "f",
    "f_at",
    "fold_in",
    "gamma",
    "gamma_at",
    "geometric",
    "geometric_at",
    "halton",
    "hypergeometric",
    "hypergeometric_at",
    "integers",
    "integers_at",
    "loggamma",
    "loggamma_at",
    "multinomial",
    "multivariate_normal",
    "negative_binomial",
    "negative_binomial_at",
    "normal",
    "normal_at",
    "permutation",
    "poisson",
    "poisson_at",
    "shuffle",
    "sobol",
    "split",
    "standard_t",
    "standard_t_at",
    "truncated_normal",
    "truncated_normal_at",
    "uniform",
    "uniform_at",
    "unit_ball",
    "unit_sphere",
    "vonmises",
    "vonmises_at",
    "wishart",
]
