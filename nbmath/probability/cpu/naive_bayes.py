"""Loops over the rows that are to be classified, and over those that are learned from."""

from typing import Any

from nbmath._targets import bind, driver

bound: Any = bind("probability", "cpu")
class_sums = bound.class_sums
class_squares = bound.class_squares
gaussian_log_posterior = bound.gaussian_log_posterior
linear_log_posterior = bound.linear_log_posterior
likeliest = bound.likeliest


@driver
def class_sums_of(x: Any, labels: Any, counts: Any, totals: Any) -> None:
    """Of all rows."""
    class_sums(x, labels, counts, totals)


@driver
def class_squares_of(x: Any, labels: Any, means: Any, squares: Any) -> None:
    """Of all rows."""
    class_squares(x, labels, means, squares)


@driver
def gaussian_log_posterior_rows(x: Any, out: Any, bias: Any, mean: Any, half: Any) -> None:
    """One row for each row."""
    for i in range(x.shape[0]):
        gaussian_log_posterior(x[i], bias, mean, half, out[i])


@driver
def linear_log_posterior_rows(x: Any, out: Any, bias: Any, weight: Any) -> None:
    """One row for each row."""
    for i in range(x.shape[0]):
        linear_log_posterior(x[i], bias, weight, out[i])


@driver
def likeliest_rows(rows: Any, out: Any) -> None:
    """One place for each row."""
    for i in range(out.size):
        out[i] = likeliest(rows[i])
