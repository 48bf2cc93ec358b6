"""The ways in which nbmath's operations can be called, one module for what is not the door.

`compiled`, `formulas` and `precise` hold, for each field, the operations as a user's `@njit`
function calls them, as plain Python, and as mpmath numbers.
"""
