"""Connections to the SQLite database that a `.landscape` file is, closed for sure, and its errors in our words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from sqlalchemy import Connection, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from belvedere.errors import BelvedereError

_BUSY_SECONDS = 5.0
_KNOWN_ERRORS = {
    "SQLITE_BUSY": (
        "Another program is using the file",
        "Close it there and try again; nothing was changed",
    ),
    "SQLITE_FULL": ("The disk is full", "Make room and save again; the file is as it was"),
    "SQLITE_READONLY": (
        "The file is write-protected",
        "Save under another name; nothing was changed",
    ),
    "SQLITE_CANTOPEN": ("The file cannot be opened", "See whether you may write in its folder"),
}
_DAMAGED = ("The file is damaged", "Open a backup of it; it was not touched")


@contextmanager
def connected(path: Path, *, new: bool = False) -> Iterator[Connection]:
    """Give a connection inside one transaction, committed at the end, rolled back if the block fails.

    Args:
        path: The database.
        new: Whether to make it; its writing is not journalled then, since nobody else can see it yet.

    Raises:
        BelvedereError: If the database refuses, in words that say what to do.
    """

    def connect() -> sqlite3.Connection:
        uri = f"{uri_of(path.resolve())}?mode={'rwc' if new else 'rw'}"
        # Without an isolation level Python starts no transaction of its own before some statements only.
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        if new:
            connection.execute("PRAGMA journal_mode = OFF")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        raise _in_our_words(path, error.orig) from error
    except sqlite3.Error as error:
        raise _in_our_words(path, error) from error


def uri_of(path: PurePath) -> str:
    """Return the address of an absolute path as SQLite takes it: without a host, even of a Windows share."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _in_our_words(path: Path, error: BaseException | None) -> BelvedereError:
    name = getattr(error, "sqlite_errorname", "") or ""
    family = "_".join(name.split("_")[:2])
    what, remedy = _KNOWN_ERRORS.get(family, _DAMAGED)
    return BelvedereError(f"{what} ({error})", where=str(path), remedy=remedy)
