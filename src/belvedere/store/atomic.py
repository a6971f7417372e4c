"""Files that are written whole or not at all."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file's path beside `path`; what is written there takes the place of `path` at the end.

    If the block fails, or leaves no file, `path` is as it was.

    Args:
        path: The file to write; a link is followed, so that it stays one.

    Raises:
        OSError: If the folder cannot be written, or the disk is full; it names the target.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:40]}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        # At once, so that a folder without permission is told before the work and not after it.
        temporary.touch()
        temporary.unlink()
        yield temporary
        _to_disk(temporary)
        temporary.replace(target)
    except OSError as error:
        if str(error.filename) == str(temporary):
            error.filename = str(path)
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    # Without this a power cut may leave the new name on an empty file.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
