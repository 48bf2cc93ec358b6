"""Regenerate the coefficients of the arctangent in nbmath.distributions.cauchy.formulas.

python -m tests.nbmath.distributions.coefficients
"""

import sys

import mpmath as mp

from tests.nbmath.minimax import fit

DEGREE = 10


def beyond_first(z: mp.mpf) -> mp.mpf:
    """(atan(x) - x) / x**3 of z = x**2."""
    if z == 0:
        return -mp.mpf(1) / 3
    x = mp.sqrt(z)
    return (mp.atan(x) - x) / (x * z)


def main() -> None:
    """Print the table and its largest relative error up to tan(pi / 8)."""
    high = (mp.sqrt(2) - 1) ** 2 * mp.mpf("1.001")
    numerator, _, error = fit(beyond_first, 0, high, DEGREE)
    sys.stdout.write(f"{[float(c) for c in numerator]} {mp.nstr(error, 3)}\n")


if __name__ == "__main__":
    main()
