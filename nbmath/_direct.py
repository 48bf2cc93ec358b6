"""The shortest way from Python into a driver, for arrays that need no preparation.

To ask an array for its shape, strides and flags in Python takes longer than to add up a thousand
numbers. So a public function looks only at what decides which machine code is the right one: types,
dtypes and numbers of axes. A *direct* driver looks at the rest itself, by `in_order` and by the
lengths, and says whether it has done the work; if not, the function goes on to its general way,
with all its checks and sentences.
"""

from typing import Any, ClassVar

import numpy as np

from nbmath._door import FLOATS, Driver, machine_code

__all__ = ["Direct"]


class Direct(dict[np.dtype[Any], "Driver | None"]):
    """The machine code of a driver by the dtype of its arrays; None for what is no native float.

    `samples` stand for its arguments: a whole number for an array of so many axes, and what is none
    for itself: a float, a truth value, an array of a dtype that does not change.
    """

    known: ClassVar[list["Direct"]] = []
    """All of them, which a warm-up compiles."""

    def __init__(self, driver: Driver, *samples: object) -> None:
        super().__init__()
        self.driver = driver
        self.samples = samples
        Direct.known.append(self)

    def __missing__(self, dtype: np.dtype[Any]) -> "Driver | None":
        if dtype not in FLOATS:
            return None
        arguments = (
            np.empty((0,) * sample, dtype) if type(sample) is int else sample
            for sample in self.samples
        )
        code = self[dtype] = machine_code(self.driver, *arguments)
        return code
