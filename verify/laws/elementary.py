"""Laws of exp, log and their relatives."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import Domain, floats, integers, positive, probabilities, reals
from verify.laws.families import Origin, convex_function
from verify.laws.functions import agreement, limits, rising

Operation = Callable[..., Any]

DLMF = "NIST Digital Library of Mathematical Functions, section 4"
INF, NAN = np.inf, np.nan
SMALL_ODDS = 2.0**-20

REFERENCES: dict[str, Callable[[Any], Any]] = {
    "exp": mp.exp,
    "log": mp.log,
    "log1p": mp.log1p,
    "expm1": mp.expm1,
    "tanh": mp.tanh,
    "logistic": lambda x: 1 / (1 + mp.exp(-x)),
    "logit": lambda p: mp.log(p) - mp.log1p(-p),
    "softplus": lambda x: mp.log1p(mp.exp(x)),
}
ROUTINE: dict[str, Domain] = {
    "exp": reals(-746, 710),
    "log": positive(1e-3, 1e3),
    "log1p": reals(-0.99, 100),
    "expm1": reals(-40, 710),
    "tanh": reals(-20, 20),
    "logistic": reals(-746, 40),
    "logit": probabilities(open_ends=True),
    "softplus": reals(-746, 40),
}
EXTREME: dict[str, Domain] = {
    **dict.fromkeys(REFERENCES, floats()),
    "log": floats(1e-323, INF),
    "log1p": floats(-1.0 + 2.0**-24, INF),
    "logit": floats(1e-323, 1 - 2.0**-24),
}
RANGES = {"exp": (0, INF), "expm1": (-1, INF), "softplus": (0, INF)}
RANGES |= {"tanh": (-1, 1), "logistic": (0, 1)}
LIMITS = {
    "exp": ((-INF, 0.0), (-0.0, 1.0), (0.0, 1.0), (INF, INF), (NAN, NAN)),
    "log": ((-INF, NAN), (-1.0, NAN), (-0.0, -INF), (0.0, -INF), (1.0, 0.0), (INF, INF)),
    "log1p": ((-INF, NAN), (-2.0, NAN), (-1.0, -INF), (-0.0, -0.0), (0.0, 0.0), (INF, INF)),
    "expm1": ((-INF, -1.0), (-0.0, -0.0), (0.0, 0.0), (INF, INF), (NAN, NAN)),
    "tanh": ((-INF, -1.0), (-0.0, -0.0), (0.0, 0.0), (INF, 1.0), (NAN, NAN)),
    "logistic": ((-INF, 0.0), (-0.0, 0.5), (0.0, 0.5), (INF, 1.0), (NAN, NAN)),
    "logit": ((-1.0, NAN), (0.0, -INF), (0.5, 0.0), (1.0, INF), (2.0, NAN), (NAN, NAN)),
    "softplus": ((-INF, 0.0), (-800.0, 0.0), (800.0, 800.0), (INF, INF), (NAN, NAN)),
}
ORIGIN: Origin = {"field": "elementary", "source": DLMF, "uses": ("every kernel that calls it",)}

AGREEMENT = tuple(
    agreement(name, REFERENCES[name], ROUTINE[name], EXTREME[name], **ORIGIN) for name in REFERENCES
)
ORDER = tuple(
    rising(name, ROUTINE[name], *RANGES.get(name, (-INF, INF)), **ORIGIN) for name in REFERENCES
)
LIMIT = tuple(limits(name, ROUTINE[name], LIMITS[name], **ORIGIN) for name in REFERENCES)
CONVEX = convex_function(
    "softplus",
    lambda: reals(-700, 700),
    scalar=True,
    field="elementary",
    source="Boyd and Vandenberghe, Convex Optimization, section 3.1.5",
    uses=("logistic regression",),
)


@law(
    field="elementary",
    statement="exp(x + y) = exp(x) exp(y)",
    source=f"{DLMF}.8",
    uses=("softmax", "products of likelihoods"),
    tolerance=tolerance.forward(),
    x=reals(-40, 40),
    y=reals(-40, 40),
)
def exp_of_a_sum_is_the_product(exp: Operation, x: Any, y: Any) -> Claim:
    return close(exp(x + y), exp(x) * exp(y), condition=1 + np.abs(x) + np.abs(y))


@law(
    field="elementary",
    statement="exp(x) exp(-x) = 1",
    source=f"{DLMF}.8",
    uses=("odds",),
    tolerance=tolerance.rounding(),
    x=reals(-87, 87),
)
def exp_of_the_negative_is_the_reciprocal(exp: Operation, x: Any) -> Claim:
    return close(exp(x) * exp(-x), np.ones_like(x))


@law(
    field="elementary",
    statement="log(exp(x)) = x",
    source=f"{DLMF}.2",
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(),
    x=reals(-87, 88),
)
def log_undoes_exp(exp: Operation, log: Operation, x: Any) -> Claim:
    return close(log(exp(x)), x, scale=1 + np.abs(x))


@law(
    field="elementary",
    statement="exp(log(x)) = x",
    source=f"{DLMF}.2",
    uses=("geometric means",),
    tolerance=tolerance.rounding(),
    x=positive(1e-37, 1e38),
)
def exp_undoes_log(exp: Operation, log: Operation, x: Any) -> Claim:
    return close(exp(log(x)), x, condition=1 + np.abs(log(x)))


@law(
    field="elementary",
    statement="log(x y) = log(x) + log(y)",
    source=f"{DLMF}.8",
    uses=("log-likelihoods",),
    tolerance=tolerance.rounding(),
    x=positive(1e-15, 1e15),
    y=positive(1e-15, 1e15),
)
def log_of_a_product_is_the_sum(log: Operation, x: Any, y: Any) -> Claim:
    return close(log(x * y), log(x) + log(y), scale=1 + np.abs(log(x)) + np.abs(log(y)))


@law(
    field="elementary",
    statement="log(2^{k} x) = k log(2) + log(x)",
    source=f"{DLMF}.8; the product is exact",
    uses=("information in bits",),
    tolerance=tolerance.rounding(4),
    x=positive(1e-10, 1e10),
    k=integers(-80, 80),
)
def log_counts_powers_of_two(log: Operation, x: Any, k: Any) -> Claim:
    steps = (k * np.log(2.0)).astype(np.float64)
    # A value near 1 is cancelled: what is rounded are the two terms.
    return close(log(np.ldexp(x, k)), steps + log(x), scale=np.abs(steps) + np.abs(log(x)))


@law(
    field="elementary",
    statement="log1p(expm1(x)) = x",
    source=f"{DLMF}.2",
    uses=("survival analysis",),
    tolerance=tolerance.rounding(),
    x=reals(-15, 80),
)
def log1p_undoes_expm1(log1p: Operation, expm1: Operation, x: Any) -> Claim:
    y = np.asarray(expm1(x), np.float64)
    return close(log1p(expm1(x)), x, scale=np.abs(x) + np.abs(y / (1 + y)))


@law(
    field="elementary",
    statement="expm1(log1p(x)) = x",
    source=f"{DLMF}.2",
    uses=("compound rates",),
    tolerance=tolerance.rounding(),
    x=reals(-0.999, 1e6),
)
def expm1_undoes_log1p(log1p: Operation, expm1: Operation, x: Any) -> Claim:
    y = np.asarray(log1p(x), np.float64)
    return close(expm1(log1p(x)), x, scale=np.abs(x) + np.abs(y) * (1.0 + x))


@law(
    field="elementary",
    statement="expm1(2 x) = expm1(x) (expm1(x) + 2)",
    source="factors of exp(2 x) - 1",
    uses=("compound rates",),
    tolerance=tolerance.rounding(),
    x=reals(-40, 40),
)
def expm1_of_a_double_is_a_product(expm1: Operation, x: Any) -> Claim:
    e = expm1(x)
    # Where e + 2 cancels, e carries the error of a number near -1.
    return close(expm1(2 * x), e * (e + 2), n=2)


@law(
    field="elementary",
    statement="expm1(x) = exp(x) - 1",
    source="definition",
    uses=("survival analysis",),
    tolerance=tolerance.rounding(4),
    x=reals(-80, 80),
)
def expm1_is_exp_less_one(expm1: Operation, exp: Operation, x: Any) -> Claim:
    return close(expm1(x), exp(x) - 1, scale=exp(x) + 1)


@law(
    field="elementary",
    statement="log1p(n) = log(1 + n) for whole n",
    source="definition; the sum is exact",
    uses=("counts", "tf-idf"),
    tolerance=tolerance.rounding(4),
    n=integers(0, 2**23),
    x=reals(0, 1),
)
def log1p_of_a_count_is_the_log_of_the_next(
    log1p: Operation, log: Operation, n: Any, x: Any
) -> Claim:
    count = n.astype(x.dtype)
    return close(log1p(count), log(count + 1))


@law(
    field="elementary",
    statement="x / (1 + x) ≤ log1p(x) ≤ x ≤ expm1(x)",
    source=f"{DLMF}.5",
    uses=("bounds of the evidence",),
    tolerance=tolerance.rounding(2),
    x=reals(-0.9, 80),
)
def log1p_and_expm1_enclose_the_identity(log1p: Operation, expm1: Operation, x: Any) -> Claim:
    return both(within(log1p(x), x / (1 + x), x), within(x, log1p(x), expm1(x)))


@law(
    field="elementary",
    statement="tanh(-x) = -tanh(x)",
    source=f"{DLMF}.30",
    uses=("recurrent networks",),
    tolerance=tolerance.exact(),
    x=floats(),
)
def tanh_is_odd(tanh: Operation, x: Any) -> Claim:
    return both(
        equal(tanh(-x), -tanh(x)),
        equal(np.copysign(1.0, tanh(x)), np.copysign(1.0, x)),
    )
