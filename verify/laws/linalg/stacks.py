"""A stack of matrices is worked through as if one by one, to the bit, however long it is.

The chapters have such laws of the operations with their own signatures; these are of the others.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    Domain,
    integers,
    invertible_matrices,
    matrices,
    spd_matrices,
    symmetric_matrices,
    triangular_matrices,
    vectors,
)
from verify.law import Law
from verify.laws.linalg import COVARIANCES, SYSTEMS, about

Call = Callable[[Callable[..., Any], Any], Any]
GRAPHICS = ("batches of small matrices", "rotations of many bodies")


def applied(f: Callable[..., Any], a: Any) -> Any:
    return f(a)


def cubed(f: Callable[..., Any], a: Any) -> Any:
    return f(a, 3)


def parts(found: Any) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


def loop(
    operation: str, domain: Callable[[], Domain], uses: tuple[str, ...], call: Call = applied
) -> Law:
    """The law of an operation on one stack of matrices of this domain."""

    @about(
        name=f"{operation}_of_a_stack_is_that_of_each_matrix",
        statement=f"f((A_{{1}}, …, A_{{m}}))_{{i}} = f(A_{{i}}), f = {operation}",
        source="batch is loop",
        uses=uses,
        tolerance=tolerance.exact(),
        family="batch is loop",
        a=domain(),
        b=domain(),
        m=integers(1, 20),
    )
    def stacked(f: Any, a: Any, b: Any, m: Any) -> Claim:
        # Past the width of any register, with a rest.
        stack = np.stack([np.ldexp((a, b)[i % 2], i % 5) for i in range(int(m))])
        together = parts(call(f, stack))
        alone = [parts(call(f, one.copy())) for one in stack]
        one_by_one = [np.stack(found) for found in zip(*alone, strict=True)]
        return both(*map(equal, together, one_by_one))

    return stacked.of(f=operation)


def square() -> Domain:
    return matrices("n", "n")


def any_shape() -> Domain:
    return matrices("m", "n")


def regular() -> Domain:
    return invertible_matrices("n", cond=1e5)


LOOPS = (
    loop("cholesky", lambda: spd_matrices("n", cond=1e5), COVARIANCES),
    loop("slogdet", square, SYSTEMS),
    loop("gram", any_shape, COVARIANCES),
    loop("trace", square, GRAPHICS),
    loop("matrix_power", square, GRAPHICS, cubed),
    loop("svd", any_shape, GRAPHICS),
    loop("pinv", any_shape, SYSTEMS),
    loop("matrix_rank", any_shape, SYSTEMS),
    loop("cond", regular, SYSTEMS),
    loop("polar", regular, GRAPHICS),
    loop("nearest_psd", square, COVARIANCES),
    loop("eigvals", square, GRAPHICS),
    loop("normalize", lambda: vectors("n"), GRAPHICS),
)
"""Laws of operations on one stack."""


@about(
    statement="solve_triangular((L_{1}, …, L_{m}), B)_{i} = solve_triangular(L_{i}, B_{i})",
    source="batch is loop",
    uses=SYSTEMS,
    tolerance=tolerance.exact(),
    a=triangular_matrices("n", cond=1e5),
    b=matrices("n", "k", max_size=9),
    m=integers(1, 20),
)
def triangular_systems_of_a_stack_are_solved_one_by_one(
    solve_triangular: Any, a: Any, b: Any, m: Any
) -> Claim:
    factors = np.stack([np.ldexp(a, i % 5) for i in range(int(m))])
    sides = np.stack([np.ldexp(b, i % 3) for i in range(int(m))])
    alone = [
        solve_triangular(one.copy(), side.copy(), lower=True)
        for one, side in zip(factors, sides, strict=True)
    ]
    return equal(solve_triangular(factors, sides, lower=True), np.stack(alone))


@about(
    statement="eigh_general((A_{1}, …, A_{m}), (B_{1}, …, B_{m}))_{i} = eigh_general(A_{i}, B_{i})",
    source="batch is loop",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n", max_size=16),
    b=spd_matrices("n", cond=1e3),
    m=integers(1, 12),
)
def spectra_in_metrics_of_a_stack_are_those_of_its_matrices(
    eigh_general: Any, a: Any, b: Any, m: Any
) -> Claim:
    forms = np.stack([np.ldexp(a, i % 5) for i in range(int(m))])
    metrics = np.stack([np.ldexp(b, i % 3) for i in range(int(m))])
    alone = [
        eigh_general(one.copy(), metric.copy()) for one, metric in zip(forms, metrics, strict=True)
    ]
    values, vectors_ = eigh_general(forms, metrics)
    return both(
        equal(values, np.stack([pair[0] for pair in alone])),
        equal(vectors_, np.stack([pair[1] for pair in alone])),
    )
