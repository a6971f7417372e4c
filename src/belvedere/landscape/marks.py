"""Marks: rows that deserve a second look, as whole columns, and why in a sentence each.

Every function takes a table and returns one boolean for each of its rows, in their order, shape (rows,).
They are kept until the next change set, so asking again costs nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

Mask = npt.NDArray[np.bool_]

STALE_AFTER: Mapping[str, int] = {}
"""Months after which a fact of each table is stale; a table that is not named does not go stale."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is not as it was at a revision; what was changed and changed back is not among it.

    Attributes:
        cells: Table, key and field of each cell whose text differs, by the key that its record has now;
            all cells that are not empty of a record that is new.
        added: Table and key of each record that was not there.
        removed: Table and key of each record that is no longer there.
    """

    cells: frozenset[tuple[str, str, str]]
    added: frozenset[tuple[str, str]]
    removed: frozenset[tuple[str, str]]

    def keys(self, table: str) -> frozenset[str]:
        """Return the keys of the records of a table that are new or differ in a cell."""
        raise NotImplementedError


def unsourced(landscape: "Landscape", table: str) -> Mask:
    """Return which rows name no source; none of a table whose rows need none."""
    raise NotImplementedError


def stale(landscape: "Landscape", table: str, limits: Mapping[str, int] = STALE_AFTER) -> Mask:
    """Return which rows no source has stated for longer than the table's limit.

    Args:
        landscape: The landscape; its `today` is what ages are counted to.
        table: The table.
        limits: Months by table; a table that is not named does not go stale.
    """
    raise NotImplementedError


def in_conflict(landscape: "Landscape", table: str) -> Mask:
    """Return which rows state something else than another row does of the same fact."""
    raise NotImplementedError


def changed_since(landscape: "Landscape", revision: int) -> Changed:
    """Return what differs from how the landscape was at a revision.

    Args:
        landscape: The landscape.
        revision: A number of change sets, as `Landscape.revision` was then; 0 for the start of its history.
    """
    raise NotImplementedError


def changed(landscape: "Landscape", table: str, revision: int) -> Mask:
    """Return which rows are new or differ in a cell from how they were at a revision."""
    raise NotImplementedError


def why(
    landscape: "Landscape",
    table: str,
    key: str,
    *,
    limits: Mapping[str, int] = STALE_AFTER,
    revision: int | None = None,
) -> list[str]:
    """Return a sentence for each mark that a record has, for hovering; none for a record without marks.

    Args:
        landscape: The landscape.
        table: The table.
        key: Key of the record.
        limits: As of `stale`.
        revision: The revision since which changes count; None if they are not marked.

    Raises:
        KeyError: If there is no such record.
    """
    raise NotImplementedError
