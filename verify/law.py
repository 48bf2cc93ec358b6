"""A law: a named sentence about operations, as a pure function from inputs to a claim."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from verify.claim import Claim
from verify.tolerance import Tolerance

if TYPE_CHECKING:
    from verify.domains import Domain

DTYPES = ("float32", "float64")


@dataclass(frozen=True, eq=False)
class Law:
    """A statement that every correct implementation of its operations obeys.

    Attributes:
        name: The sentence, in snake case.
        field: The chapter of mathematics, which is also the module that holds the law.
        statement: The sentence in mathematical notation (Unicode; `a_{i}`, `x^{2}`).
        source: Where it is stated or proved.
        uses: The machine-learning tasks that it guards.
        tolerance: The unit and the number of units of error that it forgives.
        operations: The operations that it speaks of, the leading parameters of the function.
        domains: What each remaining parameter is drawn from.
        function: The pure function itself.
        dtypes: The precisions in which it is checked.
        family: The family that made it, or an empty string.
    """

    name: str
    field: str
    statement: str
    source: str
    uses: tuple[str, ...]
    tolerance: Tolerance
    operations: tuple[str, ...]
    domains: "Mapping[str, Domain]"
    function: Callable[..., Claim]
    dtypes: tuple[str, ...] = DTYPES
    family: str = ""

    @property
    def chapter(self) -> str:
        """The field, with the module of the law where the field has several."""
        parts = self.function.__module__.split(".")
        return ".".join(parts[parts.index(self.field) :]) if self.field in parts else self.field

    @property
    def elementwise(self) -> bool:
        """True when inputs arrive as vectors whose lanes are one case each."""
        return all(domain.lanes for domain in self.domains.values())

    @property
    def statistical(self) -> bool:
        """True when the claim is about the distribution of random output."""
        return self.tolerance.unit == "p-value"

    @property
    def sizes(self) -> tuple[str, ...]:
        """The symbolic sizes, each once, in the order in which they are first met."""
        names = (size for domain in self.domains.values() for size in domain.symbols)
        return tuple(dict.fromkeys(names))

    def __call__(self, *args: Any, **kwargs: Any) -> Claim:
        """The law as the plain function that it was written as."""
        return self.function(*args, **kwargs)

    def claim(
        self, operations: Mapping[str, Callable[..., Any]], inputs: Mapping[str, Any]
    ) -> Claim:
        """State the law of these operations at these inputs."""
        return self.function(*(operations[name] for name in self.operations), **inputs)

    def of(self, **renamed: str) -> "Law":
        """The same law of other operations: `law.of(softmax="my_softmax")`."""
        names = tuple(renamed.get(name, name) for name in self.operations)
        return replace(self, operations=names)

    def __repr__(self) -> str:
        return f"<law {self.field}.{self.name}: {self.statement}>"


def law(
    *,
    field: str,
    statement: str,
    source: str,
    tolerance: Tolerance,
    uses: tuple[str, ...] = (),
    dtypes: tuple[str, ...] = DTYPES,
    family: str = "",
    name: str | None = None,
    **domains: "Domain",
) -> Callable[[Callable[..., Claim]], Law]:
    """Declare a law. Parameters named in `domains` are inputs; those before them, operations.

    Example:
        >>> from verify import close, law, tolerance
        >>> from verify.domains import reals
        >>> @law(field="elementary", statement="tanh(-x) = -tanh(x)", source="definition",
        ...      tolerance=tolerance.rounding(), x=reals(-20, 20))
        ... def tanh_is_odd(tanh, x):
        ...     return close(tanh(-x), -tanh(x))
        >>> tanh_is_odd.operations
        ('tanh',)
    """

    def declare(function: Callable[..., Claim]) -> Law:
        parameters = tuple(inspect.signature(function).parameters)
        given = name or function.__name__
        unknown = [key for key in domains if key not in parameters]
        if unknown:
            raise TypeError(f"law {given}: {unknown[0]!r} is a domain but not a parameter")
        operations = tuple(key for key in parameters if key not in domains)
        if parameters[: len(operations)] != operations:
            raise TypeError(f"law {given}: operations come before inputs in the parameters")
        if not operations or not domains:
            raise TypeError(f"law {given}: it needs an operation and an input")
        ordered = {key: domains[key] for key in parameters if key in domains}
        return Law(
            name=given,
            field=field,
            statement=statement,
            source=source,
            uses=tuple(uses),
            tolerance=tolerance,
            operations=operations,
            domains=ordered,
            function=function,
            dtypes=tuple(dtypes),
            family=family,
        )

    return declare
