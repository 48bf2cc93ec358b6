"""Conjugate priors: posteriors, predictive densities and modes; see docs/probability-conjugates.md.

Rates are those of the gamma distribution, 1 / scale; strengths are numbers of samples that a prior
counts for.
"""

import math

from nbmath import _bits as bits
from nbmath.distributions.negative_binomial.formulas import logpmf as negative_binomial_logpmf
from nbmath.special.formulas import betaln_of_positive, plain_for_beta


def beta_binomial_update(a, b, successes, trials):
    """Successes are added to a, failures to b."""
    return a + successes, b + (trials - successes)


def gamma_poisson_update(a, rate, total, count):
    """The total of the counts is added to the shape, how many there are to the rate."""
    return a + total, rate + count


def gamma_exponential_update(a, rate, total, count):
    """How many waiting times there are is added to the shape, their total to the rate."""
    return a + count, rate + total


def normal_normal_update(mean, variance, noise, sample_mean, count):
    """The mean moves by the gain towards that of the sample; noise is the variance of a sample."""
    gain = count * variance / (noise + count * variance)
    return mean + gain * (sample_mean - mean), variance * (noise / (noise + count * variance))


def normal_inverse_gamma_update(mean, strength, a, b, sample_mean, squares, count):
    """Of a normal distribution of unknown mean and variance; squares are about sample_mean."""
    total, apart = strength + count, sample_mean - mean
    between = strength * (count / total) * (apart * apart)
    return mean + count / total * apart, total, a + 0.5 * count, b + 0.5 * (squares + between)


def dirichlet_multinomial_update(alpha, counts, out):
    """Counts are added."""
    for i in range(alpha.shape[0]):
        out[i] = alpha[i] + counts[i]


def normal_inverse_wishart_update(mean, strength, scale, sample_mean, scatter, count, centre, out):
    """Of a normal distribution of vectors: centre and out become the new mean and scale.

    scatter (d, d) is that of the samples about their mean. Returns the new strength.
    """
    total = strength + count
    for i in range(mean.shape[0]):
        apart = sample_mean[i] - mean[i]
        centre[i] = mean[i] + count / total * apart
        for j in range(mean.shape[0]):
            between = strength * (count / total) * (apart * (sample_mean[j] - mean[j]))
            out[i, j] = scale[i, j] + scatter[i, j] + between
    return total


def beta_mode(a, b):
    """(a - 1) / (a + b - 2), or the end that the density rises to; nan where it rises to both."""
    inside = (a - 1.0) / ((a - 1.0) + (b - 1.0))
    end = 0.0 if a < b else 1.0
    none = not (a > 0.0 and b > 0.0) or a == b or (a < 1.0 and b < 1.0)
    return inside if a > 1.0 and b > 1.0 else (math.nan if none else end)


def gamma_mode(a, rate):
    """(a - 1) / rate, 0 where the density falls from there."""
    above = a - 1.0 if a > 1.0 else 0.0
    return above / rate if a > 0.0 and rate > 0.0 else math.nan


def dirichlet_mode(alpha, out):
    """(alpha - 1) / (sum - K), nan where one of them is below one or all are one."""
    total, least = 0.0, math.inf
    for i in range(alpha.shape[0]):
        total += alpha[i] - 1.0
        least = alpha[i] if alpha[i] < least else least
    for i in range(alpha.shape[0]):
        out[i] = (alpha[i] - 1.0) / total if least >= 1.0 and total > 0.0 else math.nan


def normal_inverse_gamma_mode(mean, strength, a, b):
    """The mean, and b / (a + 3/2) for the variance; the strength does not matter."""
    return mean + 0.0 * strength, b / (a + 1.5)


def beta_binomial_logpmf(k, n, a, b):
    """log of C(n, k) B(k + a, n - k + b) / B(a, b)."""
    inside = 0.0 <= k <= n < math.inf and k == bits.rint(k) and n == bits.rint(n)
    sound = a > 0.0 and b > 0.0 and n >= 0.0 and k == k
    m = n - k if inside else 0.0
    j = k if inside else 0.0
    ways = -math.log1p(m + j) - betaln_of_positive(m + 1.0, j + 1.0)
    value = ways + (betaln_of_positive(j + a, m + b) - betaln_of_positive(a, b))
    value = value if plain_for_beta(a, b) and n < math.inf else math.nan
    return (value if inside else -math.inf) if sound else math.nan


def gamma_poisson_logpmf(k, a, rate):
    """Of a count: negative binomial, with a successes of the chance rate / (1 + rate)."""
    return negative_binomial_logpmf(k, a, rate / (1.0 + rate)) if rate > 0.0 else math.nan


def gamma_exponential_logpdf(x, a, rate):
    """Of a waiting time, Lomax's: log of a / (rate + x) (1 + x / rate)^-a."""
    inside = math.log(a) - math.log(rate + x) - a * math.log1p(x / rate)
    value = inside if x >= 0.0 else (-math.inf if x < 0.0 else math.nan)
    return value if a > 0.0 and rate > 0.0 else math.nan


def normal_inverse_gamma_logpdf(x, mean, strength, a, b):
    """Of a sample: Student's t of 2a degrees of freedom about the mean."""
    wide, apart = 2.0 * b * ((strength + 1.0) / strength), x - mean
    tail = (a + 0.5) * math.log1p(apart * apart / wide)
    value = -betaln_of_positive(a, 0.5) - 0.5 * math.log(wide) - tail
    return value if plain_for_beta(a, b) and strength > 0.0 else math.nan


def outcome_term(count, alpha):
    """log of n B(alpha, n), 0 where nothing was seen; without branches."""
    value = math.log(count) + betaln_of_positive(alpha, count)
    limit = -math.inf if alpha == math.inf and count < math.inf else math.nan
    seen = value if plain_for_beta(alpha, count) else limit
    return seen if count > 0.0 else 0.0


def sound_count(count, alpha):
    """The count, nan where it or alpha is none."""
    sound = 0.0 <= count < math.inf and count == bits.rint(count) and alpha > 0.0
    return count if sound else math.nan


def dirichlet_multinomial_from_sums(total, weight, found):
    """The logarithm from the sums of counts, of alpha and of `outcome_term`."""
    value = outcome_term(total, weight) - found
    return value if total > 0.0 else 0.0 * total


def dirichlet_multinomial_logpmf(counts, alpha):
    """log of n B(A, n) / prod n_i B(alpha_i, n_i), over what was seen."""
    total, weight, found = 0.0, 0.0, 0.0
    for i in range(counts.shape[0]):
        total += sound_count(counts[i], alpha[i])
        weight += alpha[i]
        if counts[i] > 0.0:
            found += outcome_term(counts[i], alpha[i])
    return dirichlet_multinomial_from_sums(total, weight, found)
