"""An SQLite file opened with care: never overwritten, every failure a sentence."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_MAGIC = b"SQLite format 3\0"
_QUICK_CHECK_BYTES = 64 * 2**20


class StoreError(Exception):
    """The database cannot be used; the message says which file, why, and what to do."""


class Database:
    """A connection to a file of one schema."""

    def __init__(
        self,
        path: Path,
        *,
        schema: str,
        version: int,
        application: int,
        patience: float,
        create: bool,
    ) -> None:
        """Open the file; make it when there is none and `create`; wait for a lock `patience` s."""
        self.path = path
        self._schema = schema
        self._version = version
        self._application = application
        self._patience = patience
        self._connection: sqlite3.Connection | None = None
        with self.sentences():
            if not create and not path.exists():
                raise StoreError(f"There is no database {path} yet; `verify run` makes it.")
            path.parent.mkdir(parents=True, exist_ok=True)
            self._check_header()
            self._connection = sqlite3.connect(
                path, timeout=patience, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(self._connection)
            except BaseException:
                self._connection.close()
                raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection."""
        if self._connection is None:
            raise StoreError(f"The database {self.path} is closed.")
        return self._connection

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        """The rows of a query."""
        with self.sentences():
            return self.connection.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything inside is written, or nothing is."""
        with self.sentences():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _check_header(self) -> None:
        """Refuse a file of another kind before SQLite may touch it."""
        if not self.path.exists() or self.path.stat().st_size == 0:
            return
        with self.path.open("rb") as file:
            start = file.read(len(_MAGIC))
        if start != _MAGIC:
            raise StoreError(
                f"{self.path} is not a database: it does not begin as an SQLite file does. "
                f"{_UNTOUCHED}"
            )

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Check that the schema is ours, or write it into an empty file."""
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        if _is_empty(connection):
            connection.execute("PRAGMA journal_mode = WAL")
            self._write_schema(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        application = _pragma(connection, "application_id")
        version = _pragma(connection, "user_version")
        if application != self._application:
            raise StoreError(f"{self.path} is the database of another program. {_UNTOUCHED}")
        if version != self._version:
            raise StoreError(
                f"{self.path} has schema {version}, this version of verify reads schema "
                f"{self._version}: use the version that wrote it, or name another file with "
                "--database."
            )
        if self.path.stat().st_size <= _QUICK_CHECK_BYTES:
            outcome = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if outcome != "ok":
                raise sqlite3.DatabaseError(" ".join(outcome.replace("*", "").split()))

    def _write_schema(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _is_empty(connection):
                for statement in self._schema.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {self._application}")
                connection.execute(f"PRAGMA user_version = {self._version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the errors of SQLite and of the file system into a `StoreError`."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(self._operational(str(error))) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"The database {self.path} is damaged ({error}). {_UNTOUCHED}"
            ) from error
        except OSError as error:
            raise StoreError(
                f"The database {self.path} cannot be opened: {error.strerror or error}. "
                "Name another file with --database or VERIFY_DATABASE."
            ) from error

    def _operational(self, reason: str) -> str:
        if "locked" in reason or "busy" in reason:
            return (
                f"The database {self.path} has been locked by another process for more than "
                f"{self._patience:g} s. Wait until that run has finished, or name another file "
                "with --database."
            )
        if "full" in reason:
            return f"The disk that holds the database {self.path} is full. Make room and run again."
        if "readonly" in reason or not os.access(self.path.parent, os.W_OK):
            return (
                f"The database {self.path} cannot be written ({reason}). Check its permissions, "
                "or name another file with --database."
            )
        return f"The database {self.path} cannot be used: {reason}. Name another with --database."


_UNTOUCHED = (
    "It was left as it is: move it away, or name another file with --database or VERIFY_DATABASE."
)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
