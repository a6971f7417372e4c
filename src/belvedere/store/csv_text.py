"""CSV as RFC 4180 has it: UTF-8, commas, quotes only where they are needed; lines end with LF."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from belvedere.errors import BelvedereError

_NEEDS_QUOTES = re.compile('[",\r\n]')
_MOST_IN_A_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a CSV file.

    Attributes:
        number: The line on which it starts, from 1; a cell in quotes may go on over several.
        cells: Its cells, at least one.
    """

    number: int
    cells: list[str]


def format_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV, each ended by LF; no rows give an empty text.

    The standard writer leaves a bare carriage return without quotes, which no reader can undo.
    """
    return "".join(f"{','.join(_quoted(cell) for cell in row)}\n" for row in rows)


def parse_csv(text: str) -> list[Line]:
    """Return the records of a CSV text, without blank ones; the inverse of `format_csv`.

    Raises:
        csv.Error: If quotes do not match, with the line in its message.
    """
    csv.field_size_limit(_MOST_IN_A_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[Line] = []
    start = 1
    try:
        for cells in reader:
            if any(cells):
                lines.append(Line(start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise csv.Error(f"{error} in the record that starts on line {start}") from error
    return lines


def read_csv(path: Path) -> list[Line]:
    """Return the records of a CSV file, the header first; a byte-order mark is accepted.

    Raises:
        BelvedereError: If the file is not UTF-8, or its quotes do not match.
        OSError: If the file cannot be read.
    """
    data = path.read_bytes()
    try:
        return parse_csv(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BelvedereError(
            f"Byte {error.start + 1}, on line {line}, is not UTF-8",
            where=str(path),
            remedy="Save the file as “CSV UTF-8” and open it again",
        ) from error
    except csv.Error as error:
        raise BelvedereError(
            f"This is not CSV: {error}",
            where=str(path),
            remedy="Look for a quotation mark that is not doubled, or not closed",
        ) from error


def _quoted(cell: str) -> str:
    if not _NEEDS_QUOTES.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
