"""The one error of the room."""

from belvedere.errors import BelvedereError


class TerritoryError(BelvedereError, ValueError):
    """A text that is no territory, or a code that is no place.

    Attributes:
        suggestions: What may have been meant, likeliest first: names, or a whole expression.
    """

    def __init__(
        self, what: str, *, where: str = "", remedy: str = "", suggestions: tuple[str, ...] = ()
    ) -> None:
        """Keep the suggestions beside the three parts of every error."""
        super().__init__(what, where=where, remedy=remedy)
        self.suggestions = suggestions
