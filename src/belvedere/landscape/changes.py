"""Change sets: the one way in which a landscape changes."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from belvedere.schema import ALL_TABLES


@dataclass(frozen=True, slots=True)
class Change:
    """One cell before and after.

    A change of the key field adds a row (`before` empty), removes one (`after` empty) or renames it.
    A row that is added is empty but for its key, and only an empty row can be removed, so that undoing
    brings every cell back by a change of its own.

    Attributes:
        table: Table concerned.
        key: Key of the record before the change; the new key where a row is added.
        field: Field concerned.
        before: Canonical text before; empty is unknown.
        after: Canonical text after.
        position: Index of a row that is added or removed; -1 for the end, and for all other changes.
    """

    table: str
    key: str
    field: str
    before: str
    after: str
    position: int = -1

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        # A record may be called what its key is, so the texts alone do not tell a rename from an edit.
        table = ALL_TABLES.get(self.table)
        renames = table is not None and self.field == table.key and self.before and self.after
        key = self.after if renames else self.key
        return replace(self, key=key, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that apply whole or not at all, in their order.

    Attributes:
        changes: The changes.
        reason: What the user did, in the words that undo and history show: `Import of her2-edited.xlsx`.
        author: Who did it; empty if nobody said.
        origin: The file that the change came from; empty for typing.
        time: When, in UTC.
        id: Unique name of this change set.
        undoes: Id of the change set that this one takes back; empty for all others.
    """

    changes: tuple[Change, ...]
    reason: str
    author: str = ""
    origin: str = ""
    time: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    undoes: str = ""

    def inverse(self, author: str = "") -> "ChangeSet":
        """Return a new change set that takes this one back."""
        return ChangeSet(
            tuple(change.inverse() for change in reversed(self.changes)),
            reason=self.reason,
            author=author or self.author,
            undoes=self.id,
        )

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.changes)

    def tables(self) -> frozenset[str]:
        """Return the names of the tables concerned."""
        return frozenset(change.table for change in self.changes)


def merge_changes(sets: Iterable[ChangeSet], reason: str) -> ChangeSet:
    """Return one change set that does what several do one after the other."""
    return ChangeSet(tuple(change for each in sets for change in each.changes), reason)
