"""Laws of the logistic function, its logarithm and its inverse under their names in SciPy."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import both, close, tolerance
from verify.claim import Claim
from verify.domains import floats, positive, reals
from verify.laws.families import Origin
from verify.laws.functions import agreement, limits, rising
from verify.laws.special import about

Operation = Callable[..., Any]

INF, NAN = np.inf, np.nan
ORIGIN: Origin = {
    "field": "special",
    "source": "Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x",
    "uses": ("logistic regression", "binary cross-entropy"),
}

AGREEMENT = (
    agreement(
        "expit",
        lambda x: 1 / (1 + mp.exp(-x)),
        reals(-20, 20),
        floats(-80, 80),
        ulps=1.5,
        **ORIGIN,
    ),
    agreement(
        "log_expit",
        lambda x: -mp.log1p(mp.exp(-x)),
        reals(-20, 20),
        floats(-1e30, 80),
        ulps=1.5,
        **ORIGIN,
    ),
)
LIMITS = {
    "expit": ((-INF, 0.0), (0.0, 0.5), (INF, 1.0), (NAN, NAN)),
    "log_expit": ((-INF, -INF), (INF, -0.0), (NAN, NAN)),
}
LIMIT = tuple(limits(name, reals(-20, 20), LIMITS[name], **ORIGIN) for name in LIMITS)
ORDER = rising("expit", reals(-80, 80), 0, 1, **ORIGIN)


@about(
    statement="logit(expit(x)) = x",
    source="definition",
    uses=("logistic regression",),
    tolerance=tolerance.rounding(6),
    x=reals(-80, 8),
)
def logit_undoes_expit(logit: Operation, expit: Operation, x: Any) -> Claim:
    p = expit(x)
    return close(logit(p), x, scale=np.abs(x) + 1 / (1 - p))


@about(
    statement="log_expit(x) = log(expit(x)); log_expit(x) - log_expit(-x) = x",
    source="definition",
    uses=("binary cross-entropy",),
    tolerance=tolerance.rounding(4),
    x=positive(1e-3, 80),
)
def log_expit_is_the_logarithm(log_expit: Operation, expit: Operation, x: Any) -> Claim:
    high, low = log_expit(x), log_expit(-x)
    size = np.abs(x) + np.abs(low)
    return both(close(high - low, x, scale=size), close(low, np.log(expit(-x)), scale=1 + x))
