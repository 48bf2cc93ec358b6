"""Two sides of a product as C-ordered stacks, one of them perhaps a stack of one."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nbmath import _door
from nbmath._threads import in_parts

Array = NDArray[Any]


def checked(value: Any, argument: str, least: int) -> None:
    """Refuse an array with too few axes."""
    if value.ndim < least:
        kind = {1: "a vector or matrices", 2: "matrices in the last two axes"}[least]
        raise ValueError(f"{argument} has shape {value.shape}; expected {kind}")


def common(a: Array, b: Array, axes: int) -> tuple[tuple[int, ...], Array, Array]:
    """The leading axes that two arrays have together, and both as stacks that span them or one.

    `axes` is the number of trailing axes that are not leading, one or two.
    """
    leading = _door.leading(a.shape[:-axes], b.shape[:-axes])
    return leading, _side(a, leading, axes), _side(b, leading, axes)


def _side(a: Array, leading: tuple[int, ...], axes: int) -> Array:
    own, count = a.shape[-axes:], math.prod(a.shape[:-axes])
    if count != 1 and a.shape[:-axes] != leading:
        a, count = np.broadcast_to(a, leading + own), math.prod(leading)
    return _door.plain(a).reshape((count, *own))


def over_stacks(
    driver: Callable[..., Any], left: Array, right: Array, out: Array, work: int
) -> None:
    """driver(left, right, out), with threads where there is enough to do."""
    if not _door.parallel(work) or len(out) == 1:
        driver(left, right, out)
    elif len(left) == len(right):
        in_parts(driver, (left, right, out))
    elif len(left) == 1:
        in_parts(lambda b, c: driver(left, b, c), (right, out))
    else:
        in_parts(lambda a, c: driver(a, right, c), (left, out))
