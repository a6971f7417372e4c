"""Collects what may be written into the cells of one table, and what may not, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belvedere.landscape.changes import Change, ChangeSet
from belvedere.landscape.editing import add_record
from belvedere.landscape.keys import make_key
from belvedere.landscape.reading import read
from belvedere.schema import ALL_TABLES, ParseError

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that was left as it is, and why.

    Attributes:
        row: Its row in the block or selection, from 0.
        column: Its column in the block or selection, from 0.
        table: Its table.
        key: Key of its record; empty where there is no row.
        field: Name of its field; empty where there is no column.
        text: What should have been written there.
        reason: Why it was not, with what would be right.
    """

    row: int
    column: int
    table: str
    key: str
    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a block or selection.

    Attributes:
        row: Row in the block, from 0.
        column: Column in the block, from 0.
        key: Key of the record; empty where there is none.
        field: Name of the field; empty where there is none.
    """

    row: int
    column: int
    key: str
    field: str


class Writer:
    """Judges cell after cell; nothing changes before the change set of `done` is applied."""

    def __init__(self, landscape: "Landscape", table: str) -> None:
        """Start with nothing to write."""
        self._landscape = landscape
        self._table = ALL_TABLES[table]
        self._stored = landscape.rows(table).columns
        self._changes: list[Change] = []
        self._refused: list[Refused] = []
        self._made: set[str] = set()
        self._judged: dict[tuple[str, str], tuple[str, str]] = {}

    def judge(self, field: str, text: str) -> tuple[str, str]:
        """Return what to keep of a text, and why it cannot be kept; one of them is empty."""
        found = self._judged.get((field, text))
        if found is None:
            try:
                kept = read(self._landscape, self._landscape.field(self._table.name, field), text)
                found = kept, ""
            except ParseError as error:
                found = "", str(error)
            # A column of a thousand rows has few different texts.
            self._judged[field, text] = found
        return found

    def type(self, place: Place, text: str) -> None:
        """Write a text as if it had been typed; what stands there already is no change."""
        if not (place.key and place.field):
            if text.strip():
                self._refuse(place, text, f"There is no {'column' if place.key else 'row'} there")
            return
        field = self._landscape.field(self._table.name, place.field)
        before = self._landscape.cell(self._table.name, place.key, place.field)
        if text in (before, self._landscape.shown(self._table.name, field, before)):
            return
        kept, fault = self.judge(place.field, text)
        self.write(place, kept, text=text, fault=fault)

    def write(self, place: Place, after: str, *, text: str = "", fault: str = "") -> bool:
        """Write a canonical text unless something is against it; return whether the cell changes.

        Args:
            place: The cell.
            after: What it is to hold.
            text: What was asked for, to be named where it is refused; `after` by default.
            fault: What is known to be against it already.
        """
        before = self._landscape.cell(self._table.name, place.key, place.field)
        if after == before and not fault:
            return False
        if fault := self._fixed(place.field) or fault or self._missing(place.field, after):
            self._refuse(place, text or after, fault)
            return False
        self._changes.append(Change(self._table.name, place.key, place.field, before, after))
        return True

    def add_record(self, cells: Iterable[tuple[Place, str]]) -> None:
        """Add a record of what can be kept of typed texts, at the end; none if that is nothing.

        A key is made for it unless a free one is among the texts; required cells may stay empty.
        """
        record: dict[str, str] = {}
        faults: list[tuple[Place, str, str]] = []
        for place, text in cells:
            if not text.strip():
                continue
            kept, fault = self._judge_new(place.field, text)
            if fault:
                faults.append((place, text, fault))
            else:
                record[place.field] = kept
        name, key = self._table.key, ""
        if record:
            key = record.get(name) or make_key(
                self._landscape, self._table.name, record, self._made
            )
            self._made.add(key)
            self._changes.extend(add_record(self._table.name, {name: key, **record}).changes)
        for place, text, fault in faults:
            self._refuse(Place(place.row, place.column, key, place.field), text, fault)

    def done(self, reason: str) -> tuple[ChangeSet, list[Refused]]:
        """Return the change set of what was written, and what was refused."""
        return ChangeSet(tuple(self._changes), reason), self._refused

    def _judge_new(self, field: str, text: str) -> tuple[str, str]:
        if not field:
            return "", "There is no column there"
        if field == self._table.key:
            kept, fault = self.judge(field, text)
            taken = kept in self._made or self._landscape.has(self._table.name, kept)
            return kept, f"There is a record “{kept}” already" if taken else fault
        return ("", fixed) if (fixed := self._fixed(field)) else self.judge(field, text)

    def _fixed(self, field: str) -> str:
        title = self._landscape.field(self._table.name, field).title
        if field == self._table.key:
            return f"{title} stays as it is: other records refer to this one by it"
        return "" if field in self._stored else f"{title} is computed from other cells"

    def _missing(self, field: str, text: str) -> str:
        declared = self._landscape.field(self._table.name, field)
        return f"{declared.title} cannot be empty" if declared.required and not text else ""

    def _refuse(self, place: Place, text: str, reason: str) -> None:
        self._refused.append(
            Refused(place.row, place.column, self._table.name, place.key, place.field, text, reason)
        )
