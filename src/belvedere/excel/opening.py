"""A workbook opened, or a clear word why it cannot be."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from belvedere.errors import BelvedereError

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old .xls files begin, and encrypted workbooks of any age."""
_ZIP = b"PK"
_UNTOUCHED = "The file was not changed"


@contextmanager
def opened(path: Path) -> Iterator[tuple[bytes, CalamineWorkbook]]:
    """Give a workbook's bytes and the workbook; the file itself is not kept open.

    Raises:
        BelvedereError: If it cannot be read as a workbook, also where a sheet proves to be damaged later.
    """
    data = _read(path)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            yield data, book
    except (CalamineError, zipfile.BadZipFile, zlib.error) as error:
        raise _refusal(path, data, error) from error


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BelvedereError(
            "There is no such file", where=str(path), remedy="Check the name"
        ) from error
    except IsADirectoryError as error:
        raise BelvedereError("This is a folder, not a workbook", where=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "Close it in other programs, or copy it to this computer first"
        raise BelvedereError(
            f"The file cannot be read: {reason}", where=str(path), remedy=remedy
        ) from error
    if not data:
        remedy = f"{_UNTOUCHED}; ask for it again, its transfer may have been cut off"
        raise BelvedereError("The file is empty (0 bytes)", where=str(path), remedy=remedy)
    return data


def _refusal(path: Path, data: bytes, error: Exception) -> BelvedereError:
    if data.startswith(_OLE):
        what = "The workbook is protected by a password, or is a format of before 2007 that cannot be read"
        remedy = "Open it in Excel, remove the password and save it as .xlsx"
    elif data.startswith(_ZIP) and not zipfile.is_zipfile(BytesIO(data)):
        what = "The workbook is cut off: its end is missing"
        remedy = "Ask for it again, its transfer may have been cut off"
    elif data.startswith(_ZIP):
        what = f"The workbook is damaged, or is none ({str(error) or type(error).__name__})"
        remedy = "Open it in Excel, let it repair the file and save it as .xlsx"
    else:
        what = "The file is not a workbook"
        remedy = "Choose an .xlsx file; text and web pages need to be saved as one in Excel first"
    return BelvedereError(what, where=str(path), remedy=f"{_UNTOUCHED}. {remedy}")
