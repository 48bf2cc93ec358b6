"""Laws of the S-shaped functions and of softplus, the integral of one of them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, law, tolerance
from verify.claim import Claim
from verify.domains import floats, integers, probabilities, reals

Operation = Callable[..., Any]

DLMF = "NIST Digital Library of Mathematical Functions, section 4"
COX = "Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x"
DUGAS = "Dugas et al. 2001, Advances in Neural Information Processing Systems 13"


@law(
    field="elementary",
    statement="tanh(x + y) = (tanh(x) + tanh(y)) / (1 + tanh(x) tanh(y))",
    source=f"{DLMF}.35",
    uses=("Fisher's z",),
    tolerance=tolerance.rounding(),
    x=reals(-2, 2),
    y=reals(-2, 2),
)
def tanh_of_a_sum_is_the_quotient(tanh: Operation, x: Any, y: Any) -> Claim:
    s, t = tanh(x), tanh(y)
    scale = (np.abs(s) + np.abs(t)) * (1 + np.abs(s * t)) / (1 + s * t) ** 2
    return close(tanh(x + y), (s + t) / (1 + s * t), scale=scale)


@law(
    field="elementary",
    statement="tanh(2 x) = 2 tanh(x) / (1 + tanh(x)^{2})",
    source=f"{DLMF}.35",
    uses=("recurrent networks",),
    tolerance=tolerance.rounding(),
    x=reals(-20, 20),
)
def tanh_of_a_double_is_a_quotient(tanh: Operation, x: Any) -> Claim:
    t = tanh(x)
    return close(tanh(2 * x), 2 * t / (1 + t * t))


@law(
    field="elementary",
    statement="tanh(x) = expm1(2 x) / (expm1(2 x) + 2)",
    source="definition",
    uses=("gates",),
    tolerance=tolerance.rounding(),
    x=reals(-20, 40),
)
def tanh_is_a_quotient_of_expm1(tanh: Operation, expm1: Operation, x: Any) -> Claim:
    e = expm1(2 * x)
    return close(tanh(x), e / (e + 2))


@law(
    field="elementary",
    statement="tanh(x) = 2 logistic(2 x) - 1",
    source="definition",
    uses=("gates",),
    tolerance=tolerance.rounding(4),
    x=reals(-20, 20),
)
def tanh_is_a_shifted_logistic(tanh: Operation, logistic: Operation, x: Any) -> Claim:
    return close(tanh(x), 2 * logistic(2 * x) - 1, scale=1.0)


@law(
    field="elementary",
    statement="logistic(-x) = 1 - logistic(x)",
    source=COX,
    uses=("logistic regression",),
    tolerance=tolerance.rounding(2),
    x=floats(-1e4, 1e4),
)
def logistic_of_the_negative_is_the_complement(logistic: Operation, x: Any) -> Claim:
    return close(logistic(-x), 1 - logistic(x), scale=1.0)


@law(
    field="elementary",
    statement="logistic(x) = exp(x) logistic(-x)",
    source=COX,
    uses=("odds",),
    tolerance=tolerance.rounding(),
    x=reals(-87, 87),
)
def logistic_has_the_odds_of_exp(logistic: Operation, exp: Operation, x: Any) -> Claim:
    return close(logistic(x), exp(x) * logistic(-x))


@law(
    field="elementary",
    statement="logit(logistic(x)) = x",
    source=COX,
    uses=("calibration",),
    tolerance=tolerance.forward(10),
    x=reals(-87, 12),
)
def logit_undoes_logistic(logit: Operation, logistic: Operation, x: Any) -> Claim:
    # One rounding of p moves logit(p) by eps / (1 - p) = eps (1 + exp(x)).
    return close(logit(logistic(x)), x, scale=np.abs(x) + 1 + np.exp(x.astype(np.float64)))


@law(
    field="elementary",
    statement="logistic(logit(p)) = p",
    source=COX,
    uses=("calibration",),
    tolerance=tolerance.rounding(),
    p=probabilities(open_ends=True),
)
def logistic_undoes_logit(logit: Operation, logistic: Operation, p: Any) -> Claim:
    odds = np.abs(np.asarray(logit(p), np.float64))
    return close(logistic(logit(p)), p, scale=p * (1 + odds * (1 - p)), given=np.isfinite(odds))


@law(
    field="elementary",
    statement="logit(1 - p) = -logit(p)",
    source=COX,
    uses=("relabelled classes",),
    tolerance=tolerance.rounding(4),
    k=integers(1, 2**22 - 1),
    x=reals(0, 1),
)
def logit_of_the_complement_is_the_negative(logit: Operation, k: Any, x: Any) -> Claim:
    p = (k * 2.0**-22).astype(x.dtype)  # of which the complement is exact
    return close(logit(1 - p), -logit(p))


@law(
    field="elementary",
    statement="logit(p) = log(p) - log1p(-p)",
    source="definition",
    uses=("log-odds of a classifier",),
    tolerance=tolerance.rounding(4),
    p=probabilities(open_ends=True),
)
def logit_is_the_difference_of_logarithms(
    logit: Operation, log: Operation, log1p: Operation, p: Any
) -> Claim:
    a, b = log(p), log1p(-p)
    return close(logit(p), a - b, scale=np.abs(a) + np.abs(b))


@law(
    field="elementary",
    statement="softplus(x) - softplus(-x) = x",
    source=DUGAS,
    uses=("logistic loss",),
    tolerance=tolerance.rounding(4),
    x=reals(-700, 700),
)
def softplus_less_its_mirror_is_the_identity(softplus: Operation, x: Any) -> Claim:
    a, b = softplus(x), softplus(-x)
    return close(a - b, x, scale=a + b)


@law(
    field="elementary",
    statement="softplus(x) = log1p(exp(x))",
    source="definition",
    uses=("logistic loss",),
    tolerance=tolerance.rounding(4),
    x=reals(-87, 80),
)
def softplus_is_log1p_of_exp(
    softplus: Operation, log1p: Operation, exp: Operation, x: Any
) -> Claim:
    return close(softplus(x), log1p(exp(x)))


@law(
    field="elementary",
    statement="logistic(x) = exp(-softplus(-x))",
    source=DUGAS,
    uses=("cross-entropy from logits",),
    tolerance=tolerance.rounding(),
    x=reals(-80, 40),
)
def logistic_is_exp_of_the_logistic_loss(
    logistic: Operation, exp: Operation, softplus: Operation, x: Any
) -> Claim:
    loss = softplus(-x)
    return close(logistic(x), exp(-loss), condition=1 + loss)


@law(
    field="elementary",
    statement="max(x, 0) ≤ softplus(x) ≤ max(x, 0) + log(2)",
    source=DUGAS,
    uses=("positive parameters",),
    tolerance=tolerance.rounding(2),
    x=floats(),
)
def softplus_lies_above_the_hinge_by_at_most_log_two(softplus: Operation, x: Any) -> Claim:
    hinge = np.maximum(x, 0)
    return both(at_most(hinge, softplus(x)), at_most(softplus(x), hinge + x.dtype.type(np.log(2))))


@law(
    field="elementary",
    statement="d softplus(x) / dx = logistic(x)",
    source=DUGAS + "; central difference of fourth order",
    uses=("gradient of the logistic loss",),
    tolerance=tolerance.rounding(),
    x=reals(-30, 30),
)
def slope_of_softplus_is_logistic(softplus: Operation, logistic: Operation, x: Any) -> Claim:
    eps = float(np.finfo(x.dtype).eps)
    h = x.dtype.type(2.0 ** np.round(np.log2(eps) / 5))
    near = softplus(x + h) - softplus(x - h)
    far = softplus(x + 2 * h) - softplus(x - 2 * h)
    # Rounded are the values, and the points x + h; left out is h^4 f'''''/30, |f'''''| < 1/8.
    rounded = (softplus(x) + np.abs(x) + 1) / h
    return close((8 * near - far) / (12 * h), logistic(x), scale=rounded + h**4 / (240 * eps))
