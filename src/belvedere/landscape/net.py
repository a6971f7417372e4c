"""What several change sets come to: what was changed and changed back is no difference."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from belvedere.landscape.changes import Change, ChangeSet
from belvedere.schema import ALL_TABLES

_Record = tuple[str, str]
_Cells = dict[str, tuple[str, str]]
"""Text before and after by field."""


@dataclass(frozen=True)
class Changed:
    """What is not as it was.

    Attributes:
        cells: Table, key and field of each cell whose text differs, by the key that its record has now; of a
            new record the cells that are not empty.
        added: Table and key of each record that was not there.
        removed: Table and key of each record that is no longer there.
    """

    cells: frozenset[tuple[str, str, str]]
    added: frozenset[_Record]
    removed: frozenset[_Record]

    @cached_property
    def _keys(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for table, key in (*self.added, *(cell[:2] for cell in self.cells)):
            found.setdefault(table, set()).add(key)
        return {table: frozenset(keys) for table, keys in found.items()}

    def keys(self, table: str) -> frozenset[str]:
        """Return the keys of the records of a table that are new or differ in a cell."""
        return self._keys.get(table, frozenset())


def net_changes(sets: Iterable[ChangeSet]) -> Changed:
    """Return what change sets come to, one after the other.

    Args:
        sets: Change sets in the order in which they were applied.
    """
    net = _Net()
    for change_set in sets:
        for change in change_set.changes:
            net.add(change)
    return net.done()


class _Net:
    """The changes so far, each cell with its first text before and its last after."""

    def __init__(self) -> None:
        self._cells: dict[_Record, _Cells] = {}
        self._added: set[_Record] = set()
        self._removed: dict[_Record, _Cells] = {}

    def add(self, change: Change) -> None:
        """Take one more change."""
        record = (change.table, change.key)
        if change.field != ALL_TABLES[change.table].key:
            self._edit(record, change)
        elif not change.before:
            self._come(record)
        elif not change.after:
            self._go(record)
        else:
            self._edit(record, change)
            self._rename(record, (change.table, change.after))

    def done(self) -> Changed:
        """Return what differs."""
        cells = frozenset(
            (*record, field)
            for record, edits in self._cells.items()
            for field, (before, after) in edits.items()
            if before != after
        )
        return Changed(cells, frozenset(self._added), frozenset(self._removed))

    def _edit(self, record: _Record, change: Change) -> None:
        cells = self._cells.setdefault(record, {})
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
