"""What the laws of families share, and how each is given to an operation."""

from typing import TypedDict

from verify.law import Law


class Origin(TypedDict):
    """What the laws of a family share."""

    field: str
    source: str
    uses: tuple[str, ...]


def renamed(each: Law, **names: str) -> Law:
    """The law of these operations."""
    return each.of(**names)
