"""A Gaussian mixture fitted to the digits by expectation and maximisation."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import linalg, mixtures
from verify import at_most, law, tolerance
from verify.claim import Claim
from verify.domains import points as points_of

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]

LAWS = (
    "responsibilities_sum_to_one",
    "new_weights_are_the_mean_responsibilities",
    "new_moments_are_those_of_the_weighed_samples",
    "new_covariances_are_symmetric_and_not_negative",
    "a_step_never_lowers_the_likelihood",
    "log_likelihood_agrees_with_its_definition",
)
"""What must hold of a step from one digit of each kind, with equal weights."""


@law(
    field="mixtures",
    statement="∑_{i} log p(x_{i}; θ_{0}) ≤ ∑_{i} log p(x_{i}; θ_{1}) ≤ …",
    source="Dempster, Laird and Rubin 1977, theorem 1",
    uses=("Gaussian mixtures",),
    tolerance=tolerance.sums(),
    x=points_of("n", "d"),
    means=points_of("k", "d"),
)
def likelihood_rises_through_the_whole_fit(mixture_fit: Any, x: Matrix, means: Matrix) -> Claim:
    """Every step of the fit, without anything added to the variances."""
    history = mixture_fit(x, means, reg_covar=0.0)[3]
    return at_most(history[:-1], history[1:], n=len(x))


def mixture_of_digits(book: Book, points: Matrix, labels: Labels) -> None:
    """Ten components, started at one digit of each kind, in the plane of two components."""
    means = np.stack([points[labels == k][0] for k in range(10)])
    fit = mixtures.fit(points, means, max_iter=200, tol=1e-4)
    first = [int(np.flatnonzero(labels == k)[0]) for k in range(10)]
    rest = np.setdiff1d(np.arange(len(points)), first)
    book.check(
        "digits",
        LAWS,
        x=points,
        weights=np.full(10, 0.1),
        shape=np.cov(points.T),
        order=np.concatenate([first, rest]),
    )
    book.judge("digits", likelihood_rises_through_the_whole_fit, x=points, means=means)
    draw(book, points, labels, fit, mixtures.responsibilities(points, *fit[:3]))


def draw(book: Book, points: Matrix, labels: Labels, fit: Any, responsibilities: Matrix) -> None:
    """The components over the digits, and the likelihood rising."""
    page = figure(11, 4.8)
    left, right = page.subplots(1, 2, width_ratios=(1.5, 1))
    dots = left.scatter(*points.T, c=labels, cmap="tab10", s=8, alpha=0.7, vmin=-0.5, vmax=9.5)
    page.colorbar(dots, ax=left, ticks=range(10), label="digit")
    for weight, mean, covariance in zip(fit.weights, fit.means, fit.covariances, strict=True):
        outline(left, weight, mean, covariance)
    left.set(xlabel="first component", ylabel="second component", aspect="equal")
    left.set_title("ten normal components at one and two standard deviations", fontsize=10)
    likelihood = fit.log_likelihood
    right.plot(likelihood / len(points), marker=".", markersize=3)
    right.set(xlabel="iteration", ylabel="log-likelihood a digit", title="EM never goes down")
    right.grid(alpha=0.3)
    sure = float(np.mean(responsibilities.max(axis=1) > 0.9))
    book.picture(
        "A mixture of ten components",
        page,
        f"mixtures.fit on 1797 digits in two dimensions: {len(likelihood) - 1} steps;"
        f" {sure:.0%} of the digits belong to one component with more than 0.9.",
    )


def outline(axes: Axes, weight: float, mean: Matrix, covariance: Matrix) -> None:
    """Ellipses of one and two standard deviations, from the eigenvectors of the covariance."""
    values, vectors = linalg.eigh(covariance)
    angle = float(np.degrees(np.arctan2(vectors[1, 1], vectors[0, 1])))
    for deviations in (1.0, 2.0):
        height, width = 2.0 * deviations * np.sqrt(values)
        axes.add_patch(
            Ellipse((mean[0], mean[1]), width, height, angle=angle, fill=False, linewidth=1.2)
        )
    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "alpha": 0.8, "edgecolor": "none"}
    axes.text(mean[0], mean[1], f"{weight:.2f}", ha="center", va="center", fontsize=8, bbox=box)
