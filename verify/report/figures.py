"""Pictures of ratios as inline SVG: the histogram of one check, the headroom of a whole run."""

import hashlib
import math
from collections.abc import Sequence
from html import escape

from verify.records import HISTOGRAM_EDGES, CheckResult, Verdict
from verify.report.summary import figure, share

_BAR = 9.0
_HEIGHT = 20.0
_BINS_A_DECADE = 2
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def span(results: Sequence[CheckResult]) -> int:
    """Number of bins that the histograms of one law share: all that hold a count, and the limit."""
    filled = [i + 1 for r in results for i, count in enumerate(r.histogram) if count]
    limits = [math.ceil(_place(r.threshold)) + _BINS_A_DECADE for r in results]
    return min(max([*filled, *limits], default=1), len(HISTOGRAM_EDGES) + 1)


def histogram(result: CheckResult, bins: int) -> str:
    """Counts by log10(ratio), bars on a logarithmic scale, the threshold as a line."""
    width = _BAR * bins
    top = math.log1p(max(result.histogram, default=0)) or 1.0
    limit = _BAR * min(_place(result.threshold), bins)
    bars = []
    for index, count in enumerate(result.histogram[:bins]):
        if count == 0:
            continue
        height = 2 + (_HEIGHT - 2) * math.log1p(count) / top
        kind = "over" if _BAR * index >= limit else "under"
        bars.append(
            f'<rect class="{kind}" x="{_BAR * index + 0.5:g}" y="{_HEIGHT - height:.1f}" '
            f'width="{_BAR - 1:g}" height="{height:.1f}">'
            f"<title>{_range(index)}: {count:,} cases</title></rect>"
        )
    return (
        f'<svg class="histogram" width="{width:g}" height="{_HEIGHT + 1:g}" '
        f'viewBox="0 0 {width:g} {_HEIGHT + 1:g}" role="img" '
        f'aria-label="Histogram of ratios of {escape(result.subject)} in {result.dtype}">'
        f'<line class="base" x1="0" x2="{width:g}" y1="{_HEIGHT + 0.5:g}" y2="{_HEIGHT + 0.5:g}"/>'
        f"{''.join(bars)}"
        f'<line class="limit" x1="{limit:.1f}" x2="{limit:.1f}" y1="0" y2="{_HEIGHT + 1:g}">'
        f"<title>threshold {result.threshold:g}</title></line></svg>"
    )


def axis(bins: int) -> str:
    """The labels over a column of histograms."""
    marks = []
    for edge in HISTOGRAM_EDGES:
        x = _BAR * _place(10.0**edge)
        if edge % 2 == 0 and x < _BAR * bins - 8:
            label = "1" if edge == 0 else f"10{str(int(edge)).translate(_RAISED)}"
            marks.append(f'<text x="{x:g}" y="12">{label}</text>')
    width = _BAR * bins
    return (
        f'<svg class="axis" width="{width:g}" height="16" viewBox="0 0 {width:g} 16" role="img" '
        f'aria-label="ratios">{"".join(marks)}</svg>'
    )


def _place(ratio: float) -> float:
    """Place of a ratio on the axis of a histogram, in bins."""
    last = float(len(HISTOGRAM_EDGES) + 1)
    if not ratio > 0:
        return 0.0
    if math.isinf(ratio):
        return last
    place = 1 + _BINS_A_DECADE * (math.log10(ratio) - HISTOGRAM_EDGES[0])
    return min(max(place, 0.0), last)


def _range(index: int) -> str:
    """The ratios of a bin in words."""
    if index == 0:
        return f"ratio below 1e{HISTOGRAM_EDGES[0]:g}"
    if index >= len(HISTOGRAM_EDGES):
        return f"ratio from 1e{HISTOGRAM_EDGES[-1]:g}"
    low, high = HISTOGRAM_EDGES[index - 1 : index + 1]
    return f"ratio {10**low:.3g} to {10**high:.3g}"


_LEFT, _RIGHT, _LANE, _WIDTH = 120.0, 16.0, 30.0, 1000.0
_DECADES = (-7, 2)


def headroom(results: Sequence[CheckResult]) -> str:
    """Every check as a dot: worst ratio as a share of its threshold, one lane for each field."""
    judged = [r for r in results if r.verdict not in (Verdict.UNDECIDED, Verdict.REFUSED)]
    fields = list(dict.fromkeys(result.field for result in judged))
    height = _LANE * len(fields) + 34
    parts = [_axis(len(fields))]
    for lane, name in enumerate(fields):
        middle = _LANE * (lane + 0.5)
        parts.append(
            f'<text class="lane" x="{_LEFT - 14:g}" y="{middle + 4:g}">{escape(name)}</text>'
        )
        dots = sorted((r for r in judged if r.field == name), key=lambda r: r.verdict.falsified)
        parts.extend(_dot(result, middle) for result in dots)
    return (
        f'<svg class="headroom" viewBox="0 0 {_WIDTH:g} {height:g}" role="img" '
        f'aria-label="Worst ratio of every check as a share of its threshold">'
        f"{''.join(parts)}</svg>"
    )


def _across(value: float) -> float:
    """Horizontal place of a share of the threshold; zero left of the axis, infinity right."""
    low, high = _DECADES
    decade = math.log10(value) if 0 < value < math.inf else (high + 1 if value > 0 else low - 1)
    unit = (_WIDTH - _LEFT - _RIGHT) / (high - low + 1)
    return _LEFT + unit * (min(max(decade, low - 0.3), high + 0.7) - low + 0.3)


def _axis(lanes: int) -> str:
    """Vertical lines at the decades with their labels; the threshold is the heavy one."""
    low, high = _DECADES
    bottom = _LANE * lanes
    parts = []
    for decade in range(low, high + 1):
        x = _across(10.0**decade)
        kind = "limit" if decade == 0 else "grid"
        label = "threshold" if decade == 0 else f"10{str(decade).translate(_RAISED)}"
        parts.append(
            f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{bottom:g}"/>'
            f'<text class="{kind}" x="{x:.1f}" y="{bottom + 18:g}">{label}</text>'
        )
    for value, label in ((0.0, "0"), (math.inf, "∞")):
        x = _across(value)
        parts.append(f'<text class="grid" x="{x:.1f}" y="{bottom + 18:g}">{label}</text>')
    return "".join(parts)


def _dot(result: CheckResult, middle: float) -> str:
    """A dot with a small displacement of its own, so that equal checks stay apart."""
    name = f"{result.law}/{result.subject}/{result.dtype}"
    spread = hashlib.sha256(name.encode()).digest()[0] / 255 - 0.5
    label = f"{result.law}, {result.subject} {result.dtype}: {figure(result.worst_ratio)} of "
    return (
        f'<a href="#{escape(result.law)}"><circle class="{result.verdict.value}" '
        f'cx="{_across(share(result)):.1f}" cy="{middle + 0.62 * _LANE * spread:.1f}" r="3">'
        f"<title>{escape(label)}{result.threshold:g}</title></circle></a>"
    )
