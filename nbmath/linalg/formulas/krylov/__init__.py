"""Methods that meet their matrix through products alone, as state machines.

A step works on rows of `work` until it needs a product, writes into `state` which row is to be
multiplied and where the result is to go, and returns `APPLY` (by the matrix) or `PRECONDITION`. The
next call goes on from there; `DONE` is the end. Whoever calls the steps knows what a product is: a
matrix, a user's function, a function of Python. So the mathematics is compiled once for all.
"""
