"""What formulas use where matrices that are worked on together may go different ways."""

import math
from typing import Any


def choose(condition: Any, x: Any, y: Any) -> Any:
    """x where the condition holds, y elsewhere; both have been computed."""
    return x if condition else y


def spoil(a: Any, bad: Any) -> None:
    """Write nan over matrices [n, m] for which no result exists."""
    if bad:
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                a[i, j] = choose(bad, math.nan, a[i, j])
