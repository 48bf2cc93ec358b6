"""Subjects: implementations of operations under their canonical names and signatures."""

import functools
import importlib.metadata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from verify import peers
from verify.law import DTYPES, Law

Operations = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True, eq=False)
class Subject:
    """An implementation of operations.

    Attributes:
        name: What the command line calls it.
        title: One line on what it is.
        operations: Callables under the names and with the signatures of `verify.operations`.
        dtypes: The precisions that it works in.
        conventions: What it has chosen where mathematics leaves a choice, with a source.
        version: Of the library.
        slow: True where a case costs so much that fewer are drawn.
        spec: How another process finds it: its name, or "module:function".
    """

    name: str
    title: str
    operations: Operations
    dtypes: tuple[str, ...] = DTYPES
    conventions: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""
    slow: bool = False
    spec: str = ""

    def speaks(self, law: Law) -> bool:
        """True when it has every operation that the law speaks of."""
        return all(name in self.operations for name in law.operations)


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


@functools.cache
def numpy_subject() -> Subject:
    """NumPy: the operations that it has itself, and nothing written on top of it."""
    conventions = {"eigenvalues": "ascending", "generator": "Philox4x64-10, ziggurat normals"}
    return _library("numpy", "NumPy", conventions)


@functools.cache
def scipy_subject() -> Subject:
    """SciPy: special functions, decompositions, distances and the normal distribution."""
    conventions = {
        "eigenvalues": "ascending",
        "normal_fit": "maximum likelihood: the scale divides by n (scipy.stats.norm.fit)",
    }
    return _library("scipy", "SciPy", conventions)


@functools.cache
def torch_subject() -> Subject:
    """PyTorch on the CPU; arrays go in and out without being copied where it allows that."""
    return _library("torch", "PyTorch", {"eigenvalues": "ascending"})


@functools.cache
def sklearn_subject() -> Subject:
    """scikit-learn: its classifiers."""
    return _library("sklearn", "scikit-learn", {}, "scikit-learn")


def _library(
    name: str, title: str, conventions: Mapping[str, Any], distribution: str = ""
) -> Subject:
    version = _version(distribution or name)
    return Subject(name, title, peers.operations(name), DTYPES, conventions, version, spec=name)
