"""How a review comes about: what of a file can be taken, cell by cell, and what is wrong with the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from belvedere.errors import Problem
from belvedere.landscape import Change, Landscape, remove_record
from belvedere.landscape.editing import add_record
from belvedere.landscape.names import find
from belvedere.reconcile.additions import additions, terms_of_both
from belvedere.reconcile.incoming import Incoming
from belvedere.reconcile.items import ReviewItem
from belvedere.reconcile.sheet import Sheet, SheetColumn, make_sheet
from belvedere.schema import (
    ALL_TABLES,
    COLUMNS,
    TABLES,
    Field,
    ListOf,
    ParseError,
    Reference,
    extended_field,
    fold,
    split_key,
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A cell of the file as its kind reads it; a fault says why it cannot be taken."""

    text: str
    fault: str = ""
    expected: str = ""

    @property
    def reason(self) -> str:
        return f"{self.fault}; expected {self.expected}" if self.expected else self.fault


@dataclass(frozen=True, slots=True)
class _Fault:
    """A cell of a new row that cannot be taken: its field, the column where it stands, its text, and why."""

    field: Field
    column: str
    raw: str
    read: _Read


class Comparison:
    """A file beside a landscape."""

    def __init__(self, mine: Landscape, incoming: Incoming) -> None:
        """Pair the columns and find the new rows that can be taken."""
        self._mine = mine
        self._incoming = incoming
        self._cells: dict[tuple[str, str, str], _Read] = {}
        cells = ((each, (each.table, each.key, each.field)) for each in incoming.problems)
        self._doubts = {cell: each for each, cell in cells if cell in incoming.doubtful}
        self._own: dict[str, dict[str, Field]] = {name: {} for name in ALL_TABLES}
        self._new_columns: list[str] = []
        self._pair_columns()
        self._know_terms_of_both()
        self._sheets = [
            make_sheet(mine, incoming, name, self._own[name])
            for name in TABLES
            if name in incoming.present
        ]
        self._new: dict[str, dict[str, int]] = {
            sheet.table: sheet.new_rows() for sheet in self._sheets
        }
        self._drop_unusable()
        self._proposed = {
            (problem.table, problem.key)
            for problem in incoming.problems
            if self._proposes_key(problem)
        }

    def items(self) -> Iterator[ReviewItem]:
        """Yield the items, numbered."""
        for number, item in enumerate(self._all_items()):
            yield replace(item, id=number)

    def _all_items(self) -> Iterator[ReviewItem]:
        found = list(self._own_items())
        # What the reader could not read either is said once, here with what follows from it.
        told = {(item.table, item.key, item.field) for item in found if item.kind == "problem"}
        for problem in self._incoming.problems:
            place = (problem.table, problem.key, problem.field)
            # Of a row that was given a key, the row's own item speaks: it is taken, or it says why not.
            if place in told or self._proposes_key(problem):
                continue
            if not self._reads_with_my_terms(*place):
                yield self._reader_problem(problem)
        yield from found

    def _proposes_key(self, problem: Problem) -> bool:
        """Return whether a reader only says that it gave a new row a key, in the cell where that is missing."""
        table, key = problem.table, problem.key
        if table not in TABLES or problem.field != TABLES[table].key or problem.expected:
            return False
        new = not self._mine.has(table, key) and self._incoming.landscape.has(table, key)
        return new and problem.where == self._incoming.place(table, key, problem.field)

    def _own_items(self) -> Iterator[ReviewItem]:
        yield from (self._column_item(key) for key in self._new_columns)
        yield from additions(self._mine, self._incoming)
        if COLUMNS.name in self._incoming.present:
            declared = make_sheet(self._mine, self._incoming, COLUMNS.name, {})
            yield from (item for _, item in self._located_edits(declared))
        for sheet in self._sheets:
            # The sort is stable: the cells of a row stay together, in their order.
            found = [*self._located_edits(sheet), *self._located_rows(sheet)]
            yield from (item for _, item in sorted(found, key=lambda pair: pair[0]))
            yield from self._removals(sheet)

    # -------------------------------------------------------------- what is new
    def _pair_columns(self) -> None:
        # A user column is the landscape's own of the same name, else a spare one of the same title, else new.
        theirs = self._incoming.landscape
        pairs = {key: split_key(key) for key in theirs.rows(COLUMNS.name).index}
        for key, (table, name) in pairs.items():
            title = fold(theirs.field(table, name).title)
            mine = {field.name: field for field in self._mine.fields(table)}
            spare = (f for f in mine.values() if f.user and (table, f.name) not in pairs.values())
            found = mine.get(name) or self._spare(table, title, spare)
            self._own[table][name] = found or theirs.field(table, name)
            if found is None and name in self._incoming.present.get(table, ()):
                self._new_columns.append(key)

    def _spare(self, table: str, title: str, fields: Iterable[Field]) -> Field | None:
        taken = {field.name for field in self._own[table].values()}
        return next((f for f in fields if fold(f.title) == title and f.name not in taken), None)

    def _know_terms_of_both(self) -> None:
        added = terms_of_both(self._mine, self._incoming.landscape)
        for name, table in TABLES.items():
            for field in table.fields:
                self._own[name][field.name] = extended_field(field, added)

    def _reads_with_my_terms(self, table: str, key: str, name: str) -> bool:
        # What the reader did not know may be a term that this landscape has added.
        theirs = self._incoming.landscape
        field = self._own[table].get(name) if table in TABLES else None
        if field is None or field.vocabulary is None or not theirs.has(table, key):
            return False
        text = theirs.cell(table, key, name)
        return theirs.field(table, name).kind.find(text) is None and bool(field.kind.find(text))

    def _drop_unusable(self) -> None:
        # A new row that cannot be taken may be what another new row refers to.
        dropped = True
        while dropped:
            dropped = False
            for sheet in self._sheets:
                usable = {
                    key: position
                    for key, position in self._new[sheet.table].items()
                    if not any(fault.field.required for fault in self._faults(sheet, key, position))
                }
                dropped = dropped or len(usable) < len(self._new[sheet.table])
                self._new[sheet.table] = usable

    def _faults(self, sheet: Sheet, key: str, position: int) -> Iterator[_Fault]:
        # What of a new row cannot be taken; a required column that the file lacks is seen at the key.
        key_field = ALL_TABLES[sheet.table].fields[0]
        if (read := self._read(sheet.table, key_field, key)).fault:
            yield _Fault(key_field, key_field.name, key, read)
        for field in sheet.required:
            yield _Fault(field, key_field.name, "", self._read(sheet.table, field, ""))
        for column in sheet.columns:
            raw = column.theirs[position]
            read = self._read_cell(sheet, key, column, raw)
            if read.fault:
                yield _Fault(column.field, column.name, raw, read)

    # ------------------------------------------------------------------ reading
    def _read_cell(self, sheet: Sheet, key: str, column: SheetColumn, raw: str) -> _Read:
        if doubt := self._doubts.get((sheet.table, key, column.name)):
            return _Read(raw, doubt.what, doubt.expected)
        return self._read(sheet.table, column.field, raw)

    def _read(self, table: str, field: Field, raw: str) -> _Read:
        known = self._cells.get((table, field.name, raw))
        if known is None:
            known = self._cells[table, field.name, raw] = self._normalised(field, raw)
        if known.fault or not known.text:
            return known
        return self._resolved(field, known)

    def _normalised(self, field: Field, raw: str) -> _Read:
        try:
            text = field.kind.normalise(raw)
        except ParseError as error:
            return _Read(raw, error.reason, error.expected)
        if field.required and not text:
            return _Read("", f"{field.title} is empty", _wanted(field))
        return _Read(text)

    def _resolved(self, field: Field, read: _Read) -> _Read:
        kind = field.kind.item if isinstance(field.kind, ListOf) else field.kind
        if not isinstance(kind, Reference):
            return read
        for part in field.kind.parts(read.text):
            new = part in self._new.get(kind.table, ())
            if not (new or part in kind.also or self._mine.has(kind.table, part)):
                fault = f"no record of {kind.table} is called “{part}”"
                return _Read(read.text, fault, self._meant(kind.table, part) or _wanted(field))
        return read

    def _meant(self, table: str, text: str) -> str:
        keys = find(self._mine, table, text)
        return keys[0] if len(keys) == 1 else ""

    # -------------------------------------------------------------------- items
    def _located_edits(self, sheet: Sheet) -> Iterator[tuple[int, ReviewItem]]:
        for position, column, before, raw in sheet.differing():
            read = self._read_cell(sheet, sheet.keys[position], column, raw)
            if read.fault or read.text not in (before, self._canonical(column.field, before)):
                yield position, self._cell_item(sheet, position, column, before, read)

    def _canonical(self, field: Field, text: str) -> str:
        try:
            return field.kind.normalise(text)
        except ParseError:
            return text

    def _cell_item(
        self, sheet: Sheet, position: int, column: SheetColumn, before: str, read: _Read
    ) -> ReviewItem:  # fmt: skip
        key, name = sheet.keys[position], column.field.name
        change = Change(sheet.table, key, name, before, read.text)
        return ReviewItem(
            -1, "problem" if read.fault else "changed", sheet.table, key,
            self._mine.label(sheet.table, key), name, before, read.text,
            self._incoming.place(sheet.table, key, column.name),
            ticked=not read.fault, reason=read.reason, changes=() if read.fault else (change,),
        )  # fmt: skip

    def _located_rows(self, sheet: Sheet) -> Iterator[tuple[int, ReviewItem]]:
        for key, position in sheet.new_rows().items():
            if key in self._new[sheet.table]:
                yield position, self._row_item(sheet, key, position)
                left_out = "the cell is left out of the new row"
            else:
                left_out = "the new row is left out"
            for fault in self._faults(sheet, key, position):
                yield position, self._fault_item(sheet.table, key, fault, left_out)

    def _row_item(self, sheet: Sheet, key: str, position: int) -> ReviewItem:
        cells = {}
        for column in sheet.columns:
            read = self._read_cell(sheet, key, column, column.theirs[position])
            cells[column.field.name] = "" if read.fault else read.text
        key_name = ALL_TABLES[sheet.table].key
        label = self._label(sheet.table, key)
        proposed = (sheet.table, key) in self._proposed
        return ReviewItem(
            -1, "added", sheet.table, key, label, "", "", label,
            self._incoming.place(sheet.table, key, key_name),
            ticked=True, reason=f"new key {key} proposed" if proposed else "",
            changes=add_record(sheet.table, {key_name: key, **cells}).changes,
        )  # fmt: skip

    def _fault_item(self, table: str, key: str, fault: _Fault, left_out: str) -> ReviewItem:
        return ReviewItem(
            -1, "problem", table, key, self._label(table, key), fault.field.name, "", fault.raw,
            self._incoming.place(table, key, fault.column),
            ticked=False, reason=f"{fault.read.reason}; {left_out}",
        )  # fmt: skip

    def _label(self, table: str, key: str) -> str:
        # Of a new row: what it refers to may be known to me alone, or be as new as the row itself.
        theirs = self._incoming.landscape
        record = theirs.record(table, key)
        parts = []
        for names in ALL_TABLES[table].label:
            if name := next((each for each in names.split("|") if record.get(each)), ""):
                field = theirs.field(table, name)
                known = field.refers_to and self._mine.has(field.refers_to, record[name])
                parts.append((self._mine if known else theirs).shown(table, field, record[name]))
        return " · ".join(parts) or key

    def _removals(self, sheet: Sheet) -> Iterator[ReviewItem]:
        has = set(sheet.keys)
        for key in self._mine.rows(sheet.table).index:
            if key not in has:
                label = self._mine.label(sheet.table, key)
                yield ReviewItem(
                    -1, "removed", sheet.table, key, label, "", label, "", "",
                    ticked=False, reason=f"{self._incoming.name} does not have it",
                    changes=remove_record(self._mine, sheet.table, key).changes,
                )  # fmt: skip

    def _column_item(self, key: str) -> ReviewItem:
        record = self._incoming.landscape.record(COLUMNS.name, key)
        title = record["title"] or key
        return ReviewItem(
            -1, "added", COLUMNS.name, key, title, "", "", title,
            self._incoming.places.get((COLUMNS.name, key), ""),
            ticked=True, changes=add_record(COLUMNS.name, record).changes,
        )  # fmt: skip

    def _reader_problem(self, problem: Problem) -> ReviewItem:
        has_record = problem.table in ALL_TABLES and problem.key
        label = self._mine.label(problem.table, problem.key) if has_record else ""
        reason = (
            f"{problem.what}; expected {problem.expected}" if problem.expected else problem.what
        )
        return ReviewItem(
            -1, "problem", problem.table, problem.key, label, problem.field, "", "", problem.where,
            ticked=False, reason=reason,
        )  # fmt: skip


def _wanted(field: Field) -> str:
    """Return what a cell takes, in the words of people rather than of tables."""
    kind = field.kind.item if isinstance(field.kind, ListOf) else field.kind
    if not isinstance(kind, Reference):
        return field.kind.describe()
    declared = ALL_TABLES[kind.table]
    named = declared.label[0].split("|")[0]
    title = declared.by_name[named].title.lower()
    wanted = f"a {declared.singular} of this landscape (its key or {title})"
    wanted = " or ".join([wanted, *kind.also])
    return f"{wanted}; several are joined by “; ”" if isinstance(field.kind, ListOf) else wanted
