"""A disk cache for compiled drivers that is keyed by the sources of the whole package.

Numba keys a cached function by the time stamp of the one file that defines it, so that a driver
would go on running an old formula after the formula's own file changed, and a wheel may carry any
time stamp at all. Here the stamp is a hash of every source file of the package.

Numba tells functions that one recipe made apart by a number, which is part of their names in
machine code and counts from one in every process. Code that two processes compiled may so have one
name for two functions, and a process that loads both from disk runs one of them for both
(https://github.com/numba/numba/issues/10486). Here the count starts at a random number.
"""

import functools
import hashlib
import itertools
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from numba.core import bytecode, caching

PACKAGE = Path(__file__).resolve().parent


def count_anew() -> None:
    """Number the functions that are compiled from now on as no other process does."""
    bytecode.FunctionIdentity._unique_ids = itertools.count(secrets.randbits(62))


count_anew()
if hasattr(os, "register_at_fork"):  # a copy of this process would go on counting as it does
    os.register_at_fork(after_in_child=count_anew)


@functools.cache
def source_stamp() -> str:
    """Hash of the text of every module of the package, in the order of their paths."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_bytes()
        digest.update(f"{path.relative_to(PACKAGE).as_posix()}:{len(text)}:".encode())
        digest.update(text)
    return digest.hexdigest()


class _Stamped:
    def get_source_stamp(self) -> str:
        return source_stamp()


class _InTree(_Stamped, caching.InTreeCacheLocator):
    """Beside the source, in `__pycache__`."""


class _UserWide(_Stamped, caching.UserWideCacheLocator):
    """In the user's cache folder, for installations that cannot be written to."""


class _Chosen(_Stamped, caching.UserProvidedCacheLocator):
    """Where the user's NUMBA_CACHE_DIR says."""


class _Implementation(caching.CompileResultCacheImpl):
    _locator_classes = [_Chosen, _InTree, _UserWide]  # noqa: RUF012 - Numba reads it from the class


class SourceKeyedCache(caching.FunctionCache):
    """The cache of one driver."""

    _impl_class = _Implementation

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)  # type: ignore[no-untyped-call]  # Numba ships it untyped


class NamedCache(SourceKeyedCache):
    """The cache of a driver that was made by a function, and whose name is its own.

    What such a driver holds looks new in every process; its name and the sources say what it is.
    """

    def _index_key(self, signature: Any, codegen: Any) -> Any:
        return signature, codegen.magic_tuple(), self._py_func.__qualname__


def attach(dispatcher: Any, kind: type[SourceKeyedCache] = SourceKeyedCache) -> Any:
    """Give a dispatcher a source-keyed cache and return it."""
    dispatcher._cache = kind(dispatcher.py_func)
    return dispatcher


def location() -> str:
    """Where compiled code of this package is kept, as a person may want to know."""
    cache = SourceKeyedCache(attach)
    return str(Path(cache.cache_path).parent)
