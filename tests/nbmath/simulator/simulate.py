"""Launch the kernels of a chapter in the CUDA simulator: `simulate.py NAME`, see test_simulator.py.

`simulated/NAME.py` compares what its launchers give with the same functions on the CPU.
"""

import importlib
import sys

import numpy as np

if __name__ == "__main__":
    chapter = importlib.import_module(f"simulated.{sys.argv[1]}")
    for dtype in (np.float32, np.float64):
        chapter.check(dtype, float(np.finfo(dtype).eps), np.random.default_rng(1))
