"""Loops over rows of weights, and over tables."""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.information.cpu.tiles import (
    SHORT,
    cross_entropy_tiles,
    renyi_divergence_tiles,
    renyi_entropy_tiles,
)

bound: Any = bind("information", "cpu")
entropy = bound.entropy
cross_entropy = bound.cross_entropy
kl_divergence = bound.kl_divergence
js_divergence = bound.js_divergence
renyi_entropy = bound.renyi_entropy
renyi_divergence = bound.renyi_divergence
joint_entropy = bound.joint_entropy
conditional_entropy = bound.conditional_entropy
mutual_information = bound.mutual_information
entropy_from_counts = bound.entropy_from_counts
mutual_information_from_counts = bound.mutual_information_from_counts


@driver
def entropy_rows(pk: Any, out: Any) -> None:
    """One number for each row."""
    for i in range(out.size):
        out[i] = entropy(pk[i])


@driver
def cross_entropy_rows(pk: Any, qk: Any, out: Any) -> None:
    """One number for each row."""
    if pk.shape[1] <= SHORT:
        cross_entropy_tiles(pk, qk, out)
    else:
        for i in range(out.size):
            out[i] = cross_entropy(pk[i], qk[i])


@driver
def kl_divergence_rows(pk: Any, qk: Any, out: Any) -> None:
    """One number for each row."""
    for i in range(out.size):
        out[i] = kl_divergence(pk[i], qk[i])


@driver
def js_divergence_rows(pk: Any, qk: Any, out: Any) -> None:
    """One number for each row."""
    for i in range(out.size):
        out[i] = js_divergence(pk[i], qk[i])


@driver
def renyi_entropy_rows(pk: Any, order: Any, out: Any) -> None:
    """One number for each row."""
    if pk.shape[1] <= SHORT and order != 1.0:
        renyi_entropy_tiles(pk, order, out)
    else:
        for i in range(out.size):
            out[i] = renyi_entropy(pk[i], order)


@driver
def renyi_divergence_rows(pk: Any, qk: Any, order: Any, out: Any) -> None:
    """One number for each row."""
    if pk.shape[1] <= SHORT and 0.0 < order < math.inf and order != 1.0:
        renyi_divergence_tiles(pk, qk, order, out)
    else:
        for i in range(out.size):
            out[i] = renyi_divergence(pk[i], qk[i], order)


@driver
def joint_entropy_rows(table: Any, out: Any) -> None:
    """One number for each table, whose cells are a row."""
    cells = table.reshape(out.size, -1)
    for i in range(out.size):
        out[i] = entropy(cells[i])


@driver
def conditional_entropy_rows(table: Any, out: Any) -> None:
    """One number for each table."""
    for i in range(out.size):
        out[i] = conditional_entropy(table[i])


@driver
def mutual_information_rows(table: Any, work: Any, out: Any) -> None:
    """One number for each table; work (tables, columns)."""
    for i in range(out.size):
        out[i] = mutual_information(table[i], work[i])


@driver
def entropy_from_counts_rows(counts: Any, method: Any, out: Any) -> None:
    """One number for each row."""
    for i in range(out.size):
        out[i] = entropy_from_counts(counts[i], method)


@driver
def mutual_information_from_counts_rows(table: Any, flat: Any, method: Any, out: Any) -> None:
    """One number for each table; flat (tables, cells)."""
    work = np.empty(table.shape[1] + table.shape[2], table.dtype)
    for i in range(out.size):
        out[i] = mutual_information_from_counts(table[i], flat[i], work, method)
