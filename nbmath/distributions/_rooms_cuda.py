"""The CUDA forms of what the rooms of all distributions hold; they follow from their formulas."""

from typing import Any

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind
from nbmath.distributions._rooms import DENSITIES, formulas, parameters

__all__ = ["kernels"]

DEFAULTS = {"loc": 0.0, "scale": 1.0}


def kernels(room: str, **own: str) -> dict[str, Any]:
    """Device functions by name, kernels `NAME_kernel` and launchers `NAME_array`.

    Scores, moments and divergences are device functions alone. Signatures stand in DEVICE, among
    them those of a room's own functions.
    """
    bound = bind(room, "cuda")
    found: dict[str, Any] = {}
    signatures = dict(own)
    for name, formula in formulas(room).items():
        function, given = getattr(bound, name), parameters(formula)
        found[name] = function
        signatures[name] = f"({', '.join('T' for _ in given)},)"
        if name in DENSITIES:
            kernel = kernel_of(function, len(given))
            defaults = {each: DEFAULTS[each] for each in given if each in DEFAULTS}
            required = [each for each in given if each not in DEFAULTS]
            found[f"{name}_kernel"] = kernel
            found[f"{name}_array"] = launcher(kernel, *required, **defaults)
    return {**found, "DEVICE": signatures}
