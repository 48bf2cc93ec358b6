"""Small problems into the lanes of registers and back: less than a register full of numbers each.

The problems of one register's lanes lie one after another in memory, as many registers full as a
problem has numbers. They are read as they lie, and sorted in registers.
"""

from typing import Any

from numba import types

from nbmath.simd.vector import INT32, Vector, instruction, places

Entry = tuple[int, int]


def _regrouped(builder: Any, registers: list[Any], entries: list[list[Entry]]) -> list[Any]:
    """The same entries in other registers: in the end, all of them are in ascending order.

    `entries` says what each register holds. Each round takes registers that hold the same first
    numbers in pairs, and makes of each pair one with the lower of these and one with the upper.
    """
    held = list(zip(registers, entries, strict=True))
    for _ in range(len(registers).bit_length() - 1):
        alike: dict[tuple[int, ...], list[tuple[Any, list[Entry]]]] = {}
        for register, part in held:
            alike.setdefault(tuple(sorted({entry[0] for entry in part})), []).append(
                (register, part)
            )
        held = []
        for group in alike.values():
            for (x, left), (y, right) in zip(group[::2], group[1::2], strict=True):
                place = {entry: index for index, entry in enumerate([*left, *right])}
                both = sorted(place)
                for half in (both[: len(left)], both[len(left) :]):
                    mask = places([place[entry] for entry in half])
                    held.append((builder.shuffle_vector(x, y, mask), half))
    return [register for register, _ in sorted(held, key=lambda item: item[1][0])]


def _flat(kind: Vector, size: int) -> list[list[Entry]]:
    """(lane, number) of what the registers hold as it lies in memory."""
    return [
        [divmod(register * kind.count + place, size) for place in range(kind.count)]
        for register in range(size)
    ]


def _pointer(context: Any, builder: Any, array: Any, value: Any, offset: Any, kind: Vector) -> Any:
    data = context.make_array(array)(context, builder, value).data
    return builder.bitcast(builder.gep(data, [offset]), kind.ir.as_pointer())


def as_registers(context: Any, builder: Any, array: Any, value: Any, kind: Vector) -> Any:
    """The start of an array as a pointer to registers."""
    data = context.make_array(array)(context, builder, value).data
    return builder.bitcast(data, kind.ir.as_pointer())


def _loading(size: int) -> Any:
    """An instruction that reads one register's problems of so many numbers, a power of two."""

    @instruction
    def load_run(typing: Any, problems: Any, offset: Any, lanes: Any) -> Any:
        kind = Vector(problems.dtype)

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            if size < kind.count:
                source = _pointer(context, builder, problems, args[0], args[1], kind)
                target = as_registers(context, builder, lanes, args[2], kind)
                alignment = kind.dtype.bitwidth // 8
                registers = [
                    builder.load(builder.gep(source, [INT32(r)]), align=alignment)
                    for r in range(size)
                ]
                entries = [[(e, lane) for lane, e in held] for held in _flat(kind, size)]
                for e, column in enumerate(_regrouped(builder, registers, entries)):
                    builder.store(column, builder.gep(target, [INT32(e)]), align=alignment)
            return context.get_dummy_value()

        return types.void(problems, types.intp, lanes), generate

    return load_run


def _storing(size: int) -> Any:
    """The reverse of `_loading`."""

    @instruction
    def store_run(typing: Any, lanes: Any, problems: Any, offset: Any) -> Any:
        kind = Vector(problems.dtype)

        def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            if size < kind.count:
                source = as_registers(context, builder, lanes, args[0], kind)
                target = _pointer(context, builder, problems, args[1], args[2], kind)
                alignment = kind.dtype.bitwidth // 8
                registers = [
                    builder.load(builder.gep(source, [INT32(e)]), align=alignment)
                    for e in range(size)
                ]
                entries = [[(lane, e) for lane in range(kind.count)] for e in range(size)]
                for r, run in enumerate(_regrouped(builder, registers, entries)):
                    builder.store(run, builder.gep(target, [INT32(r)]), align=alignment)
            return context.get_dummy_value()

        return types.void(lanes, problems, types.intp), generate

    return store_run


@instruction
def four_columns(typing: Any, problems: Any, offset: Any) -> Any:
    """As `load_four`, in registers: the four numbers of each problem."""
    kind = Vector(problems.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        source = _pointer(context, builder, problems, args[0], args[1], kind)
        registers = [
            builder.load(builder.gep(source, [INT32(r)]), align=kind.dtype.bitwidth // 8)
            for r in range(4)
        ]
        entries = [[(e, lane) for lane, e in held] for held in _flat(kind, 4)]
        return context.make_tuple(builder, sig.return_type, _regrouped(builder, registers, entries))

    return types.UniTuple(kind, 4)(problems, types.intp), generate


load_one, load_two, load_four, load_eight = (_loading(size) for size in (1, 2, 4, 8))
store_one, store_two, store_four, store_eight = (_storing(size) for size in (1, 2, 4, 8))
