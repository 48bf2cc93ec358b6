"""The samplers inside compiled code, where parameters are numbers or arrays that broadcast."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types
from numba.np import numpy_support

from nbmath._targets import overload, part
from nbmath.random.cpu import samplers
from nbmath.random.cpu.fills import entries
from nbmath.random.cpu.keys import KEY

Function = Callable[..., Any]


def is_none(kind: Any) -> bool:
    """Whether an argument was left out, or is None."""
    return kind is None or isinstance(kind, types.NoneType) or getattr(kind, "value", 0) is None


def number_of(dtype: Any, out: Any) -> Any:
    """numpy.float32 or numpy.float64, from the types of the arguments dtype and out."""
    if not is_none(out):
        return numpy_support.as_dtype(out.dtype).type
    if isinstance(dtype, types.NumberClass | types.DType):
        return numpy_support.as_dtype(dtype.dtype).type
    return np.dtype(getattr(dtype, "value", dtype)).type


def _common(parameters: tuple[Any, ...]) -> Any:
    """The precision of parameters, where defaults (float64) leave the others theirs."""
    kinds = [getattr(p, "dtype", p) for p in parameters if not isinstance(p, types.Omitted)]
    kinds = [k for k in kinds if isinstance(k, types.Type)]
    single = kinds and all(k == types.float32 for k in kinds)
    return np.float32 if single else np.float64


def typed(parameter: Any, shape: Any, number: Any) -> Any:
    """A parameter in a precision: a number, or one for each element of a shape."""
    raise NotImplementedError


@overload(typed)
def _typed(parameter: Any, shape: Any, number: Any) -> Any:
    if isinstance(parameter, types.Array):
        return lambda parameter, shape, number: (
            np.broadcast_to(parameter, shape).astype(number).reshape(-1)
        )
    return lambda parameter, shape, number: number(parameter)


def all_typed(parameters: Any, shape: Any, number: Any) -> Any:
    """The same for one, two or three of them."""
    raise NotImplementedError


@overload(all_typed)
def _all_typed(parameters: Any, shape: Any, number: Any) -> Any:
    if len(parameters) == 1:
        return lambda parameters, shape, number: (typed(parameters[0], shape, number),)
    if len(parameters) == 2:
        return lambda parameters, shape, number: (
            typed(parameters[0], shape, number),
            typed(parameters[1], shape, number),
        )
    return lambda parameters, shape, number: (
        typed(parameters[0], shape, number),
        typed(parameters[1], shape, number),
        typed(parameters[2], shape, number),
    )


def shape_of(parameter: Any) -> Any:
    """The shape of an array; that of a number is ()."""
    raise NotImplementedError


@overload(shape_of)
def _shape_of(parameter: Any) -> Any:
    if isinstance(parameter, types.Array):
        return lambda parameter: parameter.shape
    return lambda parameter: ()


def together(parameters: Any) -> Any:
    """The shape of parameters together."""
    raise NotImplementedError


@overload(together)
def _together(parameters: Any) -> Any:
    if len(parameters) == 1:
        return lambda parameters: shape_of(parameters[0])
    if len(parameters) == 2:
        return lambda parameters: np.broadcast_shapes(
            shape_of(parameters[0]), shape_of(parameters[1])
        )
    return lambda parameters: np.broadcast_shapes(
        shape_of(parameters[0]), shape_of(parameters[1]), shape_of(parameters[2])
    )


def drawing(
    array: Function, at: Function, parameters: tuple[Any, ...], size: Any, number: Any, out: Any
) -> Any:
    """The compiled function `(key, parameters, size, out)` for arguments of these types."""
    item = np.int64 if number is np.int64 else number
    number = np.float64 if number is np.int64 else number

    @part
    def one(key: Any, parameters: Any, size: Any, out: Any) -> Any:
        return at(key, 0, *all_typed(parameters, (), number))

    @part
    def many(key: Any, parameters: Any, size: Any, out: Any) -> Any:
        new = np.empty(size, item)
        array(key, 0, all_typed(parameters, new.shape, number), new.reshape(-1))
        return new

    @part
    def each(key: Any, parameters: Any, size: Any, out: Any) -> Any:
        new = np.empty(together(parameters), item)
        array(key, 0, all_typed(parameters, new.shape, number), new.reshape(-1))
        return new

    @part
    def given(key: Any, parameters: Any, size: Any, out: Any) -> Any:
        array(key, 0, all_typed(parameters, out.shape, number), out.reshape(-1))
        return out

    if not is_none(out):
        return given
    if not is_none(size):
        return many
    return each if any(isinstance(p, types.Array) for p in parameters) else one


def picking(at: Function, index: Any, parameters: tuple[Any, ...], counts: bool) -> Any:
    """The compiled function `(key, index, parameters)` for arguments of these types."""
    number = np.float64 if counts else _common(parameters)
    item = np.int64 if counts else number

    @part
    def one(key: Any, index: Any, parameters: Any) -> Any:
        return at(key, np.int64(index), *all_typed(parameters, (), number))

    @part
    def many(key: Any, index: Any, parameters: Any) -> Any:
        shape = np.broadcast_shapes(shape_of(index), together(parameters))
        out = np.empty(shape, item)
        places = typed(index, shape, np.int64)
        flat, wide = out.reshape(-1), all_typed(parameters, shape, number)
        for i in range(flat.size):
            flat[i] = at(key, entries((places,), i)[0], *entries(wide, i))
        return out

    return many if any(isinstance(p, types.Array) for p in (index, *parameters)) else one


def gamma(
    key: Any,
    shape: Any,
    scale: Any = 1.0,
    size: Any = None,
    dtype: Any = np.float64,
    out: Any = None,
) -> Any:
    """Gamma draws."""
    number = number_of(dtype, out)
    draw = drawing(samplers.gamma_array, samplers.gamma_at, (shape, scale), size, number, out)

    def drawn(
        key: Any,
        shape: Any,
        scale: Any = 1.0,
        size: Any = None,
        dtype: Any = np.float64,
        out: Any = None,
    ) -> Any:
        return draw(key, (shape, scale), size, out)

    return drawn if key == KEY else None


def gamma_at(key: Any, index: Any, shape: Any, scale: Any = 1.0) -> Any:
    """Gamma draws at indices."""
    draw = picking(samplers.gamma_at, index, (shape, scale), counts=False)

    def drawn(key: Any, index: Any, shape: Any, scale: Any = 1.0) -> Any:
        return draw(key, index, (shape, scale))

    return drawn if key == KEY else None


def loggamma(
    key: Any, shape: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
) -> Any:
    """Logarithms of gamma draws."""
    number = number_of(dtype, out)
    draw = drawing(samplers.loggamma_array, samplers.loggamma_at, (shape,), size, number, out)

    def drawn(
        key: Any, shape: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
    ) -> Any:
        return draw(key, (shape,), size, out)

    return drawn if key == KEY else None


def loggamma_at(key: Any, index: Any, shape: Any) -> Any:
    """Logarithms of gamma draws at indices."""
    draw = picking(samplers.loggamma_at, index, (shape,), counts=False)
    return (lambda key, index, shape: draw(key, index, (shape,))) if key == KEY else None


def beta(
    key: Any, a: Any, b: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
) -> Any:
    """Beta draws."""
    number = number_of(dtype, out)
    draw = drawing(samplers.beta_array, samplers.beta_at, (a, b), size, number, out)

    def drawn(
        key: Any, a: Any, b: Any, size: Any = None, dtype: Any = np.float64, out: Any = None
    ) -> Any:
        return draw(key, (a, b), size, out)

    return drawn if key == KEY else None


def beta_at(key: Any, index: Any, a: Any, b: Any) -> Any:
    """Beta draws at indices."""
    draw = picking(samplers.beta_at, index, (a, b), counts=False)
    return (lambda key, index, a, b: draw(key, index, (a, b))) if key == KEY else None


def poisson(key: Any, lam: Any = 1.0, size: Any = None, out: Any = None) -> Any:
    """Poisson draws."""
    draw = drawing(samplers.poisson_array, samplers.poisson_at, (lam,), size, np.int64, out)

    def drawn(key: Any, lam: Any = 1.0, size: Any = None, out: Any = None) -> Any:
        return draw(key, (lam,), size, out)

    return drawn if key == KEY else None


def poisson_at(key: Any, index: Any, lam: Any = 1.0) -> Any:
    """Poisson draws at indices."""
    draw = picking(samplers.poisson_at, index, (lam,), counts=True)
    return (lambda key, index, lam=1.0: draw(key, index, (lam,))) if key == KEY else None


def binomial(key: Any, n: Any, p: Any, size: Any = None, out: Any = None) -> Any:
    """Binomial draws."""
    draw = drawing(samplers.binomial_array, samplers.binomial_at, (n, p), size, np.int64, out)

    def drawn(key: Any, n: Any, p: Any, size: Any = None, out: Any = None) -> Any:
        return draw(key, (n, p), size, out)

    return drawn if key == KEY else None


def binomial_at(key: Any, index: Any, n: Any, p: Any) -> Any:
    """Binomial draws at indices."""
    draw = picking(samplers.binomial_at, index, (n, p), counts=True)
    return (lambda key, index, n, p: draw(key, index, (n, p))) if key == KEY else None
