"""Digits told apart by naive Bayes: pixels that are independent once the digit is known."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import probability
from verify import close, law, tolerance
from verify.claim import Claim
from verify.domains import matrices, seeds

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]
KNOWN = 1200
SHARES = np.linspace(0.0, 1.0, 11)


@law(
    field="probability",
    statement="P(c | x) = P(c) ∏_{f} p_{cf}^{x_f} / ∑_{d} P(d) ∏_{f} p_{df}^{x_f}",
    source="Bayes 1763, doi:10.1098/rstl.1763.0053",
    uses=("naive Bayes",),
    tolerance=tolerance.sums(),
    x=matrices("n", "f"),
    labels=seeds(),
)
def naive_bayes_is_bayes_rule(logsumexp: Any, x: Matrix, labels: Labels) -> Claim:
    """The posterior of the last rows by the rule itself, in logarithms."""
    model = probability.multinomial_naive_bayes(x[:KNOWN], labels[:KNOWN])
    joint = model.log_prior + x[KNOWN:] @ model.log_chance.T
    posterior = joint - np.asarray(logsumexp(joint))[:, None]
    return close(
        probability.naive_bayes_log_posterior(model, x[KNOWN:]),
        posterior,
        scale=np.abs(joint).max(axis=1, keepdims=True),
        n=x.shape[1],
    )


def digits_by_naive_bayes(book: Book, data: Matrix, labels: Labels) -> None:
    """Ten classes learned from 1200 digits; the other 597 are told apart."""
    book.judge("digits", naive_bayes_is_bayes_rule, x=data, labels=labels)
    model = probability.multinomial_naive_bayes(data[:KNOWN], labels[:KNOWN])
    posterior = np.exp(probability.naive_bayes_log_posterior(model, data[KNOWN:]))
    found, true = posterior.argmax(axis=1), labels[KNOWN:]
    draw(book, np.exp(model.log_chance), posterior.max(axis=1), found, true)


def draw(book: Book, chances: Matrix, sure: Matrix, found: Labels, true: Labels) -> None:
    """What was learned, what is taken for what, and how sure it is of itself."""
    page = figure(12, 4.2)
    parts: Any = page.subfigures(1, 3, width_ratios=(1.1, 1.1, 1))
    left, middle, right = parts
    for axes, chance in zip(left.subplots(4, 3).flat, [*chances, None, None], strict=True):
        axes.axis("off")
        if chance is not None:
            axes.imshow(chance.reshape(8, 8), cmap="gray_r")
    left.suptitle("where each digit has its ink", fontsize=10)
    table = np.zeros((10, 10), np.int64)
    np.add.at(table, (true, found), 1)
    axes = middle.subplots()
    axes.imshow(np.sqrt(table), cmap="Blues")
    for (i, j), count in np.ndenumerate(table):
        if count:
            colour = "white" if count > table.max() / 2 else "black"
            axes.text(j, i, str(count), ha="center", va="center", fontsize=7, color=colour)
    axes.set(xlabel="taken for", ylabel="digit", xticks=range(10), yticks=range(10))
    right_share = float(np.mean(found == true))
    axes.set_title(f"{right_share:.1%} of {true.size} are right", fontsize=10)
    bins = np.clip(np.digitize(sure, SHARES) - 1, 0, 9)
    used = [k for k in range(10) if np.any(bins == k)]
    axes = right.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    axes.plot(
        [sure[bins == k].mean() for k in used],
        [np.mean(found[bins == k] == true[bins == k]) for k in used],
        marker="o",
    )
    axes.set(xlabel="probability of the chosen digit", ylabel="share that is right")
    axes.set_title("surer than it is right", fontsize=10)
    book.picture(
        "Digits by naive Bayes",
        page,
        f"probability.multinomial_naive_bayes from {KNOWN} digits: {right_share:.1%} of the other"
        f" {true.size} are right, with a mean probability of {sure.mean():.1%}.",
    )
