"""Laws of contractions in Einstein's notation."""

from typing import Any

import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import choices, integers, matrices, permutations, reals
from verify.laws.linalg import GOLUB, about, wide
from verify.laws.linalg.products import plain, terms

EINSTEIN = "Einstein 1916, doi:10.1002/andp.19163540702, section 5"
TENSORS = ("attention", "tensor networks", "network layers")
OF_TWO = choices("ij,jk->ik", "ij,jk->ki", "ij,jk->ijk", "ij,jk->k", "ij,jk->", "ij,jk->j")
"""Matrix products, transposed; outer and entrywise products; sums of all kinds."""


def by_definition(subscripts: str, *operands: Any) -> Any:
    """Entries multiplied for all values of all letters, and added up, in higher precision."""
    given, _, result = subscripts.partition("->")
    letters = "".join(dict.fromkeys(given.replace(",", "")))
    product = np.ones((), np.longdouble)
    for term, x in zip(given.split(","), operands, strict=True):
        _, order = zip(*sorted((letters.index(c), i) for i, c in enumerate(term)), strict=True)
        places = tuple(slice(None) if c in term else None for c in letters)
        product = product * np.asarray(x, np.longdouble).transpose(order)[places]
    summed = product.sum(axis=tuple(i for i, c in enumerate(letters) if c not in result))
    left = [c for c in letters if c in result]
    return wide(summed.transpose([left.index(c) for c in result]))


def reach(subscripts: str, *operands: Any) -> Any:
    """What the terms add up to without their signs, and what may underflow."""
    floor = float(np.finfo(operands[0].dtype).tiny)
    for x in operands:
        floor *= 1 + float(np.abs(wide(x)).sum())
    return by_definition(subscripts, *map(np.abs, operands)) + floor


@about(
    statement="einsum(ij,jk→…)_{…} = ∑ a_{ij} b_{jk} over all letters that the result lacks",
    source=EINSTEIN,
    uses=TENSORS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
    s=OF_TWO,
)
def contraction_is_the_sum_over_what_the_result_lacks(einsum: Any, a: Any, b: Any, s: Any) -> Claim:
    s, n = str(s), np.sqrt(sum(a.shape) + b.shape[1]) + 1
    return close(einsum(s, a, b), by_definition(s, a, b), scale=reach(s, a, b), n=n)


@about(
    statement="einsum(a + t c, b) = einsum(a, b) + t einsum(c, b), and so for b",
    source="linearity",
    uses=TENSORS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=12),
    b=matrices("k", "m", max_size=12),
    c=matrices("n", "k", max_size=12),
    t=reals(-10, 10),
    s=OF_TWO,
)
def contraction_is_linear_in_each_operand(
    einsum: Any, a: Any, b: Any, c: Any, t: Any, s: Any
) -> Claim:
    t, s, size = np.asarray(t, a.dtype), str(s), abs(float(t))
    n = np.sqrt(sum(a.shape) + b.shape[1]) + 1
    scale = reach(s, a, b) + (1 + size) * reach(s, c, b)
    left = close(
        einsum(s, (a + t * c).astype(a.dtype), b),
        wide(einsum(s, a, b)) + float(t) * wide(einsum(s, c, b)),
        scale=scale,
        n=n,
    )
    twice = close(einsum(s, a, 2 * b), 2 * wide(einsum(s, a, b)), scale=2 * reach(s, a, b), n=n)
    return both(left, twice)


@about(
    statement="einsum(ij,jk→ik) = einsum(zc,cb→zb): letters are names",
    source="definition",
    uses=TENSORS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
)
def names_of_indices_do_not_matter(einsum: Any, a: Any, b: Any) -> Claim:
    renamed = einsum("zc,cb->zb", a, b)
    return close(einsum("ij,jk->ik", a, b), renamed, scale=terms(a, b), n=np.sqrt(len(b)) + 1)


@about(
    statement="einsum(ij,jk→ik; A, B) = einsum(jk,ij→ik; B, A)",
    source="commutativity",
    uses=TENSORS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
)
def order_of_operands_does_not_matter(einsum: Any, a: Any, b: Any) -> Claim:
    turned = einsum("jk,ij->ik", b, a)
    return close(einsum("ij,jk->ik", a, b), turned, scale=terms(a, b), n=np.sqrt(len(b)) + 1)


@about(
    statement="einsum(ba) = einsum(ij→ji) = Aᵀ, einsum(ii→i) = diag A, einsum(ii) = tr A",
    source="definition",
    uses=TENSORS,
    tolerance=tolerance.sums(),
    a=matrices("n", "n"),
    p=permutations("n"),
)
def one_operand_is_transposed_and_traced(einsum: Any, a: Any, p: Any) -> Claim:
    a = np.ascontiguousarray(a[p])
    turned = both(equal(einsum("ba", a), a.T), equal(einsum("ij->ji", a), a.T))
    floor = float(np.finfo(a.dtype).tiny)
    traces = close(
        einsum("ii", a),
        np.trace(wide(a)),
        scale=np.trace(np.abs(wide(a))) + floor,
        n=np.sqrt(len(a)) + 1,
    )
    return both(turned, equal(einsum("ii->i", a), np.diag(a)), traces)


@about(
    statement="einsum(ij,jk,ki; A, B, C) = tr(A B C) = einsum(ij,jk,ki; B, C, A)",
    source=GOLUB + "section 2.1",
    uses=("Gaussian likelihoods", "tensor networks"),
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=16),
    b=matrices("k", "m", max_size=16),
    c=matrices("m", "n", max_size=16),
)
def closed_contraction_does_not_mind_a_cycle(einsum: Any, a: Any, b: Any, c: Any) -> Claim:
    scale, n = np.trace(terms(a, b, c)), np.sqrt(sum(a.shape) + len(c)) + 1
    first = close(einsum("ij,jk,ki", a, b, c), einsum("ij,jk,ki", b, c, a), scale=scale, n=n)
    exact = np.trace(wide(a) @ wide(b) @ wide(c))
    return both(first, close(einsum("ij,jk,ki", a, b, c), exact, scale=scale, n=n))


@about(
    statement="einsum(ij,jk,kl→il; A, B, C) = (A B) C, in whatever order pairs are taken",
    source="associativity",
    uses=("tensor networks", "low-rank adapters"),
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=16),
    b=matrices("k", "m", max_size=16),
    c=matrices("m", "l", max_size=16),
)
def chain_of_contractions_is_a_chain_of_products(
    einsum: Any, matmul: Any, a: Any, b: Any, c: Any
) -> Claim:
    right, n = matmul(matmul(a, b), c), np.sqrt(sum(b.shape)) + 1
    return close(einsum("ij,jk,kl->il", a, b, c), right, scale=terms(a, b, c), n=n)


@about(
    statement="einsum(ij,jk) = einsum(ij,jk→ik), einsum(ij,jh) = einsum(ij,jh→hi)",
    source="definition",
    uses=TENSORS,
    tolerance=tolerance.exact(),
    a=matrices("n", "k", max_size=12),
    b=matrices("k", "m", max_size=12),
)
def letters_that_appear_once_are_the_result(einsum: Any, a: Any, b: Any) -> Claim:
    return both(
        equal(einsum("ij,jk", a, b), einsum("ij,jk->ik", a, b)),
        equal(einsum("ij,jh", a, b), einsum("ij,jh->hi", a, b)),
    )


@about(
    statement="einsum(…ij,…jk→…ik) is einsum(ij,jk→ik) for each matrix of a stack",
    source="definition",
    uses=("batches", "attention"),
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=16),
    b=matrices("k", "m", max_size=16),
)
def dots_stand_for_stacks(einsum: Any, a: Any, b: Any) -> Claim:
    first, second = np.stack([a, a + 1, -a]), np.stack([b, 2 * b, b - 1])
    alone = [einsum("ij,jk->ik", x, y) for x, y in zip(first, second, strict=True)]
    scale = np.stack([terms(x, y) for x, y in zip(first, second, strict=True)])
    found = einsum("...ij,...jk->...ik", first, second)
    return close(found, np.stack(alone), scale=scale, n=np.sqrt(len(b)) + 1)


@about(
    statement="einsum(ij→) = ∑ einsum(ij→i) = ∑ einsum(ij→j)",
    source="Fubini",
    uses=("marginals", "loss reductions"),
    tolerance=tolerance.sums(),
    a=matrices("n", "m", max_size=48),
)
def sum_over_all_is_a_sum_of_sums(einsum: Any, a: Any) -> Claim:
    total, n = float(einsum("ij->", a)), np.sqrt(sum(a.shape)) + 1
    scale = np.abs(wide(a)).sum() + float(np.finfo(a.dtype).tiny)
    rows, columns = (float(wide(einsum(s, a)).sum()) for s in ("ij->i", "ij->j"))
    return both(close(total, rows, scale=scale, n=n), close(total, columns, scale=scale, n=n))


@about(
    statement="einsum(ij,ij→; A, B) = tr(AᵀB)",
    source=GOLUB + "section 2.3",
    uses=("weight decay", "natural gradients"),
    tolerance=tolerance.sums(),
    a=matrices("n", "m", max_size=32),
    b=matrices("n", "m", max_size=32),
)
def contraction_of_both_indices_is_an_inner_product(einsum: Any, a: Any, b: Any) -> Claim:
    exact = np.trace(wide(a).T @ wide(b))
    scale = np.trace(terms(np.ascontiguousarray(a.T), b))
    return close(einsum("ij,ij->", a, b), exact, scale=scale, n=np.sqrt(a.size) + 1)


@about(
    statement="einsum(2^{k} A, B) = 2^{k} einsum(A, B)",
    source="binary arithmetic",
    uses=("mixed precision",),
    tolerance=tolerance.exact(),
    a=matrices("n", "p", max_size=16),
    b=matrices("p", "m", max_size=16),
    k=integers(-12, 12),
)
def contractions_scale_by_powers_of_two_exactly(einsum: Any, a: Any, b: Any, k: Any) -> Claim:
    a, b, k, s = plain(a), plain(b), int(k), "ij,jk->ki"
    return equal(einsum(s, np.ldexp(a, k), b), np.ldexp(einsum(s, a, b), k))
