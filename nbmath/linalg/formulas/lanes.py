"""What formulas use where matrices that are worked on together may go different ways."""

import math
from typing import Any


def choose(condition: Any, x: Any, y: Any) -> Any:
    """x where the condition holds, y elsewhere; both have been computed."""
    return x if condition else y


def meanwhile(ahead: int) -> int:
    """Where a driver may ask for memory, from the address `ahead` on; returns where to go on.

    Memory that is asked for in small parts, between steps that need none, comes meanwhile.
    """
    return ahead


def exchange(a: Any, k: int, row: Any, first: int) -> None:
    """Exchange row k with a row below it, a number, from a column on."""
    for i in range(k + 1, a.shape[0]):
        if row == float(i):
            for j in range(first, a.shape[1]):
                a[k, j], a[i, j] = a[i, j], a[k, j]


def exchange_columns(a: Any, k: int, column: Any) -> None:
    """Exchange column k with a column after it, a number."""
    for j in range(k + 1, a.shape[1]):
        if column == float(j):
            for i in range(a.shape[0]):
                a[i, k], a[i, j] = a[i, j], a[i, k]


def spoil(a: Any, bad: Any) -> None:
    """Write nan over matrices [n, m] for which no result exists."""
    if bad:
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                a[i, j] = choose(bad, math.nan, a[i, j])


def take_four(a: Any, row: int, column: int) -> tuple[Any, Any, Any, Any]:
    """Entries of four rows in a column; where there are fewer, the last row is meant again."""
    last = a.shape[0] - 1
    one, two = row if row < last else last, row + 1 if row + 1 < last else last
    three, four = row + 2 if row + 2 < last else last, row + 3 if row + 3 < last else last
    return a[one, column], a[two, column], a[three, column], a[four, column]


def put_four(a: Any, row: int, column: int, values: tuple[Any, Any, Any, Any]) -> None:
    """Write what `take_four` reads."""
    last = a.shape[0] - 1
    one, two = row if row < last else last, row + 1 if row + 1 < last else last
    three, four = row + 2 if row + 2 < last else last, row + 3 if row + 3 < last else last
    a[one, column], a[two, column], a[three, column], a[four, column] = values


def take_across(a: Any, row: int, column: int) -> tuple[Any, Any, Any, Any]:
    """As `take_four`, four entries of a row."""
    last = a.shape[1] - 1
    one, two = column if column < last else last, column + 1 if column + 1 < last else last
    three, four = column + 2 if column + 2 < last else last, column + 3
    return a[row, one], a[row, two], a[row, three], a[row, four if four < last else last]


def put_across(a: Any, row: int, column: int, values: tuple[Any, Any, Any, Any]) -> None:
    """Write what `take_across` reads."""
    last = a.shape[1] - 1
    one, two = column if column < last else last, column + 1 if column + 1 < last else last
    three, four = column + 2 if column + 2 < last else last, column + 3
    a[row, one], a[row, two], a[row, three], a[row, four if four < last else last] = values
