"""Arrays whose elements are registers: views of ordinary arrays, without their last axis."""

import operator
from typing import Any

from numba import types
from numba.core import imputils
from numba.extending import lower_builtin, models, register_model
from numba.np import arrayobj

from nbmath.simd.vector import BYTES, ELEMENTS, Vector, instruction

__all__ = ["lent", "many", "many_pairs"]


class ManyArray(types.Array):
    """A C-ordered array of vectors; an index counts from the start and is never negative.

    Numba's own arrays wrap negative indices, and in loops as short as a small matrix's that costs
    more than the arithmetic.
    """

    def __init__(self, dtype: Any, ndim: int) -> None:
        super().__init__(dtype, ndim, "C", aligned=False)

    def copy(  # type: ignore[override]  # other layouts and dtypes do not occur
        self, dtype: Any = None, ndim: Any = None, **_: Any
    ) -> Any:
        """The type of a part of such an array."""
        return ManyArray(dtype or self.dtype, self.ndim if ndim is None else ndim)


register_model(ManyArray)(models.ArrayModel)


@instruction
def many(typing: Any, array: Any) -> Any:
    """View a C-ordered array of shape (..., lanes) as an array of vectors."""
    return _viewed(array, 1)


@instruction
def many_pairs(typing: Any, array: Any) -> Any:
    """View a C-ordered array of shape (..., 2 lanes) as an array of vectors of two registers.

    Where every step waits for the last, two chains take no longer than one.
    """
    return _viewed(array, 2)


def _viewed(array: Any, registers: int) -> Any:
    """The signature and the code of a view whose vectors have so many registers."""
    if not isinstance(array, types.Array) or array.layout != "C" or array.dtype not in ELEMENTS:
        return None
    viewed = ManyArray(Vector(array.dtype, registers * Vector(array.dtype).count), array.ndim - 1)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = context.make_array(array)(context, builder, args[0])
        view = context.make_array(viewed)(context, builder)
        axes = range(viewed.ndim)
        arrayobj.populate_array(
            view,
            data=builder.bitcast(source.data, view.data.type),
            shape=[builder.extract_value(source.shape, axis) for axis in axes],
            strides=[builder.extract_value(source.strides, axis) for axis in axes],
            itemsize=context.get_constant(types.intp, registers * BYTES),
            meminfo=source.meminfo,
            parent=source.parent,
        )
        return imputils.impl_ret_borrowed(context, builder, viewed, view._getvalue())

    return viewed(array), generate


@instruction
def lent(typing: Any, view: Any) -> Any:
    """The same array or view without a share in its memory, for a call while a variable holds that.

    Numba counts the owners of an array as it goes in and out of functions, one after another and
    for all threads to see. With matrices of a few numbers that takes longer than the arithmetic,
    and what was written past the cache has to reach the memory before it.
    """
    if not isinstance(view, types.Array):
        return None

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = context.make_array(view)(context, builder, args[0])
        made = context.make_array(view)(context, builder)
        parts = {name: getattr(source, name) for name in ("data", "shape", "strides", "itemsize")}
        arrayobj.populate_array(made, **parts, meminfo=None)
        return made._getvalue()

    return view(view), generate


def _indices(context: Any, builder: Any, kind: Any, value: Any) -> list[Any]:
    """An index as integers, one for each axis it speaks of."""
    kinds = getattr(kind, "types", None)
    if kinds is None:
        return [context.cast(builder, value, kind, types.intp)]
    values = [builder.extract_value(value, axis) for axis in range(len(kinds))]
    return [context.cast(builder, v, k, types.intp) for v, k in zip(values, kinds, strict=True)]


def _element(context: Any, builder: Any, array_type: Any, array: Any, indices: list[Any]) -> Any:
    """A pointer to one element: ((i * m + j) * l + k) registers from the start."""
    view = context.make_array(array_type)(context, builder, array)
    offset = indices[0]
    for axis, index in enumerate(indices[1:], 1):
        extent = builder.extract_value(view.shape, axis)
        offset = builder.add(builder.mul(offset, extent, flags=("nsw",)), index, flags=("nsw",))
    return builder.gep(view.data, [offset], inbounds=True)


def _whole(array: Any, index: Any) -> bool:
    """Whether an index leads to one element."""
    parts = getattr(index, "types", [index])
    return len(parts) == array.ndim and all(isinstance(p, types.Integer) for p in parts)


def _get(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    array, index = sig.args
    if not _whole(array, index):
        generic = arrayobj.getitem_array_tuple
        if isinstance(index, types.Integer):
            generic = arrayobj.getitem_arraynd_intp
        return generic(context, builder, sig, args)
    indices = _indices(context, builder, index, args[1])
    pointer = _element(context, builder, array, args[0], indices)
    return builder.load(pointer, align=array.dtype.dtype.bitwidth // 8)


def _set(context: Any, builder: Any, sig: Any, args: Any) -> None:
    array, index, kind = sig.args
    value = context.cast(builder, args[2], kind, array.dtype)
    indices = _indices(context, builder, index, args[1])
    pointer = _element(context, builder, array, args[0], indices)
    builder.store(value, pointer, align=array.dtype.dtype.bitwidth // 8)


for _kind in (types.Integer, types.BaseTuple):
    lower_builtin(operator.getitem, ManyArray, _kind)(_get)
    lower_builtin(operator.setitem, ManyArray, _kind, types.Any)(_set)
