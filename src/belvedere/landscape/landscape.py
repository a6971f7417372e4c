"""The landscape: sole owner and changer of its tables."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from belvedere.errors import BelvedereError
from belvedere.landscape.changes import Change, ChangeSet
from belvedere.landscape.column import Column
from belvedere.landscape.derived import DERIVED, Derived
from belvedere.landscape.history import History
from belvedere.landscape.rows import Rows, RowsEditor, rows_of, texts_of
from belvedere.schema import (
    ALL_TABLES,
    COLUMNS,
    TERMS,
    Field,
    ListOf,
    added_terms,
    extended_field,
    make_field,
    split_key,
)

Listener = Callable[["Announcement"], None]
T = TypeVar("T")


def _naming(table: str) -> frozenset[str]:
    fields = ALL_TABLES[table].by_name
    names = (name for names in ALL_TABLES[table].label for name in names.split("|"))
    targets = {fields[name].refers_to for name in names} - {None}
    return frozenset({table}).union(*(_naming(target) for target in targets if target))


_NAMED_BY = {name: _naming(name) for name in ALL_TABLES}
"""The tables that the names of a table's records are made of: a deal is called after two companies."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What changed, and who asked.

    Attributes:
        change_set: The change set just applied.
        tables: Tables whose rows or columns may look different now, through references and derivation too.
        initiator: Whatever object asked for the change, so that it need not reload itself; None if unknown.
    """

    change_set: ChangeSet
    tables: frozenset[str]
    initiator: object | None


class Landscape:
    """Nine tables of canonical text, the columns that users added, and the history of both.

    Attributes:
        id: Unique name of the landscape, the same in every copy and workbook of it.
        history: The change sets applied to it.
        today: The day that staleness is measured from.
    """

    def __init__(
        self,
        tables: Mapping[str, Rows] | None = None,
        *,
        id_: str = "",
        history: Iterable[ChangeSet] = (),
        today: date | None = None,
    ) -> None:
        """Take the rows of the tables; those left out are empty.

        Args:
            tables: Rows by table name, with the columns of user columns declared in `columns` included.
            id_: Unique name; a new one is made if it is empty.
            history: Change sets that led here, oldest first.
            today: The day that staleness is measured from; the real one by default.
        """
        self.id = id_ or uuid.uuid4().hex
        self.history = History(history)
        self.today = today or date.today()
        self._tables: dict[str, Rows] = {}
        for name, table in ALL_TABLES.items():
            names = [field.name for field in table.fields]
            given = (tables or {}).get(name)
            self._tables[name] = rows_of(table.key, names, []) if given is None else given
        self._columns: dict[tuple[str, str], Column] = {}
        self._memo: dict[object, Any] = {}
        self._listeners: list[Listener] = []
        self._fields: dict[str, dict[str, Field]] = {}
        self._collect_fields()

    @property
    def revision(self) -> int:
        """How many change sets led here."""
        return len(self.history)

    # ------------------------------------------------------------------ reading
    def rows(self, table: str) -> Rows:
        """Return the rows of a table; they never change, a later change makes new ones."""
        return self._tables[table]

    def fields(self, table: str, *, derived: bool = False) -> tuple[Field, ...]:
        """Return the fields of a table: the schema's, the user's and, if asked for, the derived ones."""
        fields = tuple(self._fields[table].values())
        return fields if derived else tuple(f for f in fields if (table, f.name) not in DERIVED)

    def field(self, table: str, name: str) -> Field:
        """Return a field of any sort by name.

        Raises:
            KeyError: If the table has no such field.
        """
        return self._fields[table][name]

    def has(self, table: str, key: str) -> bool:
        """Return whether a table has a record of that key."""
        return key in self._tables[table].index

    def cell(self, table: str, key: str, field: str) -> str:
        """Return the canonical text of a cell, of a derived field too.

        Raises:
            KeyError: If there is no such record or field.
        """
        rows = self._tables[table]
        if field in rows.columns:
            text: str = rows.columns[field][rows.index[key]]
            return text
        return str(self.column(table, field).texts[rows.index[key]])

    def record(self, table: str, key: str) -> dict[str, str]:
        """Return the texts of a record by field name, without derived ones.

        Raises:
            KeyError: If there is no such record.
        """
        rows = self._tables[table]
        return rows.record(rows.index[key])

    def column(self, table: str, field: str) -> Column:
        """Return a parsed column, kept until a change set touches it.

        Raises:
            KeyError: If the table has no such field.
        """
        found = self._columns.get((table, field))
        if found is None:
            found = self._columns[table, field] = self._parse(table, self._fields[table][field])
        return found

    def label(self, table: str, key: str) -> str:
        """Return how people name a record; the key itself where there is no such record."""
        rows = self._tables[table]
        position = rows.index.get(key)
        if position is None:
            return key
        parts = (
            self._label_part(table, rows.record(position), names)
            for names in ALL_TABLES[table].label
        )
        return " · ".join(part for part in parts if part) or key

    def shown(self, table: str, field: Field, text: str) -> str:
        """Return what people read in a cell: names in place of keys."""
        target = field.refers_to
        if target is None or not text:
            return text
        if isinstance(field.kind, ListOf):
            return "; ".join(self.label(target, part) for part in field.kind.parts(text))
        return self.label(target, text)

    def referring(self, table: str, field: str, key: str) -> list[str]:
        """Return the keys of a table's records whose reference field names a record."""
        column = self.column(table, field)
        kind = column.field.kind
        hits = column.matching(lambda text: key in kind.parts(text))
        return [str(each) for each in self._tables[table].columns[ALL_TABLES[table].key][hits]]

    def memo(self, key: object, compute: Callable[[], T]) -> T:
        """Return what `compute` gives, kept until the next change set."""
        if key not in self._memo:
            self._memo[key] = compute()
        kept: T = self._memo[key]
        return kept

    def snapshot(self) -> "Landscape":
        """Return a copy that later changes do not reach, cheap enough to take for every job."""
        copy = Landscape(self._tables, id_=self.id, history=self.history, today=self.today)
        # Parsed columns are dear and never change, but for the names that a reference shows.
        copy._columns = {place: each for place, each in self._columns.items() if each.settled}
        return copy

    # ----------------------------------------------------------------- changing
    def apply(self, change_set: ChangeSet, *, initiator: object | None = None) -> None:
        """Apply a change set, whole or not at all, then record and announce it.

        Raises:
            BelvedereError: If a cell does not hold what the change set expects; nothing has changed then.
        """
        if not change_set:
            return
        self._tables = self._applied(change_set)
        touched = change_set.tables()
        if not touched.isdisjoint((COLUMNS.name, TERMS.name)):
            self._collect_fields()
        affected = self._forget(touched, change_set)
        self.history.append(change_set)
        for listener in tuple(self._listeners):
            listener(Announcement(change_set, affected, initiator))

    def undo(self, *, author: str = "") -> ChangeSet | None:
        """Take the last change set back by applying its inverse; return it, or None if there is none."""
        return self._take_back(self.history.undoable, author)

    def redo(self, *, author: str = "") -> ChangeSet | None:
        """Apply again what was undone last; return the change set, or None if there is none."""
        return self._take_back(self.history.redoable, author)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a function called after every change set; return a function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # ------------------------------------------------------------------ private
    def _take_back(self, change_set: ChangeSet | None, author: str) -> ChangeSet | None:
        if change_set is None:
            return None
        inverse = change_set.inverse(author)
        self.apply(inverse)
        return inverse

    def _applied(self, change_set: ChangeSet) -> dict[str, Rows]:
        tables = dict(self._tables)
        editors: dict[str, RowsEditor] = {}
        for change in change_set.changes:
            if change.table not in tables:
                raise self._refusal(change, "there is no such table")
            editor = editors.get(change.table)
            if editor is None:
                editor = editors[change.table] = RowsEditor(tables[change.table])
            if fault := editor.apply(change):
                raise self._refusal(change, fault)
            if change.table == COLUMNS.name and change.field == COLUMNS.key:
                self._apply_to_columns(change, tables, editors)
        return tables | {name: editor.done() for name, editor in editors.items()}

    def _apply_to_columns(
        self, change: Change, tables: dict[str, Rows], editors: dict[str, RowsEditor]
    ) -> None:
        # A row of `columns` comes or goes: so does the column that it declares, in the rows as they are now.
        for key, adds in ((change.before, False), (change.after, True)):
            if not key:
                continue
            try:
                table, name = split_key(key)
            except ValueError as error:
                raise self._refusal(change, str(error)) from error
            if table not in tables:
                raise self._refusal(change, f"there is no table “{table}”")
            editor = editors.pop(table, None)
            rows = editor.done() if editor else tables[table]
            if adds == (name in rows.columns):
                raise self._refusal(
                    change, "there is such a column already" if adds else "there is no such column"
                )
            if not adds and any(rows.columns[name]):
                raise self._refusal(change, "the column is not empty")
            tables[table] = rows.with_column(name) if adds else rows.without_column(name)

    def _refusal(self, change: Change, fault: str) -> BelvedereError:
        return BelvedereError(
            f"The change cannot be applied: {fault}",
            where=f"{change.table}/{change.key}/{change.field}",
            remedy="Nothing was changed",
        )

    def _forget(self, touched: frozenset[str], change_set: ChangeSet) -> frozenset[str]:
        self._memo.clear()
        whole = {c.table for c in change_set.changes if c.field == ALL_TABLES[c.table].key} | (
            {split_key(c.key)[0] for c in change_set.changes if c.table == COLUMNS.name}
        )
        cells = {(c.table, c.field) for c in change_set.changes}
        termed = TERMS.name in touched
        affected = set(touched)
        for table, name in tuple(self._columns):
            column = self._columns[table, name]
            derived = DERIVED.get((table, name))
            depends = derived is not None and not touched.isdisjoint(derived.tables)
            target = column.field.refers_to
            refers = target is not None and not touched.isdisjoint(_NAMED_BY[target])
            reads = termed and column.field.vocabulary is not None
            if depends or refers or reads or table in whole or (table, name) in cells:
                del self._columns[table, name]
                affected.add(table)
        return frozenset(affected | whole)

    def _collect_fields(self) -> None:
        added = added_terms(self._records(TERMS.name))
        for name, table in ALL_TABLES.items():
            self._fields[name] = {
                field.name: extended_field(field, added) for field in table.fields
            }
        for derived in DERIVED.values():
            field = extended_field(derived.field, added)
            self._fields[derived.table][field.name] = field
        for record in self._records(COLUMNS.name):
            table_name, _ = split_key(record[COLUMNS.key])
            field = make_field(record)
            self._fields[table_name][field.name] = field

    def _records(self, table: str) -> Iterator[dict[str, str]]:
        rows = self._tables[table]
        return (rows.record(position) for position in range(len(rows)))

    def _parse(self, table: str, field: Field) -> Column:
        derived: Derived | None = DERIVED.get((table, field.name))
        texts = (
            texts_of(derived.compute(self)) if derived else self._tables[table].columns[field.name]
        )
        shown = (lambda text: self.shown(table, field, text)) if field.refers_to else None
        return Column(field, texts, shown)

    def _label_part(self, table: str, record: Mapping[str, str], names: str) -> str:
        for name in names.split("|"):
            if record.get(name):
                return self.shown(table, self._fields[table][name], record[name])
        return ""
