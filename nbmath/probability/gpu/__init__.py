"""Probability on CUDA: one thread for a table entry, a small table, or a number."""

from nbmath.probability.gpu.conjugates import *  # noqa: F403  # the names in its __all__
from nbmath.probability.gpu.naive_bayes import *  # noqa: F403  # the names in its __all__
from nbmath.probability.gpu.tables import *  # noqa: F403  # the names in its __all__
