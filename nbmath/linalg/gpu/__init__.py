"""CUDA: one matrix of a stack to each thread or warp, a chapter in each module.

Up to n = 8 a matrix goes to a thread, up to 32 to a warp (`warps`), beyond to cuSOLVER (`library`).
What fails is nan.
"""

from nbmath.linalg.gpu.bases import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.contractions import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.extremes import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.factors import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.functions import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.general import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.indefinite import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.inverse import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.krylov import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.moments import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.nearness import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.norms import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.orthogonal import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.products import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.reflections import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.singular import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.spectra import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.systems import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.updates import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.elimination import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.functions import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.general import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.indefinite import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.orthogonal import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.positive import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.products import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.singular import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.spectra import *  # noqa: F403  # the names in its __all__
from nbmath.linalg.gpu.warps.triangles import *  # noqa: F403  # the names in its __all__
