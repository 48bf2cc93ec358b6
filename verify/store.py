"""Runs, verdicts and cases in an SQLite file that nothing overwrites.

Inputs are kept as the portable text of `verify.portable`, so that a case can be replayed by later
versions of every library involved. A case is named by the hash of its content.
"""

import hashlib
import json
import os
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from verify import portable
from verify._schema import SCHEMA, SCHEMA_VERSION, StoredCase, pack, real, stored_case
from verify._sqlite import Database, StoreError
from verify.records import Case, CheckResult, Environment, RunRecord, Verdict

__all__ = [
    "HistoryEntry",
    "NoSuchCaseError",
    "Store",
    "StoreError",
    "StoredCase",
    "case_digest",
    "case_id",
    "default_path",
]

APPLICATION_ID = 0x4E424D56
"""Marks the file as ours in its header ("NBMV")."""

DEFAULT_PATH = Path(".verify") / "verify.db"
PATIENCE = 15.0
"""Seconds to wait for another process that holds the file."""


class NoSuchCaseError(LookupError):
    """No stored case, or more than one, goes by this name."""


@dataclass(frozen=True)
class HistoryEntry:
    """One verdict of the past."""

    run: str
    started: str
    nbmath: str
    result: CheckResult


def default_path() -> Path:
    """The file named by VERIFY_DATABASE, or .verify/verify.db in the current folder."""
    return Path(os.environ.get("VERIFY_DATABASE") or DEFAULT_PATH)


def case_digest(result: CheckResult, case: Case) -> str:
    """Hash of what is checked and of the concrete inputs: equal content, equal name."""
    content = (result.law, result.subject, result.dtype, portable.dumps(case.inputs))
    return hashlib.sha256("\0".join(content).encode()).hexdigest()


def case_id(result: CheckResult, case: Case) -> str:
    """The short name of a case, by which it is replayed."""
    return case_digest(result, case)[:8]


class Store:
    """An open database. Use as a context manager."""

    def __init__(
        self, path: Path | str | None = None, *, patience: float | None = None, create: bool = True
    ) -> None:
        """Open the file, made when there is none; wait `patience` seconds for a lock."""
        self.path = Path(path) if path is not None else default_path()
        self._database = Database(
            self.path,
            schema=SCHEMA,
            version=SCHEMA_VERSION,
            application=APPLICATION_ID,
            patience=PATIENCE if patience is None else patience,
            create=create,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def begin(self, record: RunRecord) -> None:
        """Enter a run that has no results yet."""
        values = (
            record.id,
            record.started,
            None,
            record.command,
            str(record.seed),
            json.dumps(asdict(record.environment)),
            json.dumps(record.errors),
            record.false_alarms,
        )
        with self._database.transaction() as connection:
            connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def add(self, run: str, result: CheckResult) -> None:
        """Enter one result of a run with its cases, all or nothing."""
        with self._database.transaction() as connection:
            self._insert(connection, run, result)

    def finish(self, record: RunRecord) -> None:
        """Enter the duration and the errors of a run, and the results not yet entered."""
        with self._database.transaction() as connection:
            known = {
                tuple(row)
                for row in connection.execute(
                    "SELECT law, subject, dtype FROM verdicts WHERE run = ?", (record.id,)
                )
            }
            for result in record.results:
                if (result.law, result.subject, result.dtype) not in known:
                    self._insert(connection, record.id, result)
            connection.execute(
                "UPDATE runs SET seconds = ?, errors = ?, false_alarms = ? WHERE id = ?",
                (record.seconds, json.dumps(record.errors), record.false_alarms, record.id),
            )

    def save(self, record: RunRecord) -> None:
        """Enter a whole run."""
        self.begin(record)
        self.finish(record)

    def _insert(self, connection: sqlite3.Connection, run: str, result: CheckResult) -> None:
        seen = connection.execute("SELECT started FROM runs WHERE id = ?", (run,)).fetchone()
        digests = [
            None if case is None else self._insert_case(connection, result, case, seen[0])
            for case in (result.simplest, result.worst)
        ]
        place = connection.execute(
            "SELECT count(*) FROM verdicts WHERE run = ?", (run,)
        ).fetchone()[0]
        connection.execute(
            "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                run,
                place,
                result.law,
                result.field,
                result.subject,
                result.dtype,
                result.verdict.value,
                result.cases,
                result.seconds,
                result.worst_ratio,
                result.threshold,
                json.dumps(result.histogram),
                result.reason,
                str(result.seed),
                *digests,
            ),
        )

    def _insert_case(
        self, connection: sqlite3.Connection, result: CheckResult, case: Case, seen: str
    ) -> str:
        digest = case_digest(result, case)
        connection.execute(
            "INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (digest) DO UPDATE SET falsified = max(falsified, excluded.falsified)",
            (
                digest,
                result.law,
                result.field,
                result.subject,
                result.dtype,
                result.verdict.falsified,
                result.threshold,
                case.ratio,
                pack(case.inputs),
                pack(case.left),
                pack(case.right),
                case.message,
                case.reproduce,
                seen,
            ),
        )
        return digest

    def case(self, name: str) -> StoredCase:
        """The case whose hash begins with `name`."""
        wanted = name.strip().lower()
        if len(wanted) < 4 or set(wanted) - set("0123456789abcdef"):
            raise NoSuchCaseError(f"{name!r} does not name a case: an id is 4 or more hex digits")
        rows = self._database.rows(
            "SELECT * FROM cases WHERE substr(digest, 1, ?) = ?", (len(wanted), wanted)
        )
        if not rows:
            raise NoSuchCaseError(f"no case {name!r} in {self.path}{self._newest()}")
        if len(rows) > 1:
            several = ", ".join(row["digest"][:16] for row in rows[:5])
            raise NoSuchCaseError(f"{name!r} names {len(rows)} cases; say more of it: {several}")
        return stored_case(rows[0])

    def counterexamples(self, limit: int = 1000) -> list[StoredCase]:
        """Stored cases in which a law was falsified, the newest first."""
        rows = self._database.rows(
            "SELECT * FROM cases WHERE falsified"
            " ORDER BY first_seen DESC, law, subject, dtype, digest LIMIT ?",
            (limit,),
        )
        return [stored_case(row) for row in rows]

    def runs(self) -> list[str]:
        """Names of the runs, the oldest first."""
        return [
            row["id"] for row in self._database.rows("SELECT id FROM runs ORDER BY started, id")
        ]

    def run(self, name: str) -> RunRecord:
        """A stored run with its results."""
        rows = self._database.rows("SELECT * FROM runs WHERE id = ?", (name,))
        if not rows:
            raise LookupError(f"no run {name!r} in {self.path}")
        row = rows[0]
        verdicts = self._database.rows(
            "SELECT * FROM verdicts WHERE run = ? ORDER BY place", (name,)
        )
        return RunRecord(
            id=row["id"],
            started=row["started"],
            seconds=row["seconds"] if row["seconds"] is not None else 0.0,
            command=row["command"],
            seed=int(row["seed"]),
            environment=Environment(**json.loads(row["environment"])),
            results=tuple(self._result(verdict) for verdict in verdicts),
            errors=tuple(json.loads(row["errors"])),
            false_alarms=row["false_alarms"],
        )

    def history(self, law: str) -> list[HistoryEntry]:
        """Every verdict on a law, the oldest first, without its cases."""
        rows = self._database.rows(
            "SELECT verdicts.*, runs.started, runs.environment FROM verdicts"
            " JOIN runs ON runs.id = verdicts.run WHERE law = ?"
            " ORDER BY runs.started, runs.id, place",
            (law,),
        )
        return [
            HistoryEntry(
                run=row["run"],
                started=row["started"],
                nbmath=json.loads(row["environment"]).get("nbmath", ""),
                result=self._result(row, cases=False),
            )
            for row in rows
        ]

    def _result(self, row: sqlite3.Row, *, cases: bool = True) -> CheckResult:
        return CheckResult(
            law=row["law"],
            field=row["field"],
            subject=row["subject"],
            dtype=row["dtype"],
            verdict=Verdict(row["verdict"]),
            cases=row["cases"],
            seconds=row["seconds"],
            worst_ratio=real(row["worst_ratio"]),
            threshold=row["threshold"],
            histogram=tuple(json.loads(row["histogram"])),
            simplest=self._case(row["simplest"]) if cases else None,
            worst=self._case(row["worst"]) if cases else None,
            reason=row["reason"],
            seed=int(row["seed"]),
        )

    def _case(self, digest: str | None) -> Case | None:
        if digest is None:
            return None
        rows = self._database.rows("SELECT * FROM cases WHERE digest = ?", (digest,))
        return stored_case(rows[0]).case if rows else None

    def _newest(self) -> str:
        """A hint at the names that exist."""
        names = [stored.id for stored in self.counterexamples(limit=5)]
        return f"; the newest counterexamples are {', '.join(names)}" if names else ""
