"""How far factorisations and solutions are from what they should be, beside other libraries'.

python -m benchmarks.residuals              the table of linear algebra
python -m benchmarks.residuals qr svd       some of its functions
python -m benchmarks.residuals --write      into docs/accuracy.md as well

A residual is divided by n eps times the norms in it, as LAPACK's testers do: about 1 is what a
backward-stable algorithm leaves, 30 is where they raise the alarm. Each figure is the worst of many
matrices of four sizes and of condition numbers up to 1e12 (1e5 in float32).
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import page
from nbmath import linalg

Array = NDArray[Any]
Function = Callable[..., Any]

SIZES = (4, 16, 32, 64)
CONDITIONS = {"float64": (1e1, 1e6, 1e12), "float32": (1e1, 1e5)}
STACK = 32


def exact(a: Any) -> Array:
    """Numbers in which residuals are formed: extended precision where the machine has it."""
    return np.asarray(a, np.longdouble)


def norms(a: Array) -> Array:
    """The 1-norm of each matrix."""
    return np.asarray(np.abs(a).sum(axis=-2).max(axis=-1))


def over(residual: Array, *scales: Array) -> float:
    """The worst norm of a residual over n eps and the product of the scales' norms."""
    size = np.prod([norms(exact(scale)) for scale in scales], axis=0)
    eps = float(np.finfo(scales[0].dtype).eps) if scales else 1.0
    return float((norms(residual) / (residual.shape[-1] * eps * size)).max())


def turned(a: Any) -> Array:
    """The transpose of each matrix."""
    return np.swapaxes(a, -1, -2)


def from_one(q: Any) -> float:
    """How far the columns of q are from being orthonormal."""
    one = np.broadcast_to(np.eye(q.shape[-1], dtype=q.dtype), (*q.shape[:-2], *q.shape[-1:] * 2))
    return over(turned(exact(q)) @ exact(q) - one, one)


def with_condition(rng: np.random.Generator, n: int, condition: float, dtype: str) -> Array:
    """Matrices whose singular values fall geometrically from 1 to 1 / condition."""
    q, p = (np.linalg.qr(rng.standard_normal((STACK, n, n)))[0] for _ in range(2))
    values = np.geomspace(1.0, 1.0 / condition, n)
    found: Array = ((q * values) @ p).astype(dtype)
    return found


def symmetric(rng: np.random.Generator, n: int, condition: float, dtype: str) -> Array:
    """Symmetric matrices with eigenvalues of both signs, falling geometrically."""
    q = np.linalg.qr(rng.standard_normal((STACK, n, n)))[0]
    values = np.geomspace(1.0, 1.0 / condition, n) * rng.choice([-1.0, 1.0], n)
    found = ((q * values) @ turned(q)).astype(dtype)
    return np.asarray((found + turned(found)) / 2, dtype)


def definite(rng: np.random.Generator, n: int, condition: float, dtype: str) -> Array:
    """Positive definite matrices."""
    q = np.linalg.qr(rng.standard_normal((STACK, n, n)))[0]
    found = ((q * np.geomspace(1.0, 1.0 / condition, n)) @ turned(q)).astype(dtype)
    ridge = 4 * n * np.finfo(dtype).eps * np.eye(n, dtype=dtype)
    return np.asarray((found + turned(found)) / 2 + ridge, dtype)


@dataclass(frozen=True)
class Residual:
    """A function, its inputs, and the ratios that its results leave."""

    name: str
    make: Callable[[np.random.Generator, int, float, str], Array]
    ratios: Callable[[Function, Array], Mapping[str, float]]
    peers: tuple[str, ...] = ("numpy", "torch")

    def rows(self, dtype: str) -> Iterator[list[str]]:
        """A line of the table for each kind of residual."""
        libraries = {"ours": getattr(linalg, self.name)} | {
            peer: function(peer, self.name) for peer in self.peers
        }
        worst: dict[str, dict[str, float]] = {}
        for library, called in libraries.items():
            rng = np.random.default_rng(1)
            for n in SIZES:
                column = library if library != "ours" else ("small" if n <= 32 else "large")
                for condition in CONDITIONS[dtype]:
                    found = self.ratios(called, self.make(rng, n, condition, dtype))
                    for kind, ratio in found.items():
                        row = worst.setdefault(kind, {})
                        row[column] = max(row.get(column, 0.0), ratio)
        for kind, row in worst.items():
            figures = [f"{row[c]:.2g}" if c in row else "" for c in COLUMNS]
            yield [f"`{self.name}`", kind, dtype, *figures]


COLUMNS = ("small", "large", "numpy", "scipy", "torch")
HEAD = ("function", "residual", "dtype", "n ≤ 32", "n = 64", *COLUMNS[2:])
INTRO = (
    "`python -m benchmarks.residuals`: residuals over n eps times the norms in them, as LAPACK's"
    " testers have them; about 1 is what a backward-stable algorithm leaves, 30 is where they raise"
    " the alarm. The worst of 32 matrices of each of the sizes 4, 16, 32 and 64 and of condition"
    " numbers up to 1e12 (1e5 in float32)."
)


def function(library: str, name: str) -> Function:
    """The function of this name in a library's `linalg`."""
    if library == "numpy":
        found: Function = getattr(np.linalg, name)
        return found
    if library == "scipy":
        import scipy.linalg

        known: Function = getattr(scipy.linalg, name)
        return known
    import torch

    from verify.peers.tensors import on_tensors

    return on_tensors(getattr(torch.linalg, name))


def rebuilt(f: Function, a: Array) -> Mapping[str, float]:
    """Cholesky."""
    factor = exact(f(a))
    return {"L Lᵀ - A": over(factor @ turned(factor) - a, a)}


def solved(f: Function, a: Array) -> Mapping[str, float]:
    """Systems with two right-hand sides."""
    b = np.random.default_rng(2).standard_normal((len(a), a.shape[-1], 2)).astype(a.dtype)
    x = f(a, b)
    return {"A x - b": over(exact(a) @ exact(x) - b, a, x)}


def inverted(f: Function, a: Array) -> Mapping[str, float]:
    """Inverses, on each side."""
    x = f(a)
    one = np.eye(a.shape[-1])
    return {
        "A X - I": over(exact(a) @ exact(x) - one, a, x),
        "X A - I": over(exact(x) @ exact(a) - one, a, x),
    }


def orthogonal(f: Function, a: Array) -> Mapping[str, float]:
    """QR factorisations."""
    q, r = f(a)
    return {"Q R - A": over(exact(q) @ exact(r) - a, a), "Qᵀ Q - I": from_one(q)}


def spectral(f: Function, a: Array) -> Mapping[str, float]:
    """Symmetric eigenproblems."""
    w, v = f(a)
    again = (exact(v) * exact(w)[..., None, :]) @ turned(exact(v))
    return {"V diag(w) Vᵀ - A": over(again - a, a), "Vᵀ V - I": from_one(v)}


def singular(f: Function, a: Array) -> Mapping[str, float]:
    """Singular value decompositions."""
    u, s, vh = f(a)
    again = (exact(u) * exact(s)[..., None, :]) @ exact(vh)
    return {
        "U diag(s) Vᵀ - A": over(again - a, a),
        "Uᵀ U - I": from_one(u),
        "V Vᵀ - I": from_one(turned(vh)),
    }


def eigen(f: Function, a: Array) -> Mapping[str, float]:
    """General eigenproblems: columns of unit length."""
    w, v = f(a)
    real, imaginary = exact(v.real), exact(v.imag)
    wr, wi = exact(w.real)[..., None, :], exact(w.imag)[..., None, :]
    left = exact(a) @ real - (real * wr - imaginary * wi)
    right = exact(a) @ imaginary - (real * wi + imaginary * wr)
    return {"A v - w v": over(np.hypot(left, right), a)}


def triangular(f: Function, a: Array) -> Mapping[str, float]:
    """LU factorisations."""
    p, lower, upper = f(a)
    return {"P L U - A": over(exact(p) @ exact(lower) @ exact(upper) - a, a)}


def indefinite(f: Function, a: Array) -> Mapping[str, float]:
    """Factors of symmetric matrices, whose rows are in the order of the matrix."""
    lower, middle = (exact(part) for part in f(a)[:2])
    return {"L D Lᵀ - A": over(lower @ middle @ turned(lower) - a, a)}


def polar(f: Function, a: Array) -> Mapping[str, float]:
    """Polar decompositions."""
    u, p = f(a)
    return {"U P - A": over(exact(u) @ exact(p) - a, a), "Uᵀ U - I": from_one(u)}


def pseudoinverse(f: Function, a: Array) -> Mapping[str, float]:
    """Moore and Penrose's first and second equation."""
    x = f(a)
    left, right = exact(a) @ exact(x), exact(x) @ exact(a)
    return {"A X A - A": over(left @ a - a, a, x, a), "X A X - X": over(right @ x - x, x, a, x)}


def root(f: Function, a: Array) -> Mapping[str, float]:
    """Square roots."""
    x = f(a)
    return {"X X - A": over(exact(x) @ exact(x) - a, x, x)}


RESIDUALS = (
    Residual("cholesky", definite, rebuilt),
    Residual("solve", with_condition, solved),
    Residual("inv", with_condition, inverted),
    Residual("lu", with_condition, triangular, ("scipy",)),
    Residual("ldl", symmetric, indefinite, ("scipy",)),
    Residual("qr", with_condition, orthogonal),
    Residual("eigh", symmetric, spectral),
    Residual("svd", with_condition, singular),
    Residual("eig", with_condition, eigen),
    Residual("pinv", with_condition, pseudoinverse),
    Residual("polar", with_condition, polar, ("scipy",)),
    Residual("sqrtm", definite, root, ("scipy",)),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    known = [each.name for each in RESIDUALS]
    parser.add_argument("names", nargs="*", metavar="function", help=", ".join(known))
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    arguments = parser.parse_args()
    for name in arguments.names:
        if name not in known:
            parser.error(f"no function here is called {name!r}; there are {', '.join(known)}")
    lines = [
        line
        for each in RESIDUALS
        if each.name in (arguments.names or known)
        for dtype in CONDITIONS
        for line in each.rows(dtype)
    ]
    table = page.table(list(HEAD), lines)
    print("\n".join(table))
    if arguments.write:
        page.write_accuracy("linalg", "Factorisations and solutions", INTRO, table)


if __name__ == "__main__":
    main()
