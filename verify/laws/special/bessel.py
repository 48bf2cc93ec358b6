"""Laws of the Bessel functions of the orders zero and one."""

import functools
from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import Domain, floats, positive, reals
from verify.law import Law
from verify.laws.families import Origin
from verify.laws.functions import agreement, exactly, limits, rising
from verify.laws.special import DLMF, about
from verify.laws.special import references as exact
from verify.tolerance import Tolerance

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": f"{DLMF}sections 10.2 and 10.25",
    "uses": ("von Mises-Fisher likelihoods", "Matérn kernels", "Kaiser windows"),
}

REFERENCES: dict[str, Callable[[Any], Any]] = {
    f"{kind}{order}{scaled}": functools.partial(function, order)
    for kind, scaled, function in (
        ("i", "", mp.besseli),
        ("i", "e", exact.bessel_ie),
        ("k", "", exact.bessel_k),
        ("k", "e", exact.bessel_ke),
    )
    for order in (0, 1)
}
ULPS = 2.0
ROUTINE: dict[str, Domain] = {
    **dict.fromkeys(("i0", "i1"), reals(-80, 80)),
    **dict.fromkeys(("i0e", "i1e"), reals(-50, 50)),
    **dict.fromkeys(("k0", "k1"), positive(1e-3, 80)),
    **dict.fromkeys(("k0e", "k1e"), positive(1e-3, 50)),
}
EXTREME: dict[str, Domain] = {
    **dict.fromkeys(("i0", "i1"), floats(1e-30, 88)),
    **dict.fromkeys(("i0e", "i1e"), floats(1e-30, 1e30)),
    **dict.fromkeys(("k0", "k1"), floats(1e-30, 88)),
    **dict.fromkeys(("k0e", "k1e"), floats(1e-30, 1e30)),
}
LIMITS = {
    "i0": ((-INF, INF), (-0.0, 1.0), (0.0, 1.0), (INF, INF), (NAN, NAN)),
    "i0e": ((-INF, 0.0), (-0.0, 1.0), (0.0, 1.0), (INF, 0.0), (NAN, NAN)),
    "i1": ((-INF, -INF), (-0.0, -0.0), (0.0, 0.0), (INF, INF), (NAN, NAN)),
    "i1e": ((-INF, -0.0), (-0.0, -0.0), (0.0, 0.0), (INF, 0.0), (NAN, NAN)),
    **dict.fromkeys(
        ("k0", "k0e", "k1", "k1e"),
        ((-INF, NAN), (-1.0, NAN), (-0.0, INF), (0.0, INF), (INF, 0.0), (NAN, NAN)),
    ),
    "j0": ((-INF, 0.0), (-0.0, 1.0), (0.0, 1.0), (INF, 0.0), (NAN, NAN)),
    "j1": ((-INF, -0.0), (-0.0, -0.0), (0.0, 0.0), (INF, 0.0), (NAN, NAN)),
}

AGREEMENT = tuple(
    agreement(name, REFERENCES[name], ROUTINE[name], EXTREME[name], ulps=ULPS, **ORIGIN)
    for name in REFERENCES
)
LIMIT = tuple(
    limits(name, reals(-20, 20) if name[0] != "k" else positive(0.1, 20), LIMITS[name], **ORIGIN)
    for name in LIMITS
)


ORDER = (
    rising("i1", reals(-80, 80), **ORIGIN),
    rising("i0e", reals(-50, 0), 0.0, 1.0, **ORIGIN),
)
PROMISED = Tolerance("rounding", "eps", 2.0, margin=1.0)
"""A bound like that of `tolerance.ulps`, of a scale that is not the result's own."""


def _agreement_of_wave(name: str, order: int, share: float) -> Law:
    """J within some ulps of itself and of a share of the amplitude, which counts at its zeros."""

    @about(
        name=f"{name}_agrees_with_its_reference",
        statement=f"|{name}(x) - J_{{{order}}}(x)| ≤ 2 ulp(J) + {2 * share:g} ulp(√(2/(π|x|)))",
        source=f"{DLMF}section 10.2, 10.18(iii)",
        uses=("Fourier transforms of disks", "window functions"),
        tolerance=PROMISED,
        family="function of one number",
        x=reals(-60, 60),
        y=floats(1e-30, 1e30),
    )
    def agrees(f: Operation, x: Any, y: Any) -> Claim:
        claims = []
        for points in (x, y):
            truth = exactly(functools.partial(mp.besselj, order), points)
            near = np.abs(truth.astype(np.float64))
            scale = exact.binade(near) + share * exact.binade(_amplitude(points))
            claims.append(close(f(points), truth, scale=scale))
        return both(*claims)

    return agrees.of(f=name)


def _amplitude(x: Any) -> Any:
    """What waves decay with, and one where that is more."""
    y = np.abs(x).astype(np.float64)
    return np.minimum(np.sqrt(2 / (np.pi * np.maximum(y, 0.1))), 1.0)


WAVES = (_agreement_of_wave("j0", 0, 1 / 64), _agreement_of_wave("j1", 1, 1 / 64))


def _same_when_turned(name: str, sign: int) -> Law:
    kind = "even" if sign > 0 else "odd"

    @about(
        name=f"{name}_is_{kind}",
        statement=f"{name}(-x) = {'' if sign > 0 else '-'}{name}(x)",
        source=f"{DLMF}10.11.1, 10.34.1",
        uses=("directional statistics",),
        tolerance=tolerance.exact(),
        family="function of one number",
        x=floats(),
    )
    def turned(f: Operation, x: Any) -> Claim:
        return equal(f(-x), sign * f(x))

    return turned.of(f=name)


PARITY = tuple(
    _same_when_turned(name, 1 if name[1] == "0" else -1)
    for name in ("i0", "i0e", "i1", "i1e", "j0", "j1")
)


def _without_decay(plain: str, scaled: str, sign: int, domain: Domain) -> Law:
    grown = "-|x|" if sign < 0 else "x"

    @about(
        name=f"{scaled}_is_{plain}_without_its_exponential",
        statement=f"{scaled}(x) = exp({grown}) {plain}(x)",
        source=f"{DLMF}10.40.1, 10.40.2",
        uses=("normalising constants that overflow",),
        tolerance=tolerance.rounding(6),
        family="function of one number",
        x=domain,
    )
    def scales(f: Operation, g: Operation, x: Any) -> Claim:
        y = np.abs(x).astype(np.float64)
        return close(g(x), np.exp(sign * y) * f(x))

    return scales.of(f=plain, g=scaled)


SCALED = (
    _without_decay("i0", "i0e", -1, reals(-80, 80)),
    _without_decay("i1", "i1e", -1, reals(-80, 80)),
    _without_decay("k0", "k0e", 1, positive(1e-3, 80)),
    _without_decay("k1", "k1e", 1, positive(1e-3, 80)),
)


def _of_slope(whole: str, slope: str, sign: int, domain: Domain) -> Law:
    """A function is the integral of its derivative, by Gauss' rule with sixteen points."""
    minus = "-" if sign < 0 else ""

    @about(
        name=f"{whole}_is_the_integral_of_{slope}",
        statement=f"{whole}(x + h) - {whole}(x) = {minus}∫_{{x}}^{{x + h}} {slope}(t) dt",
        source=f"{DLMF}10.6.3, 10.29.3",
        uses=("gradients of concentrations",),
        tolerance=tolerance.rounding(10),
        family="function of one number",
        x=domain,
        h=reals(0.01, 1),
    )
    def integrates(f: Operation, g: Operation, x: Any, h: Any) -> Claim:
        end = (x + h).astype(x.dtype)
        width = (end - x).astype(np.float64)
        share, weights = np.polynomial.legendre.leggauss(16)
        points = (x[:, None] + width[:, None] * (0.5 + 0.5 * share)).astype(x.dtype)
        values = g(points).astype(np.float64)
        area = 0.5 * width * (values @ weights)
        # each point is rounded, which moves its value by its slope; that is below the next sum
        moved = width * (1 + np.abs(x)) * np.abs(values).max(axis=1)
        size = np.abs(f(x)) + np.abs(f(end)) + moved
        return close(f(end).astype(np.float64) - f(x), sign * area, scale=size)

    return integrates.of(f=whole, g=slope)


SLOPES = (
    _of_slope("i0", "i1", 1, reals(-40, 40)),
    _of_slope("k0", "k1", -1, positive(0.5, 40)),
    _of_slope("j0", "j1", -1, reals(-40, 40)),
)
