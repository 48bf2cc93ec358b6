"""The operations that laws speak of: their names, signatures, and the shapes they return.

A law may speak of an operation that is not listed here; then nothing is known of its result.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Shape = tuple[Any, ...]


@dataclass(frozen=True)
class Operation:
    """What every implementation of one operation has in common.

    Attributes:
        name: The flat, unique name by which laws call it.
        signature: How laws call it.
        shape: The shape of its result (or the shapes, where it returns several) from its
            arguments; None where nothing is known.
        refusals: Documented errors on input that it may decline; any other error is a crash.
    """

    name: str
    signature: str
    shape: Callable[..., Shape | None]
    refusals: tuple[type[BaseException], ...] = ()

    def complaint(self, result: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str | None:
        """A sentence if the result is not of the shape that the arguments call for."""
        try:
            expected = self.shape(*args, **kwargs)
        except (TypeError, ValueError, IndexError):
            return None
        if expected is None:
            return None
        if expected and isinstance(expected[0], tuple):
            if not isinstance(result, tuple) or len(result) < len(expected):
                return f"{self.name} returned {_kind(result)} where {len(expected)} are expected"
            found: Shape = tuple(np.shape(part) for part in result[: len(expected)])
        else:
            if result is None or isinstance(result, str):
                return f"{self.name} returned {_kind(result)} instead of numbers"
            found = np.shape(result)
        if found == expected:
            return None
        given = ", ".join(str(np.shape(argument)) for argument in args)
        return f"{self.name} returned shape {found} for arguments of shape {given}; not {expected}"


def _kind(result: Any) -> str:
    return "nothing" if result is None else f"a {type(result).__name__}"


def _same(x: Any, *_: Any, **__: Any) -> Shape:
    return np.shape(x)


def _without_axis(x: Any, axis: int = -1, **_: Any) -> Shape:
    shape = list(np.shape(x))
    del shape[axis]
    return tuple(shape)


def _second(_: Any, b: Any, *__: Any, **___: Any) -> Shape:
    return np.shape(b)


def _eigen(a: Any, *_: Any, **__: Any) -> Shape:
    shape = np.shape(a)
    return (shape[:-1], shape)


def _drawn(_: Any, size: Any, *__: Any, **___: Any) -> Shape:
    return tuple(size) if isinstance(size, tuple | list) else (int(size),)


def _broadcast(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Shape:
    return np.broadcast_shapes(np.shape(x), np.shape(loc), np.shape(scale))


def _attended(q: Any, k: Any, v: Any, *_: Any, **__: Any) -> Shape:
    del k
    return (*np.shape(q)[:-1], np.shape(v)[-1])


def _unknown(*_: Any, **__: Any) -> None:
    return None


_ELEMENTWISE = ("exp", "log", "log1p", "expm1", "tanh", "logistic", "logit", "softplus")
_NORMAL = ("normal_pdf", "normal_logpdf", "normal_cdf", "normal_sf", "normal_ppf")
_SINGULAR = (np.linalg.LinAlgError,)

_LISTED = (
    *(Operation(name, f"{name}(x)", _same) for name in _ELEMENTWISE),
    Operation("softmax", "softmax(x, axis=-1)", _same),
    Operation("log_softmax", "log_softmax(x, axis=-1)", _same),
    Operation("logsumexp", "logsumexp(x, axis=-1)", _without_axis),
    Operation("cholesky", "cholesky(a)", _same, _SINGULAR),
    Operation("solve_triangular", "solve_triangular(a, b, lower=True)", _second, _SINGULAR),
    Operation("solve", "solve(a, b)", _second, _SINGULAR),
    Operation("eigh", "eigh(a) -> (w, v)", _eigen, _SINGULAR),
    Operation("uniform", "uniform(seed, size)", _drawn),
    Operation("normal", "normal(seed, size)", _drawn),
    *(Operation(name, f"{name}(x, loc=0, scale=1)", _broadcast) for name in _NORMAL),
    Operation("normal_sample", "normal_sample(seed, size, loc, scale)", _drawn),
    Operation("normal_fit", "normal_fit(x) -> (loc, scale)", lambda _: ((), ())),
    Operation("joint", "joint(prior, likelihood)", _unknown),
    Operation("marginal", "marginal(table, axis)", _unknown),
    Operation("condition", "condition(table, axis, index)", _unknown),
    Operation("bayes_update", "bayes_update(prior, likelihood)", _same),
    Operation("derivative", "derivative(f) -> callable", _unknown),
    Operation("attention", "attention(q, k, v, causal=False, scale=None)", _attended),
    Operation("em_step", "em_step(x, weights, means, covariances, reg_covar=1e-6)", _unknown),
    Operation("mixture_fit", "mixture_fit(x, means, weights, covariances)", _unknown),
)

RANDOM = frozenset({"uniform", "normal", "normal_sample"})
"""Operations that draw; those that take a `dtype` are asked for the precision of the check."""

OPERATIONS = {operation.name: operation for operation in _LISTED}
