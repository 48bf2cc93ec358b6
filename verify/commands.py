"""What the commands of `nbmath-verify` do; bad use ends in a sentence, never a traceback."""

import os
import secrets
import shlex
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape

from verify import engine, queries, registry
from verify.checks import Budget
from verify.options import (
    GIGABYTE,
    Cases,
    Conventions,
    Database,
    Dtypes,
    FailFast,
    Fields,
    Full,
    Html,
    Json,
    Junit,
    MemoryLimit,
    Names,
    Seconds,
    Seed,
    Subjects,
    TimeLimit,
    Within,
    Workers,
)
from verify.registry import UnknownName
from verify.report import terminal
from verify.report.summary import plural
from verify.selection import (
    BadUseError,
    chosen_dtypes,
    chosen_laws,
    import_from_here,
    made_subject,
    parsed_conventions,
    split,
    subject_names,
)
from verify.session import Limits, Outputs, execute
from verify.store import NoSuchCaseError, StoreError

app = typer.Typer(
    name="nbmath-verify",
    help="Hold implementations of the mathematics of machine learning to its laws.",
    epilog="Exit status: 0 all hold, 1 a law is falsified, 2 an error.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.command("run")
def run_laws(
    field: Fields = None,
    law: Names = None,
    subject: Subjects = None,
    dtype: Dtypes = None,
    cases: Cases = None,
    budget: Seconds = None,
    seed: Seed = None,
    workers: Workers = None,
    within: Within = None,
    time_limit: TimeLimit = engine.TIME_LIMIT,
    memory_limit: MemoryLimit = engine.MEMORY_LIMIT / GIGABYTE,
    html: Html = None,
    json: Json = None,
    junit: Junit = None,
    database: Database = None,
    *,
    fail_fast: FailFast = False,
    full: Full = False,
) -> None:
    """Check laws against implementations: by default all laws against nbmath.

    Implementations are taken one after the other, those of nbmath that compile the most last.
    """
    laws = chosen_laws(split(field), split(law))
    subjects = [made_subject(name) for name in subject_names(split(subject) or ["nbmath"])]
    tasks = engine.plan(laws, subjects, chosen_dtypes(dtype), Budget(budget, cases))
    if not tasks:
        whose = ", ".join(one.name for one in subjects)
        raise BadUseError(f"none of {plural(len(laws), 'law')} speaks of an operation of {whose}")
    bytes_ = int(memory_limit * GIGABYTE)
    limits = Limits(_seed(seed), workers, time_limit, bytes_, fail_fast=fail_fast, within=within)
    outputs = Outputs(html, json, junit, database, full=full)
    raise typer.Exit(execute(tasks, _command(), limits, outputs))


@app.command()
def check(
    function: Annotated[
        str, typer.Argument(metavar="MODULE:FUNCTION", help="Where to import it from.")
    ],
    like: Annotated[
        str, typer.Option("--as", metavar="NAME", help="The operation that it implements.")
    ],
    law: Names = None,
    dtype: Dtypes = None,
    convention: Conventions = None,
    cases: Cases = None,
    budget: Seconds = None,
    seed: Seed = None,
    workers: Workers = None,
    time_limit: TimeLimit = 10.0,
    memory_limit: MemoryLimit = engine.MEMORY_LIMIT / GIGABYTE,
    html: Html = None,
    json: Json = None,
    junit: Junit = None,
    database: Database = None,
    *,
    fail_fast: FailFast = False,
    full: Full = False,
) -> None:
    """Check a function of yours by the laws of the operation that it implements."""
    if ":" not in function:
        raise BadUseError(f"{function!r} names no function: write module:function")
    import_from_here()
    known = registry.operations()
    if like not in known:
        raise UnknownName("operation", like, known)
    subject = made_subject(function, like, parsed_conventions(convention))
    laws = [one for one in chosen_laws([], split(law)) if subject.speaks(one)]
    tasks = engine.plan(laws, [subject], chosen_dtypes(dtype), Budget(budget, cases))
    if not tasks:
        raise BadUseError(f"no law speaks of {like} alone")
    limits = Limits(
        _seed(seed), workers, time_limit, int(memory_limit * GIGABYTE), fail_fast=fail_fast
    )
    outputs = Outputs(html, json, junit, database, full=full)
    raise typer.Exit(execute(tasks, _command(), limits, outputs))


app.command("laws")(queries.list_laws)
app.command("subjects")(queries.list_subjects)
app.command("replay")(queries.replay_cases)
app.command("history")(queries.history)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit status."""
    try:
        app(list(arguments), prog_name="nbmath-verify")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    except (BadUseError, UnknownName, StoreError, NoSuchCaseError, OSError) as error:
        return _sentence(str(error))
    except ImportError as error:
        return _sentence(f"an import failed: {error}")
    except Exception as error:
        if os.environ.get("VERIFY_TRACEBACK"):
            raise
        told = f"{type(error).__name__}: {error}"
        return _sentence(f"verify itself failed: {told} (VERIFY_TRACEBACK=1 shows where)")
    return 0


def _sentence(text: str) -> int:
    terminal.console(stderr=True).print(f"[bold red]error:[/] {escape(text)}", soft_wrap=True)
    return 2


def _command() -> str:
    """The command line as it was given."""
    return shlex.join(["nbmath-verify", *sys.argv[1:]])


def _seed(given: int | None) -> int:
    return secrets.randbelow(2**32) if given is None else given
