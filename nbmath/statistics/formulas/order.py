"""Order statistics of one row: selection in place, and quantiles of nine and more definitions.

Rows are overwritten: an entry is brought to its place, smaller ones before it, larger ones after.
"""

import math

INVERTED_CDF = 0
AVERAGED_INVERTED_CDF = 1
CLOSEST_OBSERVATION = 2
INTERPOLATED_INVERTED_CDF = 3
HAZEN = 4
WEIBULL = 5
LINEAR = 6
MEDIAN_UNBIASED = 7
NORMAL_UNBIASED = 8
LOWER = 9
HIGHER = 10
MIDPOINT = 11


def holds_nan(x: list[float]) -> bool:
    """Whether an entry is nan."""
    found = False
    for i in range(len(x)):
        found = found or x[i] != x[i]
    return found


def _pivot(a: float, b: float, c: float) -> float:
    """The middle one of three."""
    low = a if a < b else b
    high = b if a < b else a
    top = high if high < c else c
    return low if top < low else top


def select(x: list[float], k: int) -> float:
    """The entry of rank k, in its place (Hoare 1961)."""
    left = 0
    right = len(x) - 1
    while left < right:
        pivot = _pivot(x[left], x[(left + right) // 2], x[right])
        i = left
        j = right
        while i <= j:
            while x[i] < pivot:
                i += 1
            while x[j] > pivot:
                j -= 1
            if i <= j:
                swapped = x[i]
                x[i] = x[j]
                x[j] = swapped
                i += 1
                j -= 1
        right = j if k <= j else right
        left = i if k >= i else left
        if j < k < i:
            right = left
    return x[k]


def next_after(x: list[float], k: int) -> float:
    """The entry of rank k + 1, where that of rank k is in its place; x[k] where there is none."""
    low = x[k] if k + 1 >= len(x) else x[k + 1]
    for i in range(k + 2, len(x)):
        low = x[i] if x[i] < low else low
    return low


def _share(n: float, q: float) -> float:
    """n q rounded to a number of its own, which no sum may fuse with what comes after it."""
    product = n * q
    return product if product < n else n


def _floor(x: float) -> float:
    """The largest whole number that is not larger."""
    return float(math.floor(x))


def _whole(place: float, down: bool) -> float:
    """The place before, or the next one."""
    low = _floor(place)
    return low if down else low + 1.0


def _spread(n: float, q: float, method: int) -> float:
    """Where in a sorted row, counted from nought, a quantile of a continuous definition lies."""
    product = _share(n, q)
    if method == LINEAR or method >= LOWER:
        return _share(n - 1.0, q)
    if method == HAZEN:
        return product + 0.5 - 1.0
    if method == WEIBULL:
        return product + q - 1.0
    if method == MEDIAN_UNBIASED:
        return product + (1.0 / 3.0 + q / 3.0) - 1.0
    if method == NORMAL_UNBIASED:
        return product + (0.375 + q * 0.25) - 1.0
    return product - 1.0


def _nearest(place: float) -> float:
    """The nearest whole number, the even one of two."""
    up = _floor(place + 0.5)
    tie = up - place == 0.5 and up % 2.0 == 1.0
    return up - 1.0 if tie else up


def quantile_place(n: float, q: float, method: int) -> tuple[float, float]:
    """The place of the lower neighbour, 0 .. n - 1, and the share of the next (Hyndman & Fan)."""
    place = _spread(n, q, method)
    share = 0.0
    if method == INVERTED_CDF:
        place = _whole(place, place == _floor(place))
    elif method == CLOSEST_OBSERVATION:
        place = _share(n, q) - 1.5
        low = _floor(place)
        place = _whole(place, place == low and low % 2.0 == 1.0)
    elif method == LOWER:
        place = _floor(place)
    elif method == HIGHER:
        place = -_floor(-place)
    elif method > MIDPOINT:
        place = _nearest(place)
    else:
        low = _floor(place)
        share = place - low
        if method == AVERAGED_INVERTED_CDF:
            share = 0.5 if share == 0.0 else 1.0
        elif method == MIDPOINT:
            share = 0.0 if share == 0.0 else 0.5
        place = low
    last = n - 1.0
    inside = place >= 0.0 and place < last
    share = share if inside else 0.0
    place = place if place > 0.0 else 0.0
    return place if place < last else last, share


def between(low: float, high: float, share: float) -> float:
    """low + share (high - low), rising in the share, exact at both ends."""
    gap = high - low
    early = low + gap * share
    late = high - gap * (1.0 - share)
    inner = early if share < 0.5 else late
    return low if low == high or share == 0.0 else inner


def quantile(x: list[float], q: float, method: int) -> float:
    """The quantile of a row, which is overwritten; nan for an empty one and where an entry is."""
    if len(x) == 0 or holds_nan(x):
        return math.nan
    place, share = quantile_place(float(len(x)), q, method)
    k = int(place)
    low = select(x, k)
    return between(low, next_after(x, k), share) if share > 0.0 else low


def middle(low: float, high: float) -> float:
    """The mean of two numbers, which does not overflow."""
    total = low + high
    return 0.5 * total if math.fabs(total) < math.inf else 0.5 * low + 0.5 * high


def median(x: list[float]) -> float:
    """The middle entry, or the mean of the two middle ones; the row is overwritten."""
    n = len(x)
    if n == 0 or holds_nan(x):
        return math.nan
    k = (n - 1) // 2
    low = select(x, k)
    return low if n % 2 == 1 else middle(low, next_after(x, k))


def iqr(x: list[float]) -> float:
    """The distance of the quartiles; the row is overwritten."""
    low = quantile(x, 0.25, LINEAR)
    return quantile(x, 0.75, LINEAR) - low


def median_abs_deviation(x: list[float]) -> float:
    """The median distance from the median; the row is overwritten."""
    centre = median(x)
    for i in range(len(x)):
        x[i] = math.fabs(x[i] - centre)
    return median(x)


def trimmed(x: list[float], low: float, high: float, cut: int) -> float:
    """The mean without `cut` entries at either end, low and high being the ends of the others."""
    inside = 0
    below = 0
    total = 0.0
    for start in range(0, len(x), 256):
        part = 0.0
        for i in range(start, start + 256 if start + 256 < len(x) else len(x)):
            within = x[i] > low and x[i] < high
            part = part + (x[i] if within else 0.0)
            inside += 1 if within else 0
            below += 1 if x[i] <= low else 0
        total = total + part
    kept = len(x) - 2 * cut
    lows = float(below - cut)
    highs = float(kept - inside - below + cut)
    return low if low == high else (total + lows * low + highs * high) / float(kept)


def trim_mean(x: list[float], cut: int) -> float:
    """The mean without the `cut` smallest and the `cut` largest; the row is overwritten."""
    n = len(x)
    if n == 0 or 2 * cut >= n or holds_nan(x):
        return math.nan
    low = select(x, cut)
    high = select(x, n - 1 - cut)
    return trimmed(x, low, high, cut)
