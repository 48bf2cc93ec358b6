"""What the benchmarks of posteriors take, and the same work as other libraries do it."""

from typing import Any

import numpy as np
from numba import njit

from benchmarks.common import Inputs, Peer
from nbmath import probability
from nbmath.distributions import gamma, poisson


def trials(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Successes of trials, and the parameters of a beta distribution for each."""
    n = rng.integers(1, 200, size)
    k = rng.binomial(n, 0.3)
    return *(x.astype(dtype) for x in (k, n)), *rng.uniform(0.5, 20.0, (2, size)).astype(dtype)


def samples(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Samples with the parameters of their mean and variance."""
    others = rng.uniform(0.5, 20.0, (3, size)).astype(dtype)
    return *rng.normal(size=(2, size)).astype(dtype), *others


def draws(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Draws from posteriors, a row for each."""
    return (rng.gamma(2.0, size=size).astype(dtype),)


def categories(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Counts of outcomes, and a row of parameters."""
    counts = rng.multinomial(100, np.full(size[1], 1 / size[1]), size[0])
    return counts.astype(dtype), rng.uniform(0.5, 20.0, size[1]).astype(dtype)


def scipy_stats(name: str) -> Any:
    """The logarithms of densities of a distribution of scipy.stats."""

    def open_it() -> Any:
        from scipy import stats

        def student(x: Any, mean: Any, strength: Any, a: Any, b: Any) -> Any:
            scale = np.sqrt(b * (strength + 1) / (a * strength))
            return stats.t.logpdf(x, 2 * a, loc=mean, scale=scale)

        def drawn(counts: Any, alpha: Any) -> Any:
            whole = counts.astype(np.int64)
            return stats.dirichlet_multinomial.logpmf(whole, alpha, whole.sum(-1))

        def counted(k: Any, a: Any, rate: Any) -> Any:
            return stats.nbinom.logpmf(k, a, rate / (rate + 1))

        def waited(x: Any, a: Any, rate: Any) -> Any:
            return stats.lomax.logpdf(x, a, scale=rate)

        found = {
            "beta_binomial": stats.betabinom.logpmf,
            "student": student,
            "dirichlet": drawn,
            "gamma_poisson_logpmf": counted,
            "gamma_exponential_logpdf": waited,
        }
        return found[name]

    return Peer(open_it, needs=("scipy",))


def window(draws: Any) -> Any:
    """The shortest interval as it is written with arrays."""
    ordered = np.sort(draws, axis=1)
    steps = int(0.95 * draws.shape[1])
    start = (ordered[:, steps:] - ordered[:, :-steps]).argmin(1)[:, None]
    return tuple(np.take_along_axis(ordered, start + s, 1)[:, 0] for s in (0, steps))


def clusters(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Rows of normal features in ten classes; what we and scikit-learn have learned of them."""
    from sklearn.naive_bayes import GaussianNB

    y = rng.integers(0, 10, size[0])
    x = (rng.normal(size=(10, size[1]))[y] + rng.normal(size=size)).astype(dtype)
    model = probability.gaussian_naive_bayes(x[:1000], y[:1000])
    return x, (model, GaussianNB().fit(x[:1000], y[:1000]))


def features(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Counts of features in ten classes."""
    return rng.poisson(3.0, size).astype(dtype), rng.integers(0, 10, size[0])


def sklearn_fit(name: str, *parts: str) -> Any:
    """What a classifier of scikit-learn learns, logarithms of chances."""

    def open_it() -> Any:
        from sklearn import naive_bayes

        def fit(x: Any, y: Any) -> Any:
            found = getattr(naive_bayes, name)().fit(x, y)
            return tuple(getattr(found, part) for part in parts)

        return fit

    return Peer(open_it, needs=("sklearn",))


def posteriors(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Parameters of normal inverse gamma distributions, and sums of samples."""
    prior = rng.uniform(0.5, 20.0, (4, size)).astype(dtype)
    return *prior, *rng.uniform(0.5, 20.0, (3, size)).astype(dtype)


def normal_update(mean: Any, strength: Any, a: Any, b: Any, x: Any, squares: Any, n: Any) -> Any:
    """The posterior as it is written with arrays."""
    total, apart = strength + n, x - mean
    between = strength * n / total * apart**2
    return mean + n / total * apart, total, a + 0.5 * n, b + 0.5 * (squares + between)


def shapes(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """The shapes of gamma distributions."""
    return (rng.uniform(1.5, 50.0, size).astype(dtype),)


def equal_tails(shape: Any) -> Any:
    """The intervals of gamma distributions."""
    return tuple(probability.credible_interval(lambda p: gamma.ppf(p, shape), 0.9))


def densest(shape: Any) -> Any:
    """The shortest intervals of gamma distributions, one after another."""

    def one(a: float) -> Any:
        return probability.highest_density_interval(
            lambda p: gamma.ppf(p, a), lambda x: gamma.logpdf(x, a), 0.9
        )

    return np.array([one(a) for a in shape])


def scipy_intervals(shortest: bool) -> Any:
    """Those of scipy.stats; the shortest by a root of the difference of densities."""

    def open_it() -> Any:
        from scipy import optimize, stats

        def one(a: float) -> Any:
            known = stats.gamma(a)

            def apart(p: float) -> float:
                return float(known.pdf(known.ppf(p)) - known.pdf(known.ppf(p + 0.9)))

            start = optimize.brentq(apart, 1e-12, 0.1 - 1e-9)
            return known.ppf(start), known.ppf(start + 0.9)

        return (
            (lambda a: np.array([one(x) for x in a]))
            if shortest
            else (lambda a: stats.gamma.interval(0.9, a))
        )

    return Peer(open_it, needs=("scipy",))


def sklearn_classes() -> Any:
    """The likeliest classes by scikit-learn."""
    return lambda x, models: models[1].predict(x)


def yes_or_no(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Features that are there or not, in ten classes."""
    return (rng.random(size) < 0.3).astype(dtype), rng.integers(0, 10, size[0])


@njit
def descending(k: float) -> float:
    """g of counts."""
    return k * (k - 1.0)


@njit
def factorial_moments(rates: Any) -> Any:
    """E K (K - 1) of Poisson's counts, one after another inside compiled code."""
    out = np.empty(rates.size)
    for i in range(rates.size):
        found = probability.discrete_expectation(descending, poisson.ppf, poisson.pmf, (rates[i],))
        out[i] = found.value
    return out


def scipy_factorial_moments() -> Any:
    """Those of scipy.stats."""
    from scipy import stats

    return lambda rates: np.array(
        [stats.poisson(rate).expect(lambda k: k * (k - 1.0)) for rate in rates]
    )


def cube(y: Any) -> Any:
    """The inverse of the cube root."""
    return y * y * y


def of_cubes() -> Any:
    """The density of the cube root of a normal number, as it is written with arrays."""
    from scipy import stats

    return lambda y: stats.norm.logpdf(y**3) + np.log(3 * y * y)


@njit
def square(x: float) -> float:
    """g."""
    return x * x


@njit
def second_moments(shapes: Any) -> Any:
    """E X² of gamma distributions, one after another inside compiled code."""
    out = np.empty(shapes.size)
    for i in range(shapes.size):
        found = probability.expectation(square, gamma.ppf, gamma.pdf, (shapes[i],))
        out[i] = found.value
    return out


def scipy_moments() -> Any:
    """Those of scipy.stats."""
    from scipy import stats

    return lambda shapes: np.array([stats.gamma(a).expect(lambda x: x * x) for a in shapes])
