"""Attention over the rows of the digits: noisy images attend to clean ones."""

import numpy as np
from numpy.typing import NDArray

from docs.demo.book import Book, figure
from nbmath import attention, random

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]
SHARPNESS = 20.0
"""How many units of logit a cosine of one is worth."""

LAWS = (
    "attention_agrees_with_its_definition",
    "attention_of_constant_values_returns_them",
    "attention_lies_within_its_values",
    "attention_without_scale_is_the_mean",
)
"""What must hold of any queries, keys and values."""


def noisy_digits(book: Book, images: Matrix, labels: Labels) -> None:
    """Each noisy image asks the clean ones; the answer is their average by attention."""
    clean, asked = images[:1500], images[1500:]
    noisy = asked + 4.0 * random.normal(random.Key(8), asked.shape)
    keys = directions(clean - clean.mean(axis=0))
    queries = directions(noisy - clean.mean(axis=0))
    answered = attention.attention(queries, keys, clean, scale=SHARPNESS)
    votes = attention.attention(queries, keys, np.eye(10)[labels[:1500]], scale=SHARPNESS)
    right = float(np.mean(votes.argmax(axis=1) == labels[1500:]))
    laws(book, queries, keys, clean)
    draw(book, asked, noisy, answered, votes, right)


def directions(rows: Matrix) -> Matrix:
    """Rows of length one, so that products are cosines."""
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float64)


def laws(book: Book, queries: Matrix, keys: Matrix, values: Matrix) -> None:
    """What must hold of attention on the first digits, at its own scale and at this one."""
    q, k, v = SHARPNESS * np.sqrt(64.0) * queries[:50], keys[:300].copy(), values[:300].copy()
    book.check("digits", LAWS, q=q, k=k, v=v)
    order = np.argsort(k[:, 20], kind="stable")
    book.check("digits", ("attention_does_not_mind_the_order_of_keys",), q=q, k=k, v=v, p=order)


def draw(
    book: Book, clean: Matrix, noisy: Matrix, answered: Matrix, votes: Matrix, right: float
) -> None:
    """Ten digits: as they were, with noise, as attention answers, and how it votes."""
    page = figure(11, 5.0)
    rows = page.subplots(4, 10)
    titles = ("clean", "with noise", "attended", "votes")
    for k in range(10):
        for row, image in zip(rows, (clean[k], noisy[k], answered[k]), strict=False):
            row[k].imshow(image.reshape(8, 8), cmap="gray_r", vmin=0, vmax=16)
        rows[3][k].bar(np.arange(10), votes[k], color="tab:blue")
        rows[3][k].set(ylim=(0, 1))
        for row in rows:
            row[k].set(xticks=[], yticks=[])
    rows[3][0].set_xticks([0, 9])
    for row, title in zip(rows, titles, strict=True):
        row[0].set_ylabel(title)
    book.picture(
        "Noisy digits attend to clean ones",
        page,
        f"297 digits with noise are the queries, 1500 clean ones keys and values. The weighted"
        f" average of the labels names {right:.1%} of them rightly.",
    )
