"""What an operation is, and the shapes that many of them return."""

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


def same(x: Any, *_: Any, **__: Any) -> Shape:
    """The shape of the first argument."""
    return np.shape(x)


def without_axis(x: Any, axis: int = -1, **_: Any) -> Shape:
    """That shape without one axis."""
    shape = list(np.shape(x))
    del shape[axis]
    return tuple(shape)


def second(_: Any, b: Any, *__: Any, **___: Any) -> Shape:
    """The shape of the second argument."""
    return np.shape(b)


def eigen(a: Any, *_: Any, **__: Any) -> Shape:
    """Values and vectors of square matrices."""
    shape = np.shape(a)
    return (shape[:-1], shape)


def drawn(_: Any, size: Any, *__: Any, **___: Any) -> Shape:
    """The size that was asked for."""
    return tuple(size) if isinstance(size, tuple | list) else (int(size),)


def broadcast(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Shape:
    """The shape that the arguments have together."""
    return np.broadcast_shapes(np.shape(x), np.shape(loc), np.shape(scale))


def attended(q: Any, k: Any, v: Any, *_: Any, **__: Any) -> Shape:
    """Of attention."""
    del k
    return (*np.shape(q)[:-1], np.shape(v)[-1])


def unknown(*_: Any, **__: Any) -> None:
    """Nothing is known."""
    return
