"""Bayes' rule on the breast-cancer data: what measurements say about a tumour."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import probability
from nbmath.distributions import normal

Vector = NDArray[np.float64]
Labels = NDArray[np.int64]
CLASSES = ("malignant", "benign")
COLOURS = ("tab:red", "tab:blue")
TRAINING = 400
"""The first 400 tumours are learned from, the other 169 asked about."""
MEASUREMENTS = 10
"""The first ten columns: means of radius, texture, perimeter, area, smoothness, ..."""

OF_TABLES = (
    "total_probability_is_the_marginal_of_the_data",
    "summing_out_the_data_gives_back_the_prior",
)
OF_A_BIN = ("posterior_is_the_joint_table_given_the_data",)
OF_TWO_DATA = (
    "updating_twice_is_updating_by_the_product",
    "order_of_the_data_does_not_matter",
)


def tumours(book: Book, features: Vector, labels: Labels, names: list[str]) -> None:
    """Posteriors from one measurement, and from ten as if they were independent."""
    known, known_labels = features[:TRAINING], labels[:TRAINING]
    prior = np.bincount(known_labels) / TRAINING
    edges = np.quantile(known[:, 0], np.linspace(0.0, 1.0, 13))
    table = likelihood_table(known[:, 0], known_labels, edges)
    fits = [
        [normal.fit(known[known_labels == k, j]) for k in range(2)] for j in range(MEASUREMENTS)
    ]
    asked = features[TRAINING:, :MEASUREMENTS]
    densities = np.stack(
        [[normal.pdf(asked[:, j], *fits[j][k]) for k in range(2)] for j in range(MEASUREMENTS)]
    )  # (measurement, class, tumour)
    posteriors = probability.bayes_update(prior, densities.transpose(2, 0, 1), sequence=True)
    laws(book, prior, table, np.ascontiguousarray(densities[:2, :, 0].T))
    draw_one(book, known[:, 0], known_labels, prior, edges, table, fits[0])
    draw_ten(book, prior, posteriors, labels[TRAINING:], names)


def likelihood_table(values: Vector, labels: Labels, edges: Vector) -> Vector:
    """P(bin | class), a row for each class; each bin counts once more than it was seen."""
    counts = np.stack([np.histogram(values[labels == k], edges)[0] for k in range(2)]) + 1.0
    return np.asarray(counts / counts.sum(axis=1, keepdims=True), np.float64)


def laws(book: Book, prior: Vector, table: Vector, two: Vector) -> None:
    """What must hold of the table of bins, and of the densities `two` of two measurements."""
    data = "tumours"
    book.check(data, OF_TABLES, prior=prior, likelihood=table)
    joint = probability.joint(prior, table)
    for j in (0, 5, 11):
        book.check(data, OF_A_BIN, prior=prior, likelihood=table, j=j)
        book.check(data, ("what_is_conditioned_sums_to_one",), table=joint, j=j)
    for i in range(2):
        book.check(data, ("chain_rule_of_two_variables",), table=joint, i=i)
    book.check(data, OF_TWO_DATA, prior=prior, likelihood=two, i=0, j=1)


def draw_one(
    book: Book,
    radius: Vector,
    labels: Labels,
    prior: Vector,
    edges: Vector,
    table: Vector,
    fits: list[Any],
) -> None:
    """The densities with their normal fits, and the posterior by table and by densities."""
    page = figure(11, 4.2)
    left, right = page.subplots(1, 2)
    grid = np.linspace(radius.min(), radius.max(), 300)
    densities = np.stack([normal.pdf(grid, *fit) for fit in fits])
    for k, (name, colour) in enumerate(zip(CLASSES, COLOURS, strict=True)):
        left.hist(radius[labels == k], 30, density=True, alpha=0.35, color=colour, label=name)
        left.plot(grid, densities[k], color=colour)
    left.set(xlabel="mean radius", ylabel="density", title="each class and its normal fit")
    left.legend()
    smooth = probability.bayes_update(prior, densities.T)
    steps = probability.bayes_update(prior, table.T)
    right.plot(grid, smooth[:, 0], color="black", label="from the normal densities")
    right.stairs(
        steps[:, 0], edges, baseline=None, color="tab:red", label="from a table of twelve bins"
    )
    right.axhline(prior[0], color="grey", linestyle=":", label="prior")
    right.set(xlabel="mean radius", ylabel="P(malignant | radius)", title="Bayes' rule")
    right.legend()
    book.picture(
        "One measurement changes a belief",
        page,
        f"{TRAINING} tumours: the prior probability of malignancy, {prior[0]:.2f}, after the mean"
        " radius is known.",
    )


def draw_ten(
    book: Book, prior: Vector, posteriors: Vector, truth: Labels, names: list[str]
) -> None:
    """How the belief about some tumours moves as their measurements come in, and where it ends."""
    page = figure(11, 4.2)
    left, right = page.subplots(1, 2, width_ratios=(1.5, 1))
    steps = np.arange(MEASUREMENTS + 1)
    start = np.full((len(truth), 1), prior[0])
    paths = np.concatenate([start, posteriors[:, :, 0]], axis=1)
    for k, colour in enumerate(COLOURS):
        for path in paths[truth == k][:12]:
            left.plot(steps, path, color=colour, alpha=0.5, marker=".", markersize=4)
    left.set_xticks(steps, ["prior", *names[:MEASUREMENTS]], rotation=40, ha="right", fontsize=7)
    left.set(ylabel="P(malignant | measurements so far)", title="twelve tumours of each kind")
    for k, (name, colour) in enumerate(zip(CLASSES, COLOURS, strict=True)):
        right.hist(
            paths[truth == k, -1], np.linspace(0, 1, 21), color=colour, alpha=0.5, label=name
        )
    right.set(xlabel="P(malignant | ten measurements)", ylabel="tumours", title="where it ends")
    right.legend()
    share = float(np.mean((paths[:, -1] > 0.5) == (truth == 0)))
    book.picture(
        "Ten measurements, one after another",
        page,
        f"{len(truth)} tumours that the fits have not seen. Taking the ten measurements for"
        f" independent is bold, and makes the beliefs too sure; still {share:.1%} end on the right"
        " side of one half.",
    )
