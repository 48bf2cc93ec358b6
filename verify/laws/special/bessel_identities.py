"""Laws by which the Bessel functions speak of each other, of integrals and of bounds."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, tolerance, within
from verify.claim import Claim
from verify.domains import positive, reals
from verify.laws.special import DLMF, about

Operation = Callable[..., Any]


@about(
    statement="I_{0}(x) K_{1}(x) + I_{1}(x) K_{0}(x) = 1/x",
    source=f"{DLMF}10.28.2, the Wronskian",
    uses=("Green's functions",),
    # two factors of 2 ulp in each product, all positive
    tolerance=tolerance.rounding(8),
    x=positive(1e-3, 80),
)
def products_of_modified_bessel_functions_make_the_reciprocal(
    i0: Operation, i1: Operation, k0: Operation, k1: Operation, x: Any
) -> Claim:
    return close(i0(x) * k1(x) + i1(x) * k0(x), 1 / x)


@about(
    statement="exp(-x) I_{0} exp(x) K_{1} + exp(-x) I_{1} exp(x) K_{0} = 1/x",
    source=f"{DLMF}10.28.2, the Wronskian",
    uses=("ratios of von Mises-Fisher normalisers",),
    tolerance=tolerance.rounding(8),
    x=positive(1e-3, 1e30),
)
def products_of_scaled_bessel_functions_make_the_reciprocal(
    i0e: Operation, i1e: Operation, k0e: Operation, k1e: Operation, x: Any
) -> Claim:
    return close(i0e(x) * k1e(x) + i1e(x) * k0e(x), 1 / x)


def _circle(count: int) -> Any:
    """Angles evenly around the circle, over which the trapezoidal rule converges exponentially."""
    return 2 * np.pi * np.arange(count) / count


@about(
    statement="I_{n}(x) = 1/(2π) ∮ exp(x cos θ) cos(n θ) dθ, n = 0, 1",
    source=f"{DLMF}10.32.3",
    uses=("the von Mises distribution",),
    tolerance=tolerance.rounding(8),
    x=reals(-20, 20),
)
def modified_bessel_functions_are_means_over_the_circle(
    i0: Operation, i1: Operation, x: Any
) -> Claim:
    cosine = np.cos(_circle(96))
    kernel = np.exp(x.astype(np.float64)[:, None] * cosine)
    size = kernel.mean(axis=1)
    return both(
        close(i0(x), size, scale=size * (1 + np.abs(x))),
        close(i1(x), (kernel * cosine).mean(axis=1), scale=size * (1 + np.abs(x))),
    )


@about(
    statement="J_{0}(x) = 1/(2π) ∮ cos(x sin θ) dθ, J_{1}(x) = 1/(2π) ∮ cos(θ - x sin θ) dθ",
    source=f"{DLMF}10.9.1, 10.9.2",
    uses=("diffraction", "spectra of frequency modulation"),
    tolerance=tolerance.rounding(8),
    x=reals(-40, 40),
)
def bessel_functions_are_means_over_the_circle(j0: Operation, j1: Operation, x: Any) -> Claim:
    angle = _circle(160)
    turn = x.astype(np.float64)[:, None] * np.sin(angle)
    size = 1 + np.abs(x)
    return both(
        close(j0(x), np.cos(turn).mean(axis=1), scale=size),
        close(j1(x), np.cos(angle - turn).mean(axis=1), scale=size),
    )


@about(
    statement="K_{n}(x) = ∫_{0}^{∞} exp(-x cosh t) cosh(n t) dt, n = 0, 1",
    source=f"{DLMF}10.32.9",
    uses=("normal-inverse Gaussian densities",),
    tolerance=tolerance.rounding(8),
    x=positive(0.05, 40),
)
def modified_bessel_functions_are_integrals_over_the_line(
    k0e: Operation, k1e: Operation, x: Any
) -> Claim:
    step = 1 / 16
    wave = np.cosh(step * np.arange(128))
    wide = x.astype(np.float64)[:, None]
    kernel = np.exp(-wide * (wave - 1)) * step
    kernel[:, 0] /= 2
    size = 1 + np.abs(x)
    first, second = kernel.sum(axis=1), (kernel * wave).sum(axis=1)
    return both(
        close(k0e(x), first, scale=first * size), close(k1e(x), second, scale=second * size)
    )


@about(
    statement="x / (1 + √(x^{2} + 1)) ≤ I_{1}(x) / I_{0}(x) ≤ x / √(x^{2} + 4)",
    source="Amos 1974, Math. Comp. 28, doi:10.1090/S0025-5718-1974-0333287-7",
    uses=("concentrations of von Mises distributions",),
    tolerance=tolerance.rounding(8),
    x=positive(1e-3, 1e6),
)
def ratios_of_the_first_kind_keep_to_their_bounds(i0e: Operation, i1e: Operation, x: Any) -> Claim:
    ratio = i1e(x) / i0e(x)
    low, high = x / (1 + np.sqrt(x * x + 1)), x / np.sqrt(x * x + 4)
    return both(at_most(low, ratio, scale=low), at_most(ratio, high, scale=high))


@about(
    statement="1 ≤ K_{1}(x) / K_{0}(x) ≤ 1/(2x) + √(1 + 1/(4 x^{2}))",
    source="Segura 2011, J. Math. Anal. Appl. 374, doi:10.1016/j.jmaa.2010.09.030",
    uses=("generalised inverse Gaussian moments",),
    tolerance=tolerance.rounding(8),
    x=positive(1e-3, 1e6),
)
def ratios_of_the_second_kind_keep_to_their_bounds(k0e: Operation, k1e: Operation, x: Any) -> Claim:
    ratio = k1e(x) / k0e(x)
    high = 0.5 / x + np.sqrt(1 + 0.25 / (x * x))
    return both(at_most(np.ones_like(x), ratio), at_most(ratio, high, scale=high))


@about(
    statement="|J_{0}(x)| ≤ min(1, √(2/(π x))), |J_{1}(x)| ≤ 1/√2",
    source=f"{DLMF}10.14.1; 10.18.17 for the amplitude",
    uses=("characteristic functions of rings",),
    tolerance=tolerance.rounding(4),
    x=positive(1e-3, 1e30),
)
def waves_keep_to_their_bounds(j0: Operation, j1: Operation, x: Any) -> Claim:
    high = np.minimum(1.0, np.sqrt(2 / (np.pi * x.astype(np.float64))))
    return both(
        at_most(np.abs(j0(x)), high, scale=high),
        within(j1(x), -np.sqrt(0.5), np.sqrt(0.5), scale=1.0),
    )
