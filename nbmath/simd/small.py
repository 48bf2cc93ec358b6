"""Products of matrices whose rows are shorter than a register: they are not taken apart for it.

As many rows of a product as fill a register are computed at once. What multiplies them, a number
for each row and a row for each number, is shuffled out of the matrices as they lie in memory.
"""

from typing import Any

from numba import types

from nbmath.simd.reduce import joined
from nbmath.simd.vector import INT32, Vector, instruction, lanewise, places


def _registers(
    context: Any, builder: Any, array: Any, value: Any, offset: Any, kind: Vector
) -> Any:
    """A pointer to the register full of numbers that starts at an offset."""
    data = context.make_array(array)(context, builder, value).data
    return builder.bitcast(builder.gep(data, [offset]), kind.ir.as_pointer())


def _read(builder: Any, pointer: Any, count: int, kind: Vector) -> list[Any]:
    align = kind.dtype.bitwidth // 8
    return [builder.load(builder.gep(pointer, [INT32(r)]), align=align) for r in range(count)]


def _write(builder: Any, pointer: Any, values: list[Any], kind: Vector) -> None:
    for r, value in enumerate(values):
        builder.store(value, builder.gep(pointer, [INT32(r)]), align=kind.dtype.bitwidth // 8)


def _picked(builder: Any, registers: list[Any], wanted: list[int]) -> Any:
    """A register of numbers of one of the registers, by their places in all of them."""
    count = registers[0].type.count
    (held,) = {place // count for place in wanted}
    mask = places([place % count for place in wanted])
    return builder.shuffle_vector(registers[held], registers[held], mask)


def _multiplying(n: int, turned: bool) -> Any:
    """An instruction for c = a b, a transposed if `turned`, all [n, n]; n is a power of two.

    It makes as many products as a register has room for, at least one. An entry is one chain of
    fused multiply-adds over p = 0, 1, ...
    """

    @instruction
    def multiply(typing: Any, a: Any, at: Any, b: Any, bt: Any, c: Any, ct: Any) -> Any:
        kind = Vector(a.dtype)
        lanes = kind.count
        held = max(1, n * n // lanes)

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            if n < lanes:
                pointers = [
                    _registers(context, builder, array, args[2 * i], args[2 * i + 1], kind)
                    for i, array in enumerate((a, b, c))
                ]
                left, right = (_read(builder, pointer, held, kind) for pointer in pointers[:2])
                entries = [divmod(place, n * n) for place in range(held * lanes)]
                rows: dict[tuple[int, ...], Any] = {}
                products = []
                for r in range(held):
                    mine = [(g * n * n, *divmod(e, n)) for g, e in entries[r * lanes :][:lanes]]
                    total = None
                    for p in range(n):
                        factor = [g + (p * n + i if turned else i * n + p) for g, i, _ in mine]
                        row = tuple(g + p * n + j for g, _, j in mine)
                        if row not in rows:
                            rows[row] = _picked(builder, right, list(row))
                        x = _picked(builder, left, factor)
                        total = (
                            builder.fmul(x, rows[row])
                            if total is None
                            else lanewise(builder, "fma", kind, x, rows[row], total)
                        )
                    products.append(total)
                _write(builder, pointers[2], products, kind)
            return context.get_dummy_value()

        return types.void(a, types.intp, b, types.intp, c, types.intp), generate

    return multiply


def _applying(n: int) -> Any:
    """An instruction for y = a x of as many a [n, n] as make a register full of rows."""

    @instruction
    def apply(typing: Any, a: Any, at: Any, x: Any, xt: Any, y: Any, yt: Any) -> Any:
        kind = Vector(a.dtype)
        lanes = kind.count

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            if n < lanes:
                first, second, third = (
                    _registers(context, builder, array, args[2 * i], args[2 * i + 1], kind)
                    for i, array in enumerate((a, x, y))
                )
                (vectors,) = _read(builder, second, 1, kind)
                parts = []
                for r, part in enumerate(_read(builder, first, n, kind)):
                    mine = range(r * lanes, (r + 1) * lanes)
                    repeated = [place // (n * n) * n + place % n for place in mine]
                    parts.append(builder.fmul(part, _picked(builder, [vectors], repeated)))
                step = 1
                while len(parts) > 1:
                    pairs = zip(parts[::2], parts[1::2], strict=True)
                    parts = [joined(builder, u, v, step, _sum) for u, v in pairs]
                    step *= 2
                run = lanes // n  # rows in a register; lane q n + r has row r run + q
                order = [row % run * n + row // run for row in range(lanes)]
                _write(builder, third, [_picked(builder, parts, order)], kind)
            return context.get_dummy_value()

        return types.void(a, types.intp, x, types.intp, y, types.intp), generate

    return apply


def _sum(builder: Any, x: Any, y: Any) -> Any:
    return builder.fadd(x, y)


multiply_two, multiply_four, multiply_eight = (_multiplying(n, False) for n in (2, 4, 8))
gram_two, gram_four, gram_eight = (_multiplying(n, True) for n in (2, 4, 8))
apply_two, apply_four, apply_eight = (_applying(n) for n in (2, 4, 8))
