"""The operations that laws speak of: their names, signatures, and the shapes they return.

Every module of this package lists those of one chapter. A law may speak of an operation that is
not listed; then nothing is known of its result.
"""

from verify._parts import parts
from verify.operations.distributions import PARAMETERS
from verify.operations.joint_distributions import DRAWN_AS_ASKED
from verify.operations.operation import Operation

__all__ = ["OPERATIONS", "RANDOM", "Operation", "of_field"]

RANDOM = frozenset(
    {"uniform", "normal", *(f"{name}_sample" for name in PARAMETERS)}
    | {"exponential", "random_gamma", "random_loggamma", "random_beta"}
    | {f"{name}_sample" for name in DRAWN_AS_ASKED}
    | {"random_chisquare", "random_standard_t", "random_f", "random_dirichlet"}
    | {"random_sobol", "random_halton"}
)
"""Operations that draw; those that take a `dtype` are asked for the precision of the check."""

OPERATIONS: dict[str, Operation] = {
    operation.name: operation
    for module in parts(__name__)
    for operation in getattr(module, "OPERATIONS", ())
}


def of_field(field: str) -> tuple[str, ...]:
    """The operations that are listed under the name of a field."""
    return tuple(
        operation.name
        for module in parts(__name__)
        if field in module.__name__.split(".")
        for operation in getattr(module, "OPERATIONS", ())
    )
