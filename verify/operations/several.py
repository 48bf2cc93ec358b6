"""The operations of the fields whose operations fit on one page."""

from verify.operations.operation import (
    Operation,
    attended,
    drawn,
    same,
    unknown,
    without_axis,
)

_ELEMENTWISE = ("exp", "log", "log1p", "expm1", "tanh", "logistic", "logit", "softplus")

OPERATIONS = (
    *(Operation(name, f"{name}(x)", same) for name in _ELEMENTWISE),
    Operation("softmax", "softmax(x, axis=-1)", same),
    Operation("log_softmax", "log_softmax(x, axis=-1)", same),
    Operation("logsumexp", "logsumexp(x, axis=-1)", without_axis),
    Operation("uniform", "uniform(seed, size)", drawn),
    Operation("normal", "normal(seed, size)", drawn),
    Operation("derivative", "derivative(f) -> callable", unknown),
    Operation("quad", "quad(f, a, b) -> (value, error, ...)", unknown),
    Operation("find_root", "find_root(f, a, b) -> (x, residual, other, ...)", unknown),
    Operation("attention", "attention(q, k, v, causal=False, scale=None)", attended),
    Operation("em_step", "em_step(x, weights, means, covariances, reg_covar=1e-6)", unknown),
    Operation("mixture_fit", "mixture_fit(x, means, weights, covariances)", unknown),
)
