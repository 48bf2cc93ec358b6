"""Norms and inner products inside `@njit`: what the overloads of the door return."""

from typing import Any

import numpy as np
from numba import extending, types
from numba.core.errors import TypingError

from nbmath._external import external
from nbmath.linalg.cpu import cosines_rows, norms_matrices, norms_rows
from nbmath.linalg.cpu.products_compiled import _vectors
from nbmath.linalg.cpu.reading import precision, reader

norm_rows = external(norms_rows.norm_rows)
normalize_rows = external(norms_rows.normalize_rows)
dot_rows = external(norms_rows.dot_rows)
project_rows = external(norms_rows.project_rows)
axpy_array = external(norms_rows.axpy_array)
cosine_rows = external(cosines_rows.cosine_rows)
cosine_paired = external(cosines_rows.cosine_paired)
matrix_norms = external(norms_matrices.matrix_norms)
spectral_norms = external(norms_matrices.spectral_norms)
any_norms = external(norms_matrices.any_norms)
span_rows = external(norms_matrices.span_rows)


def _known(argument: Any) -> Any:
    """The value of an argument that the compiler knows; the argument's type where it does not."""
    value = getattr(argument, "literal_value", getattr(argument, "value", argument))
    return None if isinstance(value, types.NoneType) else value


def _places(axis: Any, ndim: int) -> tuple[int, ...] | None:
    """Axes as the compiler knows them, from nought; none where it does not or there is none."""
    value: Any = getattr(axis, "value", axis)
    several = isinstance(value, types.BaseTuple | tuple)
    parts = tuple(value) if several else (axis,)
    known = [_known(part) for part in parts]
    if not all(isinstance(n, int) and -ndim <= n < ndim for n in known):
        return None
    found = tuple(int(n) % ndim for n in known)
    return found if len(set(found)) == len(found) else None


def _left(ndim: int, places: tuple[int, ...], keepdims: bool) -> Any:
    """A function that makes a shape one without these axes, or with ones in their place."""
    if not ndim:
        return extending.register_jitable(lambda shape: ())
    last, before = ndim - 1, _left(ndim - 1, places, keepdims)
    if last not in places:
        return extending.register_jitable(lambda shape: (*before(shape), shape[last]))
    if keepdims:
        return extending.register_jitable(lambda shape: (*before(shape), 1))
    return before


def norm(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002  # NumPy's name
    """The overload of `nbmath.linalg.norm`."""
    dtype, order, keep = precision(x), _known(ord), _known(keepdims)
    if dtype is None or x.ndim < 1 or not isinstance(keep, bool):
        return None
    places = _places(axis, x.ndim)
    if _known(axis) is None:
        whole = order is None or (order == "fro" and x.ndim == 2)
        places = tuple(range(x.ndim)) if whole or x.ndim <= 2 else None
        if whole:
            return _vectors_norm(x, dtype, places, keep, True)
    if places is None or len(places) > 2:
        return None
    if len(places) == 1:
        named = isinstance(order, str)
        return None if named else _vectors_norm(x, dtype, places, keep, order is None)
    if order is None or order == "fro":
        return _vectors_norm(x, dtype, places, keep, True)
    return _matrices_norm(x, dtype, places, keep, order)


def _vectors_norm(x: Any, dtype: Any, places: Any, keepdims: bool, euclidean: bool) -> Any:
    """Norms of all entries along one axis or more."""
    kept, number = _left(x.ndim, places, keepdims), len(places) == x.ndim and not keepdims
    order = (*(i for i in range(x.ndim) if i not in places), *places)
    others = len(order) - len(places)
    straight = order == tuple(range(x.ndim))

    def rows(x: Any) -> Any:
        count = 1
        for length in x.shape[:others]:
            count *= length
        return np.ascontiguousarray(x).astype(dtype).reshape((count, x.size // max(1, count)))

    read = extending.register_jitable(rows if others else _one_row(dtype))

    def compiled(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002  # NumPy's name
        given = read(x) if straight else read(np.transpose(x, order))
        out = np.empty(given.shape[0], dtype)
        norm_rows(given, 2.0 if euclidean else float(ord), out)
        return out[0] if number else out.reshape(kept(x.shape))

    return compiled


def _one_row(dtype: Any) -> Any:
    return lambda x: np.ascontiguousarray(x).astype(dtype).reshape((1, x.size))


SPECTRAL: dict[Any, float] = {2: 2.0, -2: -2.0, "nuc": norms_matrices.NUCLEAR}


def _matrices_norm(x: Any, dtype: Any, places: Any, keepdims: bool, order: Any) -> Any:
    """Norms of matrices in two axes, of an order that is known now or only when it is called."""
    kept, number = _left(x.ndim, places, keepdims), x.ndim == 2 and not keepdims
    turned = (*(i for i in range(x.ndim) if i not in places), *places)
    read = reader(types.Array(x.dtype, x.ndim, "A"), dtype)
    if order in SPECTRAL:
        driver, p = spectral_norms, SPECTRAL[order]
    elif isinstance(order, int | float):
        driver, p = any_norms if abs(order) != 1 else matrix_norms, float(order)
    elif isinstance(order, str):
        raise TypingError(f"ord is {order!r}; expected None, 'fro', 'nuc' or a number")
    else:
        driver, p = any_norms, None
    given_now = p is None

    def compiled(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Any:  # noqa: A002  # NumPy's name
        given = read(np.transpose(x, turned))
        out = np.empty(given.shape[0], dtype)
        driver(given, float(ord) if given_now else p, out)
        return out[0] if number else out.reshape(kept(x.shape))

    return compiled


def normalize(x: Any, ord: Any = 2, axis: Any = -1, out: Any = None) -> Any:  # noqa: A002  # NumPy's name
    """The overload of `nbmath.linalg.normalize`."""
    dtype = precision(x)
    if dtype is None or x.ndim < 1 or (places := _places(axis, x.ndim)) is None:
        return None
    stacked, (place,) = _vectors(x, dtype), places
    order = (*(i for i in range(x.ndim) if i != place), place)
    back = tuple(order.index(i) for i in range(x.ndim))

    def last(x: Any, ord: Any = 2, axis: Any = -1, out: Any = None) -> Any:  # noqa: A002  # NumPy's name
        result = np.empty(x.shape, dtype)
        rows = stacked(x)
        normalize_rows(rows, float(ord), result.reshape(rows.shape))
        if out is None:
            return result
        out[...] = result
        return out

    def turned(x: Any, ord: Any = 2, axis: Any = -1, out: Any = None) -> Any:  # noqa: A002  # NumPy's name
        moved = np.transpose(x, order)
        found = np.empty(moved.shape, dtype)
        rows = stacked(moved)
        normalize_rows(rows, float(ord), found.reshape(rows.shape))
        result = np.ascontiguousarray(np.transpose(found, back))
        if out is None:
            return result
        out[...] = result
        return out

    return last if place == x.ndim - 1 else turned


def dot(x: Any, y: Any) -> Any:
    """The overload of `nbmath.linalg.dot`."""
    dtype = precision(x, y)
    if dtype is None or min(x.ndim, y.ndim) < 1 or max(x.ndim, y.ndim) > 2:
        return None
    left, right, number = _vectors(x, dtype), _vectors(y, dtype), x.ndim == y.ndim == 1

    def compiled(x: Any, y: Any) -> Any:
        first, second = left(x), right(y)
        rows = first.shape[0] if second.shape[0] == 1 else second.shape[0]
        out = np.empty(rows, dtype)
        if first.shape[0] not in (1, rows):
            out[:] = np.nan
        else:
            dot_rows(first, second, out)
        return out[0] if number else out

    return compiled


def axpy(a: Any, x: Any, y: Any, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.axpy`."""
    dtype = precision(x, y)
    if dtype is None or x.ndim != y.ndim or x.ndim < 1:
        return None

    def compiled(a: Any, x: Any, y: Any, out: Any = None) -> Any:
        result = np.empty(x.shape, dtype)
        left = np.ascontiguousarray(x).astype(dtype).reshape(x.size)
        right = np.ascontiguousarray(y).astype(dtype).reshape(y.size)
        axpy_array(float(a), left, right, result.reshape(x.size))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def project(x: Any, y: Any, span: Any = False) -> Any:
    """The overload of `nbmath.linalg.project`."""
    dtype, columns = precision(x, y), _known(span)
    if dtype is None or min(x.ndim, y.ndim) < 1 or not isinstance(columns, bool):
        return None
    if y.ndim != x.ndim + int(columns):
        return None
    left, right = _vectors(x, dtype), reader(y, dtype) if columns else _vectors(y, dtype)

    def onto_lines(x: Any, y: Any, span: Any = False) -> Any:
        result = np.empty(x.shape, dtype)
        first, second = left(x), right(y)
        project_rows(first, second, result.reshape(first.shape))
        return result

    def onto_span(x: Any, y: Any, span: Any = False) -> Any:
        result = np.empty(x.shape, dtype)
        first, second = left(x), right(y)
        if first.shape[0] == second.shape[0] and first.shape[1] == second.shape[1]:
            span_rows(first, second, result.reshape(first.shape))
        else:
            result[...] = np.nan
        return result

    return onto_span if columns else onto_lines


def cosine_similarity(x: Any, y: Any = None, paired: Any = False) -> Any:
    """The overload of `nbmath.linalg.cosine_similarity` for two arrays of rows."""
    if not isinstance(y, types.Array) or (dtype := precision(x, y)) is None:
        return None
    if x.ndim != 2 or y.ndim != 2 or not isinstance(_known(paired), bool):
        return None
    left, right = _vectors(x, dtype), _vectors(y, dtype)

    def pairs(x: Any, y: Any = None, paired: Any = False) -> Any:
        out = np.empty(x.shape[0], dtype)
        cosine_paired(left(x), right(y), out)
        return out

    def compiled(x: Any, y: Any = None, paired: Any = False) -> Any:
        out = np.empty((x.shape[0], y.shape[0]), dtype)
        cosine_rows(left(x), right(y), out)
        return out

    return pairs if _known(paired) else compiled
