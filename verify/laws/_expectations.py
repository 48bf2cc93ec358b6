"""The second half of the family of distributions: integrals, parameters, draws and fits."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, follows, holds, tolerance, undecided
from verify.claim import Claim
from verify.domains import choices, integers, probabilities, reals, seeds, vectors
from verify.law import Law
from verify.laws._information import information_law
from verify.laws._nodes import cells
from verify.laws._probability import (
    Distribution,
    agreements,
    complements,
    ends,
    quantiles,
    wide,
)
from verify.laws._scores import score_law
from verify.operations.distributions import INFORMED

Operation = Callable[..., Any]
DRAWS = 2048
NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


def probability_distribution(of: Distribution) -> tuple[Law, ...]:
    """Laws of a distribution: density, tails, quantiles, moments, entropy, score, draws and fit."""
    found = [*agreements(of), *complements(of), *quantiles(of), *ends(of)]
    found += [*integrals(of), *parameters(of), *data(of)]
    skipped = {f"{of.name}_{name}" for name in of.without}
    return tuple(law for law in found if not skipped & {*law.operations})


def integrals(of: Distribution) -> list[Law]:
    """The density adds up to the distribution function."""

    def area(f: Operation, F: Operation, Q: Operation, p: Any, q: Any, **named: Any) -> Claim:
        theta = tuple(np.asarray(value)[:, None] for value in named.values())
        levels = np.concatenate([np.linspace(p, 0.5, 5), np.linspace(0.5, q, 5)[1:]]).T
        edges = np.asarray(Q(levels.astype(p.dtype), *theta), np.float64)  # (lanes, 9)
        low, width = edges[:, :-1, None], np.diff(edges)[:, :, None]
        x = (low + width * (NODES + 1) / 2).astype(p.dtype).reshape(len(p), -1)
        dense = np.asarray(f(x, *theta), np.float64)
        weight = (width / 2 * WEIGHTS).reshape(len(p), -1)
        lower, upper = wide(F(edges[:, :1].astype(p.dtype), *theta),
                            F(edges[:, -1:].astype(p.dtype), *theta))  # fmt: skip  # rows
        rounded = np.abs(edges).max(axis=1) * dense.max(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = np.abs(np.diff(np.log(dense)) / np.diff(x.astype(np.float64)))
        steep = np.nanmax(np.where(np.isfinite(slope), slope, 0.0), axis=1)
        reach = 1 + rounded + np.abs(x).max(axis=1) * steep
        return close((dense * weight).sum(axis=1), (upper - lower)[:, 0], scale=reach)

    def total(f: Operation, F: Operation, q: Any, **named: Any) -> Claim:
        theta = tuple(np.asarray(value)[:, None] for value in named.values())
        k = np.tile(np.arange(of.support[0], 61.0).astype(q.dtype), (len(q), 1))
        dense, lower = wide(f(k, *theta), F(k, *theta))
        return close(np.cumsum(dense, axis=1).max(axis=1), lower.max(axis=1), n=8)

    if of.discrete:
        return [
            of.law(
                "probabilities_add_up_to_the_cdf",
                "Σ_{j ≤ k} f(j) = F(k)",
                tolerance.sums(),
                "pmf cdf",
                {"q": probabilities(), **of.parameters},
                total,
            )
        ]
    return [
        of.law(
            "density_integrates_to_the_cdf",
            "F(b) - F(a) = ∫_{a}^{b} f(x) dx",
            tolerance.sums(),
            "pdf cdf ppf",
            {"p": reals(0.05, 0.45), "q": reals(0.55, 0.95), **of.parameters},
            area,
        )
    ]


MOMENTS = ("mean", "var", "std", "skewness", "kurtosis", "entropy")


def parameters(of: Distribution) -> list[Law]:
    """Moments, entropy, scores and divergences are the integrals that they stand for."""
    kept = tuple(name for name in MOMENTS if name not in of.without)
    d = of.density
    names = f"{d} log{d} ppf isf {' '.join(kept)}"

    def expected(*operations: Any, which: Any, **named: Any) -> Claim:
        (f, log_f, Q, S), values = operations[:4], dict(zip(kept, operations[4:], strict=True))
        theta = tuple(named.values())
        dtype = np.asarray(theta[0]).dtype
        points, masses = cells(of, Q if not of.discrete else S, S, theta, dtype)
        if masses is None:
            masses = np.asarray(f(points, *theta), np.float64)
        x = points.astype(np.float64)
        mean = float(values["mean"](*theta)) if "mean" in values else 0.0
        if which == "entropy":
            terms = -np.asarray(log_f(points, *theta), np.float64)
            terms = np.where((masses > 0) & np.isfinite(terms), terms, 0.0)
            right, scale = float((masses * terms).sum()), float((masses * np.abs(terms)).sum())
            scale += 1.0 + sum(abs(np.log(abs(float(t)) + 1e-300)) for t in theta)
            return close(values[which](*theta), right, scale=scale, n=4)
        power = {"mean": 1, "var": 2, "std": 2, "skewness": 3, "kurtosis": 4}[which]
        away = x - (0.0 if which == "mean" else mean)
        central = float((masses * away**power).sum())
        size = float((masses * (np.abs(away) + np.abs(x)) ** power).sum())
        spread = float((masses * (x - mean) ** 2).sum())
        unit = {"mean": 1.0, "var": 1.0, "std": 1.0, "skewness": spread**1.5,
                "kurtosis": spread**2}[which]  # fmt: skip  # rows
        found = float(values[which](*theta))
        left = found**2 if which == "std" else found + 3.0 * (which == "kurtosis")
        return close(left, central / unit, scale=size / unit, n=8)

    found = [
        of.law(
            "moments_are_the_integrals_that_they_stand_for",
            "E g(X) = ∫_{0}^{1} g(Q(p)) dp, g = x, (x - m)^{k}, -log f",
            tolerance.sums(),
            names,
            {"which": choices(*kept), **of.parameters},
            expected,
        )
    ]
    if "score" not in of.without:
        found.append(score_law(of))
    if of.name in INFORMED:
        found.append(information_law(of))
    if "kl" not in of.without:
        found.append(divergence_law(of))
    return found


def divergence_law(of: Distribution) -> Law:
    """The divergence is the mean of the difference of the logarithms of two densities."""
    d = of.density

    def mean(log_f: Operation, f: Operation, Q: Operation, S: Operation, kl: Operation,
             pair: Any, **named: Any) -> Claim:  # fmt: skip  # rows
        theta = list(named.values())
        dtype = np.asarray(theta[0]).dtype
        shift = np.asarray(0.25 if int(pair) else -0.2)
        other = [t if key in of.shared else
                 (t ** (1 + shift) if key == "p" else t * (1 + shift)).astype(dtype)
                 for key, t in ((k, np.asarray(v)) for k, v in named.items())]  # fmt: skip  # rows
        fixed = [key for key in named if key == "loc" and of.name not in LOCATED]
        if "loc" in named:
            reach = shift * np.asarray(named.get("scale", 1.0))
            other[list(named).index("loc")] = (np.asarray(named["loc"]) + reach).astype(dtype)
        if fixed:
            other[list(named).index("loc")] = np.asarray(named["loc"])
        used = [i for i, key in enumerate(named) if key not in fixed or of.name in EQUAL]
        points, masses = cells(of, Q if not of.discrete else S, S, theta, dtype)
        if masses is None:
            masses = np.asarray(f(points, *theta), np.float64)
        one, two = wide(log_f(points, *theta), log_f(points, *other))
        seen = (masses > 0) & np.isfinite(one)
        if np.any(~np.isfinite(two[seen])):
            return undecided("the second distribution does not cover the first")
        terms = np.where(seen, masses * (np.where(seen, one, 0.0) - np.where(seen, two, 0.0)), 0.0)
        size = float(np.where(seen, masses * (1 + np.abs(one) + np.abs(two)), 0.0).sum())
        seconds = [i for i in used if list(named)[i] not in of.shared]
        found = kl(*(theta[i] for i in used), *(other[i] for i in seconds))
        return close(found, float(terms.sum()), scale=size, n=8)

    return of.law("divergence_is_a_mean_of_log_ratios", "kl(p, q) = E_{p} (log p(X) - log q(X))",
                  tolerance.sums(), f"log{d} {d} ppf isf kl",
                  {"pair": choices(0, 1), **of.parameters}, mean)  # fmt: skip  # rows


LOCATED = ("normal", "cauchy")
"""Distributions whose divergence is asked of different locations."""
EQUAL = ("laplace", "von_mises")
"""Those whose divergence takes locations, but whose corners and ends must be in one place here."""


def data(of: Distribution) -> list[Law]:
    """Draws follow the distribution function; a fit is at the top of the likelihood."""
    d, theta = of.density, of.example

    def drawn(sample: Operation, F: Operation, f: Operation, seed: Any) -> Claim:
        x = np.asarray(sample(seed, DRAWS, *theta))
        if not of.discrete:
            return follows(x, lambda at: np.asarray(F(np.asarray(at, x.dtype), *theta)))
        # within its step the distribution function is filled up evenly
        own = np.random.default_rng((int(np.asarray(seed).ravel()[0]), x.size))  # not the draws'
        fill = own.random(x.size)
        filled = np.asarray(F(x - 1, *theta), np.float64) + fill * np.asarray(f(x, *theta))
        return follows(np.clip(filled, 1e-300, 1 - 1e-16), lambda at: at)

    def highest(fit: Operation, log_f: Operation, Q: Operation, which: Any, away: Any) -> Claim:
        generator = np.random.Generator(np.random.Philox(int(which)))
        u = generator.uniform(0.01, 0.99, 5 + int(which) % 40)
        x = np.asarray(Q(u, *theta), np.float64)
        given = fit(x, *theta[: of.known])
        parts = given if isinstance(given, tuple | list) else (given,)
        found = [*theta[: of.known], *(float(each) for each in parts)]
        if not all(np.isfinite(found)) or np.ptp(x) == 0.0 or x.size < 3:
            return undecided("observations that are all equal have no likelihood")
        if of.discrete and (found[-1] in (0.0, 1.0)):
            return undecided("the estimate is at an end")
        top = float(np.mean(np.asarray(log_f(x, *found), np.float64)))
        heights = []
        for place in of.fitted:
            for step in 0.02 * (0.05 + np.abs(np.asarray(away, np.float64))):
                for side in (-1.0, 1.0):
                    other = list(found)
                    unit = found[-1] if "scale" in of.parameters else 1.0
                    shift = unit if list(of.parameters)[place] == "loc" else found[place]
                    other[place] = found[place] + side * step * shift
                    if list(of.parameters)[place] == "p" and not 0 < other[place] < 1:
                        continue
                    heights.append(float(np.mean(np.asarray(log_f(x, *other), np.float64))))
        size = 1 + float(np.mean(np.abs(np.asarray(log_f(x, *found), np.float64))))
        return both(holds(np.isfinite(top)), at_most(np.array(heights), top, scale=size, n=8))

    found = []
    if "sample" not in of.without:
        found.append(
            of.law(
                "draws_follow_the_cdf",
                "P(X ≤ x) = F(x)",
                tolerance.statistical(),
                f"sample cdf {d}",
                {"seed": seeds()},
                drawn,
            )
        )
    if of.fitted:
        found.append(of.law("fit_is_at_the_top_of_the_likelihood",
                            "Σ log f(x_{i}; t) ≤ Σ log f(x_{i}; fit(x))", tolerance.sums(),
                            f"fit log{d} ppf",
                            {"which": integers(0, 1 << 30),
                             "away": vectors(3, low=-1.0, high=1.0)}, highest))  # fmt: skip  # rows
    return found


__all__ = ["Distribution", "probability_distribution"]
