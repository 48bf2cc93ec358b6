"""Subjects: implementations of operations under their canonical names and signatures."""

import functools
import importlib.metadata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

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


def _philox(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def _numpy_uniform(seed: int, size: Any) -> NDArray[np.float64]:
    return np.asarray(_philox(seed).random(size))


def _numpy_normal(seed: int, size: Any) -> NDArray[np.float64]:
    return np.asarray(_philox(seed).standard_normal(size))


def _numpy_normal_sample(seed: int, size: Any, loc: Any, scale: Any) -> NDArray[np.float64]:
    return np.asarray(_philox(seed).normal(loc, scale, size))


def _numpy_eigh(a: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    found = np.linalg.eigh(a)
    return found.eigenvalues, found.eigenvectors


def _numpy_logsumexp(x: NDArray[Any], axis: int = -1) -> NDArray[Any]:
    return np.asarray(np.logaddexp.reduce(x, axis=axis))


@functools.cache
def numpy_subject() -> Subject:
    """NumPy: the operations that it has itself, and nothing written on top of it."""
    operations: Operations = {
        "exp": np.exp,
        "log": np.log,
        "log1p": np.log1p,
        "expm1": np.expm1,
        "tanh": np.tanh,
        "logsumexp": _numpy_logsumexp,
        "cholesky": np.linalg.cholesky,
        "solve": np.linalg.solve,
        "eigh": _numpy_eigh,
        "uniform": _numpy_uniform,
        "normal": _numpy_normal,
        "normal_sample": _numpy_normal_sample,
    }
    conventions = {"eigenvalues": "ascending", "generator": "Philox4x64-10, ziggurat normals"}
    return Subject("numpy", "NumPy", operations, DTYPES, conventions, np.__version__, spec="numpy")


@functools.cache
def scipy_subject() -> Subject:
    """SciPy: special functions, decompositions and the normal distribution."""
    import scipy.linalg
    import scipy.special
    import scipy.stats

    normal = scipy.stats.norm

    def cholesky(a: NDArray[Any]) -> Any:
        return scipy.linalg.cholesky(a, lower=True)

    def solve_triangular(a: NDArray[Any], b: NDArray[Any], lower: bool = True) -> Any:
        return scipy.linalg.solve_triangular(a, b, lower=lower)

    def eigh(a: NDArray[Any]) -> Any:
        return tuple(scipy.linalg.eigh(a))  # a list, for stacks

    def sample(seed: int, size: Any, loc: Any, scale: Any) -> Any:
        return normal.rvs(loc, scale, size=size, random_state=_philox(seed))

    def softmax(x: Any, axis: int = -1) -> Any:
        return scipy.special.softmax(x, axis=axis)

    def log_softmax(x: Any, axis: int = -1) -> Any:
        return scipy.special.log_softmax(x, axis=axis)

    def logsumexp(x: Any, axis: int = -1) -> Any:
        return scipy.special.logsumexp(x, axis=axis)

    operations: Operations = {
        "log1p": scipy.special.log1p,
        "expm1": scipy.special.expm1,
        "logistic": scipy.special.expit,
        "logit": scipy.special.logit,
        "softmax": softmax,
        "log_softmax": log_softmax,
        "logsumexp": logsumexp,
        "cholesky": cholesky,
        "solve_triangular": solve_triangular,
        "solve": scipy.linalg.solve,
        "eigh": eigh,
        "normal_pdf": normal.pdf,
        "normal_logpdf": normal.logpdf,
        "normal_cdf": normal.cdf,
        "normal_sf": normal.sf,
        "normal_ppf": normal.ppf,
        "normal_sample": sample,
        "normal_fit": normal.fit,
    }
    conventions = {
        "eigenvalues": "ascending",
        "normal_fit": "maximum likelihood: the scale divides by n (scipy.stats.norm.fit)",
    }
    version = _version("scipy")
    return Subject("scipy", "SciPy", operations, DTYPES, conventions, version, spec="scipy")
