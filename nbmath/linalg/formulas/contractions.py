"""One entry of a contraction, by its definition."""

from typing import Any


def contraction(x: Any, y: Any, axes: Any, kept: int, place: int) -> Any:
    """Entry `place` of the sum over products of entries of x and y, both flat.

    axes [count, 3] holds the length of each index and its strides in x and y: first those of the
    `kept` indices of the result, which is in C order, then those of the indices summed over.
    """
    count = axes.shape[0]
    at_x, at_y, rest = 0, 0, place
    for i in range(kept - 1, -1, -1):
        digit = rest % axes[i, 0]
        rest //= axes[i, 0]
        at_x += digit * axes[i, 1]
        at_y += digit * axes[i, 2]
    summed = count > kept
    length = axes[count - 1, 0] if summed else 1
    step_x = axes[count - 1, 1] if summed else 0
    step_y = axes[count - 1, 2] if summed else 0
    rows = 1
    for i in range(kept, count - 1):
        rows *= axes[i, 0]
    total = 0.0
    for row in range(rows):
        start_x, start_y, rest = at_x, at_y, row
        for i in range(count - 2, kept - 1, -1):
            digit = rest % axes[i, 0]
            rest //= axes[i, 0]
            start_x += digit * axes[i, 1]
            start_y += digit * axes[i, 2]
        for t in range(length):
            total += x[start_x + t * step_x] * y[start_y + t * step_y]
    return total
