"""The review of a file before it is taken in: one item for each thing that it would change, or that is wrong."""

from collections.abc import Collection

from belvedere.landscape import ChangeSet, Landscape
from belvedere.reconcile.comparison import Comparison
from belvedere.reconcile.incoming import Incoming
from belvedere.reconcile.items import Review, ReviewItem
from belvedere.schema import COLUMNS


def review(mine: Landscape, incoming: Incoming) -> Review:
    """Compare a file with a landscape, cell by cell, and find what cannot be taken.

    Texts are compared as their kinds write them, so that `Ph III` is no change of `Phase 3`. What the file
    does not have is left as it is; a row that is missing from a table of the file is asked about.

    Args:
        mine: The landscape that would change.
        incoming: The file.
    """
    return Review(tuple(Comparison(mine, incoming).items()), incoming.name)


def change_set(
    review: Review, ticked: Collection[int], reason: str, origin: str = "", *, author: str = ""
) -> ChangeSet:
    """Return the change set of the items ticked; ids of problems are passed over.

    Args:
        review: The review.
        ticked: Ids of items.
        reason: What the history says: `Import of her2-edited.xlsx`.
        origin: The file.
        author: Who decided.
    """
    chosen = [item for item in review.items if item.id in ticked]
    changes = tuple(change for item in sorted(chosen, key=_turn) for change in item.changes)
    return ChangeSet(changes, reason, author=author, origin=origin)


def _turn(item: ReviewItem) -> tuple[int, int]:
    # Columns before the cells in them; rows go last one first, so that undoing puts each where it was.
    if item.kind == "removed":
        return (3, -item.changes[-1].position)
    if item.kind == "changed":
        return (2, 0)
    return (0 if item.table == COLUMNS.name else 1, 0)
