"""Several eigenpairs at an end of a spectrum inside `@njit` functions."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def lobpcg(
    a: Any,
    x: Any,
    b: Any = None,
    Y: Any = None,
    tol: Any = None,
    maxiter: Any = None,
    largest: Any = True,
) -> Any:
    return linalg.lobpcg(a, x, b, None, Y, tol=tol, maxiter=maxiter, largest=largest)


OPERATIONS = {"lobpcg": lobpcg}
