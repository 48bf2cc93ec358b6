"""CUDA: one matrix of a stack to each thread, a chapter in each module.

Meant for n up to 32; what fails is nan.
"""

from nbmath.linalg.gpu.factors import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.inverse import *  # noqa: F403
from nbmath.linalg.gpu.spectra import *  # noqa: F403
from nbmath.linalg.gpu.systems import *  # noqa: F403
