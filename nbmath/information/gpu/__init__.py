"""Information on CUDA: one thread for a distribution, a pair or a table."""

from nbmath.information.gpu.counts import *  # noqa: F403  # the names in its __all__
from nbmath.information.gpu.discrete import *  # noqa: F403  # the names in its __all__
from nbmath.information.gpu.neighbours import *  # noqa: F403  # the names in its __all__
