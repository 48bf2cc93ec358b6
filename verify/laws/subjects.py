"""nbmath as subjects: one for each way in which the same formula is called."""

import functools
import importlib
import importlib.util
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, Literal

import numpy as np

from verify.law import DTYPES
from verify.laws.twins import TWIN
from verify.operations import of_field
from verify.operations.distributions import INFORMED, PARAMETERS, functions
from verify.operations.joint_distributions import JOINT
from verify.subjects import Subject

Function = Callable[..., Any]

LISTED = ("special", "linalg", "distances", "statistics", "information", "probability")
"""Fields whose operations have the names of their doors."""

SAMPLERS = (
    *("gamma", "loggamma", "beta", "poisson", "binomial"),
    *("chisquare", "standard_t", "f", "integers", "geometric", "negative_binomial"),
    *("dirichlet", "multinomial", "permutation", "shuffle", "categorical", "choice"),
    *("vonmises", "truncated_normal", "hypergeometric", "unit_sphere", "unit_ball"),
    *("multivariate_normal", "wishart", "sobol", "halton"),
    *("bits", "split"),
)
"""Random draws with parameters, which come before the size."""

DOORS = {
    **{
        name: ("elementary", name)
        for name in ("exp", "log", "log1p", "expm1", "tanh", "logistic", "logit", "softplus")
    },
    **{name: ("activations", name) for name in ("softmax", "log_softmax", "logsumexp")},
    **{name: (field, name) for field in LISTED for name in of_field(field)},
    "eigh_general": ("linalg", "eigh"),
    "matrix_norm": ("linalg", "norm"),
    "project_span": ("linalg", "project"),
    **{name: ("random", name) for name in ("uniform", "normal")},
    "exponential": ("random", "exponential"),
    **{f"random_{name}": ("random", name) for name in SAMPLERS},
    **{
        f"{room}_{name}": (f"distributions.{room}", name)
        for room in PARAMETERS
        for name in (*functions(room), "score", "sample", "fit")
    },
    **{
        f"{room}_{name}": (f"distributions.{room}", name)
        for room, names in JOINT.items()
        for name in names
    },
    **{
        f"{room}_fisher_information": (f"distributions.{room}", "fisher_information")
        for room in INFORMED
    },
    "mixture_fit_of_numbers": ("distributions.mixture", "fit"),
    **{name: ("calculus", name) for name in ("derivative", "quad", "find_root")},
    "attention": ("attention", "attention"),
    "em_step": ("mixtures", "em_step"),
    "mixture_fit": ("mixtures", "fit"),
}
"""Operation: the field whose door it stands in, and its name there."""

SEEDED = frozenset(
    {*(f"{name}_sample" for name in (*PARAMETERS, *JOINT)), "uniform", "normal", "exponential"}
    | {f"random_{name}" for name in SAMPLERS}
)
"""Operations whose first argument is a seed here and a key there."""

KEYED = frozenset({"randomized_svd", "bootstrap", "permutation_test"})
"""Operations whose first argument is a seed here and the keyword `key` there."""

IN_PLACE = frozenset({"random_shuffle"})
"""Operations that give here what is done there to their last argument."""

CONVENTIONS = {
    "eigenvalues": "ascending",
    "normal_fit": "maximum likelihood: the scale divides by n",
    "generator": "Philox4x32-10",
}


TWINS = {TWIN.format(name): name for name in DOORS}
"""The twin of an operation on mpmath numbers: the operation."""


class Lazy(Mapping[str, Function]):
    """Operations whose field is imported when somebody asks for them."""

    def __init__(self, find: Callable[[str], Function | None]) -> None:
        self._find = functools.cache(find)

    def __getitem__(self, name: str) -> Function:
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._found(name) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in (*DOORS, *TWINS) if name in self)

    def _found(self, name: str) -> Function | None:
        if name in TWINS:
            return written(TWINS[name], "mpmath")
        return self._find(name) if name in DOORS else None

    def __len__(self) -> int:
        return sum(1 for _ in self)


def door(name: str, mode: Literal["serial", "parallel"]) -> Function | None:
    """An operation as Python calls it, without threads or with them."""
    threading = importlib.import_module("nbmath").threading
    field, attribute = DOORS[name]
    try:
        module = importlib.import_module(f"nbmath.{field}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("nbmath."):
            return None
        raise
    function: Function | None = getattr(module, attribute, None)
    if function is None:
        return None
    if name == "derivative":
        return function
    defaults = {"lower": True} if name == "solve_triangular" else {}
    key = importlib.import_module("nbmath.random").Key if name in SEEDED | KEYED else None

    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        with threading(mode):
            if key is not None and name in KEYED:
                return function(*args[1:], key=key(args[0]), **kwargs)
            if key is not None and name in IN_PLACE:
                out = np.array(args[-1])
                function(key(args[0]), out)
                return out
            if key is not None:
                seed = None if args[0] is None else key(args[0])
                return function(seed, *args[1:], **kwargs)
            return function(*args, **{**defaults, **kwargs})

    return called


def compiled(name: str) -> Function | None:
    """An operation inside a user's compiled function."""
    room = _room("compiled", name)
    operations: Mapping[str, Function] = room.OPERATIONS if room else {}
    return operations.get(name)


def written(name: str, target: Literal["python", "mpmath"]) -> Function | None:
    """An operation as its formula is written, on a target."""
    room = _room("written", name)
    operations: Mapping[str, Function] = _operations(room, target) if room else {}
    return operations.get(name)


@functools.cache
def _operations(room: ModuleType, target: str) -> Mapping[str, Function]:
    found: Mapping[str, Function] = room.operations(target)
    return found


def _room(mode: str, name: str) -> ModuleType | None:
    """The module of a mode that holds the field of an operation, if there is one."""
    spec = f"verify.laws.modes.{mode}.{DOORS[name][0].partition('.')[0]}"
    return importlib.import_module(spec) if importlib.util.find_spec(spec) else None


def nbmath() -> Subject:
    """From Python, without threads."""
    return _subject("nbmath", "nbmath from Python, serial", lambda name: door(name, "serial"))


def nbmath_parallel() -> Subject:
    """From Python, every call with threads, however small."""
    title = "nbmath from Python, on all threads"

    def find(name: str) -> Function | None:
        # A derivative is a new function, compiled when it is made; it has no threads of its own.
        return None if name == "derivative" else door(name, "parallel")

    return _subject("nbmath-parallel", title, find)


def nbmath_njit() -> Subject:
    """Inside a user's compiled functions."""
    title = "nbmath inside @njit functions"
    return _subject("nbmath-njit", title, compiled)


def nbmath_formulas() -> Subject:
    """The formulas themselves, run by Python."""
    title = "nbmath's formulas as plain Python"
    return _subject("nbmath-formulas", title, lambda name: written(name, "python"), slow=True)


def nbmath_mpmath() -> Subject:
    """The formulas on numbers of fifty digits: what is left is the approximation alone."""
    title = "nbmath's formulas on mpmath numbers"
    return _subject("nbmath-mpmath", title, lambda name: written(name, "mpmath"), slow=True)


def _subject(
    name: str, title: str, find: Callable[[str], Function | None], *, slow: bool = False
) -> Subject:
    version = str(importlib.import_module("nbmath").__version__)
    operations = Lazy(find)
    return Subject(name, title, operations, DTYPES, CONVENTIONS, version, slow, name)


SUBJECTS: Mapping[str, Callable[[], Subject]] = {
    "nbmath": functools.cache(nbmath),
    "nbmath-parallel": functools.cache(nbmath_parallel),
    "nbmath-formulas": functools.cache(nbmath_formulas),
    "nbmath-mpmath": functools.cache(nbmath_mpmath),
    "nbmath-njit": functools.cache(nbmath_njit),  # compiles the most, and last
}
