"""Products of large matrices, one after another by BLAS; see `large` for how it is called."""

from typing import Any

import numpy as np
from numba import types
from numba.core import cgutils

from nbmath._external import external
from nbmath._targets import driver
from nbmath.linalg.cpu import panels
from nbmath.linalg.cpu.large import PLAIN, TURNED, _precision, gemm, gemv, turned
from nbmath.simd.order import in_order
from nbmath.simd.vector import instruction

multiply_panels = external(panels.gram_panels)
turn = external(turned)


@instruction
def _factors(typing: Any, a: Any) -> Any:
    """Pointers to one and nought of an array's dtype, as BLAS takes them."""
    pointers = types.UniTuple(types.voidptr, 2)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        held = [
            cgutils.alloca_once_value(builder, context.get_constant(a.dtype, number))
            for number in (1.0, 0.0)
        ]
        data = [builder.bitcast(pointer, cgutils.voidptr_t) for pointer in held]
        return context.make_tuple(builder, pointers, data)

    return pointers(a), generate


@driver
def matmul_large(a: Any, b: Any, turn_a: Any, turn_b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack or 1, n, k] b [stack or 1, k, m]; transposed where `turn_`.

    A turned a is [stack or 1, k, n] in memory. BLAS, which counts along columns first, sees the
    transposes of all three: out' = b' a'.
    """
    n, m = out.shape[1], out.shape[2]
    k = a.shape[1] if turn_a else a.shape[2]
    one, zero = _factors(a)
    kind, lda, ldb = _precision(a), a.shape[2], b.shape[2]
    turns = TURNED if turn_b else PLAIN, TURNED if turn_a else PLAIN
    stack = out.shape[0]
    if b.shape[0] == 1 and not turn_a and a.shape[0] == stack:
        n, stack = stack * n, 1  # one tall product, whose rows BLAS may round by their place
    for index in range(stack):
        left = a[index if a.shape[0] > 1 else 0]
        right = b[index if b.shape[0] > 1 else 0]
        wanted = out[index]
        if m == 1:
            other, rows, columns = PLAIN if turn_a else TURNED, lda, k if turn_a else n
            gemv(
                *(kind, other, rows, columns, one, left.ctypes, lda),
                *(right.ctypes, zero, wanted.ctypes),
            )
        elif n == 1:
            other, rows, columns = TURNED if turn_b else PLAIN, b.shape[2], b.shape[1]
            gemv(
                *(kind, other, rows, columns, one, right.ctypes, ldb),
                *(left.ctypes, zero, wanted.ctypes),
            )
        else:
            gemm(
                *(kind, *turns, m, n, k, one, right.ctypes, ldb, left.ctypes, lda),
                *(zero, wanted.ctypes, m),
            )


@driver
def matmul_direct(a: Any, b: Any, out: Any) -> Any:
    """out [..., n, m] = a [..., n, k] b [..., k, m]; False but for one large product in order."""
    n, k, m = a.shape[-2], a.shape[-1], b.shape[-1]
    fit = b.shape[-2] == k and a.size == n * k and b.size == k * m and min(n, k, m) > 1
    if fit and in_order(a) and in_order(b):
        one, zero = _factors(a)
        gemm(
            *(_precision(a), PLAIN, PLAIN, m, n, k, one, b.ctypes, m, a.ctypes, k),
            *(zero, out.ctypes, m),
        )
        return True
    return False


@driver
def matvec_direct(a: Any, x: Any, out: Any) -> Any:
    """out [..., n] = a [..., n, k] x [..., k]; False but for one large product in order."""
    n, k = a.shape[-2], a.shape[-1]
    if x.shape[-1] == k and a.size == n * k and x.size == k > 0 and in_order(a) and in_order(x):
        one, zero = _factors(a)
        gemv(
            *(_precision(a), TURNED, k, n, one, a.ctypes, k),
            *(x.ctypes, zero, out.ctypes),
        )
        return True
    return False


@driver
def gram_large(a: Any, rows: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, or a a' if `rows`, whose columns are turned into rows first."""
    stack, n, m = a.shape
    space = np.empty((m, n) if rows else (0, 0), a.dtype)
    for index in range(stack):
        if rows:
            turn(a[index], space)
            multiply_panels(space, out[index])
        else:
            multiply_panels(a[index], out[index])
