"""Launch the kernels of a chapter in the CUDA simulator, see test_simulator.py.

`simulate.py NAME DTYPE`; `simulated/NAME.py` compares what its launchers give with the same
functions on the CPU.
"""

import importlib
import sys

import numpy as np

if __name__ == "__main__":
    chapter = importlib.import_module(f"simulated.{sys.argv[1]}")
    info = np.finfo(sys.argv[2])
    chapter.check(info.dtype.type, float(info.eps), np.random.default_rng(1))
