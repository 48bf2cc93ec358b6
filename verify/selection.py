"""What the options of a command name: laws, subjects, precisions, conventions."""

import ast
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from verify import registry
from verify.law import DTYPES, Law
from verify.registry import UnknownName
from verify.replay import named
from verify.subjects import Subject


class BadUseError(Exception):
    """A sentence for the user."""


def split(values: Iterable[str] | None) -> list[str]:
    """Options that were repeated, or given with commas between."""
    return [name for value in values or () for name in value.split(",") if name]


def chosen_laws(fields: Sequence[str], names: Sequence[str]) -> list[Law]:
    """The laws of these fields that have these names; all where nothing is asked for."""
    known = registry.laws()
    for name in fields:
        if name not in registry.fields():
            raise UnknownName("field of laws", name, registry.fields())
    for name in names:
        registry.law(name)
    chosen = [
        law
        for law in known.values()
        if (not fields or law.field in fields) and (not names or law.name in names)
    ]
    if names and not chosen:
        raise BadUseError(f"no law of these names is in the field {' or '.join(fields)}")
    return chosen


def subject_names(names: Sequence[str]) -> list[str]:
    """Subjects by their names; a family's name stands for all its modes."""
    for name in names:
        if ":" in name:
            raise BadUseError(f"to check {name}, say what it implements: check {name} --as NAME")
    return list(dict.fromkeys(one for name in names for one in registry.subject_names(name)))


def made_subject(name: str, like: str = "", conventions: dict[str, Any] | None = None) -> Subject:
    """The subject of this name; what its import raises becomes a sentence."""
    try:
        return named(registry.subject(name, like, conventions), conventions or {})
    except UnknownName:
        raise
    except Exception as error:
        told = str(error) if isinstance(error, ImportError) else f"{type(error).__name__}: {error}"
        raise BadUseError(f"{name} cannot be used: {told}") from error


def chosen_dtypes(names: Sequence[str] | None) -> tuple[str, ...]:
    """Precisions by their names; both where none is named."""
    chosen = tuple(split(names)) or DTYPES
    for name in chosen:
        if name not in DTYPES:
            raise UnknownName("precision", name, DTYPES)
    return chosen


def parsed_conventions(pairs: Sequence[str] | None) -> dict[str, Any]:
    """Arguments given as name=value, values as Python literals or as text."""
    found: dict[str, Any] = {}
    for pair in pairs or ():
        name, equals, text = pair.partition("=")
        if not equals or not name.isidentifier():
            raise BadUseError(f"--convention takes name=value, not {pair!r}")
        try:
            found[name] = ast.literal_eval(text)
        except (ValueError, SyntaxError):
            found[name] = text
    return found


def belongs(subject: str, name: str) -> bool:
    """True for a subject, and for the modes of a family of subjects."""
    return subject == name or subject.startswith(f"{name}-")


def import_from_here() -> None:
    """Let modules of the current folder be imported, as `python -m` does."""
    here = str(Path.cwd())
    if here not in sys.path and "" not in sys.path:
        sys.path.insert(0, here)
