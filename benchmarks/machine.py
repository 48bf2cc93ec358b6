"""The unit of time in which two machines are compared."""

import time

import numpy as np

from benchmarks.common import frozen_kernel


class Machine:
    """A fixed polynomial over 4096 numbers on one thread."""

    timer = staticmethod(time.process_time)

    def setup(self) -> None:
        self.x = np.linspace(-1.0, 1.0, 4096)
        self.out = np.empty_like(self.x)
        frozen_kernel(self.x, self.out)

    def time_frozen_kernel(self) -> None:
        frozen_kernel(self.x, self.out)
