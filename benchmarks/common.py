"""What a benchmark is: a case declared as data, its peers, its check, and the frozen kernel.

A field file declares `CASES`, a tuple of `Case`, and ends with
`globals().update(suites(CASES))`, which gives asv one class per case and thread count.
"""

import contextlib
import dataclasses
import importlib.util
import math
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any

import numba
import numpy as np

Inputs = tuple[Any, ...]
Function = Callable[..., Any]


class WrongKernelError(AssertionError):
    """A kernel whose result is wrong; its time is of no interest."""


class MissingPeerError(ImportError):
    """A peer that is not installed; its row says so."""


@dataclass(frozen=True)
class Peer:
    """Another library's way of doing the same work.

    `load` imports the library and returns the function; `prepare` turns the inputs into what
    that function takes and is not timed; `needs` names the import packages.
    """

    load: Callable[[], Function]
    prepare: Callable[..., Inputs] = lambda *inputs: inputs
    needs: tuple[str, ...] = ()

    def open(self, inputs: Inputs) -> Callable[[], Any]:
        """The call to be timed."""
        for package in self.needs:
            if importlib.util.find_spec(package) is None:
                raise MissingPeerError(f"{package} is not installed")
        function = self.load()
        prepared = self.prepare(*inputs)
        return lambda: function(*prepared)


def scipy_special(name: str) -> Peer:
    """The function of scipy.special."""

    def load() -> Function:
        import scipy.special

        function: Function = getattr(scipy.special, name)
        return function

    return Peer(load, needs=("scipy",))


def torch_peer(build: Callable[[Any], Function]) -> Peer:
    """A peer in torch: `build(torch)` is the function, on tensors that share the inputs' memory."""

    def load() -> Function:
        import torch

        if len(os.sched_getaffinity(0)) == 1:
            torch.set_num_threads(1)
        torch.set_grad_enabled(False)
        return build(torch)

    def prepare(*inputs: Any) -> Inputs:
        import torch

        return tuple(torch.from_numpy(x) if isinstance(x, np.ndarray) else x for x in inputs)

    return Peer(load, prepare, ("torch",))


def jax_peer(build: Callable[[Any], Function], jit: bool = True) -> Peer:
    """A peer in jax: `build(jax)` is compiled by `jax.jit` and its result waited for."""

    def load() -> Function:
        import jax

        jax.config.update("jax_enable_x64", True)
        function = jax.jit(build(jax)) if jit else build(jax)
        return lambda *inputs: jax.block_until_ready(function(*inputs))

    def prepare(*inputs: Any) -> Inputs:
        import jax

        jax.config.update("jax_enable_x64", True)
        return tuple(jax.device_put(x) if isinstance(x, np.ndarray) else x for x in inputs)

    return Peer(load, prepare, ("jax",))


def agree(ours: Any, theirs: Any, tolerance: Mapping[str, float] | None = None) -> None:
    """Raise unless both results are the same numbers, entry by entry of a tuple."""
    bound = tolerance or {"float32": 2e-5, "float64": 1e-11}
    for mine, other in zip(flat(ours), flat(theirs), strict=True):
        if mine.shape != other.shape:
            raise WrongKernelError(f"shape {mine.shape}, the peer's is {other.shape}")
        finite = np.isfinite(other)
        if not np.array_equal(finite, np.isfinite(mine)):
            raise WrongKernelError("inf or nan stand in other places than the peer's")
        if not finite.any():
            continue
        scale = float(np.abs(other[finite]).max()) or 1.0
        error = float(np.abs(mine[finite] - other[finite]).max()) / scale
        limit = max(bound.get(part.dtype.name, 0.0) for part in (mine, other))
        if error > limit:
            raise WrongKernelError(f"off by {error:.2g} of the largest entry, {limit:.2g} allowed")


def agree_within(float32: float, float64: float) -> Callable[[Any, Any], None]:
    """A check like `agree` with bounds of its own."""
    return lambda ours, theirs: agree(ours, theirs, {"float32": float32, "float64": float64})


def same_moments(ours: Any, theirs: Any) -> None:
    """Raise unless two samples have the same mean and variance within six standard errors."""
    for mine, other in zip(flat(ours), flat(theirs), strict=True):
        if mine.shape != other.shape or mine.dtype != other.dtype:
            raise WrongKernelError(f"{mine.shape} {mine.dtype}, not {other.shape} {other.dtype}")
        x, y = mine.astype(np.float64).ravel(), other.astype(np.float64).ravel()
        for a, b in ((x, y), ((x - x.mean()) ** 2, (y - y.mean()) ** 2)):
            error = math.sqrt((a.var() + b.var()) / a.size)
            if not abs(a.mean() - b.mean()) <= 6.0 * error:
                raise WrongKernelError(f"a moment is {a.mean():.6g}, the peer's {b.mean():.6g}")


def flat(result: Any) -> list[np.ndarray[Any, Any]]:
    """The arrays of a result: one array, or a tuple of them."""
    if isinstance(result, (tuple, list)):
        return [part for item in result for part in flat(item)]
    return [np.asarray(result)]


def elements(size: Any) -> int:
    """How many elements a size means: the product of its numbers."""
    return math.prod(size) if isinstance(size, tuple) else int(size)


@dataclass(frozen=True)
class Case:
    """One function at several sizes and dtypes against its peers.

    `make(size, dtype, rng)` returns the inputs of `ours` and of the peers. `target` is the ratio
    peer time / our time to reach, per peer or against the fastest of them. `check(ours, theirs)`
    raises `WrongKernelError`. `threads` says which rows make sense. `home` is "python" or "njit"
    (a loop inside the user's compiled function). `work(size)` is what the time should be
    proportional to. `bytes` and `flops` (of size and dtype) give the limit of the machine: every
    input read once, every output written once, every operation at the rate of a matrix product.
    """

    name: str
    _: KW_ONLY
    field: str
    sizes: tuple[Any, ...]
    dtypes: tuple[str, ...] = ("float64",)
    make: Callable[[Any, str, np.random.Generator], Inputs]
    ours: Function
    peers: Mapping[str, Peer | Callable[[], Function]] = dataclasses.field(default_factory=dict)
    target: Mapping[str, float] | float | None = None
    check: Callable[[Any, Any], None] = agree
    threads: tuple[str, ...] = ("one", "all")
    home: str = "python"
    work: Callable[[Any], float] = elements
    bytes: Callable[[Any, str], float] | None = None
    flops: Callable[[Any, str], float] | None = None
    note: str = ""

    def inputs(self, size: Any, dtype: str) -> Inputs:
        """The inputs of one row, the same in every process."""
        seed = [20240, self.sizes.index(size), self.dtypes.index(dtype)]
        return self.make(size, dtype, np.random.default_rng(seed))

    def call(self, library: str, inputs: Inputs) -> Callable[[], Any]:
        """The call to be timed, of ours (`nbmath`) or of a peer."""
        if library == "nbmath":
            return lambda: self.ours(*inputs)
        peer = self.peers[library]
        return (peer if isinstance(peer, Peer) else Peer(peer)).open(inputs)

    def verify(self, inputs: Inputs) -> str:
        """Check our result against the first peer that is here, and return that peer's name."""
        result = self.ours(*inputs)
        for library in self.peers:
            with contextlib.suppress(ImportError):
                self.check(result, self.call(library, inputs)())
                return library
        return ""


def size_name(size: Any) -> str:
    """A size as a parameter of asv's pages and a cell of the table."""
    return "x".join(str(n) for n in size) if isinstance(size, tuple) else str(size)


LIBRARY_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMBA_NUM_THREADS",
)


def one_thread_environment() -> dict[str, str]:
    """The environment in which every library starts with one thread."""
    return dict.fromkeys(LIBRARY_THREADS, "1")


def pin_to_one_core() -> None:
    """Confine this process to one core, so that no library can use a second one."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@contextlib.contextmanager
def one_thread() -> Any:
    """Everything in this process on one thread: affinity, BLAS pools, Numba, torch, nbmath."""
    import threadpoolctl

    import nbmath

    cores = os.sched_getaffinity(0)
    pin_to_one_core()
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    try:
        with threadpoolctl.threadpool_limits(1), nbmath.threading("serial"):
            yield
    finally:
        os.sched_setaffinity(0, cores)


@numba.njit(error_model="numpy", fastmath={"contract"})
def frozen_kernel(x: Any, out: Any) -> None:
    """A fixed polynomial over an array: the unit in which two machines are compared.

    It never changes, so that a time divided by this kernel's time on the same machine can be
    set beside one from another machine.
    """
    for i in range(x.size):
        t = x[i]
        t2 = t * t
        t4 = t2 * t2
        low = (1.0 + t) + t2 * (0.5 + t * 0.16666666666666666)
        middle = (0.041666666666666664 + t * 0.008333333333333333) + t2 * (
            0.001388888888888889 + t * 0.0001984126984126984
        )
        high = (2.48015873015873e-05 + t * 2.7557319223985893e-06) + t2 * (
            2.755731922398589e-07 + t * 2.505210838544172e-08
        )
        out[i] = low + t4 * (middle + t4 * high)


@numba.njit
def copy_serial(x: Any, out: Any) -> None:
    """The least that a function which reads x and writes out can do."""
    for i in range(x.size):
        out[i] = x[i]


@numba.njit(parallel=True)
def copy_parallel(x: Any, out: Any) -> None:
    """The same on all threads."""
    for i in numba.prange(x.size):
        out[i] = x[i]


def user_loop(function: Function) -> Function:
    """The loop a user writes around a scalar function inside `@njit`."""

    @numba.njit(error_model="numpy")
    def loop(x: Any, out: Any) -> Any:
        for i in range(x.size):
            out[i] = function(x[i])
        return out

    return loop
