"""The family of laws that every probability distribution obeys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, within
from verify.claim import Claim
from verify.domains import Domain, integers, probabilities
from verify.law import Law
from verify.laws._family import Origin
from verify.laws._references import in_lanes
from verify.tolerance import Tolerance

Operation = Callable[..., Any]
Reference = Callable[..., Any]


@dataclass(frozen=True)
class Distribution:
    """What the family must know of a distribution.

    Attributes:
        name: What the names of its operations begin with.
        parameters: The domain of each parameter, in the order in which they are taken.
        example: Parameters at which samples are drawn and data made up.
        reference: `pdf` (or `pmf`), `cdf`, `sf` and others of mpmath numbers, never derived from
            the operations.
        support: The ends of the support in units of (loc, scale), or of counts; or the names of the
            parameters that they are.
        discrete: Whether it is one of whole numbers; then sums stand for integrals.
        exponentiated: Whether its points are exponentials of those of another.
        without: Operations of which the family is not to speak.
        fitted: The parameters that a fit estimates, by their places.
        few: How many lanes at a time the reference is asked for, where it is slow.
        known: How many of the first parameters a fit is told.
        whole: Parameters that are whole numbers; they come as floats.
        shared: Parameters that two distributions of a divergence have in common.
        origin: The field, the source and the uses of the laws.
    """

    name: str
    parameters: Mapping[str, Domain]
    example: tuple[float, ...]
    reference: Mapping[str, Reference]
    support: tuple[float | str, float | str]
    origin: Origin
    discrete: bool = False
    exponentiated: bool = False
    without: tuple[str, ...] = ()
    fitted: tuple[int, ...] = ()
    few: int = 1 << 30
    known: int = 0
    whole: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def density(self) -> str:
        """What its density is called."""
        return "pmf" if self.discrete else "pdf"

    def law(
        self,
        sentence: str,
        statement: str,
        how: Tolerance,
        names: str,
        domains: Mapping[str, Domain],
        function: Callable[..., Claim],
    ) -> Law:
        """A law of this distribution, by the names of its operations."""
        return Law(
            name=f"{self.name}_{sentence}",
            field=self.origin["field"],
            statement=f"{statement} ({self.name.replace('_', ' ')})",
            source=self.origin["source"],
            uses=self.origin["uses"],
            tolerance=how,
            operations=tuple(f"{self.name}_{name}" for name in names.split()),
            domains=domains,
            function=in_floats(function, self.whole) if self.whole else function,
            family="probability distribution",
        )


def in_floats(function: Callable[..., Claim], names: tuple[str, ...]) -> Callable[..., Claim]:
    """A claim whose whole numbers of these names come in the precision of the other inputs."""

    def called(*operations: Operation, **inputs: Any) -> Claim:
        floats = [v.dtype for v in map(np.asarray, inputs.values()) if v.dtype.kind == "f"]
        dtype = floats[0] if floats else np.dtype(np.float64)
        changed = {name: np.asarray(inputs[name]).astype(dtype) for name in names if name in inputs}
        return function(*operations, **{**inputs, **changed})

    return called


def wide(*values: Any) -> tuple[Any, ...]:
    """Numbers in double precision."""
    return tuple(np.asarray(value, np.float64) for value in values)


def agreements(of: Distribution) -> list[Law]:
    """Densities and tails are those of mpmath, up to rounding of their arguments."""

    def agrees(reference: Reference) -> Callable[..., Claim]:
        def claim(f: Operation, Q: Operation, u: Any, **parameters: Any) -> Claim:
            found = np.asarray(Q(u, *parameters.values()))
            x = np.where(np.isfinite(found), found, 0).astype(found.dtype)
            value, slope, inside = in_lanes(reference, x, parameters, of.few, of.whole)
            size = np.abs(value.astype(np.float64)) * (1.0 + slope)
            tiny = float(np.finfo(x.dtype).tiny)
            return close(f(x, *parameters.values()), value, scale=size + tiny, given=inside)

        return claim

    return [
        of.law(
            f"{name}_agrees_with_its_reference",
            f"|{name}(x) - f(x)| ≤ 10 ε |f(x)| (1 + |x f'(x) / f(x)|), f in 40 digits",
            tolerance.rounding(),
            f"{name} ppf",
            {"u": probabilities(open_ends=True), **of.parameters},
            agrees(reference),
        )
        for name, reference in of.reference.items()
    ]


def complements(of: Distribution) -> list[Law]:
    """Both tails, their order and their logarithms."""

    def sums(F: Operation, S: Operation, Q: Operation, u: Any, **parameters: Any) -> Claim:
        theta = tuple(parameters.values())
        x = Q(u, *theta)
        lower, upper = wide(F(x, *theta), S(x, *theta))
        return both(
            within(lower, 0, 1, scale=0.0),
            within(upper, 0, 1, scale=0.0),
            close(lower + upper, np.ones_like(lower)),
        )

    def rising(
        F: Operation, S: Operation, Q: Operation, u: Any, v: Any, steps: Any, **parameters: Any
    ) -> Claim:
        theta = tuple(parameters.values())
        x, y = Q(np.minimum(u, v), *theta), Q(np.maximum(u, v), *theta)
        near = (x + np.abs(x) * np.finfo(x.dtype).eps * steps).astype(x.dtype)
        seen = np.isfinite(x)
        return both(
            at_most(F(x, *theta), F(y, *theta)),
            at_most(S(y, *theta), S(x, *theta)),
            at_most(F(x, *theta), F(near, *theta), given=seen),
            at_most(S(near, *theta), S(x, *theta), given=seen),
        )

    def logarithms(
        f: Operation, log_f: Operation, F: Operation, log_F: Operation, S: Operation,
        log_S: Operation, Q: Operation, u: Any, **parameters: Any,
    ) -> Claim:  # fmt: skip  # rows
        theta = tuple(parameters.values())
        x = Q(u, *theta)
        lower, upper, density = wide(F(x, *theta), S(x, *theta), f(x, *theta))
        tiny = 2.0 * float(np.finfo(x.dtype).tiny)
        with np.errstate(divide="ignore"):
            logs = [
                np.where(one < 0.5, np.log(one), np.log1p(-other))
                for one, other in ((lower, upper), (upper, lower))
            ]
            dense = np.log(density)
        apart = [np.where(tail < 0.5, 1.0, 0.0) for tail in (lower, upper)]
        size = 1.0 + np.abs(dense) + sum(np.abs(np.log(np.abs(t) + tiny)) for t in wide(*theta))
        solid = (lower > tiny) & (upper > tiny) & np.isfinite(np.asarray(x, np.float64))
        return both(
            close(log_f(x, *theta), dense, scale=size, given=density > tiny),
            close(log_F(x, *theta), logs[0], scale=np.abs(logs[0]) + apart[0], given=solid),
            close(log_S(x, *theta), logs[1], scale=np.abs(logs[1]) + apart[1], given=solid),
        )

    points = {"u": probabilities(open_ends=True), **of.parameters}
    pairs = {"u": points["u"], "v": points["u"], "steps": integers(1, 64), **of.parameters}
    d = of.density
    return [
        of.law(
            "tails_sum_to_one",
            "F(x) + S(x) = 1, 0 ≤ F(x), S(x) ≤ 1",
            tolerance.rounding(),
            "cdf sf ppf",
            points,
            sums,
        ),
        of.law(
            "tails_are_monotone",
            "x ≤ y ⇒ F(x) ≤ F(y), S(x) ≥ S(y)",
            tolerance.monotone(),
            "cdf sf ppf",
            pairs,
            rising,
        ),
        of.law(
            "logarithms_are_logarithms",
            "log f, log F, log S = logpdf, logcdf, logsf",
            tolerance.rounding(),
            f"{d} log{d} cdf logcdf sf logsf ppf",
            points,
            logarithms,
        ),
    ]


def quantiles(of: Distribution) -> list[Law]:
    """Each quantile function is the inverse of its tail, within the rounding of its result."""

    def bracketed(F: Operation, Q: Operation, u: Any, parameters: Any, falling: bool) -> Claim:
        theta = tuple(parameters.values())
        x = np.asarray(Q(u, *theta))
        if of.discrete:
            low, high = x - 1, x
        else:
            middle = np.asarray(Q(np.full_like(u, 0.5), *theta))
            reach = 8 * np.finfo(x.dtype).eps * (np.abs(x) + np.abs(x - middle))
            if of.exponentiated:  # an exponential has the absolute error of its exponent
                reach *= 1 + np.abs(np.log(np.abs(x / middle)))
            low, high = (x - reach).astype(x.dtype), (x + reach).astype(x.dtype)
        below, above = F(low, *theta), F(high, *theta)
        inside = np.isfinite(x)
        if falling:
            below, above = above, below
        if of.discrete and falling:  # S(k) ≤ u < S(k - 1)
            below, above = F(x, *theta), F(x - 1, *theta)
        return both(
            at_most(below, u, scale=u, given=inside), at_most(u, above, scale=u, given=inside)
        )

    def from_below(F: Operation, Q: Operation, u: Any, **parameters: Any) -> Claim:
        return bracketed(F, Q, u, parameters, falling=False)

    def from_above(S: Operation, Q: Operation, u: Any, **parameters: Any) -> Claim:
        return bracketed(S, Q, u, parameters, falling=True)

    points = {"u": probabilities(open_ends=True), **of.parameters}
    told = "F(k - 1) ≤ p ≤ F(k), k = Q(p)" if of.discrete else "F(x - δ) ≤ p ≤ F(x + δ), x = Q(p)"
    how = tolerance.rounding()
    return [
        of.law("quantile_undoes_cdf", told, how, "cdf ppf", points, from_below),
        of.law(
            "upper_quantile_undoes_upper_tail",
            told.replace("F", "S"),
            how,
            "sf isf",
            points,
            from_above,
        ),
    ]


def ends(of: Distribution) -> list[Law]:
    """What is beyond every point, and what is no number."""
    d, inf, nan = of.density, np.inf, np.nan
    first, last = of.support
    images: dict[str, tuple[tuple[float, float | str], ...]] = {
        d: ((-inf, 0.0), (inf, 0.0), (nan, nan)),
        f"log{d}": ((-inf, -inf), (inf, -inf), (nan, nan)),
        "cdf": ((-inf, 0.0), (inf, 1.0), (nan, nan)),
        "sf": ((-inf, 1.0), (inf, 0.0), (nan, nan)),
        "logcdf": ((-inf, -inf), (inf, 0.0), (nan, nan)),
        "logsf": ((-inf, 0.0), (inf, -inf), (nan, nan)),
        "ppf": ((0.0, first), (1.0, last), (nan, nan), (-0.25, nan), (1.25, nan)),
        "isf": ((0.0, last), (1.0, first), (nan, nan), (-0.25, nan), (1.25, nan)),
    }

    def claim(*operations: Operation, **parameters: Any) -> Claim:
        theta = [np.asarray(value) for value in parameters.values()]
        named = dict(parameters)
        claims = []
        for f, (name, pairs) in zip(operations, images.items(), strict=True):
            for point, told_image in pairs:
                image: Any = named[told_image] if isinstance(told_image, str) else told_image
                found = np.asarray(f(np.full_like(theta[0], point), *theta))
                right = np.full_like(found, image)
                if name in ("ppf", "isf") and np.all(np.isfinite(image)) and not of.discrete:
                    loc = np.asarray(named.get("loc", 0.0), found.dtype)
                    scale = np.asarray(named.get("scale", 1.0), found.dtype)
                    right = (loc + image * scale).astype(found.dtype)
                    claims.append(close(found, right, scale=np.abs(loc) + np.abs(right)))
                else:
                    claims.append(equal(found, right))
        return both(*claims)

    told = "f(±∞) = 0, F(-∞) = S(∞) = 0, F(∞) = S(-∞) = 1, Q(0) and Q(1) the ends"
    return [of.law("functions_have_their_limits", told, tolerance.rounding(), " ".join(images),
                   dict(of.parameters), claim)]  # fmt: skip  # rows
