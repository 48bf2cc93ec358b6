"""Information inside `@njit`: what the overloads of the door return, for rows and tables."""

import math
from typing import Any

import numpy as np
from numba import types

from nbmath._targets import overload
from nbmath.information import cpu as own

METHODS = ("plugin", "miller_madow", "grassberger", "james_stein", "chao_shen")
"""Ways to estimate an entropy from counts; their places are what formulas know them by."""


def absent(argument: Any) -> bool:
    """Whether an argument is None or was left out."""
    return argument is None or isinstance(argument, types.NoneType | types.Omitted)


def fit(axes: int, *arrays: Any) -> bool:
    """Whether arguments are arrays of floats of one precision with so many axes."""
    kinds = [isinstance(a, types.Array) and isinstance(a.dtype, types.Float) for a in arrays]
    return all(kinds) and all(a.ndim == axes and a.dtype == arrays[0].dtype for a in arrays)


def in_units(value: Any, base: Any) -> Any:
    """A number of nats in units of log(base)."""
    return value if base is None else value / math.log(base)


@overload(in_units)
def _in_units(value: Any, base: Any) -> Any:
    if absent(base):
        return lambda value, base: value
    return lambda value, base: type(value)(value / math.log(base))


def method_of(argument: Any) -> int | None:
    """The place of a method whose name stands in the source or was left out."""
    name = getattr(argument, "literal_value", getattr(argument, "value", argument))
    return METHODS.index(name) if name in METHODS else None


def entropy(pk: Any, qk: Any = None, base: Any = None) -> Any:
    """The overload of `nbmath.information.entropy`."""
    if not absent(qk):
        if not fit(1, pk, qk):
            return None
        return lambda pk, qk=None, base=None: in_units(own.kl_divergence(pk, qk), base)
    if not fit(1, pk):
        return None
    return lambda pk, qk=None, base=None: in_units(own.entropy(pk), base)


def cross_entropy(pk: Any, qk: Any, base: Any = None) -> Any:
    """That of `nbmath.information.cross_entropy`."""
    if not fit(1, pk, qk):
        return None
    return lambda pk, qk, base=None: in_units(own.cross_entropy(pk, qk), base)


def kl_divergence(pk: Any, qk: Any, base: Any = None) -> Any:
    """That of `nbmath.information.kl_divergence`."""
    if not fit(1, pk, qk):
        return None
    return lambda pk, qk, base=None: in_units(own.kl_divergence(pk, qk), base)


def js_divergence(pk: Any, qk: Any, base: Any = None) -> Any:
    """That of `nbmath.information.js_divergence`."""
    if not fit(1, pk, qk):
        return None
    return lambda pk, qk, base=None: in_units(own.js_divergence(pk, qk), base)


def renyi_entropy(pk: Any, order: Any, base: Any = None) -> Any:
    """That of `nbmath.information.renyi_entropy`."""
    if not fit(1, pk):
        return None
    number = pk.dtype
    return lambda pk, order, base=None: in_units(own.renyi_entropy(pk, number(order)), base)


def renyi_divergence(pk: Any, qk: Any, order: Any, base: Any = None) -> Any:
    """That of `nbmath.information.renyi_divergence`."""
    if not fit(1, pk, qk):
        return None
    number = pk.dtype

    def one(pk: Any, qk: Any, order: Any, base: Any = None) -> Any:
        return in_units(own.renyi_divergence(pk, qk, number(order)), base)

    return one


def joint_entropy(table: Any, base: Any = None) -> Any:
    """That of `nbmath.information.joint_entropy`."""
    if not fit(2, table):
        return None
    return lambda table, base=None: in_units(own.joint_entropy(table), base)


def conditional_entropy(table: Any, base: Any = None) -> Any:
    """That of `nbmath.information.conditional_entropy`."""
    if not fit(2, table):
        return None
    return lambda table, base=None: in_units(own.conditional_entropy(table), base)


def mutual_information(table: Any, base: Any = None) -> Any:
    """That of `nbmath.information.mutual_information`."""
    if not fit(2, table):
        return None

    def one(table: Any, base: Any = None) -> Any:
        return in_units(own.mutual_information(table, table[0].copy()), base)

    return one


def entropy_from_counts(counts: Any, method: Any = "miller_madow", base: Any = None) -> Any:
    """That of `nbmath.information.entropy_from_counts`."""
    chosen = method_of(method)
    if not fit(1, counts) or chosen is None:
        return None

    def one(counts: Any, method: Any = "miller_madow", base: Any = None) -> Any:
        return in_units(own.entropy_from_counts(counts, chosen), base)

    return one


def mutual_information_from_counts(
    table: Any, method: Any = "miller_madow", base: Any = None
) -> Any:
    """That of `nbmath.information.mutual_information_from_counts`."""
    chosen = method_of(method)
    if not fit(2, table) or chosen is None:
        return None

    def one(table: Any, method: Any = "miller_madow", base: Any = None) -> Any:
        work = np.empty(table.shape[0] + table.shape[1], table.dtype)
        flat = np.ascontiguousarray(table).reshape(-1)
        found = own.mutual_information_from_counts(table, flat, work, chosen)
        return in_units(found, base)

    return one
