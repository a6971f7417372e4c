"""The mark of each row of a table: what deserves a second look, in one word that a delegate can paint."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from belvedere.landscape import Landscape
from belvedere.landscape.marks import changed, in_conflict, stale, unsourced, why

TONES: Sequence[str | None] = (None, "good", "stopped", "warn", "bad")
"""Tone by mark: none, changed since the last export, stale, in conflict, unsourced; the last one wins."""

_MOST_ROWS = 200_000
"""Rows beyond which marks would keep a table waiting."""


def row_marks(landscape: Landscape, table: str, exported: int | None) -> npt.NDArray[np.int8]:
    """Return the place in `TONES` of each row's mark, shape (rows,); 0 is no mark.

    Args:
        landscape: The landscape.
        table: The table.
        exported: Revision of the last export; None if there was none, and nothing counts as changed since.
    """
    count = len(landscape.rows(table))
    marks = np.zeros(count, dtype=np.int8)
    if count > _MOST_ROWS:
        return marks
    if exported is not None:
        marks[changed(landscape, table, exported)] = 1
    marks[stale(landscape, table)] = 2
    marks[in_conflict(landscape, table)] = 3
    marks[unsourced(landscape, table)] = 4
    return marks


def reasons(landscape: Landscape, table: str, key: str, exported: int | None) -> str:
    """Return why a row is marked, for hovering: one sentence a line; empty for no mark."""
    said = why(landscape, table, key, revision=exported)
    return "\n".join(f"{line[:1].upper()}{line[1:]}" for line in said)
