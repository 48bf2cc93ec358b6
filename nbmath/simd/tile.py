"""The register tile of a matrix product: a few rows of broadcast scalars times a few vectors."""

from typing import Any

from numba import extending, types

from nbmath.simd.tile_code import TILE_VECTORS, Tile
from nbmath.simd.vector import BYTES, ELEMENTS, INT64, Vector, address, instruction, known

TILE_ROWS = 8 if BYTES == 64 else 6
"""Rows of the widest tile: its sums, a row of b and one broadcast fill the register file."""


@instruction
def multiply_tile(
    typing: Any,
    steps: Any,
    a: Any,
    a_start: Any,
    a_row: Any,
    a_step: Any,
    b: Any,
    b_start: Any,
    c: Any,
    c_start: Any,
    factors: Any,
) -> Any:
    """c[r, :] = factors c[r, :] + sum_p a[r, p] b[p, :] for TILE_ROWS rows r, p up to `steps`.

    a[r, p] stands at `a_start + r a_row + p a_step` and is broadcast. b[p, :] and c[r, :] are
    TILE_VECTORS vectors wide, one row after another from `b_start` and `c_start`. `factors` is
    where in c the factors stand, as many as a row of c is wide, or an array of them; where it is
    None the sums start from zero and c is not read.

    >>> @njit
    ... def product(a, b, c):
    ...     simd.multiply_tile(2, a, 0, 2, 1, b, 0, c, 0, None)
    >>> b, c = np.ones((2, 32)), np.zeros((8, 32))
    >>> product(np.arange(16.0).reshape(8, 2), b, c); c[0, :2]
    array([1., 1.])
    """
    return _product(TILE_ROWS, (a, b, c), factors)


@instruction
def multiply_row(
    typing: Any,
    steps: Any,
    a: Any,
    a_start: Any,
    a_row: Any,
    a_step: Any,
    b: Any,
    b_start: Any,
    c: Any,
    c_start: Any,
    factors: Any,
) -> Any:
    """`multiply_tile` for a single row r = 0.

    >>> @njit
    ... def product(a, b, c):
    ...     simd.multiply_row(2, a, 0, 2, 1, b, 0, c, 0, None)
    >>> b, c = np.ones((2, 32)), np.zeros((8, 32))
    >>> product(np.arange(16.0).reshape(8, 2), b, c); c[0, :2]
    array([1., 1.])
    """
    return _product(1, (a, b, c), factors)


@instruction
def multiply_four(
    typing: Any,
    steps: Any,
    a: Any,
    a_start: Any,
    a_row: Any,
    a_step: Any,
    b: Any,
    b_start: Any,
    c: Any,
    c_start: Any,
    factors: Any,
) -> Any:
    """`multiply_tile` for four rows.

    >>> @njit
    ... def product(a, b, c):
    ...     simd.multiply_four(2, a, 0, 2, 1, b, 0, c, 0, None)
    >>> b, c = np.ones((2, 32)), np.zeros((8, 32))
    >>> product(np.arange(16.0).reshape(8, 2), b, c); c[0, :2]
    array([1., 1.])
    """
    return _product(4, (a, b, c), factors)


@extending.register_jitable
def narrow_rows(width: Any) -> Any:
    """Rows of the tile that is one vector of so many lanes wide; they divide the lanes."""
    return min(8, width)


@instruction
def multiply_narrow(
    typing: Any,
    steps: Any,
    a: Any,
    a_start: Any,
    a_row: Any,
    a_step: Any,
    b: Any,
    b_start: Any,
    c: Any,
    c_start: Any,
    factors: Any,
) -> Any:
    """`multiply_tile` for rows of b and c that are one vector wide; so many as `narrow_rows`."""
    if not known(a):
        return None
    return _product(narrow_rows(Vector(a.dtype).count), (a, b, c), factors, 1)


@instruction
def multiply_slim(
    typing: Any,
    steps: Any,
    a: Any,
    a_start: Any,
    a_row: Any,
    a_step: Any,
    b: Any,
    b_start: Any,
    c: Any,
    c_start: Any,
    factors: Any,
) -> Any:
    """`multiply_narrow` for four rows."""
    return _product(4, (a, b, c), factors, 1)


@instruction
def multiply_panels(
    typing: Any,
    steps: Any,
    left: Any,
    left_start: Any,
    right: Any,
    right_start: Any,
    c: Any,
    c_start: Any,
    c_row: Any,
    rows: Any,
    columns: Any,
    add: Any,
) -> Any:
    """c[r, j] (+)= sum_p left[p, r] right[p, j], p up to `steps`: a tile of two packed panels.

    A line of `left` has TILE_ROWS numbers, one of `right` TILE_VECTORS vectors, line after line
    from their starts. Rows of c are `c_row` elements apart; of a tile that does not have that many
    `rows` and `columns` left nothing else is touched. c is read only if `add` is true.
    """
    if left.dtype not in ELEMENTS or not left.dtype == right.dtype == c.dtype:
        return None
    place = types.intp
    panels = (left, place, right, place, c, place, place)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile = Tile(builder, Vector(left.dtype), TILE_ROWS)
        a, b, result = (
            address(context, builder, sig.args[i], args[i], args[i + 1]) for i in (1, 3, 5)
        )
        tile.fetch(result, args[7])
        sums = tile.products(args[0], a, INT64(1), INT64(TILE_ROWS), b)
        tile.write_part(sums, result, args[7], args[8], args[9], args[10])
        return context.get_dummy_value()

    return types.void(place, *panels, place, place, types.boolean), generate


def _product(
    rows: int, arrays: tuple[Any, Any, Any], factors: Any, vectors: int = TILE_VECTORS
) -> Any:
    """The signature of a tile of some rows, and what emits its code."""
    a, b, c = arrays
    if a.dtype not in ELEMENTS or not a.dtype == b.dtype == c.dtype:
        return None
    fresh = isinstance(factors, types.NoneType)
    place = types.intp
    apart = isinstance(factors, types.Array)
    start = factors if fresh or apart else place
    signature = types.void(place, a, place, place, place, b, place, c, place, start)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        tile = Tile(builder, Vector(a.dtype), rows, vectors)
        left, right, result = (
            address(context, builder, sig.args[i], args[i], args[i + 1]) for i in (1, 5, 7)
        )
        sums = tile.products(args[0], left, args[3], args[4], right)
        if not fresh:
            held, at = (9, INT64(0)) if apart else (7, args[9])
            scales = address(context, builder, sig.args[held], args[held], at)
            sums = tile.continued(sums, result, scales)
        tile.write(sums, result)
        return context.get_dummy_value()

    return signature, generate
