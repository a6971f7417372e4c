"""What a review lists: one item for each thing to decide."""

from dataclasses import dataclass
from typing import Literal

from belvedere.landscape import Change

ItemKind = Literal["changed", "added", "removed", "problem"]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to decide.

    Attributes:
        id: Its number in the review, from 0.
        kind: `changed` is one cell, `added` and `removed` one row, or a column where the table is `columns`.
        table: Table concerned; empty for a problem of the file as a whole.
        key: Key of the record; empty where there is none.
        label: How people name the record.
        field: Field of a cell; empty for a row.
        before: Text before; for a removed row how people name it.
        after: Text after; for an added row how people name it.
        place: Where it stands in the file: `Assets!C4`; empty for what the file does not have.
        ticked: Whether it is to be taken unless the user decides otherwise.
        reason: What is wrong, and what would be right; why a row is asked about; empty for a plain change.
        changes: What it does to the landscape; nothing for a problem, which can never be ticked.
    """

    id: int
    kind: ItemKind
    table: str
    key: str
    label: str
    field: str
    before: str
    after: str
    place: str
    ticked: bool
    reason: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a file would change.

    Attributes:
        items: The items, table by table in the order of the file.
        name: The file's name.
    """

    items: tuple[ReviewItem, ...]
    name: str

    @property
    def ticked(self) -> frozenset[int]:
        """The ids of the items that are ticked at first."""
        return frozenset(item.id for item in self.items if item.ticked)

    def of_kind(self, *kinds: ItemKind) -> tuple[ReviewItem, ...]:
        """Return the items of some kinds, in their order."""
        return tuple(item for item in self.items if item.kind in kinds)
