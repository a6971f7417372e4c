"""Change sets for what a user does to a rectangle of cells: paste, fill down, clear, replace.

Nothing here changes a landscape. Each function reads every cell by its kind, as if it had been typed, and
returns one change set of what can be kept and a list of what cannot, cell by cell, with the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belvedere.landscape.changes import ChangeSet

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


Edited = tuple[ChangeSet, list[Refused]]
"""One change set, empty if nothing changes, and the cells left as they are."""


def paste(
    landscape: "Landscape",
    table: str,
    keys: Sequence[str],
    fields: Sequence[str],
    block: Sequence[Sequence[str]],
    *,
    selected: tuple[int, int] = (1, 1),
    add_rows: bool = False,
) -> Edited:
    """Return what pasting a block of texts does, its first cell onto the first of `keys` × `fields`.

    Args:
        landscape: The landscape.
        table: The table pasted into.
        keys: Records from the current row to the last one shown, in the order shown.
        fields: Fields from the current column to the last one shown, in the order shown.
        block: Texts by row; a row may be shorter than others and then says nothing of the cells beyond.
        selected: Rows and columns selected. A selection that the block goes into several times is filled
            with repetitions of it, so a single text fills any selection; otherwise it is pasted once.
        add_rows: Whether rows of the block beyond the last of `keys` become new records at the end.
    """
    raise NotImplementedError


def fill_down(
    landscape: "Landscape", table: str, keys: Sequence[str], fields: Sequence[str]
) -> Edited:
    """Return what writing the cells of the first record into the other records does."""
    raise NotImplementedError


def clear(landscape: "Landscape", table: str, keys: Sequence[str], fields: Sequence[str]) -> Edited:
    """Return what emptying the cells does; those that cannot be empty are refused."""
    raise NotImplementedError


def replace(
    landscape: "Landscape",
    table: str,
    keys: Sequence[str],
    fields: Sequence[str],
    *,
    find: str,
    by: str,
    whole: bool = False,
    case: bool = False,
) -> tuple[ChangeSet, list[Refused], int]:
    """Return what replacing a text in the cells does, and how many occurrences that replaces.

    A reference is replaced only as a whole, when `find` is a name of the record it points to.

    Args:
        landscape: The landscape.
        table: The table.
        keys: Records of the selection.
        fields: Fields of the selection.
        find: The text looked for; an empty one is found nowhere.
        by: The text to put in its place; empty removes it.
        whole: Whether it has to be the whole cell, or a whole item of a list.
        case: Whether capitals have to agree.
    """
    raise NotImplementedError
