"""A Gaussian mixture: one sample for the expectation, one component for the maximisation."""

import math
from typing import Any

from nbmath.distributions.multivariate_normal.formulas import logpdf

FAR = 64.0


def log_joint(x: Any, weights: Any, means: Any, factors: Any, work: Any, out: Any) -> None:
    """out_k = log w_k N(x; m_k, L_k L_k'); factors L (components, d, d), work (d, 1)."""
    for k in range(means.shape[0]):
        out[k] = math.log(weights[k]) + logpdf(x, means[k], factors[k], work)


def responsibilities(joint: Any) -> Any:
    """Overwrite log joint densities by P(k | x); log P(x), and zeros where no density is left."""
    peak = joint[0]
    for k in range(1, joint.shape[0]):
        peak = joint[k] if joint[k] > peak else peak
    peak = peak if peak > -math.inf else 0.0
    total = 0.0
    for k in range(joint.shape[0]):
        joint[k] = math.exp(joint[k] - peak)
        total += joint[k]
    scale = 1.0 / total if total > 0.0 else 0.0
    for k in range(joint.shape[0]):
        joint[k] = joint[k] * scale
    return peak + math.log(total)


def add_sample(x: Any, share: Any, centre: Any, first: Any, second: Any) -> None:
    """Add the share of a sample to a component's first [d] and second [d, d] moments."""
    for i in range(x.shape[0]):
        weighed = share * (x[i] - centre[i])
        first[i] += weighed
        for j in range(i + 1):
            second[i, j] += weighed * (x[j] - centre[j])


def maximise(
    count: Any, centre: Any, first: Any, second: Any, ridge: Any, mean: Any, covariance: Any
) -> Any:
    """Mean and covariance of a component from moments about `centre`; True where it was too far.

    The covariance is the second moment less the square of the shift from `centre` to the mean. When
    the shift is many deviations long the two cancel; moments about the mean are then wanted.
    """
    d = centre.shape[0]
    for i in range(d):
        mean[i] = first[i] / count
    far = False
    for i in range(d):
        for j in range(i + 1):
            value = second[i, j] / count - mean[i] * mean[j]
            covariance[i, j] = value
            covariance[j, i] = value
        far = far or mean[i] * mean[i] > FAR * covariance[i, i]
        covariance[i, i] += ridge
    for i in range(d):
        mean[i] += centre[i]
    return far
