"""A Gaussian mixture fitted to the digits by expectation and maximisation."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import linalg, mixtures

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]


def mixture_of_digits(book: Book, points: Matrix, labels: Labels) -> None:
    """Ten components, started at one digit of each kind, in the plane of two components."""
    weights = np.full(10, 0.1)
    means = np.stack([points[labels == k][0] for k in range(10)])
    covariances = np.stack([np.cov(points.T)] * 10)
    fit = mixtures.fit(points, weights, means, covariances)
    step = mixtures.em_step(points, fit.weights, fit.means, fit.covariances)
    laws(book, points, weights, means, covariances)
    draw(book, points, labels, fit, step.responsibilities)


def laws(book: Book, points: Matrix, weights: Matrix, means: Matrix, covariances: Matrix) -> None:
    """What must hold of a step and of the whole fit on this data."""


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
    likelihood = np.asarray(fit.log_likelihoods)
    right.plot(likelihood / len(points), marker=".", markersize=3)
    right.set(xlabel="iteration", ylabel="log-likelihood a digit", title="EM never goes down")
    right.grid(alpha=0.3)
    sure = float(np.mean(responsibilities.max(axis=1) > 0.9))
    book.picture(
        "A mixture of ten components",
        page,
        f"mixtures.fit on 1797 digits in two dimensions: {len(likelihood)} iterations;"
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
