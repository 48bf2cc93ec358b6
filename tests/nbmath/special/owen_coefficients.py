"""Regenerate Gauss' rule between 0 and 1 for Owen's function.

python -m tests.nbmath.special.owen_coefficients
"""

import sys

import mpmath as mp

COUNTS = {"double": 16, "single": 12}


def rule(count: int) -> tuple[list[float], list[float]]:
    """Nodes and weights: roots of Legendre's polynomial, by Newton's method in 60 digits."""
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
            nodes.append(float((1 + x) / 2))
            weights.append(float(1 / ((1 - x * x) * slope**2)))
    return nodes, weights


def fours(numbers: list[float]) -> str:
    """A table of fours."""
    rows = (numbers[i : i + 4] for i in range(0, len(numbers), 4))
    return "".join(f"    ({', '.join(map(repr, row))}),\n" for row in rows)


if __name__ == "__main__":
    for precision, count in COUNTS.items():
        for name, table in zip(("NODES", "WEIGHTS"), rule(count), strict=True):
            sys.stdout.write(
                f"# {precision}\n{name} = (\n{fours(table)})  # fmt: skip  # a table\n"
            )
