"""Laws of tests of counts, and of means whose error is known."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import reals, vectors
from verify.laws.statistics import FIELD, wide
from verify.laws.statistics.rank_tests import EXPERIMENTS, coarse, floats

Operation = Callable[..., Any]


@law(
    field=FIELD,
    statement="z = (mean(x) - m) √n / s, z(x, 4 s) = z(x, s) / 4, p(z) = p(-z)",
    source="definition",
    uses=EXPERIMENTS,
    tolerance=tolerance.sums(),
    x=vectors("n"),
    s=reals(0.5, 8.0),
)
def the_normal_test_divides_by_the_known_error(ztest: Operation, x: Any, s: Any) -> Claim:
    given, error = coarse(x), float(s)
    z, p = (float(part) for part in ztest(given, 1.0, error))
    quarter, _ = (float(part) for part in ztest(given, 1.0, 4 * error))
    turned, q = (float(part) for part in ztest(2 - given, 1.0, error))
    right = float((wide(given).mean() - 1) * np.sqrt(given.size) / error)
    scale = 9 * given.size**0.5 / error
    return both(
        close(floats(z, 4 * quarter, -turned), np.full(3, right), scale=scale, n=4),
        close(p, q, scale=1.0, n=8),
        within(p, 0.0, 1.0),
    )


@law(
    field=FIELD,
    statement="chi^{2} of a table of two by two = n (a d - b c)^{2} / (row and column sums)",
    source="Pearson 1900, doi:10.1080/14786440009463897",
    uses=("feature selection", *EXPERIMENTS),
    tolerance=tolerance.rounding(),
    x=vectors(4, low=0, high=1000),
)
def tables_of_two_by_two_compare_products(chi2_contingency: Operation, x: Any) -> Claim:
    table = (np.rint(np.abs(x)) + 1).reshape(2, 2)
    statistic, p, dof = chi2_contingency(table, False)[:3]
    a, b, c, d = (float(v) for v in table.ravel())
    n = a + b + c + d
    right = n * (a * d - b * c) ** 2 / ((a + b) * (c + d) * (a + c) * (b + d))
    scale = n * (a * d + b * c) ** 2 / ((a + b) * (c + d) * (a + c) * (b + d))
    turned = chi2_contingency(table.T.copy(), False)
    blur = scale * 1e-15 + right
    return both(
        close(float(statistic), right, scale=np.sqrt(right * scale) + blur, n=8),
        close(float(turned[0]), float(statistic), scale=np.sqrt(right * scale) + blur, n=8),
        equal(int(dof), 1),
        within(float(p), 0.0, 1.0),
    )


@law(
    field=FIELD,
    statement="chi^{2}(o) = k ∑ o^{2} / n - n for equal expected counts",
    source="Pearson 1900, doi:10.1080/14786440009463897",
    uses=("goodness of fit",),
    tolerance=tolerance.sums(),
    x=vectors("n", low=0, high=1000, min_size=2),
)
def chi_square_is_a_sum_of_squares(chisquare: Operation, x: Any) -> Claim:
    counts = np.rint(np.abs(x)) + 1
    statistic, p = (float(part) for part in chisquare(counts))
    squares = float((wide(counts) ** 2).sum() * counts.size / wide(counts).sum())
    right = squares - float(wide(counts).sum())
    middle = float(wide(counts).mean())
    again, q = (float(part) for part in chisquare(counts, np.full(counts.size, middle)))
    return both(
        close(statistic, right, scale=squares, n=4),
        close(again, statistic, scale=squares, n=4),
        close(p, q, scale=1.0, n=counts.size),
    )
