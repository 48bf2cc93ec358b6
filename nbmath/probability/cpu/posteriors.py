"""Posteriors of many priors in one pass, which also tells whether all of them are as they must be.

`given` are flat arrays of one size, `out` has a row for each parameter. Where the answer is False
somebody has to look what is wrong.
"""

import math
from typing import Any

from nbmath._targets import bind, driver, inner
from nbmath.simd import all_lanes, lanes, load_some, store_some

_bound: Any = bind("probability", "lanes")
beta_binomial_update = _bound.beta_binomial_update
gamma_poisson_update = _bound.gamma_poisson_update
normal_inverse_gamma_mode = _bound.normal_inverse_gamma_mode
normal_inverse_gamma_update = _bound.normal_inverse_gamma_update
normal_normal_update = _bound.normal_normal_update


@inner
def some(x: Any, i: Any) -> Any:
    """The entries from i on, ones after the last."""
    return load_some(x, i, x.size - i, 1.0)


@inner
def put(out: Any, i: Any, values: Any) -> None:
    """Two results for the entries from i on."""
    store_some(out[0], i, out.shape[1] - i, values[0])
    store_some(out[1], i, out.shape[1] - i, values[1])


@inner
def counted(x: Any) -> Any:
    """Where numbers are finite and not negative."""
    return (x >= 0.0) & (x < math.inf)


@driver
def beta_binomials(given: Any, out: Any) -> bool:
    """Of a chance: a and b from a, b, successes and trials."""
    a, b, successes, trials = given
    right = True
    for i in range(0, a.size, lanes(a)):
        p, q, k, n = some(a, i), some(b, i), some(successes, i), some(trials, i)
        fit = (p > 0.0) & (q > 0.0) & counted(k) & counted(n - k)
        right = all_lanes(fit) and right
        put(out, i, beta_binomial_update(p, q, k, n))
    return right


@driver
def gamma_poissons(given: Any, out: Any) -> bool:
    """Of a rate: a and rate from those, what is added to the first, and what to the second."""
    a, rate, total, count = given
    right = True
    for i in range(0, a.size, lanes(a)):
        p, q, x, n = some(a, i), some(rate, i), some(total, i), some(count, i)
        right = all_lanes((p > 0.0) & (q > 0.0) & counted(x) & counted(n)) and right
        put(out, i, gamma_poisson_update(p, q, x, n))
    return right


@driver
def normal_normals(given: Any, out: Any) -> bool:
    """Of a mean: mean and variance from those, the noise, the sample's mean and its size."""
    mean, variance, noise, sample_mean, count = given
    right = True
    for i in range(0, mean.size, lanes(mean)):
        m, v, e = some(mean, i), some(variance, i), some(noise, i)
        x, n = some(sample_mean, i), some(count, i)
        right = all_lanes((v > 0.0) & (e > 0.0) & counted(n)) and right
        put(out, i, normal_normal_update(m, v, e, x, n))
    return right


@driver
def normal_inverse_gamma_modes(given: Any, out: Any) -> bool:
    """The likeliest mean and variance from the four parameters."""
    mean, strength, a, b = given
    right = True
    for i in range(0, mean.size, lanes(mean)):
        m, k, p, q = some(mean, i), some(strength, i), some(a, i), some(b, i)
        right = all_lanes((k > 0.0) & (p > 0.0) & (q > 0.0)) and right
        put(out, i, normal_inverse_gamma_mode(m, k, p, q))
    return right


@driver
def normal_inverse_gammas(given: Any, out: Any) -> bool:
    """The four parameters from those, and the mean, the squares and the size of a sample."""
    mean, strength, a, b, sample_mean, squares, count = given
    right = True
    for i in range(0, mean.size, lanes(mean)):
        m, k, p, q = some(mean, i), some(strength, i), some(a, i), some(b, i)
        x, s, n = some(sample_mean, i), some(squares, i), some(count, i)
        fit = (k > 0.0) & (p > 0.0) & (q > 0.0) & counted(s) & counted(n)
        right = all_lanes(fit) and right
        after = normal_inverse_gamma_update(m, k, p, q, x, s, n)
        put(out[:2], i, after[:2])
        put(out[2:], i, after[2:])
    return right
