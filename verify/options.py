"""The options that the commands share."""

from pathlib import Path
from typing import Annotated

import typer

GIGABYTE = 2**30

Fields = Annotated[
    list[str] | None,
    typer.Option("--field", "-f", metavar="FIELD", help="Laws of this field; repeat, or a,b."),
]
Names = Annotated[
    list[str] | None,
    typer.Option("--law", "-l", metavar="NAME", help="The law of this name; repeat, or a,b."),
]
Subjects = Annotated[
    list[str] | None,
    typer.Option(
        "--subject", "-s", metavar="NAME", help="An implementation, or a family of them; repeat."
    ),
]
Dtypes = Annotated[
    list[str] | None,
    typer.Option("--dtype", "-d", metavar="TYPE", help="float32 or float64 instead of both."),
]
Conventions = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=VALUE", help="An argument of every call: dim=-1; repeat."),
]
Cases = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Cases of each check, instead of a time.")
]
Seconds = Annotated[
    float | None,
    typer.Option(
        "--budget",
        min=0.001,
        metavar="SECONDS",
        help="Time for the cases of each check; by default a share of 24.",
    ),
]
Seed = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="Seed of all cases; by default a fresh one.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Processes; by default one for each core.")
]
TimeLimit = Annotated[
    float,
    typer.Option(min=0.1, metavar="SECONDS", help="A step that takes longer counts as hung."),
]
MemoryLimit = Annotated[
    float, typer.Option(min=0.25, metavar="GB", help="Memory that a check may allocate.")
]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write JSON.")]
Junit = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML.")]
Database = Annotated[
    Path | None,
    typer.Option(
        "--database",
        metavar="FILE",
        help="Where runs are recorded: by default VERIFY_DATABASE, or .verify/verify.db.",
    ),
]
Within = Annotated[
    float | None,
    typer.Option(min=1, metavar="SECONDS", help="Start no check after this time; by default, all."),
]
FailFast = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first falsified law.")]
Full = Annotated[bool, typer.Option("--full", help="A line for each check, nothing folded.")]
