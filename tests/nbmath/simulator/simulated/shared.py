"""How the checks of launchers launch."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath._launch import cuda

SIZE = 150  # more than one block of threads


def launched(launcher: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """What a launcher makes of arrays of the host, on the host."""
    moved = (cuda.to_device(a) if isinstance(a, np.ndarray) else a for a in arguments)
    found = launcher(*moved, **options)
    parts = found if isinstance(found, tuple) else (found,)
    host = tuple(part.copy_to_host() for part in parts)
    return host if isinstance(found, tuple) else host[0]
