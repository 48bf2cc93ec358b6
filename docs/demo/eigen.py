"""The covariance of the digits' pixels, its eigenvectors as pictures, and what they explain."""

import numpy as np
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import linalg

Matrix = NDArray[np.float64]

LAWS = (
    "eigenpairs_rebuild_their_matrix",
    "eigenvectors_are_orthonormal",
    "eigenvalues_ascend",
    "eigenvalues_sum_to_the_trace",
    "eigenvalues_lie_in_gershgorin_discs",
)
"""What must hold of the decomposition of any covariance."""


def digits_in_few_dimensions(book: Book, images: Matrix, keep: int) -> Matrix:
    """The coordinates of the images along the leading eigenvectors of their covariance."""
    centred = images - images.mean(axis=0)
    covariance = centred.T @ centred / (len(images) - 1)
    book.check("digits", LAWS, a=covariance)
    values, vectors = linalg.eigh(covariance)
    values, vectors = values[::-1], vectors[:, ::-1]
    draw(book, values, vectors, images.mean(axis=0), centred[1])
    return np.ascontiguousarray(centred @ vectors[:, :keep])


def draw(book: Book, values: Matrix, vectors: Matrix, mean: Matrix, one: Matrix) -> None:
    """The leading eigenvectors, the share of variance, and a digit from few components."""
    page = figure(11, 5.2)
    left, right = np.asarray(page.subfigures(1, 2, width_ratios=(1.15, 1)))
    left.suptitle("the 16 leading eigenvectors of the covariance")
    for k, axes in enumerate(left.subplots(4, 4).flat):
        image = vectors[:, k].reshape(8, 8)
        limit = np.abs(image).max()
        axes.imshow(image, cmap="RdBu", vmin=-limit, vmax=limit)
        axes.set_title(f"λ{k + 1} = {values[k]:.0f}", fontsize=8)
        axes.set_axis_off()
    top, bottom = np.asarray(right.subfigures(2, 1, height_ratios=(1.5, 1)))
    axes = top.subplots()
    axes.plot(np.arange(1, 65), np.cumsum(values) / values.sum(), marker=".")
    axes.set(xlabel="components", ylabel="share of the variance", ylim=(0, 1.03))
    axes.grid(alpha=0.3)
    counts = (0, 2, 8, 32, 64)
    for count, axes in zip(counts, bottom.subplots(1, len(counts)), strict=True):
        rebuilt = mean + vectors[:, :count] @ (vectors[:, :count].T @ one)
        axes.imshow(rebuilt.reshape(8, 8), cmap="gray_r", vmin=0, vmax=16)
        axes.set_title(f"{count}", fontsize=8)
        axes.set_axis_off()
    bottom.suptitle("a digit from its first components", fontsize=9)
    half = int(np.searchsorted(np.cumsum(values) / values.sum(), 0.9)) + 1
    book.picture(
        "Eigenvectors of the digits",
        page,
        f"The covariance of 64 pixels over 1797 digits, decomposed by linalg.eigh: {half} of 64"
        " directions carry nine tenths of the variance.",
    )
