"""Finding laws, operations and subjects by name; nothing is registered by hand.

Laws are the `Law` objects of the modules of the package `verify.laws` and of every module that an
installed distribution names under the entry point `verify.laws`; subjects are named under
`verify.subjects`.
"""

import difflib
import functools
import importlib
import importlib.metadata
import inspect
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

from verify import peers
from verify._parts import parts
from verify.law import Law
from verify.operations import OPERATIONS
from verify.subjects import (
    Subject,
    numpy_subject,
    scipy_subject,
    sklearn_subject,
    torch_subject,
)


class UnknownName(LookupError):  # a name is not an error
    """A name that nothing has; the message offers the nearest names."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        self.name = name
        self.nearest = tuple(difflib.get_close_matches(name, names, n=3, cutoff=0.4))
        hint = f"; did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"no {kind} is called {name!r}{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


@functools.cache
def laws() -> Mapping[str, Law]:
    """Every law by its name."""
    found: dict[str, Law] = {}
    for module in _law_modules():
        for law in laws_of(module):
            other = found.setdefault(law.name, law)
            if other is not law:
                raise ValueError(f"two laws are called {law.name}: in {other.field}, {law.field}")
    return found


def laws_of(module: ModuleType) -> list[Law]:
    """The laws of a module in the order in which they stand there."""
    found: dict[str, Law] = {}
    for value in vars(module).values():
        for law in value if isinstance(value, list | tuple) else (value,):
            if isinstance(law, Law):
                found[law.name] = law
    return list(found.values())


def law(name: str) -> Law:
    """The law of this name."""
    known = laws()
    if name not in known:
        raise UnknownName("law", name, known)
    return known[name]


def fields() -> tuple[str, ...]:
    """The fields that have laws."""
    return tuple(dict.fromkeys(law.field for law in laws().values()))


def operations() -> tuple[str, ...]:
    """Every operation that is listed or that a law speaks of."""
    spoken = (name for law in laws().values() for name in law.operations)
    return tuple(dict.fromkeys((*OPERATIONS, *spoken)))


@functools.cache
def subjects() -> Mapping[str, Callable[[], Subject]]:
    """Every known subject by its name, to be made when it is asked for."""
    found: dict[str, Callable[[], Subject]] = {"numpy": numpy_subject, "scipy": scipy_subject}
    if peers.installed("torch"):
        found["torch"] = torch_subject
    if peers.installed("sklearn"):
        found["sklearn"] = sklearn_subject
    for name, entry in (("nbmath", "verify.laws.subjects:SUBJECTS"), *_entries("verify.subjects")):
        if name in found:
            continue
        module, _, attribute = entry.partition(":")
        try:
            value: Any = getattr(importlib.import_module(module), attribute)
        except ImportError:
            continue
        if isinstance(value, Mapping):
            found.update(value)
        elif isinstance(value, Subject):
            found[name] = functools.partial(_given, value)
        else:
            found[name] = value
    return found


def subject(name: str, like: str = "", conventions: Mapping[str, Any] | None = None) -> Subject:
    """The subject of this name, or the function at "module:function" as the operation `like`."""
    if ":" in name:
        return stranger(imported(name), like, name, conventions or {})
    known = subjects()
    if name not in known:
        raise UnknownName("subject", name, known)
    return known[name]()


def subject_names(name: str) -> tuple[str, ...]:
    """The names that one name stands for: a family "x" also has the modes "x-..."."""
    known = subjects()
    found = tuple(key for key in known if key == name or key.startswith(name + "-"))
    if not found:
        raise UnknownName("subject", name, known)
    return found


def stranger(
    function: Callable[..., Any], like: str, name: str, conventions: Mapping[str, Any]
) -> Subject:
    """Somebody's function as a subject with one operation."""
    if like not in operations():
        raise UnknownName("operation", like, operations())
    if not callable(function):
        raise TypeError(f"{name} is a {type(function).__name__}, not a function")
    for convention in conventions:
        if not _takes(function, convention):
            raise TypeError(f"{name} takes no argument {convention!r} to be given in every call")
    bound = functools.partial(function, **conventions) if conventions else function
    title = (inspect.getdoc(function) or name).splitlines()[0]
    return Subject(name, title, {like: bound}, conventions=dict(conventions), spec=name)


def _takes(function: Callable[..., Any], keyword: str) -> bool:
    """False for a function that is known to have no such argument."""
    try:
        inspect.signature(function).bind_partial(**{keyword: None})
    except TypeError:
        return False
    except ValueError:  # a builtin that does not tell
        return True
    return True


def imported(spec: str) -> Any:
    """What stands at "module:name"."""
    module, _, path = spec.partition(":")
    try:
        value: Any = importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f"cannot import {module!r} for {spec!r}: {error}") from error
    for part in path.split("."):
        if not hasattr(value, part):
            names = [key for key in dir(value) if callable(getattr(value, key, None))]
            raise UnknownName(f"function in {module}", part, names)
        value = getattr(value, part)
    return value


def _given(value: Subject) -> Subject:
    return value


def _entries(group: str) -> list[tuple[str, str]]:
    return [(entry.name, entry.value) for entry in importlib.metadata.entry_points(group=group)]


def _law_modules() -> list[ModuleType]:
    names = dict.fromkeys(("verify.laws", *(value for _, value in _entries("verify.laws"))))
    modules: list[ModuleType] = []
    for name in names:
        package = importlib.import_module(name.partition(":")[0])
        modules.append(package)
        if hasattr(package, "__path__"):
            modules += parts(package.__name__, without=("families", "modes", "subjects"))
    return modules
