"""What the quick reader does not tell: error values, which it reads as empty, and formulas."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<c\b([^>]*)>(?:(?!</c>).)*?</c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_ERROR = b't="e"'
_FORMULA = re.compile(rb"<f[ />]")

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True)
class Suspects:
    """Cells of one sheet that do not hold a plain value.

    Attributes:
        errors: Error values such as `#REF!`.
        formulas: Cells with a formula, and whether its result was saved with it.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    formulas: Mapping[Place, bool] = field(default_factory=dict)


def find_suspects(data: bytes, sheets: set[str]) -> dict[str, Suspects]:
    """Return the suspect cells of some sheets of an .xlsx; nothing for other formats.

    Args:
        data: The file's bytes.
        sheets: Names of the sheets to look at.

    Raises:
        zipfile.BadZipFile: If a part's check sum is wrong, which the quick reader would not notice.
        zlib.error: If a part cannot be unpacked.
    """
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _parts(archive)
            return {name: _scan(archive.read(parts[name])) for name in sheets if name in parts}
    except (KeyError, ET.ParseError):
        # The quick reader reads other packings too, such as .ods; there these cells go unnoticed.
        return {}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    # Only the file's own two small tables of contents are parsed; expat refuses entity bombs.
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    return {
        sheet.get("name", ""): _part(targets.get(sheet.get(_RELATION, ""), ""))
        for sheet in book.iter(f"{_MAIN}sheet")
    }


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else normpath(join("xl", target))


def _scan(xml: bytes) -> Suspects:
    errors: dict[Place, str] = {}
    formulas: dict[Place, bool] = {}
    # Two searches for plain bytes settle nearly every sheet.
    if _ERROR not in xml and not _FORMULA.search(xml):
        return Suspects()
    for match in _CELL.finditer(xml):
        place = _PLACE.search(match[1])
        if place is None:
            continue
        value = _VALUE.search(match[0])
        where = (int(place[2]) - 1, _column_index(place[1].decode()))
        if _ERROR in match[1]:
            errors[where] = value[1].decode() if value else "#ERROR!"
        elif _FORMULA.search(match[0]):
            formulas[where] = value is not None and bool(value[1])
    return Suspects(errors, formulas)


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1
