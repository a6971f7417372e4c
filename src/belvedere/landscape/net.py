"""What several change sets come to: what was changed and changed back is no difference."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from belvedere.landscape.changes import Change, ChangeSet
from belvedere.schema import ALL_TABLES

_Record = tuple[str, str]
_Cells = dict[str, tuple[str, str]]
"""Text before and after by field."""
_KEYS = {name: table.key for name, table in ALL_TABLES.items()}


@dataclass(frozen=True)
class Changed:
    """What is not as it was.

    Attributes:
        fields: Names of the fields whose text differs, by table and key that the record has now; of a new
            record those that are not empty.
        added: Table and key of each record that was not there.
        removed: Table and key of each record that is no longer there.
    """

    fields: Mapping[_Record, tuple[str, ...]]
    added: frozenset[_Record]
    removed: frozenset[_Record]

    @cached_property
    def cells(self) -> frozenset[tuple[str, str, str]]:
        """Table, key and field of each cell that differs."""
        return frozenset(
            (table, key, field) for (table, key), fields in self.fields.items() for field in fields
        )

    @cached_property
    def _keys(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for table, key in (*self.added, *self.fields):
            found.setdefault(table, set()).add(key)
        return {table: frozenset(keys) for table, keys in found.items()}

    def keys(self, table: str) -> frozenset[str]:
        """Return the keys of the records of a table that are new or differ in a cell."""
        return self._keys.get(table, frozenset())


class Net:
    """What change sets come to, so that one more can be taken without going through all of them again."""

    def __init__(self, revision: int) -> None:
        """Start from a landscape as it was at a revision."""
        self.revision = revision
        self._cells: dict[_Record, _Cells] = {}
        self._added: set[_Record] = set()
        self._removed: dict[_Record, _Cells] = {}

    def take(self, sets: Iterable[ChangeSet]) -> Changed:
        """Take the change sets applied since, in their order, and return what all of them come to."""
        for change_set in sets:
            for change in change_set.changes:
                self._take(change)
            self.revision += 1
        fields = {
            record: differing
            for record, cells in self._cells.items()
            if (differing := tuple(name for name, (was, now) in cells.items() if was != now))
        }
        return Changed(fields, frozenset(self._added), frozenset(self._removed))

    def _take(self, change: Change) -> None:
        record = (change.table, change.key)
        if change.field != _KEYS[change.table]:
            self._edit(record, change)
        elif not change.before:
            self._come(record)
        elif not change.after:
            self._go(record)
        else:
            self._edit(record, change)
            self._rename(record, (change.table, change.after))

    def _edit(self, record: _Record, change: Change) -> None:
        cells = self._cells.get(record)
        if cells is None:
            self._cells[record] = {change.field: (change.before, change.after)}
            return
        before, _ = cells.get(change.field, (change.before, ""))
        cells[change.field] = (before, change.after)

    def _come(self, record: _Record) -> None:
        if record in self._removed:
            self._cells[record] = self._removed.pop(record)
        else:
            self._added.add(record)

    def _go(self, record: _Record) -> None:
        cells = self._cells.pop(record, {})
        if record in self._added:
            self._added.remove(record)
        else:
            self._removed[record] = cells

    def _rename(self, old: _Record, new: _Record) -> None:
        self._cells[new] = self._cells.pop(old)
        if old in self._added:
            self._added.remove(old)
            self._added.add(new)
