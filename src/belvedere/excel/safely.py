"""A file written whole or not at all."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from belvedere.errors import BelvedereError

_KEPT = "Nothing was overwritten; close it there, or save a copy under another name"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file beside the target to write to; it takes the target's place when all went well.

    Raises:
        BelvedereError: If the target is open in another program, or cannot be written.
    """
    path = path.resolve()  # a link stays one, and its target is replaced
    _refuse_open(path)
    temporary = path.with_name(f".{path.stem[:40]}-{uuid.uuid4().hex[:8]}.tmp")
    try:
        # At once, so that a folder without permission is told before the work and not after it.
        temporary.touch()
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except PermissionError as error:
        what = "The file is open elsewhere or may not be written"
        raise BelvedereError(what, where=str(path), remedy=_KEPT) from error
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "Nothing was overwritten; choose another folder or name"
        raise BelvedereError(
            f"The file cannot be written: {reason}", where=str(path), remedy=remedy
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _refuse_open(path: Path) -> None:
    if path.is_dir():
        raise BelvedereError(
            "This is a folder, not a file", where=str(path), remedy="Choose another name"
        )
    # What Excel and LibreOffice lay beside a file while they have it open. Elsewhere than on Windows
    # the file could be replaced all the same, and their next save would silently undo it.
    locks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    for lock in locks:
        if lock.exists():
            what = f"The file is open in another program ({lock.name} says so)"
            raise BelvedereError(what, where=str(path), remedy=_KEPT)
