"""Regenerate Gauss' rules for Owen's function, between 0 and 1 and between -1 and 1.

python -m tests.nbmath.special.owen_coefficients
"""

import sys

import mpmath as mp

COUNTS = {"double": 16, "single": 12}
EVEN_COUNTS = {"double": 24, "single": 16}
"""Of even functions, which need but the upper half."""


def rule(count: int, even: bool = False) -> tuple[list[float], list[float]]:
    """Nodes (if even their squares) and weights, by Newton's method on Legendre's polynomial."""
    nodes, weights = [], []
    with mp.workdps(60):
        for i in range(count):
            x = -mp.cos(mp.pi * (i + mp.mpf(3) / 4) / (count + mp.mpf(1) / 2))
            for _ in range(8):
                slope = (
                    count * (x * mp.legendre(count, x) - mp.legendre(count - 1, x)) / (x * x - 1)
                )
                x -= mp.legendre(count, x) / slope
            slope = count * (x * mp.legendre(count, x) - mp.legendre(count - 1, x)) / (x * x - 1)
            weight = 1 / ((1 - x * x) * slope**2)
            nodes.append(float(x * x if even else (1 + x) / 2))
            weights.append(float(2 * weight if even else weight))
    return (nodes[count // 2 :], weights[count // 2 :]) if even else (nodes, weights)


def fours(numbers: list[float]) -> str:
    """A table of fours."""
    rows = (numbers[i : i + 4] for i in range(0, len(numbers), 4))
    return "".join(f"    ({', '.join(map(repr, row))}),\n" for row in rows)


if __name__ == "__main__":
    for precision, count in COUNTS.items():
        tables = dict(zip(("NODES", "WEIGHTS"), rule(count), strict=True))
        halves = rule(EVEN_COUNTS[precision], even=True)
        tables |= dict(zip(("EVEN_SQUARES", "EVEN_WEIGHTS"), halves, strict=True))
        for name, table in tables.items():
            sys.stdout.write(
                f"# {precision}\n{name} = (\n{fours(table)})  # fmt: skip  # a table\n"
            )
