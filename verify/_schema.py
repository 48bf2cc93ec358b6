"""The tables of the store and what their columns hold."""

import sqlite3
import zlib
from dataclasses import dataclass

from verify import portable
from verify._sqlite import StoreError
from verify.records import Case

SCHEMA_VERSION = 1
_LONG_TEXT = 4096

SCHEMA = """
CREATE TABLE runs (
    id TEXT PRIMARY KEY, started TEXT NOT NULL, seconds REAL, command TEXT NOT NULL,
    seed TEXT NOT NULL, environment TEXT NOT NULL, errors TEXT NOT NULL,
    false_alarms REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE cases (
    digest TEXT PRIMARY KEY, law TEXT NOT NULL, field TEXT NOT NULL, subject TEXT NOT NULL,
    dtype TEXT NOT NULL, falsified INTEGER NOT NULL, threshold REAL NOT NULL, ratio REAL,
    inputs NOT NULL, left_side NOT NULL, right_side NOT NULL,
    message TEXT NOT NULL, reproduce TEXT NOT NULL, first_seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE verdicts (
    run TEXT NOT NULL REFERENCES runs, place INTEGER NOT NULL, law TEXT NOT NULL,
    field TEXT NOT NULL, subject TEXT NOT NULL, dtype TEXT NOT NULL, verdict TEXT NOT NULL,
    cases INTEGER NOT NULL, seconds REAL NOT NULL, worst_ratio REAL, threshold REAL NOT NULL,
    histogram TEXT NOT NULL, reason TEXT NOT NULL, seed TEXT NOT NULL,
    simplest TEXT REFERENCES cases, worst TEXT REFERENCES cases,
    PRIMARY KEY (run, place)
) WITHOUT ROWID;
CREATE INDEX verdicts_by_law ON verdicts (law, subject, dtype);
"""


@dataclass(frozen=True)
class StoredCase:
    """A case with the check that it belongs to."""

    digest: str
    law: str
    field: str
    subject: str
    dtype: str
    falsified: bool
    threshold: float
    first_seen: str
    case: Case

    @property
    def id(self) -> str:
        """The name to replay it by."""
        return self.digest[:8]


def pack(value: object) -> str | bytes:
    """Portable text, compressed when long."""
    text = portable.dumps(value)
    return text if len(text) <= _LONG_TEXT else zlib.compress(text.encode(), 6)


def _unpack(stored: str | bytes) -> object:
    """The value of what `pack` made."""
    return portable.loads(stored if isinstance(stored, str) else zlib.decompress(stored).decode())


def stored_case(row: sqlite3.Row) -> StoredCase:
    """A row of the table of cases."""
    inputs = _unpack(row["inputs"])
    if not isinstance(inputs, dict):
        raise StoreError(f"The inputs of the stored case {row['digest'][:8]} cannot be read.")
    case = Case(
        inputs=inputs,
        left=_unpack(row["left_side"]),
        right=_unpack(row["right_side"]),
        ratio=real(row["ratio"]),
        message=row["message"],
        reproduce=row["reproduce"],
    )
    return StoredCase(
        digest=row["digest"],
        law=row["law"],
        field=row["field"],
        subject=row["subject"],
        dtype=row["dtype"],
        falsified=bool(row["falsified"]),
        threshold=row["threshold"],
        first_seen=row["first_seen"],
        case=case,
    )


def real(value: float | None) -> float:
    """A real column: SQLite keeps nan as NULL."""
    return float("nan") if value is None else float(value)
