"""The multivariate normal distribution, by its mean and its covariance or a factor of it.

In general its distribution function is an integral without closed form, which is not here.
"""

from nbmath.distributions.multivariate_normal.door.data import fit, sample
from nbmath.distributions.multivariate_normal.door.parameters import entropy, kl
from nbmath.distributions.multivariate_normal.door.points import logpdf, pdf, score

__all__ = ["entropy", "fit", "kl", "logpdf", "pdf", "sample", "score"]
