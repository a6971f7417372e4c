"""Two landscapes held against each other: what a reader hands over, difference, review."""

from belvedere.reconcile.diff import diff
from belvedere.reconcile.incoming import Incoming
from belvedere.reconcile.items import Review, ReviewItem
from belvedere.reconcile.review import change_set, review

__all__ = ["Incoming", "Review", "ReviewItem", "change_set", "diff", "review"]
