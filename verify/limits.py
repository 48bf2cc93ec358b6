"""Limits of worker processes: memory, and a beat in shared memory that shows where one is."""

import mmap
import os
import struct
import sys
from pathlib import Path
from typing import Self

_BEAT = struct.Struct("<qqq")
_PAGE = 4096
_SLACK_PER_CORE = 256 * 2**20
"""Address space that the threads of a compiled loop reserve without using it."""


class Beat:
    """The case that a worker is about to try, seen by its parent even after the worker dies.

    Both map the file of the descriptor, which needs no name.
    """

    def __init__(self, descriptor: int) -> None:
        os.truncate(descriptor, _PAGE)
        self._memory = mmap.mmap(descriptor, _PAGE)
        self._count = 0

    def __call__(self, index: int, count: int) -> None:
        """Cases `index` to `index + count` are next."""
        self._count += 1
        _BEAT.pack_into(self._memory, 0, self._count, index, count)

    def reset(self) -> None:
        """Nothing has been tried yet."""
        self._count = 0
        _BEAT.pack_into(self._memory, 0, 0, 0, 0)

    def read(self) -> tuple[int, int, int]:
        """How many beats there were, and the index and the number of cases of the last."""
        beats, index, count = _BEAT.unpack_from(self._memory, 0)
        return int(beats), int(index), int(count)

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def restrict_memory(limit: int) -> None:
    """Make allocations beyond `limit` bytes from now fail with MemoryError, where systems can."""
    if not limit or sys.platform == "win32":
        return
    import resource

    allowed = mapped(os.getpid()) + limit + _SLACK_PER_CORE * (os.cpu_count() or 1)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        allowed = min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def mapped(process: int) -> int:
    """Bytes of addresses that a process has taken, which is what is limited; 0 where not known."""
    return _status(process, 0)


def resident(process: int) -> int:
    """Bytes of memory that a process really holds; 0 where the system does not say."""
    return _status(process, 1)


def _status(process: int, column: int) -> int:
    try:
        fields = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
        return int(fields[column]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
