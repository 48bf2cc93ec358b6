"""The commands that ask: laws, subjects, replay, history."""

from typing import Annotated

import typer
from rich.markup import escape

from verify import engine, registry
from verify.options import GIGABYTE, Database, Dtypes, Fields, MemoryLimit, Subjects, TimeLimit
from verify.registry import UnknownName
from verify.replay import ReplayError, replay
from verify.report import listing, terminal
from verify.selection import (
    BadUseError,
    belongs,
    chosen_dtypes,
    chosen_laws,
    import_from_here,
    made_subject,
    split,
)
from verify.store import Store
from verify.subjects import Subject


def list_laws(
    name: Annotated[str | None, typer.Argument(help="Show all of one law.")] = None,
    field: Fields = None,
    family: Annotated[str | None, typer.Option(help="Laws made by this family.")] = None,
) -> None:
    """List the laws, or show one with its source, its inputs and its tolerance."""
    out = terminal.console()
    if name is not None:
        out.print(listing.law_page(registry.law(name)))
        return
    laws = chosen_laws(split(field), [])
    if family is not None:
        families = sorted({law.family for law in registry.laws().values() if law.family})
        if family not in families:
            raise UnknownName("family", family, families)
        laws = [law for law in laws if law.family == family]
    out.print(listing.law_table(laws))


def list_subjects() -> None:
    """List the implementations that laws can be checked against."""
    out = terminal.console()
    subjects: list[Subject] = []
    for name in registry.subjects():
        try:
            subjects.append(made_subject(name))
        except BadUseError as error:
            out.print(f"{escape(name)}: {escape(str(error))}", soft_wrap=True)
    out.print(listing.subject_table(subjects, list(registry.laws().values())))


def replay_cases(
    ids: Annotated[list[str] | None, typer.Argument(help="Ids of stored cases.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Every stored counterexample.")] = False,
    time_limit: TimeLimit = 60.0,
    memory_limit: MemoryLimit = engine.MEMORY_LIMIT / GIGABYTE,
    database: Database = None,
) -> None:
    """Try stored inputs again on today's code: status 1 if one still fails."""
    if not ids and not every:
        raise BadUseError("name the cases to replay, or give --all")
    import_from_here()
    out = terminal.console()
    with Store(database, create=False) as store:
        cases = store.counterexamples() if every else [store.case(name) for name in ids or ()]
    if not cases:
        out.print("no counterexample is stored")
    status = 0
    for stored in cases:
        try:
            now = replay(stored, time_limit=time_limit, memory_limit=int(memory_limit * GIGABYTE))
        except ReplayError as error:
            out.print(f"[bold red]error:[/] {stored.id}: {escape(str(error))}", soft_wrap=True)
            status = 2
            continue
        law = registry.laws().get(stored.law)
        out.print(listing.replayed(stored, now.verdict, now.case, law), soft_wrap=True)
        if now.verdict.falsified:
            status = status or 1
    raise typer.Exit(status)


def history(
    law: Annotated[str, typer.Argument(help="Name of a law.")],
    subject: Subjects = None,
    dtype: Dtypes = None,
    limit: Annotated[int, typer.Option(min=1, help="Number of runs, the newest.")] = 20,
    database: Database = None,
) -> None:
    """Show the verdicts and worst ratios of a law, run by run."""
    with Store(database, create=False) as store:
        entries = store.history(law)
        path = store.path
    if not entries:
        registry.law(law)
        raise BadUseError(f"no run recorded in {path} has checked {law}")
    wanted = set(split(subject))
    kinds = set(chosen_dtypes(dtype))
    kept = [
        entry
        for entry in entries
        if entry.result.dtype in kinds
        and (not wanted or any(belongs(entry.result.subject, name) for name in wanted))
    ]
    terminal.console().print(listing.history_table(kept, limit))
