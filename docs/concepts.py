"""Write docs/concepts.md: each concept with functions, laws, benchmarks, and what is missing.

python -m docs.concepts            write the page
python -m docs.concepts --check    say whether the page is up to date, 1 when it is not
"""

import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE = HERE / "concepts.md"
HEAD = """\
# The map of concepts

Written by `python -m docs.concepts` from `docs/concepts.toml` and the catalogue, not by hand.

A concept is complete when all its functions stand in the three homes (Python, `@njit`, CUDA) with
laws and a benchmark. *Missing* is what is still to be written; a row never disappears. `(n)` behind
a function is the number of laws that speak of it; `no CUDA` that it has no CUDA form, for which
`tests/exemptions.py` gives the reason.

"""


@dataclass(frozen=True)
class Found:
    """A function of the catalogue with what stands around it."""

    field: str
    name: str
    has_device: bool
    laws: int
    cases: tuple[str, ...]

    @property
    def root(self) -> str:
        """The field's folder."""
        return self.field.partition(".")[0]

    def cell(self) -> str:
        """How the page shows it."""
        device = "" if self.has_device else ", no CUDA"
        return f"[`{self.field}.{self.name}`]({self.root}.md) ({self.laws}{device})"


def operation_names(field: str, name: str) -> set[str]:
    """How laws and benchmarks may call it: `normal_pdf` for `distributions.normal.pdf`, say."""
    leaf = field.rpartition(".")[2]
    return {name, f"{leaf}_{name}", f"{leaf.removesuffix('s')}_{name}"}


def law_operations() -> list[tuple[str, tuple[str, ...]]]:
    """Field and operations of every law of the project."""
    from verify import registry

    return [(each.field, each.operations) for each in registry.laws().values()]


def inventory() -> list[Found]:
    """Every public function with its laws and benchmarks."""
    from benchmarks import cases
    from nbmath import _catalog

    laws = law_operations()
    benchmarks = [(case.field, case.name) for case in cases()]
    found = []
    for entry in _catalog.catalogue():
        names = operation_names(entry.field, entry.name)
        root = entry.field.partition(".")[0]
        found.append(
            Found(
                field=entry.field,
                name=entry.name,
                has_device=entry.has_device,
                laws=sum(field == root and bool(names & {*ops}) for field, ops in laws),
                cases=tuple(
                    f"{field}.{case}"
                    for field, case in benchmarks
                    if field == root and names & {case, case.partition(" ")[0]}
                ),
            )
        )
    return found


def matching(label: str, functions: Iterable[Found]) -> list[Found]:
    """The functions that a name of concepts.toml means: a function, or all of a room."""
    return [
        each
        for each in functions
        if label in (each.name, f"{each.field}.{each.name}", each.field)
        or each.field.endswith(f".{label}")
    ]


def line(concept: dict[str, Any], functions: list[Found]) -> str:
    """One row of the page."""
    there: dict[str, Found] = {}
    missing = []
    for label in concept["functions"]:
        found = matching(label, functions)
        there |= {f"{each.field}.{each.name}": each for each in found}
        if not found:
            missing.append(label)
    present = ", ".join(each.cell() for each in there.values())
    absent = f"*missing: {', '.join(missing)}*" if missing else ""
    measured = dict.fromkeys(case for each in there.values() for case in each.cases)
    cells = [
        str(concept["number"]),
        concept["title"],
        "; ".join(part for part in (concept.get("built_in"), present, absent) if part),
        ", ".join(f"`{case}`" for case in measured) or "*missing*",
        ", ".join(concept["used_in"]),
        state(there.values(), missing),
    ]
    return "| " + " | ".join(cells) + " |"


def state(there: Iterable[Found], missing: list[str]) -> str:
    """Complete, partial or missing."""
    functions = list(there)
    if not functions:
        return "missing"
    whole = all(each.laws and each.cases for each in functions)
    return "partial" if missing or not whole else "complete"


def page() -> str:
    """The whole page."""
    concepts = tomllib.loads((HERE / "concepts.toml").read_text(encoding="utf-8"))["concept"]
    functions = inventory()
    rows = [line(concept, functions) for concept in concepts]
    states = [row.rsplit(" | ", 1)[1].removesuffix(" |") for row in rows]
    counts = ", ".join(f"{states.count(s)} {s}" for s in ("complete", "partial", "missing"))
    head = "| | concept | functions (laws) | benchmarks | used in | state |"
    table = [head, "|" + "---|" * 6, *rows]
    return HEAD + f"{len(rows)} concepts: {counts}.\n\n" + "\n".join(table) + "\n"


def main() -> int:
    """Write the page, or compare it."""
    text = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        print("docs/concepts.md is", "up to date" if same else "old: run python -m docs.concepts")
        return int(not same)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
