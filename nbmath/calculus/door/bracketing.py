"""Roots between two signs by Chandrupatla's method: one code for Python and compiled functions."""

from typing import Any

from numba.extending import register_jitable

from nbmath._targets import OPTIONS

__all__ = ["between"]

EPS = 2.0**-52


@register_jitable(**OPTIONS)
def between(
    f: Any, a: Any, fa: Any, b: Any, fb: Any, args: Any, xtol: Any, rtol: Any, limit: Any
) -> Any:
    """Where f(x, *args) changes its sign between a and b: x, f(x), the other end, steps.

    The sign is that of fa at a and of fb at b, which may be infinite for not known. There have been
    limit + 1 steps where the bracket did not become as short as xtol + rtol |x|.
    """
    # a is the latest place, b has the other sign, c was left last
    c, fc, step, best, other, fbest = b, fb, 0.5, a, b, fa
    for k in range(limit):
        x = a + 2.0 * step * (0.5 * b - 0.5 * a)
        fx = float(f(x, *args))
        same = (fx > 0.0) == (fa > 0.0)
        c, fc, b, fb = (a, fa, b, fb) if same else (b, fb, a, fa)
        a, fa = x, fx
        best, other, fbest = (a, b, fa) if abs(fa) <= abs(fb) else (b, a, fb)
        least = (xtol + rtol * abs(best)) / abs(b - a)
        if fa == 0.0 or not least < 0.5:
            return best, fbest, other, k + 1
        step = towards(a, fa, b, fb, c, fc)
        step = least if step < least else (1.0 - least if step > 1.0 - least else step)
    return best, fbest, other, limit + 1


@register_jitable(**OPTIONS)
def towards(a: Any, fa: Any, b: Any, fb: Any, c: Any, fc: Any) -> Any:
    """How far from a to b the next place is: by a quadratic of f where that has one root there."""
    along, up = (a - b) / (c - b), (fa - fb) / (fc - fb)
    if not (up * up < along and (1.0 - up) * (1.0 - up) < 1.0 - along):
        return 0.5
    return fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (
        fb / (fc - fb)
    )
