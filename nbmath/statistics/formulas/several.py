"""Corrections of p-values for how many there are, in their order, smallest first."""


def holm(ps: list[float], order: list[int], out: list[float]) -> None:
    """out = adjusted p-values by Holm's method (Holm 1979)."""
    n = len(order)
    top = 0.0
    for k in range(n):
        value = ps[order[k]] * float(n - k)
        top = top if value <= top else value
        out[order[k]] = top if top < 1.0 else 1.0


def false_discovery_control(
    ps: list[float], order: list[int], dependent: bool, out: list[float]
) -> None:
    """out = adjusted p-values by Benjamini and Hochberg, or Yekutieli for dependent ones."""
    n = len(order)
    factor = float(n)
    if dependent:
        total = 0.0
        for k in range(n, 0, -1):
            total = total + 1.0 / float(k)
        factor = factor * total
    low = 1.0
    for k in range(n - 1, -1, -1):
        value = ps[order[k]] * (factor / float(k + 1))
        low = value if value < low else low
        out[order[k]] = low


def bonferroni(p: float, n: float) -> float:
    """The p-value times how many there are, at most 1."""
    value = p * n
    return 1.0 if value > 1.0 else value
