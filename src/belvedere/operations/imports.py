"""Taking a file into a landscape: review first, then one change set of what the user ticked."""

from collections.abc import Collection
from pathlib import Path

from belvedere.landscape import ChangeSet, Landscape
from belvedere.operations.files import read_any
from belvedere.progress import Progress
from belvedere.reconcile import Incoming, Review, change_set, review


def review_import(
    landscape: Landscape, path: Path, progress: Progress | None = None
) -> tuple[Review, Incoming]:
    """Return what a file would change in a landscape, and the file as it was read.

    Args:
        landscape: The landscape that would change; it is not changed here.
        path: A `.landscape` file, a workbook, or a folder of CSVs.
        progress: Told how far reading is; None if nobody watches.

    Raises:
        BelvedereError: If the file cannot be read, in words that say what to do.
        Cancelled: If the progress says so.
    """
    _, incoming = read_any(path, progress)
    return review(landscape, incoming), incoming


def apply_review(
    review: Review, ticked: Collection[int] | None = None, *, author: str = ""
) -> ChangeSet:
    """Return the change set of the ticked items of a review, for the landscape that it was made for.

    Args:
        review: The review.
        ticked: Ids of the items; None for those that are ticked at first.
        author: Who decided.
    """
    chosen = review.ticked if ticked is None else ticked
    return change_set(review, chosen, f"Import of {review.name}", review.name, author=author)
