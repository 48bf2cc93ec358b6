"""The command `nbmath-verify`, which is also `python -m verify`."""

import sys
from pathlib import Path
from typing import NoReturn

import verify

_OURS = ("_schema.py", "commands.py", "law.py", "registry.py")


def main() -> NoReturn:
    """Run the command line and leave with 0 (all hold), 1 (a law is falsified) or 2 (an error)."""
    stranger = foreign_package(Path(verify.__file__ or ""))
    if stranger:
        print(f"error: {stranger}", file=sys.stderr)  # noqa: T201  # nothing else is sure to exist
        sys.exit(2)
    from verify.commands import run

    sys.exit(run(sys.argv[1:]))


def foreign_package(imported: Path) -> str:
    """A sentence if the package that answers to the name `verify` is not this one, else ''."""
    home = imported.resolve().parent
    here = Path(__file__).resolve().parent
    if home == here and all((home / name).is_file() for name in _OURS) and hasattr(verify, "law"):
        return ""
    return (
        f"the name `verify` belongs to another package here, {imported}. If another distribution "
        "of that name is installed, uninstall it and install nbmath-kernels again; if a file or "
        "folder of yours is called verify, run the command from elsewhere."
    )
