"""Numba's disk cache for the generators, keyed by their sources instead of a file's time stamp."""

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
from numba.core import caching

FOLDER = Path(__file__).resolve().parent / "generators"


@functools.cache
def source_stamp() -> str:
    """Hash of the text of every generator."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(FOLDER.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class _Stamped:
    def get_source_stamp(self) -> str:
        return source_stamp()


class _Chosen(_Stamped, caching.UserProvidedCacheLocator):
    """Where the user's NUMBA_CACHE_DIR says."""


class _InTree(_Stamped, caching.InTreeCacheLocator):
    """Beside the source."""


class _UserWide(_Stamped, caching.UserWideCacheLocator):
    """In the user's cache folder, for installations that cannot be written to."""


class _Implementation(caching.CompileResultCacheImpl):
    _locator_classes = [  # noqa: RUF012  # as Numba declares it
        _Chosen,
        _InTree,
        _UserWide,
    ]


class _Cache(caching.FunctionCache):
    _impl_class = _Implementation


def compiled(function: Callable[..., Any]) -> Any:
    """Compile a generator; its machine code is kept on disk."""
    dispatcher: Any = numba.njit(error_model="numpy")(function)
    cache: Any = _Cache
    dispatcher._cache = cache(function)  # Numba has no other way to set it
    return dispatcher
