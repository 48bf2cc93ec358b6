"""Laws of choices with and without replacement."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, follows, holds, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, integers, seeds
from verify.laws.rows import ROWS, SEEDED
from verify.laws.samplers import COUNTED, itself
from verify.statistics import spread

Operation = Callable[..., Any]

EFRAIMIDIS = "Efraimidis and Spirakis, Information Processing Letters 97, 2006"


def rows_of(draw: Operation, seed: Any, *arguments: Any) -> Any:
    """Rows of draws, each with a seed of its own."""
    return np.array([draw((int(seed) + i) % 2**63, *arguments) for i in range(SEEDED)])


@law(
    field="random",
    statement="chosen numbers differ, C_{0} is any with 1 / n and C_{1} any other with 1 / (n - 1)",
    source="Durstenfeld, Communications of the ACM 7, 1964",
    uses=("minibatches", "subsampling", "initial centres"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=choices(2, 5, 60, 1000, 10**12),
    last=integers(0, 1),
)
def choices_without_replacement_differ_and_are_equally_likely(
    random_choice: Operation, seed: Any, n: Any, last: Any
) -> Claim:
    n, last = int(n), bool(last)
    rows = rows_of(random_choice, seed, n, min(n, 7), False, None)
    different = all(len(set(row)) == len(row) for row in rows.tolist())
    first, second = (rows[:, -1], rows[:, 0]) if last else (rows[:, 0], rows[:, 1])
    step = (second - first) % n
    return both(
        holds(different),
        within(rows.astype(np.float64), 0.0, float(n - 1)),
        follows(spread(first, lambda k: np.minimum((k + 1.0) / n, 1.0)), itself),
        follows(spread(step, lambda k: np.clip(k / (n - 1.0), 0.0, 1.0)), itself),
    )


WEIGHTS = ((1.0, 2.0, 4.0), (1.0, 0.0, 1.0, 10.0), (1e-3, 1.0, 5.0, 1e-3, 0.5), (1e300, 1e300))


@law(
    field="random",
    statement="P(C_{0} = i, C_{1} = j) = w_{i} / W · w_{j} / (W - w_{i}) for i ≠ j, W = Σ w",
    source=f"{EFRAIMIDIS}, section 2",
    uses=("sampling by importance", "top k sampling of sequences"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    weights=choices(*WEIGHTS),
)
def weighted_choices_without_replacement_are_those_of_one_draw_after_another(
    random_choice: Operation, seed: Any, weights: Any
) -> Claim:
    w = np.array(weights) / sum(weights)
    rows = rows_of(random_choice, seed, w.size, 2, False, w)
    chances = np.outer(w, w) / (1.0 - w)[:, None] * (1.0 - np.eye(w.size))
    cells = np.concatenate([[0.0], np.cumsum(chances / chances.sum())])
    pairs = rows[:, 0] * w.size + rows[:, 1]
    inside = within(rows.astype(np.float64), 0.0, float(w.size - 1))
    possible = within(chances[tuple(np.clip(rows, 0, w.size - 1).T)], 1e-300, 1.0)

    def cdf(k: Any) -> Any:
        return np.minimum(cells[np.clip(k + 1, 0, w.size**2).astype(int)], 1.0)

    return both(inside, possible, follows(spread(pairs, cdf), itself))


@law(
    field="random",
    statement="P(C_{0} = i, C_{1} = j) = w_{i} w_{j} / W^{2}, W = Σ w",
    source="NumPy's random API",
    uses=("bootstrap", "sampling by importance"),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    weights=choices(*WEIGHTS),
    alike=integers(0, 1),
)
def choices_with_replacement_are_independent(
    random_choice: Operation, seed: Any, weights: Any, alike: Any
) -> Claim:
    w = np.ones(len(weights)) if alike else np.array(weights)
    w = w / w.sum()
    drawn = np.asarray(random_choice(seed, w.size, 2 * ROWS, True, None if alike else w))
    cells = np.concatenate([[0.0], np.cumsum(np.outer(w, w))])
    pairs = drawn[0::2] * w.size + drawn[1::2]
    possible = within(w[np.clip(drawn, 0, w.size - 1)], 1e-300, 1.0)
    inside = within(drawn.astype(np.float64), 0.0, float(w.size - 1))

    def cdf(k: Any) -> Any:
        return np.minimum(cells[np.clip(k + 1, 0, w.size**2).astype(int)], 1.0)

    return both(inside, possible, follows(spread(pairs, cdf), itself))
