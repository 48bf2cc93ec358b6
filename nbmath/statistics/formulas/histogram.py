"""Bins of one number."""


def uniform_bin(x: float, edges: list[float], scale: float) -> int:
    """The bin of equal width that a number between the ends lies in; the last one is closed."""
    bins = len(edges) - 1
    i = int((x - edges[0]) * scale)
    i = i if i < bins else bins - 1
    i = i - 1 if x < edges[i] else i
    return i + 1 if i < bins - 1 and x >= edges[i + 1] else i


def any_bin(x: float, edges: list[float]) -> int:
    """The bin between edges that rise; the last one is closed."""
    low = 0
    high = len(edges) - 1
    while high - low > 1:
        half = (low + high) // 2
        inside = x >= edges[half]
        low = half if inside else low
        high = high if inside else half
    return low


def histogram(x: list[float], edges: list[float], counts: list[int]) -> None:
    """counts = how many entries of a row lie in each bin."""
    for i in range(len(counts)):
        counts[i] = 0
    for i in range(len(x)):
        if x[i] >= edges[0] and x[i] <= edges[len(edges) - 1]:
            counts[any_bin(x[i], edges)] += 1
