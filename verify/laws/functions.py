"""Families of laws for a function of one real number: reference, order, limits and neighbours."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Unpack

import mpmath as mp
import numpy as np

from verify import at_most, both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import Domain, integers
from verify.law import Law
from verify.laws.families import Origin

Operation = Callable[..., Any]
Limits = tuple[tuple[float, float], ...]


@lru_cache(1 << 16)
def _value(reference: Callable[..., Any], *numbers: str) -> Any:
    """The reference in 60 digits at numbers as `float.hex` writes them, which tells -0 from 0."""
    with mp.workdps(60):
        return reference(*(mp.mpf(float.fromhex(number)) for number in numbers))


def exactly(reference: Callable[[Any], Any], x: Any) -> Any:
    """The reference at each entry, in 60 digits."""
    values = [_value(reference, float(entry).hex()) for entry in np.ravel(x)]
    result = np.empty(len(values), object)
    result[:] = values
    return result.reshape(np.shape(x))


def exactly_of_two(reference: Callable[[Any, Any], Any], x: Any, y: Any) -> Any:
    """The reference at each pair of entries, in 60 digits."""
    pairs = zip(np.ravel(x), np.ravel(y), strict=True)
    values = [_value(reference, float(a).hex(), float(b).hex()) for a, b in pairs]
    result = np.empty(len(values), object)
    result[:] = values
    return result.reshape(np.shape(x))


def agreement(
    operation: str,
    reference: Callable[[Any], Any],
    *domains: Domain,
    ulps: float = 1.0,
    **origin: Unpack[Origin],
) -> Law:
    """The law that an operation is within some ulps of a reference, on two domains at once.

    Args:
        operation: The function.
        reference: The same function of an mpmath number; never derived from the function.
        *domains: Where it is used, and every magnitude that it may meet.
        ulps: The error that is forgiven.
        **origin: The field, the source and the uses of the law.
    """
    routine, extreme = domains

    @law(
        name=f"{operation}_agrees_with_its_reference",
        statement=f"|{operation}(x) - f(x)| ≤ {ulps:g} ulp, f in 60 digits",
        tolerance=tolerance.ulps(ulps),
        family="function of one number",
        **origin,
        x=routine,
        y=extreme,
    )
    def agrees(f: Operation, x: Any, y: Any) -> Claim:
        return both(close(f(x), exactly(reference, x)), close(f(y), exactly(reference, y)))

    return agrees.of(f=operation)


def agreement_of_two(
    operation: str,
    reference: Callable[[Any, Any], Any],
    x: Domain,
    y: Domain,
    ulps: float,
    **origin: Unpack[Origin],
) -> Law:
    """The law that a function of two numbers is within some ulps of a reference.

    Args:
        operation: The function.
        reference: The same function of mpmath numbers; never derived from the function.
        x: The domain of the first.
        y: That of the second.
        ulps: The error that is forgiven.
        **origin: The field, the source and the uses of the law.
    """

    @law(
        name=f"{operation}_agrees_with_its_reference",
        statement=f"|{operation}(x, y) - f(x, y)| ≤ {ulps:g} ulp, f in 60 digits",
        tolerance=tolerance.ulps(ulps),
        family="function of two numbers",
        **origin,
        x=x,
        y=y,
    )
    def agrees(f: Operation, x: Any, y: Any) -> Claim:
        return close(f(x, y), exactly_of_two(reference, x, y))

    return agrees.of(f=operation)


def rising(
    operation: str,
    domain: Domain,
    low: float = -np.inf,
    high: float = np.inf,
    **origin: Unpack[Origin],
) -> Law:
    """The law that an operation never falls, near and far, and keeps to its range.

    Args:
        operation: The function.
        domain: Of its argument.
        low: Its lower bound.
        high: Its upper bound.
        **origin: The field, the source and the uses of the law.
    """
    top = domain.options["high"]

    @law(
        name=f"{operation}_never_falls_and_keeps_to_its_range",
        statement=f"x ≤ y ⇒ {operation}(x) ≤ {operation}(y); {low:g} ≤ {operation}(x) ≤ {high:g}",
        tolerance=tolerance.monotone(2),
        family="function of one number",
        **origin,
        x=domain,
        y=domain,
        steps=integers(1, 64),
    )
    def rises(f: Operation, x: Any, y: Any, steps: Any) -> Claim:
        eps = np.finfo(x.dtype).eps
        near = np.minimum(x + np.abs(x) * eps * steps, top).astype(x.dtype)
        return both(
            at_most(f(np.minimum(x, y)), f(np.maximum(x, y))),
            at_most(f(x), f(near)),
            within(f(x), low, high, scale=0.0),
        )

    return rises.of(f=operation)


def limits(operation: str, domain: Domain, values: Limits, **origin: Unpack[Origin]) -> Law:
    """The law that an operation has its limits, and that no element feels its neighbours.

    Args:
        operation: The function.
        domain: Of ordinary arguments.
        values: Pairs of an argument and the value there, signs of zeros included.
        **origin: The field, the source and the uses of the law.
    """
    points, images = zip(*values, strict=True)
    told = ", ".join(f"{operation}({p:g}) = {v:g}" for p, v in values)

    @law(
        name=f"{operation}_has_its_limits_and_ignores_its_neighbours",
        statement=f"{told}; {operation}(x)_{{i}} depends on x_{{i}} alone",
        tolerance=tolerance.exact(),
        family="function of one number",
        **origin,
        x=domain,
        which=integers(0, len(points) - 1),
    )
    def ignores(f: Operation, x: Any, which: Any) -> Claim:
        point = np.array(points, x.dtype)[which]
        image = np.array(images, x.dtype)[which]
        # A zero that is approached has the sign of the side, which is not promised.
        signed = ~np.isnan(image) & ((image != 0) | (point == 0))
        mixed = np.stack([point, x, x[::-1]], axis=-1)  # (n, 3): other places, other neighbours
        result = np.asarray(f(mixed))
        return both(
            equal(result[:, 0], image),
            equal(np.copysign(1.0, result[:, 0]), np.copysign(1.0, image), given=signed),
            equal(result[:, 1], f(x)),
            equal(result[::-1, 2], f(mixed[:, 1])),
        )

    return ignores.of(f=operation)


__all__ = ["agreement", "agreement_of_two", "exactly", "exactly_of_two", "limits", "rising"]
