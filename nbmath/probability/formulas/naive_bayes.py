"""Naive Bayes: features that are independent once the class is known; see docs/probability.md.

Parameters come with a row for each feature and a column for each class, so that a feature is taken
in by all classes at once.
"""

import math

from nbmath.activations.formulas import log_softmax


def class_sums(x, labels, counts, totals):
    """How many rows each class has, and the sums of their features: totals (features, classes)."""
    for c in range(counts.shape[0]):
        counts[c] = 0.0
        for f in range(totals.shape[0]):
            totals[f, c] = 0.0
    for i in range(x.shape[0]):
        c = labels[i]
        counts[c] += 1.0
        for f in range(x.shape[1]):
            totals[f, c] += x[i, f]


def class_squares(x, labels, means, squares):
    """The sums of the squares of features about the means of their class."""
    for f in range(squares.shape[0]):
        for c in range(squares.shape[1]):
            squares[f, c] = 0.0
    for i in range(x.shape[0]):
        c = labels[i]
        for f in range(x.shape[1]):
            apart = x[i, f] - means[f, c]
            squares[f, c] += apart * apart


def gaussian_log_posterior(x, bias, mean, half, out):
    """log P(c | x) of normal features: half of their precisions, all logarithms in the bias."""
    for c in range(out.shape[0]):
        out[c] = bias[c]
    for f in range(x.shape[0]):
        for c in range(out.shape[0]):
            apart = x[f] - mean[f, c]
            out[c] -= half[f, c] * (apart * apart)
    log_softmax(out, out)


def linear_log_posterior(x, bias, weight, out):
    """log P(c | x) of what is a sum over features: counts, or features that are there or not."""
    for c in range(out.shape[0]):
        out[c] = bias[c]
    for f in range(x.shape[0]):
        for c in range(out.shape[0]):
            out[c] += x[f] * weight[f, c]
    log_softmax(out, out)


def likeliest(row):
    """The place of the largest entry, the first of equal ones; -1 where none is a number."""
    best, place = -math.inf, -1
    for c in range(row.shape[0]):
        if row[c] > best:
            best, place = row[c], c
    return place
