"""The hidden sheet by which a workbook is known again: where it comes from and what its columns are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from belvedere.schema import ALL_TABLES, COLUMNS, SYSTEM_TABLES

_FORMAT = "1"
_COLUMN_FIELDS = tuple(each.name for each in COLUMNS.fields)
_SAMPLE = 24
_PIECE = 8000
"""Characters of a text that go into one cell of this sheet."""


@dataclass(frozen=True)
class SheetNote:
    """What was written on one sheet.

    Attributes:
        sheet: Name of the sheet.
        table: Name of the table.
        headers: Field name by header.
        samples: Marks of some contents by field name, from which a column is known under another header.
    """

    sheet: str
    table: str
    headers: Mapping[str, str]
    samples: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Metadata:
    """What a workbook of ours says of itself; empty for a workbook of other making.

    Attributes:
        landscape_id: The landscape that was exported.
        revision: Its revision; -1 if not known.
        schema_version: Version of the schema; 0 if not known.
        notes: The sheets.
        columns: Declarations of the user columns, as records of the table `columns`.
        records: Records of the other tables about the landscape itself, by table: terms and views.
        verbatim: Texts, by table and field, that typing would change and that are to be kept as they stand.
    """

    landscape_id: str = ""
    revision: int = -1
    schema_version: int = 0
    notes: tuple[SheetNote, ...] = ()
    columns: tuple[Mapping[str, str], ...] = ()
    records: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    verbatim: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def note(self, table: str) -> SheetNote | None:
        """Return what was written on a table's sheet, or None."""
        return next((note for note in self.notes if note.table == table), None)


def sample(texts: Iterable[str]) -> frozenset[str]:
    """Return marks of the first different texts of a column that are not empty."""
    marks: dict[str, None] = {}
    for text in texts:
        if text:
            marks[mark(text)] = None
        if len(marks) == _SAMPLE:
            break
    return frozenset(marks)


def mark(text: str) -> str:
    """Return a short mark of a text; the same for the same text on every machine."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def to_rows(metadata: Metadata) -> list[tuple[str, ...]]:
    """Return the metadata as rows of texts, the first of each saying what it is; always in the same order."""
    rows: list[tuple[str, ...]] = [
        ("belvedere", _FORMAT),
        ("schema", str(metadata.schema_version)),
        ("landscape", metadata.landscape_id),
        ("revision", str(metadata.revision)),
    ]
    for note in metadata.notes:
        rows.append(("sheet", note.sheet, note.table))
        for header, name in note.headers.items():
            rows.append(("header", note.table, name, header, " ".join(sorted(note.samples[name]))))
    rows += [("column", *(record[name] for name in _COLUMN_FIELDS)) for record in metadata.columns]
    for table, records in metadata.records.items():
        for record in records:
            rows += _record_rows(table, record)
    for (table, name), texts in metadata.verbatim.items():
        rows += [("verbatim", table, name, text) for text in sorted(texts)]
    return rows


def pieces(text: str) -> list[str]:
    """Return a text in pieces that a cell surely holds; none for the empty text."""
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def _record_rows(table: str, record: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    # A view may filter by more values than a cell has room for.
    key = record[ALL_TABLES[table].key]
    for name, text in record.items():
        if text:
            yield ("record", table, key, name, *pieces(text))


def from_rows(rows: Iterable[Sequence[str]]) -> Metadata:
    """Return the metadata that rows of texts state; rows of other words are left to later versions."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        word, *rest = row or ("",)
        by_word.setdefault(word, []).append((*rest, *[""] * 5))
    tables = {row[0]: row[1] for row in by_word.get("sheet", ())}
    verbatim: dict[tuple[str, str], set[str]] = {}
    for table, name, text, *_ in by_word.get("verbatim", ()):
        verbatim.setdefault((table, name), set()).add(text)
    return Metadata(
        landscape_id=_first(by_word, "landscape"),
        revision=_whole(_first(by_word, "revision"), -1),
        schema_version=_whole(_first(by_word, "schema"), 0),
        notes=tuple(
            _note(sheet, table, by_word.get("header", ())) for sheet, table in tables.items()
        ),
        columns=tuple(
            dict(zip(_COLUMN_FIELDS, row, strict=False)) for row in by_word.get("column", ())
        ),
        records=_records(by_word.get("record", ())),
        verbatim={place: frozenset(texts) for place, texts in verbatim.items()},
    )


def _records(rows: Iterable[tuple[str, ...]]) -> dict[str, tuple[Mapping[str, str], ...]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for table, key, name, *parts in rows:
        if table in SYSTEM_TABLES and name in SYSTEM_TABLES[table].by_name:
            empty = dict.fromkeys(SYSTEM_TABLES[table].by_name, "")
            found.setdefault(table, {}).setdefault(key, empty)[name] = "".join(parts)
    return {table: tuple(records.values()) for table, records in found.items()}


def _note(sheet: str, table: str, headers: Iterable[tuple[str, ...]]) -> SheetNote:
    own = [row for row in headers if row[0] == table]
    return SheetNote(
        sheet,
        table,
        {header: name for _, name, header, *_ in own},
        {name: frozenset(marks.split()) for _, name, _, marks, *_ in own},
    )


def _first(by_word: Mapping[str, list[tuple[str, ...]]], word: str) -> str:
    return by_word[word][0][0] if word in by_word else ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.removeprefix("-").isdecimal() else otherwise
