"""The methods for a matrix that is there: every product is made here."""

from typing import Any

from nbmath.linalg.formulas.krylov.conjugate import cg_step
from nbmath.linalg.formulas.krylov.generalised import gmres_step
from nbmath.linalg.formulas.krylov.minimal import minres_step
from nbmath.linalg.formulas.krylov.power import power_step
from nbmath.linalg.formulas.krylov.protocol import COUNT, DONE, SOURCE, TARGET
from nbmath.linalg.formulas.krylov.vectors import inner


def products(a: Any, state: Any, work: Any) -> None:
    """What a step has asked for, with a [n, n]."""
    for row in range(state[COUNT]):
        x, out = work[state[SOURCE] + row], work[state[TARGET] + row]
        for i in range(a.shape[0]):
            out[i] = inner(a[i], x)


def cg(a: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """Conjugate gradients without a preconditioner, see `cg_step`."""
    while cg_step(state, numbers, work, small) != DONE:
        products(a, state, work)


def minres(a: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """MINRES without a preconditioner, see `minres_step`."""
    while minres_step(state, numbers, work, small) != DONE:
        products(a, state, work)


def gmres(a: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """GMRES without a preconditioner, see `gmres_step`."""
    while gmres_step(state, numbers, work, small) != DONE:
        products(a, state, work)


def power_iteration(a: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """Power iteration, see `power_step`."""
    while power_step(state, numbers, work, small) != DONE:
        products(a, state, work)
