"""Symmetric eigenproblems."""

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, eigen

OPERATIONS = (Operation("eigh", "eigh(a) -> (w, v)", eigen, SINGULAR),)
