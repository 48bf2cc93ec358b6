"""The ways in which nbmath's operations can be called other than through the door.

`compiled` holds, for each field, the operations inside a user's `@njit` functions; `written` the
formulas themselves, as plain Python or on mpmath numbers.
"""
