"""Orthonormal bases."""

from verify.operations.linalg import SINGULAR
from verify.operations.operation import Operation, same

OPERATIONS = (Operation("gram_schmidt", "gram_schmidt(a)", same, SINGULAR),)
