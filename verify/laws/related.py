"""Laws of draws of tests, of whole numbers, and of counts of trials and failures."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, positive, seeds
from verify.laws.samplers import COUNTED, DEVROYE, DRAWS, gamma_cdf, itself
from verify.statistics import spread

Operation = Callable[..., Any]

LEMIRE = "Lemire, ACM Transactions on Modeling and Computer Simulation 29, 2019"


@law(
    field="random",
    statement="P(X ≤ x) = P(ν / 2, x / 2)",
    source=f"{DEVROYE}, section IX.3",
    uses=("tests of variance",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    df=positive(0.4, 1e4),
)
def chi_square_draws_follow_the_chi_square_distribution(
    random_chisquare: Operation, seed: Any, df: Any
) -> Claim:
    x = np.asarray(random_chisquare(seed, df, DRAWS), np.float64) / 2
    return follows(x, lambda x: gamma_cdf(x, float(df) / 2))


@law(
    field="random",
    statement="P(T ≤ t) = the integral of (1 + s^{2} / ν)^{-(ν + 1) / 2} up to t, normalised",
    source=f"{DEVROYE}, section IX.5",
    uses=("robust noise", "heavy tails"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    df=positive(0.4, 1e4),
)
def draws_of_students_t_follow_it(random_standard_t: Operation, seed: Any, df: Any) -> Claim:
    from scipy.special import stdtr

    return follows(random_standard_t(seed, df, DRAWS), lambda t: stdtr(float(df), t))


@law(
    field="random",
    statement="P(F ≤ f) = I_{m f / (m f + n)}(m / 2, n / 2)",
    source=f"{DEVROYE}, section IX.4",
    uses=("analysis of variance",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    dfnum=positive(0.6, 1e3),
    dfden=positive(0.6, 1e3),
)
def draws_of_fishers_f_follow_it(random_f: Operation, seed: Any, dfnum: Any, dfden: Any) -> Claim:
    from scipy.special import fdtr

    return follows(
        random_f(seed, dfnum, dfden, DRAWS), lambda x: fdtr(float(dfnum), float(dfden), x)
    )


@law(
    field="random",
    statement="P(K = k) = 1 / n for each k from low to low + n - 1",
    source=f"{LEMIRE}, section 4",
    uses=("minibatches", "bootstrap", "hashing"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    low=choices(0, -7, -(2**62)),
    n=choices(1, 2, 3, 10, 1000, 2**31 + 1, 3 * 2**61, 2**63 - 1),
)
def whole_numbers_of_an_interval_are_equally_likely(
    random_integers: Operation, seed: Any, low: Any, n: Any
) -> Claim:
    low, n = int(low), int(n)
    drawn = random_integers(seed, low, low + n, DRAWS)
    k = np.array([int(x) - low for x in drawn], np.float64)
    uniform = spread(k, lambda k: (k + 1.0) / float(n))
    return both(within(k, 0.0, float(n - 1)), follows(np.minimum(uniform, 1.0), itself))


@law(
    field="random",
    statement="P(K ≤ k) = 1 - (1 - p)^{k}",
    source=f"{DEVROYE}, section X.2",
    uses=("waiting times", "dropout of runs"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    p=positive(1e-6, 1.0),
)
def geometric_draws_follow_the_geometric_distribution(
    random_geometric: Operation, seed: Any, p: Any
) -> Claim:
    k = random_geometric(seed, float(p), DRAWS)
    escape = np.log1p(-min(float(p), 1 - 2.0**-53))

    def cdf(k: Any) -> Any:
        return -np.expm1(np.maximum(k, 0.0) * escape)

    return both(follows(spread(k, cdf), itself), within(np.asarray(k, np.float64), 1.0, 2.0**62))


@law(
    field="random",
    statement="P(K ≤ k) = I_{p}(n, k + 1)",
    source=f"{DEVROYE}, section X.4",
    uses=("overdispersed counts",),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=positive(0.05, 1e4),
    p=positive(1e-3, 1.0),
)
def negative_binomial_draws_follow_the_negative_binomial_distribution(
    random_negative_binomial: Operation, seed: Any, n: Any, p: Any
) -> Claim:
    from scipy.special import betainc

    n, p = float(n), float(p)

    def cdf(k: Any) -> Any:
        return np.where(k < 0, 0.0, betainc(n, np.maximum(k, 0.0) + 1.0, p))

    return follows(spread(random_negative_binomial(seed, n, p, DRAWS), cdf), itself)
