"""Special functions inside `@njit` functions, a chapter in each module."""

from verify._parts import parts

OPERATIONS = {
    name: function for module in parts(__name__) for name, function in module.OPERATIONS.items()
}
