"""The law of scores, which the family of distributions has."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import close, tolerance
from verify.claim import Claim
from verify.domains import reals
from verify.law import Law
from verify.laws._probability import Distribution, wide

Operation = Callable[..., Any]
NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


def score_law(of: Distribution) -> Law:
    """The score is the gradient of the logarithm of the density, along a short way."""
    d = of.density

    def gradient(
        log_f: Operation, score: Operation, Q: Operation, u: Any, v: Any, **named: Any
    ) -> Claim:
        start = [np.asarray(value, np.float64)[:, None] for value in named.values()]
        dtype = np.asarray(u).dtype
        x = np.asarray(Q(u, *named.values()))[:, None]
        turn = np.where(np.asarray(v, np.float64)[:, None] < 0.5, 1.0, -1.0)
        free = [i for i, key in enumerate(named) if key not in of.whole]
        far = 0.05 * turn
        moves = [far * (-1) ** i * (i in free) * (np.minimum(t, 1.0 - t) if key == "p" else t)
                 for i, (key, t) in enumerate(zip(named, start, strict=True))]  # fmt: skip  # rows
        if "loc" in named:
            at = list(named).index("loc")
            moves[at] = far * (start[list(named).index("scale")] if "scale" in named else 1.0)
        way = (NODES + 1) / 2
        points = [(t + m * way).astype(dtype) for t, m in zip(start, moves, strict=True)]
        stops = [(t + m).astype(dtype) for t, m in zip(start, moves, strict=True)]
        wide_x = np.broadcast_to(x, points[0].shape).astype(dtype).copy()
        slopes = score(wide_x, *points)
        slopes = slopes if isinstance(slopes, tuple) else (slopes,)
        steps = [wide(stops[i])[0] - start[i] for i in free]
        terms = sum(np.asarray(s, np.float64) * m for s, m in zip(slopes, steps, strict=True))
        area = (terms * WEIGHTS / 2).sum(axis=1)
        first, last = wide(log_f(x, *(t.astype(dtype) for t in start)), log_f(x, *stops))
        begun = [start[i] for i in free]
        sizes = sum(np.abs(np.asarray(s, np.float64)).max(axis=1) * (np.abs(t) + np.abs(x))[:, 0]
                    for s, t in zip(slopes, begun, strict=True))  # fmt: skip  # rows
        scale = 1.0 + np.abs(first[:, 0]) + np.abs(last[:, 0]) + sizes
        sane = np.isfinite(first[:, 0]) & np.isfinite(last[:, 0]) & np.isfinite(area)
        jumps = of.name in ("laplace", "uniform")
        if jumps and "loc" in named:  # the density has a corner or an end at loc
            at = list(named).index("loc")
            sane &= ((x - start[at]) * (x - wide(stops[at])[0]))[:, 0] > 0
        return close(last[:, 0] - first[:, 0], area, scale=scale, given=sane)

    return of.law(
        "score_is_the_gradient_of_the_log_density",
        "log f(x; b) - log f(x; a) = ∫_{a}^{b} score(x; t) · dt",
        tolerance.sums(),
        f"log{d} score ppf",
        {"u": reals(0.1, 0.9), "v": reals(0.0, 1.0), **of.parameters},
        gradient,
    )
