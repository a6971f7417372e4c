"""The first hundred bytes of a `.landscape` file: whether it is one, and which version."""

from pathlib import Path

from belvedere.errors import BelvedereError

APPLICATION_ID = int.from_bytes(b"BELV")
"""SQLite's mark of whose file it is."""
FORMAT_VERSION = 1
"""Counts up when the tables of the file change; the landscape's own tables have `SCHEMA_VERSION`."""

_MAGIC = b"SQLite format 3\0"
_VERSION_AT, _APPLICATION_AT = 60, 68


def is_landscape_file(path: Path) -> bool:
    """Return whether a path is a `.landscape` file of any version, whatever it is called.

    Raises:
        OSError: If it cannot be read.
    """
    return path.is_file() and _read_header(path) is not None


def check_header(path: Path) -> None:
    """Make sure that a file can be opened, without opening it as a database.

    Raises:
        BelvedereError: If it is not a `.landscape` file, or of a version that this Belvedere does not know.
        OSError: If it cannot be read.
    """
    version = _read_header(path)
    if version is None:
        raise BelvedereError(
            "This is not a landscape file", where=str(path), remedy="Choose another file"
        )
    check_version(path, "format", version, FORMAT_VERSION)


def check_version(path: Path, what: str, found: int, known: int) -> None:
    """Refuse a version newer than this Belvedere knows.

    Args:
        path: The file, for the message.
        what: What has the version: `format` or `schema`.
        found: The file's version.
        known: The newest version that can be read.

    Raises:
        BelvedereError: If it is newer.
    """
    if found > known:
        raise BelvedereError(
            f"The file has {what} version {found}, and this Belvedere reads up to version {known}",
            where=str(path),
            remedy="Open it with a newer Belvedere; the file was not touched",
        )


def _read_header(path: Path) -> int | None:
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_MAGIC) or _number(head, _APPLICATION_AT) != APPLICATION_ID:
        return None
    return _number(head, _VERSION_AT)


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4])
