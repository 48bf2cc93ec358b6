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


def _entries(size: int, wanted: list[tuple[int, int]]) -> Any:
    """An instruction for products c of entries of a and b, which both have `size` numbers.

    `wanted` says which entries go into each number of c. As many problems are taken as fill a
    register with an a, at least one.
    """

    @instruction
    def multiply(typing: Any, a: Any, at: Any, b: Any, bt: Any, c: Any, ct: Any) -> Any:
        kind = Vector(a.dtype)
        lanes = kind.count

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            group, held = max(1, lanes // size), max(1, size // lanes)
            pointers = [
                _registers(context, builder, array, args[2 * i], args[2 * i + 1], kind)
                for i, array in enumerate((a, b, c))
            ]
            left, right = (_read(builder, pointer, held, kind) for pointer in pointers[:2])
            pairs = [(g * size + i, g * size + j) for g in range(group) for i, j in wanted]
            products = []
            for r in range(0, len(pairs), lanes):
                first, second = zip(*pairs[r : r + lanes], strict=True)
                factor = _picked(builder, left, list(first))
                products.append(builder.fmul(factor, _picked(builder, right, list(second))))
            _write(builder, pointers[2], products, kind)
            return context.get_dummy_value()

        return types.void(a, types.intp, b, types.intp, c, types.intp), generate

    return multiply


def _outer(n: int) -> Any:
    """Entry i, j of an outer product."""
    return _entries(n, [(i, j) for i in range(n) for j in range(n)])


def _kron(n: int) -> Any:
    """Entry (i, r), (j, s) of a Kronecker product."""
    every = range(n)
    pairs = [(i * n + j, r * n + s) for i in every for r in every for j in every for s in every]
    return _entries(n * n, pairs)


def _applying(n: int) -> Any:
    """An instruction for y = a x of as many a [n, n] as make a register full of rows, at least one.

    n is a power of two. An entry is the sum over the lanes of its row, or of the sum of the
    registers that its row fills.
    """

    @instruction
    def apply(typing: Any, a: Any, at: Any, x: Any, xt: Any, y: Any, yt: Any) -> Any:
        kind = Vector(a.dtype)
        lanes = kind.count
        held = max(1, n // lanes)  # registers of a row, and of y

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            first, second, third = (
                _registers(context, builder, array, args[2 * i], args[2 * i + 1], kind)
                for i, array in enumerate((a, x, y))
            )
            matrix = _read(builder, first, min(n, lanes) * held * held, kind)
            vectors = _read(builder, second, held, kind)
            found = []
            for group in range(held):
                parts = []
                for r in range(min(n, lanes)):
                    row = matrix[(group * lanes + r) * held :][:held]
                    mine = range(r * lanes, (r + 1) * lanes)
                    beside = [place // (n * n) * n + place % n for place in mine]
                    first_x = vectors[0] if n > lanes else _picked(builder, vectors, beside)
                    total = builder.fmul(row[0], first_x)
                    for part, vector in zip(row[1:], vectors[1:], strict=True):
                        total = lanewise(builder, "fma", kind, part, vector, total)
                    parts.append(total)
                found.append(_added_across(builder, parts, n))
            _write(builder, third, found, kind)
            return context.get_dummy_value()

        return types.void(a, types.intp, x, types.intp, y, types.intp), generate

    return apply


def _added_across(builder: Any, parts: list[Any], n: int) -> Any:
    """The sums of rows of n lanes, or of whole registers, of all parts, one after another."""
    lanes, step = parts[0].type.count, 1
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=True)
        parts = [joined(builder, u, v, step, _sum) for u, v in pairs]
        step *= 2
    run = max(1, lanes // n)  # rows in a register; lane q n + r has row r run + q
    return _picked(builder, parts, [row % run * n + row // run for row in range(lanes)])


def _sum(builder: Any, x: Any, y: Any) -> Any:
    return builder.fadd(x, y)


multiply_two, multiply_four, multiply_eight = (_multiplying(n, False) for n in (2, 4, 8))
gram_two, gram_four, gram_eight = (_multiplying(n, True) for n in (2, 4, 8))
apply_two, apply_four, apply_eight, apply_sixteen = (_applying(n) for n in (2, 4, 8, 16))
outer_two, outer_four, outer_eight, outer_sixteen = (_outer(n) for n in (2, 4, 8, 16))
kron_two, kron_four = (_kron(n) for n in (2, 4))
