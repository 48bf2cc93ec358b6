"""What emits the instructions of a register tile: all its sums stay in registers."""

from collections.abc import Iterator
from typing import Any

from llvmlite import ir

from nbmath.simd.fetch import prefetch
from nbmath.simd.memory import first_lanes, masked_load, masked_store
from nbmath.simd.vector import INT64, Vector, lanewise, splat

TILE_VECTORS = 2
"""Vectors of a row of a tile."""


class Tile:
    """Emits the instructions of one tile of `rows` by `vectors` sums."""

    def __init__(
        self, builder: Any, vector: Vector, rows: int, vectors: int = TILE_VECTORS
    ) -> None:
        self.builder = builder
        self.vector = vector
        self.rows = rows
        self.vectors = vectors
        self.width = vectors * vector.count

    def place(self, pointer: Any, offset: int) -> Any:
        """A vector's address, `offset` elements after a pointer."""
        element = self.builder.gep(pointer, [INT64(offset)])
        return self.builder.bitcast(element, self.vector.ir.as_pointer())

    def read(self, pointer: Any, offset: int) -> Any:
        return self.builder.load(self.place(pointer, offset), align=self.vector.dtype.bitwidth // 8)

    def line(self, pointer: Any, row: int) -> list[Any]:
        """The vectors of one row."""
        start = row * self.width
        return [self.read(pointer, start + v * self.vector.count) for v in range(self.vectors)]

    def unknown_line(self) -> list[Any]:
        """The vectors of a row that depend on where they come from."""
        return [self.builder.phi(self.vector.ir) for _ in range(self.vectors)]

    def products(self, steps: Any, a: Any, a_row: Any, a_step: Any, b: Any) -> list[list[Any]]:
        """The loop over p, all sums in registers."""
        builder = self.builder
        before = builder.block
        loop, after = (builder.append_basic_block(name) for name in ("tile", "tile.end"))
        builder.cbranch(builder.icmp_signed(">", steps, INT64(0)), loop, after)
        builder.position_at_end(loop)
        zero = ir.Constant(self.vector.ir, None)
        step = builder.phi(INT64)
        sums = [
            [builder.phi(self.vector.ir) for _ in range(self.vectors)] for _ in range(self.rows)
        ]
        left = builder.gep(a, [builder.mul(step, a_step)])
        right = self.line(builder.gep(b, [builder.mul(step, INT64(self.width))]), 0)
        new = []
        for row, line in enumerate(sums):
            scalar = builder.load(builder.gep(left, [builder.mul(a_row, INT64(row))]))
            factor = splat(builder, scalar, self.vector.count)
            new.append(
                [
                    lanewise(builder, "fma", self.vector, factor, r, s)
                    for r, s in zip(right, line, strict=True)
                ]
            )
        following = builder.add(step, INT64(1))
        step.add_incoming(INT64(0), before)
        step.add_incoming(following, loop)
        builder.cbranch(builder.icmp_signed("<", following, steps), loop, after)
        builder.position_at_end(after)
        results = []
        for line, next_line in zip(sums, new, strict=True):
            results.append(self.unknown_line())
            for old, fresh, result in zip(line, next_line, results[-1], strict=True):
                old.add_incoming(zero, before)
                old.add_incoming(fresh, loop)
                result.add_incoming(zero, before)
                result.add_incoming(fresh, loop)
        return results

    def continued(self, sums: list[list[Any]], c: Any, factors: Any) -> list[list[Any]]:
        """The sums on top of what c holds, scaled."""
        scales = self.line(factors, 0)
        return [
            [
                lanewise(self.builder, "fma", self.vector, scale, old, new)
                for scale, old, new in zip(scales, self.line(c, row), line, strict=True)
            ]
            for row, line in enumerate(sums)
        ]

    def fetch(self, c: Any, apart: Any) -> None:
        """Ask for the lines of c that will be written; an address beyond its end does no harm."""
        builder = self.builder
        for r in range(self.rows):
            row = builder.gep(c, [builder.mul(apart, INT64(r))])
            for v in range(self.vectors):
                place = self.place(row, v * self.vector.count)
                prefetch(builder, place, for_writing=True, level=1)

    def write_part(
        self, sums: list[list[Any]], c: Any, apart: Any, rows: Any, columns: Any, add: Any
    ) -> None:
        """The first `rows` and `columns` of the sums, to rows of c that are `apart`, or onto them.

        Whole tiles go without masks.
        """
        builder = self.builder
        places = [
            [
                self.place(builder.gep(c, [builder.mul(apart, INT64(r))]), v * self.vector.count)
                for v in range(self.vectors)
            ]
            for r in range(self.rows)
        ]
        size = self.vector.dtype.bitwidth // 8
        tall = builder.icmp_signed(">=", rows, INT64(self.rows))
        wide = builder.icmp_signed(">=", columns, INT64(self.width))
        with builder.if_else(builder.and_(tall, wide)) as (whole, partial):
            with whole, builder.if_else(add) as (onto, fresh):
                with onto:
                    for value, place in _pairs(sums, places):
                        total = builder.fadd(value, builder.load(place, align=size))
                        builder.store(total, place, align=size)
                with fresh:
                    for value, place in _pairs(sums, places):
                        builder.store(value, place, align=size)
            with partial:
                inside = [
                    first_lanes(builder, self.vector, builder.sub(columns, INT64(start)))
                    for start in range(0, self.width, self.vector.count)
                ]
                nowhere = ir.Constant(inside[0].type, None)
                for r, (line, where) in enumerate(zip(sums, places, strict=True)):
                    here = builder.icmp_signed("<", INT64(r), rows)
                    for value, place, mask in zip(line, where, inside, strict=True):
                        stored = builder.select(here, mask, nowhere)
                        read = builder.select(add, stored, nowhere)
                        zero = ir.Constant(self.vector.ir, None)
                        old_value = masked_load(builder, self.vector, place, read, zero)
                        total = builder.fadd(value, old_value)
                        masked_store(builder, self.vector, place, stored, total)

    def write(self, sums: list[list[Any]], c: Any) -> None:
        for row, line in enumerate(sums):
            for v, value in enumerate(line):
                self.builder.store(
                    value,
                    self.place(c, row * self.width + v * self.vector.count),
                    align=self.vector.dtype.bitwidth // 8,
                )


def _pairs(lines: list[list[Any]], others: list[list[Any]]) -> Iterator[tuple[Any, Any]]:
    """The entries of two tables, side by side."""
    for line, other in zip(lines, others, strict=True):
        yield from zip(line, other, strict=True)
