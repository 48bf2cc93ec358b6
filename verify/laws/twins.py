"""Agreement of every target with the formula's twin on mpmath numbers.

The twin is the same formula without rounding: what is between them is rounding alone. Whether the
formula itself is right is for other laws to say, whose references are nobody's formula but
mpmath's own.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, tolerance
from verify.claim import Claim
from verify.domains import (
    Domain,
    indices,
    invertible_matrices,
    logits,
    matrices,
    positive,
    probabilities,
    probability_tables,
    reals,
    simplex,
    spd_matrices,
    stochastic_matrices,
    symmetric_matrices,
    triangular_matrices,
    vectors,
)
from verify.law import Law
from verify.tolerance import Tolerance

Comparison = Callable[..., Claim]
TWIN = "{}_on_mpmath"
"""The name of the operation that is the twin of another."""


def twin(
    operation: str,
    field: str,
    how: Tolerance,
    compare: Comparison,
    **domains: Domain,
) -> Law:
    """The law that an operation agrees with its twin; `compare(left, right, *inputs)` says how."""

    def agrees(f: Callable[..., Any], exact: Callable[..., Any], **inputs: Any) -> Claim:
        values = tuple(inputs.values())
        return compare(f(*values), exact(*values), *values)

    return Law(
        name=f"{operation}_agrees_with_its_formula_on_mpmath",
        field=field,
        statement=f"{operation} = the same formula in 50 digits, up to rounding",
        source="docs/verify.md: one formula, every target",
        uses=("every use of the kernel",),
        tolerance=how,
        operations=(operation, TWIN.format(operation)),
        domains=domains,
        function=agrees,
        family="twin",
    )


def same(left: Any, right: Any, *_: Any) -> Claim:
    return close(left, right)


def by_logits(left: Any, right: Any, x: Any) -> Claim:
    """Rounding the shifted logits moves a weight by eps times their distance from the largest."""
    distance = np.abs(x.astype(np.float64) - x.max())
    return close(left, right, scale=np.abs(right) * (1.0 + distance), n=np.log2(x.size + 1.0))


def by_reach(left: Any, right: Any, x: Any) -> Claim:
    reach = 1.0 + np.abs(x.astype(np.float64)).max()
    return close(left, right, scale=reach, n=np.log2(x.size + 1.0))


def by_count(left: Any, right: Any, *inputs: Any) -> Claim:
    return close(left, right, n=float(max(np.size(value) for value in inputs)))


def by_condition(left: Any, right: Any, a: Any, *_: Any) -> Claim:
    condition = float(np.linalg.cond(a.astype(np.float64)))
    return close(left, right, norm="fro", n=len(a), condition=condition)


def by_size(left: Any, right: Any, a: Any) -> Claim:
    """Eigenvalues; the vectors have no sign of their own and are judged by their products."""
    size = float(np.linalg.norm(a.astype(np.float64)))
    products = (v.astype(np.float64) * w.astype(np.float64) @ v.T for w, v in (left, right))
    return both(
        close(left[0], right[0], scale=size, n=len(a)),
        close(*products, scale=size, n=len(a), norm="fro"),
    )


def by_scores(left: Any, right: Any, q: Any, k: Any, v: Any) -> Claim:
    """Rounding the scores moves a weight by eps times the sizes of what they are sums of."""
    reach = float((np.abs(q.astype(np.float64)) @ np.abs(k.astype(np.float64)).T).max())
    return close(left, right, scale=(1.0 + reach) * float(np.abs(v.astype(np.float64)).max()))


SCALARS: dict[str, Domain] = {
    "exp": reals(-87, 88),
    "log": positive(1e-30, 1e30),
    "log1p": reals(-0.99, 1e6),
    "expm1": reals(-87, 88),
    "tanh": reals(-20, 20),
    "logistic": reals(-87, 30),
    "logit": probabilities(open_ends=True),
    "softplus": reals(-87, 87),
}

elementary = tuple(
    twin(name, "elementary", tolerance.ulps(1), same, x=domain) for name, domain in SCALARS.items()
)

activations = (
    twin("softmax", "activations", tolerance.sums(), by_logits, x=logits("n", low=-80, high=80)),
    twin(
        "attention",
        "attention",
        tolerance.sums(),
        by_scores,
        q=vectors("m", "d", low=-9.0, high=9.0, max_size=5),
        k=vectors("n", "d", low=-9.0, high=9.0, max_size=5),
        v=vectors("n", "e", low=-9.0, high=9.0, max_size=5),
    ),
    twin("log_softmax", "activations", tolerance.sums(), by_reach, x=logits("n")),
    twin("logsumexp", "activations", tolerance.sums(), by_reach, x=logits("n")),
)

probability = (
    twin(
        "joint",
        "probability",
        tolerance.sums(),
        same,
        prior=simplex("h"),
        likelihood=stochastic_matrices("h", "d"),
    ),
    twin(
        "marginal",
        "probability",
        tolerance.sums(),
        by_count,
        table=probability_tables("m", "n", "k"),
        axis=indices(3),
    ),
    twin(
        "condition",
        "probability",
        tolerance.sums(),
        by_count,
        table=probability_tables("n", "m", zeros=False),
        axis=indices(1),
        index=indices("n"),
    ),
    twin(
        "bayes_update",
        "probability",
        tolerance.sums(),
        by_count,
        prior=simplex("n", zeros=False),
        likelihood=simplex("n", zeros=False),
    ),
)

distributions = (
    *(
        twin(f"normal_{name}", "distributions", tolerance.ulps(6), same, x=reals(-9, 9))
        for name in ("pdf", "logpdf", "cdf", "sf")
    ),
    twin("normal_ppf", "distributions", tolerance.ulps(6), same, p=probabilities(open_ends=True)),
)

linalg = (
    twin("cholesky", "linalg", tolerance.forward(), by_condition, a=spd_matrices("n", cond=1e3)),
    twin(
        "solve",
        "linalg",
        tolerance.forward(),
        by_condition,
        a=invertible_matrices("n", cond=1e3),
        b=matrices("n", "m"),
    ),
    twin(
        "solve_triangular",
        "linalg",
        tolerance.forward(),
        by_condition,
        a=triangular_matrices("n", cond=1e3),
        b=matrices("n", "m"),
    ),
    twin("eigh", "linalg", tolerance.backward(), by_size, a=symmetric_matrices("n")),
)
